"""Dossiers and settings go in; counts, the outcome and the exit code come out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import Dossier, Finding, Level, Outcome, Summary, Verdict
from claimcheck.model.unchecked import lacking, unchecked

if TYPE_CHECKING:
    from claimcheck.settings import Settings

_EXIT_CODES = {Outcome.PASS: 0, Outcome.FAIL: 1, Outcome.EMPTY: 2, Outcome.INCOMPLETE: 3}


def summarise(dossiers: tuple[Dossier, ...], settings: Settings, since: str | None = None) -> Summary:
    """Count verdicts and findings, and tell the outcome and the exit code under the settings.

    With `since` the dossiers are those of manuscripts that have changed: to have none is no fault.
    """
    matches = [match for dossier in dossiers for match in dossier.evidence.matches]
    findings = [finding for dossier in dossiers for finding in dossier.findings if not finding.suppressed]
    outcome = Outcome.PASS if since and not dossiers else _outcome(dossiers, findings, settings)
    verdicts = Counter(match.verdict for match in matches)
    levels = Counter(finding.level for finding in findings)
    return Summary(
        quotations={verdict: verdicts[verdict] for verdict in Verdict},
        findings={level: levels[level] for level in Level},
        outcome=outcome,
        policy=_policy(settings, since),
        exit_code=_EXIT_CODES[outcome],
    )


def _outcome(dossiers: tuple[Dossier, ...], findings: list[Finding], settings: Settings) -> Outcome:
    if any(finding.level.severity >= settings.fail_on.severity for finding in findings):
        return Outcome.FAIL
    checked = [dossier.evidence for dossier in dossiers]
    if not settings.allow_empty and not any(e.matches or e.manuscript.claims for e in checked):
        return Outcome.EMPTY
    if not settings.allow_unchecked and any(map(_incomplete, dossiers)):
        return Outcome.INCOMPLETE
    return Outcome.PASS


def _incomplete(dossier: Dossier) -> bool:
    """A quotation without a verdict, or a cited work that was not had, and nobody has signed that off.

    What a baseline or a comment suppresses was looked at by nobody: it stays unchecked.
    """
    return bool(unchecked(dossier) or lacking(dossier))


def _policy(settings: Settings, since: str | None) -> str:
    parts = [
        f"fails on {settings.fail_on} or worse" if settings.fail_on is not Level.ERROR else "fails on errors"
    ]
    if settings.allow_unchecked:
        parts.append("unchecked allowed")
    if settings.allow_empty:
        parts.append("empty allowed")
    if since:
        parts.append(f"only what has changed since {since}")
    return ", ".join(parts)
