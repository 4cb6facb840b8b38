"""A Report becomes JSON, schema claimcheck-report/1: the contract for machines.

Offsets are code points into the manuscript's text; line and column count from 1. `verdict` is null for
scare quotations and titles, which are not judged. A source's `status` is `had`, `unavailable` (asked for
and not had; `reason` says why) or `not-cited` (no note cites it, so it was not asked for). The same report
gives the same bytes: UTF-8 and LF. Lone surrogates, controls and marks of direction are escapes, so that the
text can always be encoded and nothing in it steers a terminal.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from claimcheck.model import Source, Unavailable
from claimcheck.report._json_claims import claims, passage
from claimcheck.report._json_findings import findings, signoffs
from claimcheck.text import Lines

if TYPE_CHECKING:
    from claimcheck.model import (
        Alert,
        Change,
        Citation,
        Dossier,
        Edit,
        Evidence,
        Look,
        Match,
        Quotation,
        Report,
    )

NAME = "json"

# What steers a build server, a terminal or an editor (controls, directions, rare line ends), lone surrogates.
_UNSAFE = re.compile(r"#(?=#\w*\[)|[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render(report: Report, _look: Look) -> str:
    """Print every key of the contract, also where there is nothing to say."""
    summary = report.summary
    return dumped(
        {
            "schema": "claimcheck-report/1",
            "tool": {"name": report.tool, "version": report.version},
            "manuscripts": [_manuscript(dossier) for dossier in report.dossiers],
            "summary": {
                "quotations": dict(summary.quotations),
                "findings": dict(summary.findings),
                "exit_code": summary.exit_code,
                "outcome": summary.outcome,
                "policy": summary.policy,
            },
        }
    )


def reading(evidence: Evidence) -> dict[str, Any]:
    """Return what was read of a manuscript: quotations, and notes with what each citation was taken for."""
    manuscript = evidence.manuscript
    lines = Lines(manuscript.text, manuscript.anchors)
    matches = {match.quotation_id: match for match in evidence.matches}
    sources = {source.reference_id: source for source in evidence.sources}
    resolved = {resolution.citation_id: resolution for resolution in evidence.resolutions}
    return {
        "path": manuscript.path,
        "sha256": manuscript.sha256,
        "style": manuscript.style,
        "text": manuscript.text if manuscript.anchors else None,
        "quotations": [
            _quotation(quotation, lines, matches.get(quotation.id), sources)
            for quotation in manuscript.quotations
        ],
        "claims": claims(evidence, lines),
        "notes": [
            {
                "mark": note.mark,
                "start": note.span.start,
                "end": note.span.end,
                "kind": note.kind,
                "label": note.label,
                "citations": [_citation(citation, resolved) for citation in note.citations],
            }
            for note in manuscript.notes
        ],
    }


def dumped(value: dict[str, Any] | list[Any]) -> str:
    """Return JSON text that any UTF-8 file can hold."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _manuscript(dossier: Dossier) -> dict[str, Any]:
    evidence = dossier.evidence
    had = {source.reference_id: source for source in evidence.sources}
    ids = sorted({reference.id for reference in evidence.references} | set(had))
    return {
        **reading(evidence),
        "sources": [_source(id_, had.get(id_)) for id_ in ids],
        "findings": findings(dossier),
        "changes": [_change(change, had.get(change.reference_id)) for change in evidence.changes],
        "signoffs": signoffs(dossier),
        "notices": [notice.model_dump(mode="json") for notice in dossier.notices],
    }


def _quotation(
    quotation: Quotation, lines: Lines, match: Match | None, sources: dict[str, Source | Unavailable]
) -> dict[str, Any]:
    line, column = lines.place(quotation.span.start)
    attribution = quotation.attribution
    return {
        "id": quotation.id,
        "form": quotation.form,
        "start": quotation.span.start,
        "end": quotation.span.end,
        "line": line,
        "column": column,
        "part": lines.part(quotation.span.start) or None,
        "text": quotation.text,
        "marks": list(quotation.marks),
        "attribution": attribution.text if attribution else None,
        "verdict": match.verdict if match else None,
        "reason": match.reason if match else None,
        "reference_id": match.reference_id if match else None,
        "score": round(match.score, 4) if match else None,
        "permitted": [_edit(edit) for edit in match.permitted] if match else [],
        "edits": [_edit(edit) for edit in match.edits] if match else [],
        "alerts": [_alert(alert) for alert in match.alerts] if match else [],
        "passages": [passage(found, sources.get(match.reference_id or "")) for found in match.passages]
        if match
        else [],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "tag": edit.tag,
        "kind": edit.kind,
        "quoted": edit.quoted,
        "source": edit.source,
        "quoted_start": edit.quoted_span.start,
        "quoted_end": edit.quoted_span.end,
        "source_start": edit.source_span.start,
        "source_end": edit.source_span.end,
        "permitted_by": edit.permitted_by,
    }


def _alert(alert: Alert) -> dict[str, Any]:
    return {"kind": alert.kind, "message": alert.message, "source": alert.source}


def _citation(citation: Citation, resolved: dict[str, Any]) -> dict[str, Any]:
    resolution = resolved.get(citation.id)
    return {
        "form": citation.form,
        "title": citation.title,
        "locator": citation.locator,
        "reference_id": resolution.reference_id if resolution else None,
        "resolved_by": resolution.how if resolution else "none",
        "key": citation.key,
        "locator_label": citation.locator_label,
    }


def _source(reference_id: str, source: Source | Unavailable | None) -> dict[str, Any]:
    had = source if isinstance(source, Source) else None
    return {
        "reference_id": reference_id,
        "status": "had" if had else "unavailable" if source else "not-cited",
        "reason": source.reason if source else None,
        "origin": source.origin if source else None,
        "basis": had.basis if had else None,
        "extent": had.extent if had else None,
        "media_type": had.media_type if had else None,
        "sha256": had.sha256 if had else None,
        "retrieved": had.retrieved if had else None,
        **_copy(had),
    }


def _copy(source: Source | None) -> dict[str, Any]:
    """By which way a source was had, what it says of itself, and what was seen where."""
    snapshots = source.snapshots if source else ()
    ways = {snapshot.via for snapshot in snapshots}
    content = source.content if source else None
    return {
        "url": source.url if source else None,
        "via": min(ways) if len(ways) == 1 else None,
        "archived": min((s.archived for s in snapshots if s.archived), default=None),
        "evidence": source.evidence if source else None,
        "title": content.title if content else None,
        "authors": list(content.authors) if content else [],
        "issued": content.issued if content else None,
        "mismatch": source.mismatch if source else None,
        "changed": source.former is not None if source else None,
        "size": sum(snapshot.size for snapshot in snapshots) if snapshots else None,
        "characters": len(content.text) if content else None,
        "snapshots": [snapshot.model_dump(mode="json") for snapshot in snapshots],
    }


def _change(change: Change, source: Source | Unavailable | None) -> dict[str, Any]:
    return {
        "reference_id": change.reference_id,
        "quotation_id": change.quotation_id,
        "before": passage(change.before, None) if change.before else None,
        "after": passage(change.after, source) if change.after else None,
        "was": change.was,
        "now": change.now,
    }
