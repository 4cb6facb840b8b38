"""A dossier's findings and sign-offs become JSON objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.model import Dossier, Finding


def findings(dossier: Dossier) -> list[dict[str, Any]]:
    """Return all findings by place, those that do not count, too."""
    return [_finding(finding) for finding in sorted(dossier.findings, key=order)]


def signoffs(dossier: Dossier) -> list[dict[str, Any]]:
    """Return the sign-offs that were read, each with how it fares."""
    return [
        {**each.signoff.model_dump(mode="json"), "state": each.state, "detail": each.detail or None}
        for each in dossier.signoffs
    ]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "message": finding.message,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
        "locations": [
            {
                "start": location.span.start,
                "end": location.span.end,
                "line": location.line,
                "column": location.column,
                "message": location.message,
                "part": location.part or None,
            }
            for location in finding.locations
        ],
        "suppressed": finding.suppressed,
        "suppression": finding.suppression.model_dump(mode="json") if finding.suppression else None,
        "remark": finding.remark or None,
    }


def order(finding: Finding) -> tuple[int, str, str, str]:
    """Return what machines sort findings by: place, then rule, so that every run has one order."""
    return finding.start, finding.rule, finding.fingerprint, finding.message
