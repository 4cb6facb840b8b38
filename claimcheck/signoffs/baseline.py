"""A baseline, as `--output baseline=FILE` wrote it, is read and applied: old findings that do not count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from claimcheck.errors import DecisionsError
from claimcheck.model import Level, Notice, Noun, SignOffState, Suppression, SuppressionKind, Unavailable
from claimcheck.model.decision import BASELINE
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimcheck.model import Dossier, Finding

_LARGEST = 64_000_000  # code points
_CONFLICT = re.compile(r"^(?:<{7}|>{7})", re.MULTILINE)
_ANEW = "write it anew with `--output baseline=FILE`"


class Entry(Noun):
    """A finding that stood when the baseline was written."""

    fingerprint: str
    rule: str
    level: Level


class Baseline(Noun):
    """The findings that do not count, by the path of their manuscript."""

    form: str = Field(alias="schema")
    manuscripts: dict[str, tuple[Entry, ...]]


def load_baseline(text: str, file: str) -> Baseline:
    """Return a baseline. Raises DecisionsError for what `--output baseline=FILE` would not have written."""
    if len(text) > _LARGEST:
        raise DecisionsError(f"is larger than {_LARGEST} letters: it is no baseline", file=file)
    try:
        baseline = Baseline.model_validate_json(text, strict=True)
    except ValidationError as error:
        raise DecisionsError(_wrong(text, error), file=file, line=_line(text)) from error
    if baseline.form != BASELINE:
        shown = visible(baseline.form[:40])
        raise DecisionsError(f"has the schema {shown!r}, not {BASELINE!r}: {_ANEW}", file=file)
    return baseline


def apply_baseline(dossier: Dossier, baseline: Baseline, *, rules: Collection[str] | None = None) -> Dossier:
    """Return the dossier with what the baseline knows suppressed, unless it is worse now or was rejected.

    `rules` are those that have been run, None for all: of others it is not told whether an entry is needed.
    """
    entries = {
        entry.fingerprint: entry for entry in baseline.manuscripts.get(dossier.evidence.manuscript.path, ())
    }
    rejected = {each.signoff.id for each in dossier.signoffs if each.state is SignOffState.REJECTED}
    covered = {f.fingerprint for f in dossier.findings if _covers(entries.get(f.fingerprint), f, rejected)}
    findings = (
        finding.model_copy(update={"suppression": Suppression(kind=SuppressionKind.BASELINE)})
        if finding.fingerprint in covered
        else finding
        for finding in dossier.findings
    )
    left = [e for id_, e in entries.items() if id_ not in covered and (rules is None or e.rule in rules)]
    return dossier.model_copy(
        update={"findings": tuple(findings), "notices": (*dossier.notices, *_unneeded(dossier, len(left)))}
    )


def _covers(entry: Entry | None, finding: Finding, rejected: Collection[str]) -> bool:
    if entry is None or finding.suppressed or finding.fingerprint in rejected or entry.rule != finding.rule:
        return False
    return finding.level.severity <= entry.level.severity


def _unneeded(dossier: Dossier, count: int) -> tuple[Notice, ...]:
    """Where a source was not had, a finding may only not have been looked for."""
    if not count or any(isinstance(source, Unavailable) for source in dossier.evidence.sources):
        return ()
    entries = "one entry of the baseline is" if count == 1 else f"{count} entries of the baseline are"
    return (Notice(message=f"{entries} needed no more: {_ANEW}"),)


def _wrong(text: str, error: ValidationError) -> str:
    if _CONFLICT.search(text):
        return f"holds a merge conflict: take one side whole, or {_ANEW}"
    problem = error.errors(include_input=False, include_url=False)[0]
    place = visible(".".join(map(str, problem["loc"]))[:100])
    return f"is no baseline: {f'{place}: ' if place else ''}{visible(problem['msg'][:200])}; {_ANEW}"


def _line(text: str) -> int | None:
    conflict = _CONFLICT.search(text)
    return text.count("\n", 0, conflict.start()) + 1 if conflict else None
