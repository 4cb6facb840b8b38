"""Claims and their traces become JSON objects, and the passages that quotations and claims are shown by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model import Source

if TYPE_CHECKING:
    from claimcheck.model import Claim, Evidence, Passage, Trace, TracedPassage, Unavailable
    from claimcheck.text import Lines

    Sources = dict[str, Source | Unavailable]


def claims(evidence: Evidence, lines: Lines) -> list[dict[str, Any]]:
    """Return all claims in order of the text; without a trace (nothing was compared) `status` is null."""
    traces = {trace.claim_id: trace for trace in evidence.traces}
    sources = {source.reference_id: source for source in evidence.sources}
    text = evidence.manuscript.text
    return [_claim(claim, text, lines, traces.get(claim.id), sources) for claim in evidence.manuscript.claims]


def passage(found: Passage, source: Source | Unavailable | None) -> dict[str, Any]:
    """Return a passage with the address and hash of what it was read from."""
    had = source if isinstance(source, Source) else None
    return {
        "exact": found.exact,
        "prefix": found.prefix,
        "suffix": found.suffix,
        "start": found.span.start,
        "end": found.span.end,
        "page": found.page,
        "region": found.region,
        "url": had.url if had else None,
        "sha256": had.sha256 if had else None,
        "paging": found.paging if found.page else None,
        "label": found.label,
    }


def _claim(claim: Claim, text: str, lines: Lines, trace: Trace | None, sources: Sources) -> dict[str, Any]:
    line, column = lines.place(claim.span.start)
    return {
        "id": claim.id,
        "start": claim.span.start,
        "end": claim.span.end,
        "line": line,
        "column": column,
        "part": lines.part(claim.span.start) or None,
        "text": claim.span.of(text),
        "marks": list(claim.marks),
        "quotes": claim.quotes,
        "status": trace.status if trace else None,
        "reason": trace.reason if trace else None,
        **_found(trace, text, sources),
    }


def _found(trace: Trace | None, text: str, sources: Sources) -> dict[str, Any]:
    """What was found of a claim: its closest passages, its figures and names, words taken over."""
    return {
        "passages": [_traced(one, sources) for one in trace.passages] if trace else [],
        "figures": [
            {
                "text": figure.text,
                "start": figure.span.start,
                "end": figure.span.end,
                "kind": figure.kind,
                "trace": figure.trace,
                "nearest": figure.nearest,
                "passage": _traced(figure.at, sources) if figure.at else None,
            }
            for figure in (trace.figures if trace else ())
        ],
        "names": [
            {"text": name.text, "start": name.span.start, "end": name.span.end, "found": name.found}
            for name in (trace.names if trace else ())
        ],
        "copied": [
            {
                "text": copied.span.of(text),
                "start": copied.span.start,
                "end": copied.span.end,
                "passage": _traced(copied.at, sources),
            }
            for copied in (trace.copied if trace else ())
        ],
    }


def _traced(found: TracedPassage, sources: Sources) -> dict[str, Any]:
    return {"reference_id": found.reference_id, **passage(found.passage, sources.get(found.reference_id))}
