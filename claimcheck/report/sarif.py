"""A Report becomes SARIF 2.1.0 (OASIS), as GitHub code scanning and editors read it.

What was signed off is left out, since GitHub opens suppressed results as alerts; `show_suppressed` keeps it.
A quotation that could not be checked is a result of kind `open` and level `none` (SARIF 3.27.9). No
replacement is offered: what an altered quotation should say, its editor decides. Of more results than GitHub
takes, the most severe are kept, and a notification says how many are not.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from claimcheck.model import Source
from claimcheck.report import _sarif_evidence, _sarif_uris, _wanted
from claimcheck.report._issues import noticed_at, unlisted
from claimcheck.report._json_findings import order
from claimcheck.report._sarif_results import results
from claimcheck.report._sarif_rules import descriptor
from claimcheck.report._sarif_words import message
from claimcheck.report._view import plural
from claimcheck.report.json import dumped

if TYPE_CHECKING:
    from claimcheck.model import Dossier, Finding, Look, Notice, Report

NAME = "sarif"

MOST_RESULTS = 25_000  # of a run, that GitHub takes
_UNLISTED = "not listed, as the rule that does so was not run"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SEMANTIC = re.compile(r"[0-9]++\.[0-9]++\.[0-9]++(?:-[0-9A-Za-z.-]++)?(?:\+[0-9A-Za-z.-]++)?")


def render(report: Report, look: Look) -> str:
    """Return one log with one run."""
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, look)]})


def _run(report: Report, look: Look) -> dict[str, Any]:
    kept, lost = _kept(report, look)
    rules = {rule.name: number for number, rule in enumerate(report.rules)}
    told = any(finding.suppressed for findings in kept for finding in findings)
    return {
        "tool": {"driver": _driver(report, look)},
        "invocations": [_invocation(report, lost)],
        "originalUriBaseIds": {
            _sarif_uris.ROOT: {"description": message("The folder in which claimcheck was run")}
        },
        "automationDetails": {"id": f"{report.tool}/"},
        "columnKind": "utf16CodeUnits",
        "artifacts": _artifacts(report),
        "results": [
            result
            for dossier, findings in zip(report.dossiers, kept, strict=True)
            for result in results(dossier, rules, findings, suppressions=told)
        ],
        "properties": {
            "outcome": report.summary.outcome,
            "policy": report.summary.policy,
            "quotations": dict(report.summary.quotations),
            "findings": dict(report.summary.findings),
        },
    }


def _kept(report: Report, look: Look) -> tuple[list[list[Finding]], int]:
    """The findings of each dossier that are told, in order, and how many more there are."""
    listed = [
        [
            finding
            for finding in sorted(dossier.findings, key=order)
            if look.show_suppressed or not finding.suppressed
        ]
        for dossier in report.dossiers
    ]
    ranked = sorted(
        (-finding.level.severity, number, place)
        for number, findings in enumerate(listed)
        for place, finding in enumerate(findings)
    )
    chosen = {(number, place) for _, number, place in ranked[:MOST_RESULTS]}
    kept = [
        [finding for place, finding in enumerate(findings) if (number, place) in chosen]
        for number, findings in enumerate(listed)
    ]
    return kept, max(len(ranked) - MOST_RESULTS, 0)


def _driver(report: Report, look: Look) -> dict[str, Any]:
    url = (
        _sarif_uris.address(look.rules_url or "")["uri"]
        if _sarif_uris.is_address(look.rules_url or "")
        else None
    )
    semantic = {"semanticVersion": report.version} if _SEMANTIC.fullmatch(report.version) else {}
    return {
        "name": report.tool,
        "fullName": f"{report.tool} {report.version}",
        "version": report.version,
        **semantic,
        **({"informationUri": url} if url else {}),
        "language": "en",
        "rules": [descriptor(rule, url) for rule in report.rules],
    }


def _invocation(report: Report, lost: int) -> dict[str, Any]:
    """How the run went: it did its work whatever it found. What is said of decisions, and of what was cut."""
    notices = [_notification(notice, dossier) for dossier in report.dossiers for notice in dossier.notices]
    unchecked = sum(len(unlisted(dossier)) for dossier in report.dossiers)
    works = sum(len(_wanted.untold(dossier)) for dossier in report.dossiers)
    for count, words in (
        (lost, f"{lost} more results, the least severe, are left out: GitHub takes {MOST_RESULTS} in a run"),
        (unchecked, f"{plural(unchecked, 'quotation')} not checked and {_UNLISTED}"),
        (works, f"{plural(works, 'cited work')} not had and {_UNLISTED}"),
    ):
        notices += [{"level": "warning", "message": message(words)}] if count else []
    return {
        "executionSuccessful": True,
        "exitCode": report.summary.exit_code,
        "exitCodeDescription": f"{report.summary.outcome}: {report.summary.policy}",
        "toolExecutionNotifications": notices,
    }


def _notification(notice: Notice, dossier: Dossier) -> dict[str, Any]:
    spot = noticed_at(dossier.evidence.manuscript, notice)
    where = _sarif_uris.file(spot.path)
    region = {"region": {"startLine": spot.line}} if spot.line else {}
    return {
        "level": "warning",
        "message": message(notice.message),
        "locations": [{"physicalLocation": {"artifactLocation": where, **region}}],
    }


def _artifacts(report: Report) -> list[dict[str, Any]]:
    """The manuscripts and the sources that were had, each once, with the hash of its bytes."""
    found: list[dict[str, Any]] = []
    for dossier in report.dossiers:
        manuscript = dossier.evidence.manuscript
        found.append(
            {
                "location": _sarif_uris.file(manuscript.path),
                "roles": ["analysisTarget"],
                "encoding": manuscript.encoding,
                "hashes": {"sha-256": manuscript.sha256},
            }
        )
        kept = _sarif_evidence.record(dossier.evidence)
        found += [
            artifact
            for source in dossier.evidence.sources
            if isinstance(source, Source)
            for artifact in _sarif_evidence.artifacts(kept, source)
        ]
    return list({json.dumps(one, sort_keys=True): one for one in found}.values())
