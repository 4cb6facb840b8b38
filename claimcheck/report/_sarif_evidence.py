"""A finding and the evidence go in; the source's passage comes out, as words and as related locations.

Only a finding that rests on a match is shown its passages: one that blames how a note stands is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.model import Source, Verdict
from claimcheck.report import _sarif_uris, _view, _where
from claimcheck.report._flow import flows
from claimcheck.report._sarif_words import message

if TYPE_CHECKING:
    from claimcheck.model import Evidence, Finding, Match, Passage

_SHOWN = 300  # code points of a passage


class Record(NamedTuple):
    """The matches, sources and works of a manuscript by their ids, and the path of its references."""

    matches: dict[str, Match]
    index: _view.Index
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
    closest = match.verdict in {Verdict.ABSENT, Verdict.UNCHECKED}
    return (
        f"{'The closest in the source' if closest else 'The source'}{f' ({where})' if where else ''}: {words}"
    )


def related(kept: Record, finding: Finding) -> list[dict[str, Any]]:
    """Return where in the source each passage stands: the source's file or address, and its words."""
    match = match_of(kept, finding)
    source = kept.index.sources.get(finding.reference_id or "")
    if not match or not isinstance(source, Source):
        return []
    where = artifact(kept, source)
    return [
        {"physicalLocation": {"artifactLocation": where}, "message": message(_told(kept, source, passage))}
        for passage in match.passages
    ]


def artifact(kept: Record, source: Source) -> dict[str, Any]:
    """Return where a source was had: its address, or its file as it stands beside the references."""
    first = source.snapshots[0].address if source.snapshots else source.origin
    if _sarif_uris.is_address(first):
        had = source.snapshots[0].final_url if source.snapshots else source.url
        return _sarif_uris.address(had or first)
    return _sarif_uris.beside(first, kept.references_path or kept.path)


def _told(kept: Record, source: Source, passage: Passage) -> str:
    reference = kept.index.references.get(source.reference_id)
    name = _view.brief(reference) if reference else source.reference_id
    where = ", ".join([*_where.places([passage]), *filter(None, [_where.copy(source)])])
    words = f"… {passage.prefix}[{passage.exact}]{passage.suffix} …"
    return f"The source, {name}{f', {where}' if where else ''}: {_view.quoted(words, _SHOWN)}"
