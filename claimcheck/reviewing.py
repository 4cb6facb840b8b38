"""A report goes in; items to decide on come out, decisions go into the file of sign-offs and out of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from claimcheck import deciding, durable, reading, signoffs
from claimcheck.errors import UsageError
from claimcheck.model import Decision, Level, SignOffState, SuppressionKind, Verdict
from claimcheck.model.report import NOT_HAD_RULES
from claimcheck.model.unchecked import lacking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from claimcheck.model import Dossier, Finding, Report, Signed, SignOff
    from claimcheck.settings import Settings

_ERRORS, _UNCHECKED, _WARNINGS, _NOTES = range(4)  # the order in which people decide
_RANKS = {Level.ERROR: _ERRORS, Level.WARNING: _WARNINGS, Level.NOTE: _NOTES}


class Item(NamedTuple):
    """What is decided at once: the findings of one quotation, or one finding that belongs to none.

    `dossier` is the place of the manuscript's dossier in the report.
    """

    dossier: int
    findings: tuple[Finding, ...]


class Decided(NamedTuple):
    """A decision as it was saved: a sign-off for each finding, and the one whose place it took, if any.

    `word` is what was done: accepted, rejected, confirmed.
    """

    word: str
    file: Path
    signoffs: tuple[SignOff, ...]
    replaced: tuple[SignOff | None, ...]


class Walk(NamedTuple):
    """Where an editor is: the items, the place among them (their number when past the last), what was done.

    `done` are places and decisions in the order in which they were made.
    """

    items: tuple[Item, ...]
    at: int = 0
    done: tuple[tuple[int, Decided], ...] = ()

    @property
    def standing(self) -> dict[int, Decided]:
        """The decision that stands at each place that has one."""
        return dict(self.done)


def items(report: Report, level: Level = Level.NOTE, *, everything: bool = False) -> tuple[Item, ...]:
    """Return what is open down to `level`: errors, not checked, warnings, notes; within them as in the text.

    What was not checked is there at every level. With `everything` also what was signed off or rejected.
    """
    found = [
        item
        for number, dossier in enumerate(report.dossiers)
        for item in _grouped(number, dossier, _open(dossier, everything=everything))
    ]
    ranked = [(_rank(report, item), item) for item in found]
    wanted = [pair for pair in ranked if pair[0] <= max(_RANKS[level], _UNCHECKED)]
    return tuple(item for _, item in sorted(wanted, key=lambda pair: pair[0]))


def decide(  # noqa: PLR0913 - as many as a decision has
    report: Report,
    settings: Settings,
    item: Item,
    decision: Decision,
    *,
    reason: str,
    by: str,
    expires: str | None = None,
) -> Decided:
    """Sign each finding of an item and save that. Raises DecisionsError where it cannot be saved."""
    dossier = report.dossiers[item.dossier]
    day = deciding.day(settings)
    return _saved(
        decision.done,
        file_of(report, settings, item),
        [signoffs.sign(dossier, finding, decision, reason, by, day, expires) for finding in item.findings],
    )


def confirmable(report: Report, item: Item) -> tuple[Signed, ...]:
    """Return the earlier sign-offs that one key renews, one for each finding; nothing if one has none."""
    renewed = {s.signoff.id: s for s in report.dossiers[item.dossier].signoffs if signoffs.confirmable(s)}
    found = [renewed.get(finding.fingerprint) for finding in item.findings]
    return tuple(signed for signed in found if signed) if all(found) else ()


def confirm(report: Report, settings: Settings, item: Item, by: str) -> Decided:
    """Sign what was signed before anew, upon the source as it is today: same reasons, same expiry."""
    dossier, day = report.dossiers[item.dossier], deciding.day(settings)
    earlier = [signed.signoff for signed in confirmable(report, item)]
    signed = [
        signoffs.sign(dossier, finding, old.decision, old.reason, by, day, old.expires)
        for finding, old in zip(item.findings, earlier, strict=True)
    ]
    return _saved("confirmed", file_of(report, settings, item), signed)


def rejected_by(report: Report, item: Item) -> set[str]:
    """Return who has rejected any of an item's findings, as the file was when the run began."""
    ids = {finding.fingerprint for finding in item.findings}
    listed = (signed.signoff for signed in report.dossiers[item.dossier].signoffs)
    return {signoff.by for signoff in listed if signoff.id in ids and signoff.decision is Decision.REJECT}


def undo(decided: Decided) -> None:
    """Take a decision out of its file, and put back what it took the place of."""
    for signoff, before in zip(decided.signoffs, decided.replaced, strict=True):
        if before:
            signoffs.save(decided.file, before)
        else:
            signoffs.remove(decided.file, signoff.id, signoff.by)


def prepare(report: Report, settings: Settings, items: Iterable[Item]) -> None:
    """Raise UsageError where decisions on the items could not be saved."""
    for file in sorted({file_of(report, settings, item) for item in items}):
        try:
            with durable.turn(file):
                writable = not file.exists() or os.access(file, os.W_OK)
        except OSError as error:
            raise UsageError(f"cannot be written: {error.strerror or error}", file=str(file)) from error
        if not writable:
            raise UsageError("is write-protected, so that no decision could be saved", file=str(file))


def undecided(dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
    """Return dossiers as the rules made them, to be settled anew once more has been decided."""
    return tuple(
        dossier.model_copy(
            update={
                "findings": tuple(
                    finding.model_copy(update={"suppression": None, "remark": ""})
                    for finding in dossier.findings
                ),
                "signoffs": (),
                "notices": (),
            }
        )
        for dossier in dossiers
    )


def file_of(report: Report, settings: Settings, item: Item) -> Path:
    """Return the file that an item's decision goes into."""
    return reading.signoffs_file(report.dossiers[item.dossier].evidence.manuscript, settings)


def onward(walk: Walk) -> Walk:
    """Go to the next item without a decision, else past the last."""
    later = (place for place in range(walk.at + 1, len(walk.items)) if place not in walk.standing)
    return walk._replace(at=next(later, len(walk.items)))


def _open(dossier: Dossier, *, everything: bool) -> list[Finding]:
    """What nobody has decided on; with `everything` all that a sign-off may change."""
    rejected = {s.signoff.id for s in dossier.signoffs if s.state is SignOffState.REJECTED}
    if everything:
        kinds = {None, SuppressionKind.SIGN_OFF}
        return [f for f in dossier.findings if (f.suppression.kind if f.suppression else None) in kinds]
    return [f for f in dossier.findings if not f.suppressed and f.fingerprint not in rejected]


def _grouped(number: int, dossier: Dossier, findings: Iterable[Finding]) -> list[Item]:
    known = {quotation.id for quotation in dossier.evidence.manuscript.quotations}
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.start):
        own = finding.quotation_id if finding.quotation_id in known else None
        groups.setdefault(own or finding.fingerprint, []).append(finding)
    return [
        Item(number, tuple(sorted(group, key=lambda finding: _RANKS[finding.level])))
        for group in groups.values()
    ]


def _rank(report: Report, item: Item) -> int:
    worst = min(_RANKS[finding.level] for finding in item.findings)
    if worst > _UNCHECKED and _not_checked(report.dossiers[item.dossier], item.findings):
        return _UNCHECKED
    return worst


def _not_checked(dossier: Dossier, findings: Sequence[Finding]) -> bool:
    unchecked = {m.quotation_id for m in dossier.evidence.matches if m.verdict is Verdict.UNCHECKED}
    return any(finding.quotation_id in unchecked or _wanted(dossier, finding) for finding in findings)


def _wanted(dossier: Dossier, finding: Finding) -> bool:
    """Whether a work that was not had is still wanted, or somebody has signed off that it was not."""
    return finding.rule in NOT_HAD_RULES and (finding.suppressed or finding.reference_id in lacking(dossier))


def _saved(word: str, file: Path, signed: Sequence[SignOff]) -> Decided:
    before = {(s.id, s.by): s for s in signoffs.load(signoffs.read(file) or "", str(file))}
    signoffs.save(file, *signed)
    return Decided(word, file, tuple(signed), tuple(before.get((s.id, s.by)) for s in signed))
