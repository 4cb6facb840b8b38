"""The sources of a manuscript go in; a short sheet on each that was had comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Basis, Extent, Source, Verdict
from claimcheck.report import _view
from claimcheck.report._page import Lines, heading, paragraph, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from claimcheck.model import Evidence, Look, Match, Reference

_HASH = 12  # hexadecimal digits of a hash that are shown; the JSON report has them all
_BASES = {
    Basis.CITED: "as cited",
    Basis.ARCHIVED: "archived copy",
    Basis.OTHER_COPY: "another copy than the cited one",
    Basis.TRANSCRIPTION: "transcription",
}


def sheets(evidence: Evidence, look: Look) -> Lines:
    """Return one sheet a source, in the order in which the notes cite them."""
    if not evidence.sources:
        return []
    had = [source for source in evidence.sources if isinstance(source, Source)]
    count = f"{len(had) or 'none'} of {_view.plural(len(evidence.sources), 'cited work')} had"
    lines = heading("Sources", look.width, count)
    marks = _view.marks_of(evidence)
    references = {reference.id: reference for reference in evidence.references}
    for source in sorted(had, key=lambda s: (marks.get(s.reference_id, ()), s.reference_id)):
        resting = [match for match in evidence.matches if _rests(match, source)]
        reference = references.get(source.reference_id)
        lines += _sheet(source, reference, marks.get(source.reference_id, ()), resting, look)
    return lines


def _sheet(
    source: Source, reference: Reference | None, marks: tuple[int, ...], resting: list[Match], look: Look
) -> Lines:
    name = visible(_view.work(reference) if reference else source.reference_id)
    lines = [
        Text(),
        *paragraph(Text.assemble((name, "bold"), f"  ({_view.notes(marks)})"), look.width, indent=2),
    ]
    moved = "://" in source.origin and source.url and source.url != source.origin
    lines += row(
        "from", visible(f"{source.origin}, now {source.url}" if moved else source.origin), look.width
    )
    lines += row("had", _had(source), look.width)
    lines += row("evidence", visible(source.evidence), look.width) if source.evidence else []
    return lines + row("rests on it", _resting(resting), look.width)


def _had(source: Source) -> Text:
    size = f"{len(source.content.text):,} characters"
    told = [
        _BASES[source.basis],
        visible(source.media_type),
        size,
        f"sha256 {visible(source.sha256[:_HASH])}",
    ]
    if source.retrieved:
        told.append(visible(source.retrieved))
    whole = source.extent is Extent.WHOLE
    why = f": {visible(source.reason)}" if source.reason and not whole else ""
    return Text.assemble(("whole", "") if whole else (f"only in part{why}", "yellow"), "; ", ", ".join(told))


def _rests(match: Match, source: Source) -> bool:
    return match.reference_id == source.reference_id and match.verdict is not Verdict.UNCHECKED


def _resting(matches: list[Match]) -> str:
    groups: dict[Verdict, list[str]] = {}
    for match in matches:
        groups.setdefault(match.verdict, []).append(match.quotation_id)
    told = [f"{_view.WORDS[v].lower()} {', '.join(groups[v])}" for v in Verdict if v in groups]
    return visible("; ".join(told)) or "no quotation"
