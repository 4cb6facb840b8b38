"""The sources of a manuscript go in; a short sheet on each that was had comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Extent, Source, Verdict
from claimcheck.report import _view, _where
from claimcheck.report._page import Lines, heading, paragraph, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model import Evidence, Look, Match, Reference

_HASH = 12  # hexadecimal digits of a hash that are shown; the JSON report has them all
_KINDS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/epub+zip": "EPUB",
}  # the names by which people know what has a long one


def sheets(evidence: Evidence, look: Look) -> Lines:
    """Return one sheet a source, in the order in which the notes cite them."""
    if not evidence.sources:
        return []
    lines = heading("Sources", look.width, counted(evidence))
    marks = _view.marks_of(evidence)
    references = {reference.id: reference for reference in evidence.references}
    for source in had(evidence, marks):
        resting = [match for match in evidence.matches if rests(match, source)]
        reference = references.get(source.reference_id)
        notes = _view.notes(evidence.manuscript, marks.get(source.reference_id, ()))
        lines += _sheet(source, reference, notes, resting, look)
    return lines


def _sheet(
    source: Source, reference: Reference | None, notes: str, resting: list[Match], look: Look
) -> Lines:
    name = visible(_view.work(reference) if reference else source.reference_id)
    lines = [
        Text(),
        *paragraph(Text.assemble((name, "bold"), f"  ({notes})"), look.width, indent=2),
    ]
    rows = [*facts(source, reference), ("rests on it", _resting(resting))]
    return lines + [line for label, told in rows if told for line in row(label, told, look.width)]


def had(evidence: Evidence, marks: Mapping[str, tuple[int, ...]]) -> list[Source]:
    """Return the sources that were had, in the order in which the `marks` of notes cite them."""
    sources = [source for source in evidence.sources if isinstance(source, Source)]
    return sorted(sources, key=lambda source: (marks.get(source.reference_id, ()), source.reference_id))


def counted(evidence: Evidence) -> str:
    """Return "3 of 4 cited works had"."""
    count = sum(isinstance(source, Source) for source in evidence.sources)
    return f"{count or 'none'} of {_view.plural(len(evidence.sources), 'cited work')} had"


def facts(source: Source, reference: Reference | None, digits: int = _HASH) -> list[tuple[str, Text | str]]:
    """Return what is known of a source, each with its label; empty where there is nothing to say.

    Of its hash so many hexadecimal digits are shown.
    """
    doubt = visible(source.mismatch or "")
    return [
        ("from", _where.origin(source)),
        *(("to open", address) for address in _where.opened(source)),
        ("had", _where.ways(source)),
        ("read", _read(source, digits)),
        ("evidence", visible(source.evidence or "")),
        ("remark", visible(source.reason or "") if source.extent is Extent.WHOLE else ""),
        ("calls itself", _where.own(source, reference)),
        ("doubtful", Text(f"seems to be another work: {doubt}" if doubt else "", "yellow")),
        ("changed", Text("no longer the locked text" if source.former else "", "yellow")),
    ]


def _read(source: Source, digits: int) -> Text:
    """Whether all of it was read, and what it is for machines."""
    whole = source.extent is Extent.WHOLE
    why = f": {visible(source.reason)}" if source.reason and not whole else ""
    size = sum(snapshot.size for snapshot in source.snapshots)
    told = [
        visible(_KINDS.get(source.media_type, source.media_type)),
        *([f"{size:,} bytes"] if size else []),
        f"{len(source.content.text):,} characters",
        f"sha256 {visible(source.sha256[:digits])}",
    ]
    return Text.assemble(("whole", "") if whole else (f"only in part{why}", "yellow"), "; ", ", ".join(told))


def rests(match: Match, source: Source) -> bool:
    """Tell whether a verdict rests on a source."""
    return match.reference_id == source.reference_id and match.verdict is not Verdict.UNCHECKED


def _resting(matches: list[Match]) -> str:
    groups: dict[Verdict, list[str]] = {}
    for match in matches:
        groups.setdefault(match.verdict, []).append(match.quotation_id)
    told = [f"{_view.WORDS[v].lower()} {', '.join(groups[v])}" for v in Verdict if v in groups]
    return visible("; ".join(told)) or "no quotation"
