"""A text with form feeds between its pages gets its map: pages, furniture, words that a line end cuts.

The text itself is not changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING

from claimcheck.model import Artefact, ArtefactKind, Page, Region, RegionKind, SourceText, Span
from claimcheck.resolver.extract._bounds import MOST_ARTEFACTS, MOST_PAGES
from claimcheck.resolver.extract._furniture import Row, furniture

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

PAGE_BREAK = "\f"
SOFT_BREAKS = re.compile("[\u00ad\u200b\u2060\ufeff]+")
_ROW = re.compile(r"\S[^\n\f]*+")
_BLANKS = re.compile(r"\s*")
NOTE = re.compile(r"(?:\d{1,3}[.)]?|[*†‡§])[ \t]*[^\W\d_a-z]")  # its mark, and a capital
_RULE = re.compile(r"[_–—=*-]{3,}")
_ENDS = '.!?:;”"»'
_HYPHENS = "-‐\u00ad¬"  # the last as reading machines write it


def mapped(
    text: str,
    labels: Sequence[str] = (),
    tops: Mapping[int, float] | None = None,
    notes_at: Collection[int] = (),
) -> SourceText:
    """Return `text` with its map; `labels` are the pages' printed labels, else they are counted from 1.

    `tops` tells how high lines stand on their pages, by where they begin; `notes_at` is where lines of
    footnotes begin, so far as that is known.

    Artefacts' spans take the white space that follows them along; the break after a running line stays.
    A line-end hyphen may have been the word's own (well-known): with it and without it are both readings.
    """
    pages = _pages(text)
    rows = [_rows(text, page) for page in pages]
    outside = _outside(text, rows, tops or {}) if len(pages) > 1 or labels else {}
    running = [[row for row in page if row not in outside] for page in rows]
    notes = _notes(text, running, notes_at)
    below = {row for note in notes for row in note}
    hyphens = _hyphens(text, [row for page in running for row in page if row not in below])
    breaks = [page.start - 1 for page in pages[1:]]
    cuts, bottoms = {span.end for span in hyphens}, {row.end for row in outside}
    taken = bottoms | {note[-1].end for note in notes}
    artefacts = [
        Artefact(kind=kind, span=_set_apart(text, row.start, row.end, taken)) for row, kind in outside.items()
    ]
    artefacts += [Artefact(kind=ArtefactKind.LINE_END_HYPHEN, span=span) for span in hyphens]
    artefacts += [
        Artefact(kind=ArtefactKind.PAGE_BREAK, span=_with_blanks(text, at, at + 1))
        for at in breaks
        if at in cuts or at in bottoms or text[at - 1 : at].isspace()
    ]
    artefacts.sort(key=start)
    artefacts += _soft_breaks(text, artefacts)
    return SourceText(
        text=text,
        regions=tuple(
            Region(kind=RegionKind.NOTE, span=_set_apart(text, note[0].start, note[-1].end, taken))
            for note in notes
        ),
        artefacts=tuple(sorted(artefacts, key=start)),
        pages=_labelled(pages, labels),
    )


def start(artefact: Artefact) -> int:
    """The place by which artefacts are sorted."""
    return artefact.span.start


def _pages(text: str) -> list[Span]:
    """Spans of the pages between form feeds; what has more of them than any book does not mean pages."""
    if text.count(PAGE_BREAK) > MOST_PAGES:
        return [Span(start=0, end=len(text))]
    starts = [0, *(found.end() for found in re.finditer(PAGE_BREAK, text))]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    return [Span(start=start, end=end) for start, end in zip(starts, ends, strict=True)]


def _labelled(pages: list[Span], labels: Sequence[str]) -> tuple[Page, ...]:
    """Pages for a text that has any: a single page without a label is no page."""
    if len(pages) == 1 and not labels:
        return ()
    names = [*labels, *(str(number + 1) for number in range(len(labels), len(pages)))]
    return tuple(Page(label=name, span=span) for name, span in zip(names, pages, strict=False))


def _rows(text: str, page: Span) -> list[Row]:
    found = _ROW.finditer(text, page.start, page.end)
    return [Row(row.start(), row.start() + len(row[0].rstrip())) for row in found]


def _outside(text: str, pages: list[list[Row]], tops: Mapping[int, float]) -> dict[Row, ArtefactKind]:
    """What is outside the running text, by the order of the text or from the top of the page to its foot."""
    found = furniture(text, pages)
    if tops:
        upright = [sorted(page, key=lambda row: -tops.get(row.start, 0.0)) for page in pages]
        found |= furniture(text, upright) if upright != pages else {}
    return dict(sorted(found.items()))


def _notes(text: str, pages: list[list[Row]], known: Collection[int]) -> list[list[Row]]:
    """Find the footnotes: those that are known, and on other pages those that part a sentence."""
    found: list[list[Row]] = []
    for page, following in pairwise([*pages, []]):
        if any(row.start in known for row in page):
            found += [
                list(rows) for is_note, rows in groupby(page, lambda row: row.start in known) if is_note
            ]
        elif following and text[following[0].start].islower():
            found += _parting(text, page)
    return found


def _parting(text: str, page: list[Row]) -> list[list[Row]]:
    """Find the footnotes of a page whose sentence goes on overleaf: numbered lines at its foot.

    Where a sentence ends with its page nothing tells a footnote from a numbered list, and nothing is parted.
    """
    for place in range(1, len(page)):
        if NOTE.match(text, page[place].start) and text[page[place - 1].end - 1] not in _ENDS:
            above = page[place - 1]
            ruled = place > 1 and _RULE.fullmatch(text, above.start, above.end) is not None
            return [page[place - ruled :]]
    return []


def _hyphens(text: str, running: list[Row]) -> list[Span]:
    """Spans of the hyphens that cut a word at a line's end, with the white space after them."""
    cut = (
        row.end
        for row, following in pairwise(running)
        if text[row.end - 1] in _HYPHENS
        and text[row.end - 2 : row.end - 1].isalnum()
        and text[following.start].isalnum()
    )
    return [_with_blanks(text, end - 1, end) for end in islice(cut, MOST_ARTEFACTS)]


def _with_blanks(text: str, start: int, end: int) -> Span:
    """The span and the white space after it, up to a page break."""
    found = _BLANKS.match(text, end)
    stop = found.end() if found else end
    cut = text.find(PAGE_BREAK, end, stop)
    return Span(start=start, end=stop if cut < 0 else cut)


def _set_apart(text: str, start: int, end: int, taken: set[int]) -> Span:
    """The span with the white space after it, and the blank lines before it if they part a sentence.

    `taken` are the ends of other such spans, to which the white space after them belongs.
    """
    span = _with_blanks(text, start, end)
    above = start
    while above and text[above - 1].isspace() and text[above - 1] != PAGE_BREAK:
        above -= 1
    parted = above and above not in taken and text[above - 1] not in f"{PAGE_BREAK}{_ENDS}{_HYPHENS}"
    return Span(start=min(above + 1, start), end=span.end) if parted else span


def _soft_breaks(text: str, others: list[Artefact]) -> list[Artefact]:
    """Artefacts for soft hyphens and zero-width spaces that stand in none of the `others` (sorted)."""
    places = [artefact.span for artefact in others]
    spans = (
        Span(start=match.start(), end=match.end())
        for match in islice(SOFT_BREAKS.finditer(text), MOST_ARTEFACTS)
    )
    return [Artefact(kind=ArtefactKind.SOFT_HYPHEN, span=span) for span in spans if not inside(span, places)]


def inside(span: Span, places: Sequence[Span]) -> bool:
    """Tell whether `span` begins in one of `places`, which are sorted and apart."""
    before = bisect_right(places, span.start, key=_begins) - 1
    return before >= 0 and places[before].end > span.start


def _begins(place: Span) -> int:
    return place.start
