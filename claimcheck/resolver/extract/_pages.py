"""A text with form feeds between its pages gets its map: pages, furniture, words that a line end cuts.

Running heads and feet are found by repetition (the same words, digits aside, at the same edge of a page
near by), page numbers by counting up with the pages. The text itself is not changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Artefact, ArtefactKind, Page, Region, RegionKind, SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE_BREAK = "\f"
SOFT_BREAKS = re.compile("[\u00ad\u200b\u2060\ufeff]+")
_EDGE = 3
_NEAR = (-2, -1, 1, 2)
_LONGEST_HEAD = 150
_MOST_PAGES = 20_000
MOST_ARTEFACTS = 200_000
_NUMBER = re.compile(
    r"(?P<word>page |pp?\. ?|seite )?[\W_]{0,3}(?:(?P<arabic>[0-9]{1,5})|(?P<roman>(?a:[ivxlc]{1,8})))"
    r"(?: ?(?:of|von|/) ?[0-9]{1,5})?[\W_]{0,3}",
    re.IGNORECASE,
)
_FOLIO = re.compile(
    r"[\[(]?(?P<first>[0-9]{1,4})[\])]?(?P<before>[ \t]+)(?P<head>[^\W\d][^\d\n]*)"
    r"|(?P<name>[^\W\d][^\d\n]*?)(?P<after>[ \t]+)[\[(]?(?P<last>[0-9]{1,4})[\])]?"
)
_WIDE_GAP = 3
_DIGITS = re.compile(r"[0-9]+")
_ROW = re.compile(r"[^\n\f]+")
_BLANKS = re.compile(r"\s*")
_NOTE = re.compile(r"(?:\d{1,3}[.)]?|[*†‡§])[ \t]*[^\W\d_a-z]")  # its mark, and a capital
_ENDS = '.!?:;”"»'
_HYPHENS = "-‐\u00ad¬"  # the last as reading machines write it
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class _Row(NamedTuple):
    """A line that is not blank: its span without outer white space."""

    start: int
    end: int


def mapped(text: str, labels: Sequence[str] = ()) -> SourceText:
    """Return `text` with its map; `labels` are the pages' printed labels, else they are counted from 1.

    Artefacts' spans take the white space that follows them along; the break after a running line stays.
    A line-end hyphen may have been the word's own (well-known): with it and without it are both readings.
    """
    pages = _pages(text)
    rows = [_rows(text, page) for page in pages]
    furniture = _furniture(text, rows) if len(pages) > 1 or labels else {}
    running = [[row for row in page if row not in furniture] for page in rows]
    notes = _notes(text, running)
    below = {row for note in notes for row in note}
    hyphens = _hyphens(text, [row for page in running for row in page if row not in below])
    breaks = [page.start - 1 for page in pages[1:]]
    cuts, bottoms = {span.end for span in hyphens}, {row.end for row in furniture}
    artefacts = [
        Artefact(kind=kind, span=_with_blanks(text, row.start, row.end)) for row, kind in furniture.items()
    ]
    artefacts += [Artefact(kind=ArtefactKind.LINE_END_HYPHEN, span=span) for span in hyphens]
    artefacts += [
        Artefact(kind=ArtefactKind.PAGE_BREAK, span=_with_blanks(text, at, at + 1))
        for at in breaks
        if at in cuts or at in bottoms or text[at - 1 : at].isspace()
    ]
    artefacts.sort(key=_start)
    artefacts += _soft_breaks(text, artefacts)
    return SourceText(
        text=text,
        regions=tuple(
            Region(kind=RegionKind.NOTE, span=_with_blanks(text, note[0].start, note[-1].end))
            for note in notes
        ),
        artefacts=tuple(sorted(artefacts, key=_start)),
        pages=_labelled(pages, labels),
    )


def _start(artefact: Artefact) -> int:
    return artefact.span.start


def _pages(text: str) -> list[Span]:
    """Spans of the pages between form feeds; what has more of them than any book does not mean pages."""
    if text.count(PAGE_BREAK) > _MOST_PAGES:
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


def _rows(text: str, page: Span) -> list[_Row]:
    rows: list[_Row] = []
    for found in _ROW.finditer(text, page.start, page.end):
        words = found[0].strip()
        if words:
            start = found.start() + found[0].index(words)
            rows.append(_Row(start, start + len(words)))
    return rows


def _furniture(text: str, pages: list[list[_Row]]) -> dict[_Row, ArtefactKind]:
    """Find each page's lines, from its edges inward, that are no running text."""
    found: dict[_Row, ArtefactKind] = {}
    for inward in (1, -1):
        edges = [page[::inward][:_EDGE] for page in pages]
        heads = [[_head(text, row) for row in edge] for edge in edges]
        numbers = [[_number(text, row) for row in edge] for edge in edges]
        values = [
            [own[0] if own else _folio(text, row) for own, row in zip(owns, edge, strict=True)]
            for owns, edge in zip(numbers, edges, strict=True)
        ]
        for number, edge in enumerate(edges):
            near = [number + step for step in _NEAR if 0 <= number + step < len(pages)]
            steady = [_steady(values, number, place, near) for place in range(len(edge))]
            counting = [
                own is not None and (own[1] or steady[place] or (len(pages) == 1 and place == 0))
                for place, own in enumerate(numbers[number])
            ]
            long = len(pages[number]) > 2 * _EDGE  # its two edges have no line in common
            for place, row in enumerate(edge):
                head = heads[number][place]
                if counting[place]:
                    found[row] = ArtefactKind.PAGE_NUMBER
                elif head and (
                    steady[place]
                    or (long and any(counting[place:]))  # outside a page number no text stands
                    or any(head in heads[other] for other in near)
                ):
                    found[row] = ArtefactKind.RUNNING_HEAD
                else:
                    break
    return found


def _notes(text: str, pages: list[list[_Row]]) -> list[list[_Row]]:
    """Find the footnotes that part a sentence: numbered lines at a page's foot, and the words go on overleaf.

    Where a sentence ends with its page nothing tells a footnote from a numbered list, and nothing is parted.
    """
    found: list[list[_Row]] = []
    for page, following in pairwise(pages):
        if not following or not text[following[0].start].islower():
            continue
        first = next(
            (
                place
                for place in range(1, len(page))
                if _NOTE.match(text, page[place].start) and text[page[place - 1].end - 1] not in _ENDS
            ),
            None,
        )
        if first is not None:
            found.append(page[first:])
    return found


def _head(text: str, row: _Row) -> str:
    """The compare-form of a possible running head, less a page number at its ends; empty for no head."""
    if row.end - row.start > _LONGEST_HEAD:
        return ""
    form = _DIGITS.sub("#", " ".join(text[row.start : row.end].casefold().split())).strip("# ")
    return form if any(char.isalpha() for char in form) else ""


def _number(text: str, row: _Row) -> tuple[int, bool] | None:
    """The page number that a line is, and whether it says so itself ("Page 3")."""
    if row.end - row.start > _LONGEST_HEAD or not (found := _NUMBER.fullmatch(text, row.start, row.end)):
        return None
    return int(found["arabic"]) if found["arabic"] else _roman(found["roman"]), bool(found["word"])


def _roman(numeral: str) -> int:
    values = [_ROMAN[char] for char in numeral.lower()]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _folio(text: str, row: _Row) -> int | None:
    """The page number at either end of a head in capitals, or that a wide gap keeps apart from it."""
    if row.end - row.start > _LONGEST_HEAD or not (found := _FOLIO.fullmatch(text, row.start, row.end)):
        return None
    gap, words = found["before"] or found["after"], found["head"] or found["name"]
    apart = len(gap) >= _WIDE_GAP or words.isupper()
    return int(found["first"] or found["last"]) if apart else None


def _steady(values: list[list[int | None]], page: int, place: int, near: list[int]) -> bool:
    """Tell whether a number goes up with the pages, as another at the same edge near by does."""
    own = values[page][place]
    return own is not None and any(
        other is not None and other - own == step - page for step in near for other in values[step]
    )


def _hyphens(text: str, running: list[_Row]) -> list[Span]:
    """Spans of the hyphens that cut a word at a line's end, with the white space after them."""
    spans: list[Span] = []
    for row, following in pairwise(running):
        last = text[row.end - 1]
        if last in _HYPHENS and text[row.end - 2 : row.end - 1].isalnum() and text[following.start].isalnum():
            spans.append(_with_blanks(text, row.end - 1, row.end))
    return spans[:MOST_ARTEFACTS]


def _with_blanks(text: str, start: int, end: int) -> Span:
    """The span and the white space after it, up to a page break."""
    found = _BLANKS.match(text, end)
    stop = found.end() if found else end
    cut = text.find(PAGE_BREAK, end, stop)
    return Span(start=start, end=stop if cut < 0 else cut)


def _soft_breaks(text: str, others: list[Artefact]) -> list[Artefact]:
    """Artefacts for soft hyphens and zero-width spaces that stand in none of the `others` (sorted)."""
    starts = [artefact.span.start for artefact in others]
    found: list[Artefact] = []
    for match in islice(SOFT_BREAKS.finditer(text), MOST_ARTEFACTS):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or others[before].span.end <= match.start():
            span = Span(start=match.start(), end=match.end())
            found.append(Artefact(kind=ArtefactKind.SOFT_HYPHEN, span=span))
    return found
