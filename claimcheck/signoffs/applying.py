"""A dossier and the sign-offs of a file go in; the dossier with what people have decided comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Notice, SignOffState, Suppression, SuppressionKind
from claimcheck.signoffs.earlier import remarked, unmet
from claimcheck.signoffs.fate import fates, made_of
from claimcheck.signoffs.seeing import index, name, see

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from claimcheck.model import Dossier, Finding, Signed, SignOff


def apply(  # noqa: PLR0913 - what a run knows beside the dossier
    dossier: Dossier,
    listed: Sequence[SignOff],
    today: str,
    *,
    file: str | None = None,
    elsewhere: Collection[str] = (),
    rules: Collection[str] | None = None,
    gone: Collection[str] = (),
) -> Dossier:
    """Return the dossier with each finding suppressed by a sign-off that holds, or remarked upon.

    `today` is ISO 8601; `file` is where the sign-offs stand. `elsewhere` are the fingerprints of the run's
    other manuscripts; `rules` those that have been run, None for all: of others nothing is told. `gone` are
    names of manuscripts that are no longer there: this one may have been called so.
    """
    known = index(dossier)
    findings = {finding.fingerprint: finding for finding in dossier.findings}
    own = name(dossier)
    here = [s for s in listed if s.id in findings or (s.manuscript in {None, own} and s.id not in elsewhere)]
    seen = {s.id: see(known, findings[s.id]) for s in here if s.id in findings}
    signed = fates(here, seen, known, today, rules)
    told: dict[str, list[Signed]] = {}
    for each in signed:
        told.setdefault(each.signoff.id, []).append(each)
    unused = [each for each in signed if each.state is SignOffState.UNUSED]
    strayed = [s for s in listed if s.manuscript in gone and s.id not in findings and s.id not in elsewhere]
    earlier = unmet([*(each.signoff for each in unused), *strayed])
    decided = [_decided(finding, told.get(finding.fingerprint, ())) for finding in dossier.findings]
    notices = [Notice(message=f"{made_of(each.signoff)}: {each.detail}", file=file) for each in unused]
    return dossier.model_copy(
        update={
            "findings": tuple(remarked(finding, known, earlier) for finding in decided),
            "signoffs": (*dossier.signoffs, *signed),
            "notices": (*dossier.notices, *notices),
        }
    )


def _decided(finding: Finding, signed: Sequence[Signed]) -> Finding:
    """A rejection wins over all; then what suppresses a finding already, then a sign-off that holds."""
    details = [each.detail for each in signed if each.state is SignOffState.REJECTED]
    if details:
        return finding.model_copy(update={"suppression": None, "remark": _joined(details)})
    if finding.suppressed:
        return finding
    holding = next((each.signoff for each in signed if each.state is SignOffState.HOLDS), None)
    if holding is None:
        return finding.model_copy(update={"remark": _joined([each.detail for each in signed])})
    suppression = Suppression(
        kind=SuppressionKind.SIGN_OFF,
        reason=holding.reason,
        by=holding.by,
        date=holding.date,
        expires=holding.expires,
    )
    return finding.model_copy(update={"suppression": suppression})


def _joined(details: Sequence[str]) -> str:
    return ". ".join(dict.fromkeys(details))
