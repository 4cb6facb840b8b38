"""A Report becomes a baseline, schema claimcheck-baseline/1: the findings that later runs shall not count.

It lists what is open, and what an earlier baseline covers; not what people have signed off, ignored in the
manuscript or rejected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import SignOffState, SuppressionKind
from claimcheck.model.decision import BASELINE
from claimcheck.report.json import dumped

if TYPE_CHECKING:
    from claimcheck.model import Dossier, Finding, Look, Report

NAME = "baseline"


def render(report: Report, _look: Look) -> str:
    """Return the entries by the manuscript's path, then rule and fingerprint."""
    dossiers = sorted(report.dossiers, key=lambda dossier: dossier.evidence.manuscript.path)
    manuscripts = {dossier.evidence.manuscript.path: _entries(dossier) for dossier in dossiers}
    return dumped(
        {"schema": BASELINE, "manuscripts": {path: said for path, said in manuscripts.items() if said}}
    )


def _entries(dossier: Dossier) -> list[dict[str, str]]:
    rejected = {each.signoff.id for each in dossier.signoffs if each.state is SignOffState.REJECTED}
    listed = [f for f in dossier.findings if f.fingerprint not in rejected and _counts(f)]
    return [
        {"fingerprint": finding.fingerprint, "rule": finding.rule, "level": finding.level}
        for finding in sorted(listed, key=lambda finding: (finding.rule, finding.fingerprint))
    ]


def _counts(finding: Finding) -> bool:
    return finding.suppression is None or finding.suppression.kind is SuppressionKind.BASELINE
