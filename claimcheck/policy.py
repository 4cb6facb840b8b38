"""Dossiers and settings go in; counts, the outcome and the exit code come out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import Dossier, Evidence, Finding, Level, Outcome, Summary, Unavailable, Verdict

if TYPE_CHECKING:
    from claimcheck.settings import Settings

_EXIT_CODES = {Outcome.PASS: 0, Outcome.FAIL: 1, Outcome.EMPTY: 2, Outcome.INCOMPLETE: 3}
_SEVERITY = (Level.NOTE, Level.WARNING, Level.ERROR)


def summarise(dossiers: tuple[Dossier, ...], settings: Settings) -> Summary:
    """Count verdicts and findings, and tell the outcome and the exit code under the settings."""
    matches = [match for dossier in dossiers for match in dossier.evidence.matches]
    findings = [finding for dossier in dossiers for finding in dossier.findings if not finding.suppressed]
    outcome = _outcome(dossiers, findings, settings)
    verdicts = Counter(match.verdict for match in matches)
    levels = Counter(finding.level for finding in findings)
    return Summary(
        quotations={verdict: verdicts[verdict] for verdict in Verdict},
        findings={level: levels[level] for level in Level},
        outcome=outcome,
        policy=_policy(settings),
        exit_code=_EXIT_CODES[outcome],
    )


def _outcome(dossiers: tuple[Dossier, ...], findings: list[Finding], settings: Settings) -> Outcome:
    bar = _SEVERITY.index(settings.fail_on)
    if any(_SEVERITY.index(finding.level) >= bar for finding in findings):
        return Outcome.FAIL
    checked = [dossier.evidence for dossier in dossiers]
    if not settings.allow_empty and not any(e.matches or e.manuscript.claims for e in checked):
        return Outcome.EMPTY
    if not settings.allow_unchecked and any(_incomplete(evidence) for evidence in checked):
        return Outcome.INCOMPLETE
    return Outcome.PASS


def _incomplete(evidence: Evidence) -> bool:
    """A quotation without a verdict, or a cited work that was not had."""
    return any(match.verdict is Verdict.UNCHECKED for match in evidence.matches) or any(
        isinstance(source, Unavailable) for source in evidence.sources
    )


def _policy(settings: Settings) -> str:
    parts = [
        f"fails on {settings.fail_on} or worse" if settings.fail_on is not Level.ERROR else "fails on errors"
    ]
    if settings.allow_unchecked:
        parts.append("unchecked allowed")
    if settings.allow_empty:
        parts.append("empty allowed")
    return ", ".join(parts)
