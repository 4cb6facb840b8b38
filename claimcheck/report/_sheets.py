"""The sources of a manuscript go in; a short sheet on each that was had comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Basis, Extent, Source, Verdict, Via
from claimcheck.report import _view, _where
from claimcheck.report._page import Lines, heading, paragraph, row
from claimcheck.text import fold, visible

if TYPE_CHECKING:
    from claimcheck.model import Evidence, Look, Match, Reference

_HASH = 12  # hexadecimal digits of a hash that are shown; the JSON report has them all
_TITLE = 120  # code points of a page's own title that are shown
_WAYS = {Via.LIVE: "live", Via.FILE: "from a file", Via.SAVED: "saved by hand"}
_BASES = {
    Basis.ARCHIVED: "an archived copy",
    Basis.OTHER_COPY: "another copy than the cited one",
    Basis.TRANSCRIPTION: "a transcription",
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
    doubt = visible(source.mismatch or "")
    rows: list[tuple[str, Text | str]] = [
        ("from", _from(source)),
        *(("to open", address) for address in _where.opened(source)),
        ("had", _had(source)),
        ("read", _read(source)),
        ("evidence", visible(source.evidence or "")),
        ("remark", visible(source.reason or "") if source.extent is Extent.WHOLE else ""),
        ("calls itself", _own(source, reference)),
        ("doubtful", Text(f"seems to be another work: {doubt}" if doubt else "", "yellow")),
        ("changed", Text("no longer the locked text" if source.former else "", "yellow")),
        ("rests on it", _resting(resting)),
    ]
    return lines + [line for label, told in rows if told for line in row(label, told, look.width)]


def _from(source: Source) -> str:
    moved = "://" in source.origin and source.url not in {None, source.origin} and not _where.opened(source)
    return visible(f"{source.origin}, now {source.url}" if moved else source.origin)


def _had(source: Source) -> str:
    """By which way a source came, of what day, and what it is a copy of."""
    ways = list(dict.fromkeys(snapshot.via for snapshot in source.snapshots))
    known = ways or [Via.LIVE if "://" in source.origin else Via.FILE]
    when = f" on {_where.day(source.retrieved)}" if source.retrieved else ""
    told = [
        f"{_where.copy(source)}, fetched{when}" if way is Via.ARCHIVE else f"{_WAYS[way]}{when}"
        for way in known
    ]
    if Via.ARCHIVE not in known and source.basis is not Basis.CITED:
        told.append(_BASES[source.basis])
    return ", ".join(told)


def _read(source: Source) -> Text:
    """Whether all of it was read, and what it is for machines."""
    whole = source.extent is Extent.WHOLE
    why = f": {visible(source.reason)}" if source.reason and not whole else ""
    size = sum(snapshot.size for snapshot in source.snapshots)
    told = [
        visible(source.media_type),
        *([f"{size:,} bytes"] if size else []),
        f"{len(source.content.text):,} characters",
        f"sha256 {visible(source.sha256[:_HASH])}",
    ]
    return Text.assemble(("whole", "") if whole else (f"only in part{why}", "yellow"), "; ", ", ".join(told))


def _own(source: Source, reference: Reference | None) -> str:
    """What the source says of itself and the reference has otherwise; a mismatch says it in full."""
    content = source.content
    if reference is None or source.mismatch:
        return ""
    told = []
    if reference.title and content.title and not _agree(reference.title, content.title):
        told.append(_view.quoted(content.title, _TITLE))
    names = [name.family or name.printed for name in reference.author]
    if names and content.authors and not any(_agree(n, a) for n in names for a in content.authors):
        told.append("by " + _view.listed([visible(author)[:_TITLE] for author in content.authors]))
    if reference.issued and content.issued and not _same_day(reference.issued, content.issued):
        told.append(f"of {_where.day(content.issued)}")
    return ", ".join(told)


def _agree(one: str, other: str) -> bool:
    mine, theirs = fold(one), fold(other)
    return mine in theirs or theirs in mine


def _same_day(one: str, other: str) -> bool:
    """Tell whether two ISO 8601 dates are the same, as far as both are told."""
    mine, theirs = one[:10], other[:10]
    return mine.startswith(theirs) or theirs.startswith(mine)


def _rests(match: Match, source: Source) -> bool:
    return match.reference_id == source.reference_id and match.verdict is not Verdict.UNCHECKED


def _resting(matches: list[Match]) -> str:
    groups: dict[Verdict, list[str]] = {}
    for match in matches:
        groups.setdefault(match.verdict, []).append(match.quotation_id)
    told = [f"{_view.WORDS[v].lower()} {', '.join(groups[v])}" for v in Verdict if v in groups]
    return visible("; ".join(told)) or "no quotation"
