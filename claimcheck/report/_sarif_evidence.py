"""A finding and the evidence go in; the source's passage comes out, as words and as related locations.

Only a finding that rests on a match is shown its passages: one that blames how a note stands is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.model import Source
from claimcheck.report import _sarif_uris, _view, _where
from claimcheck.report._flow import flows
from claimcheck.report._sarif_words import message

if TYPE_CHECKING:
    from claimcheck.model import Evidence, Finding, Match, Passage

_SHOWN = 300  # code points of a passage


class Record(NamedTuple):
    """The matches, sources and works of a manuscript by their ids, and the path of its references."""

    matches: dict[str, Match]
    known: _view.Index
    references_path: str | None
    path: str


def record(evidence: Evidence) -> Record:
    """Look the evidence through once."""
    return Record(
        {match.quotation_id: match for match in evidence.matches},
        _view.index(evidence),
        evidence.references_path,
        evidence.manuscript.path,
    )


def match_of(kept: Record, finding: Finding) -> Match | None:
    """Return the match that a finding rests on."""
    match = kept.matches.get(finding.quotation_id or "")
    return match if match and match.reference_id == finding.reference_id is not None else None


def said(kept: Record, finding: Finding) -> str:
    """Return a sentence with the source's words and where they stand; nothing where none were found."""
    match = match_of(kept, finding)
    lines = flows(match.passages, match.edits) if match else []
    if not match or not lines:
        return ""
    words = " / ".join(_view.quoted(text, _SHOWN) for text, _ in lines)
    where = ", ".join(_where.places(match.passages))
    label = "The source" if match.verdict.found else "The closest in the source"
    return f"{label}{f' ({where})' if where else ''}: {words}"


def related(kept: Record, finding: Finding) -> list[dict[str, Any]]:
    """Return where in the source each passage stands: the source's file or address, and its words."""
    match = match_of(kept, finding)
    source = kept.known.sources.get(finding.reference_id or "")
    if not match or not isinstance(source, Source):
        return []
    first, *others = artifacts(kept, source)
    return [
        {
            "physicalLocation": {"artifactLocation": first["location"]},
            "message": message(_told(kept, source, passage, len(others))),
        }
        for passage in match.passages
    ]


def artifacts(kept: Record, source: Source) -> list[dict[str, Any]]:
    """Return each place that a source was had from, address or file, and the hash of what stood there."""
    if not source.snapshots:
        had = [(source.url if _sarif_uris.is_address(source.origin) else None, source.origin, source.sha256)]
    else:
        had = [(one.final_url, one.address, one.sha256) for one in source.snapshots]
    return [
        {"location": _located(kept, final or asked), "hashes": {"sha-256": hash_}}
        for final, asked, hash_ in had
    ]


def _located(kept: Record, place: str) -> dict[str, Any]:
    """Where an address, or a file beside the references, is."""
    if _sarif_uris.is_address(place):
        return _sarif_uris.address(place)
    return _sarif_uris.beside(place, kept.references_path or kept.path)


def _told(kept: Record, source: Source, passage: Passage, others: int) -> str:
    """Name the work and the passage; a work that was read from several places does not tell from which."""
    reference = kept.known.references.get(source.reference_id)
    name = _view.brief(reference) if reference else source.reference_id
    several = f"the first of {others + 1} places that it was read from" if others else ""
    where = ", ".join([*_where.places([passage]), *filter(None, [_where.copy(source), several])])
    words = f"… {passage.prefix}[{passage.exact}]{passage.suffix} …"
    return f"The source, {name}{f', {where}' if where else ''}: {_view.quoted(words, _SHOWN)}"
