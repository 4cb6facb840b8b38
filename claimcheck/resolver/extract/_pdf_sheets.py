"""A PDF's pages of lines become one text, and what type and place tell of it.

Small type below the text is a footnote, a small raised figure a note's mark, a block set in after a colon
an extract: what somebody else says.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Span
from claimcheck.resolver.extract._pages import NOTE, PAGE_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.resolver.extract._pdfium import Line, Sheet

_SHORT_LINE = 0.8
_ENDINGS = tuple('.!?:"”’)')
_WIDE_STEP = 1.4
_SMALL = 0.92
_FOOT_LINES = 2  # what may stand below footnotes: a page number and a running foot
_INDENT = 1.2  # heights of a line: more than a paragraph's first line is set in
_LEVEL = 3.0
_SHORTEST_EXTRACT = 2
_ITEM = re.compile(r"[•◦▪‣·*–—-]|\(?[0-9ivx]{1,4}[.)]|\(?[a-z]\)")


class Setting(NamedTuple):
    """A text with form feeds between its pages, and the places in it that type and place tell.

    `tops` gives lines' heights on their pages, by where they begin; `notes` are where footnotes' lines begin.
    """

    text: str
    tops: dict[int, float]
    notes: frozenset[int]
    marks: list[Span]
    extracts: list[Span]


def set_out(sheets: Sequence[Sheet]) -> Setting:
    """Put the lines of all pages one after another, a blank line between paragraphs."""
    pages: list[str] = []
    at = 0
    setting = Setting("", {}, frozenset(), [], [])
    notes: set[int] = set()
    for sheet in sheets:
        page, starts = _page(sheet.lines, at)
        pages.append(page)
        at += len(page) + len(PAGE_BREAK) + 1
        for start, line in zip(starts, sheet.lines, strict=True):
            setting.marks.extend(Span(start=start + first, end=start + end) for first, end in line.marks)
            if line.height:
                setting.tops[start] = line.top
        notes.update(starts[row] for row in _notes(sheet.lines))
        for first, last in _extracts(sheet.lines):
            setting.extracts.append(Span(start=starts[first], end=starts[last] + len(sheet.lines[last].text)))
    return setting._replace(text=f"\n{PAGE_BREAK}".join(pages), notes=frozenset(notes))


def _page(lines: Sequence[Line], at: int) -> tuple[str, list[int]]:
    """A page's text, and where each line begins if the page begins at `at`."""
    if not lines:
        return "", []
    usual = median(len(line.text) for line in lines)
    steps = [step for one, other in pairwise(lines) if (step := one.top - other.top) > 0]
    step = median(steps) if steps else 0.0
    text, starts = "", [at]
    for line, following in pairwise(lines):
        apart = _ends(line, following, usual) or 0 < _WIDE_STEP * step < line.top - following.top
        text += f"{line.text}\n\n" if apart else f"{line.text}\n"
        starts.append(at + len(text))
    return text + lines[-1].text, starts


def _ends(line: Line, following: Line, usual: float) -> bool:
    """Tell whether a paragraph ends: by a short last line that ends like a sentence."""
    begins = following.text.lstrip("\"'“‘«([")[:1]
    return len(line.text) < _SHORT_LINE * usual and line.text.endswith(_ENDINGS) and begins.isupper()


def _notes(lines: Sequence[Line]) -> Iterator[int]:
    """The rows of footnotes: a mark in smaller type than the line above, and so on to the column's foot."""
    row = 1
    while row < len(lines):
        most = _SMALL * lines[row - 1].height
        if not (0 < lines[row].height <= most and NOTE.match(lines[row].text)):
            row += 1
            continue
        end = row
        while end < len(lines) and lines[end].height <= most and _below(lines, end):
            end += 1
        if len(lines) - end <= _FOOT_LINES or not _below(lines, end):
            yield from range(row, end)
        row = end + 1


def _below(lines: Sequence[Line], row: int) -> bool:
    """Tell whether a line stands below the one before it, or beside it."""
    return lines[row].top <= lines[row - 1].top + lines[row - 1].height / 2


def _extracts(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """First and last rows of blocks that are set in from the line that announces them with a colon."""
    row = 1
    while row < len(lines):
        before, first = lines[row - 1], lines[row]
        margin = min(line.left for line in lines[max(row - _FOOT_LINES, 0) : row])
        set_in = before.height > 0 < first.height and first.left - margin > _INDENT * first.height
        end = row + 1
        if set_in and before.text.endswith(":") and not _ITEM.match(first.text) and _below(lines, row):
            while end < len(lines) and abs(lines[end].left - first.left) <= _LEVEL and _below(lines, end):
                end += 1
            if end - row >= _SHORTEST_EXTRACT:
                yield row, end - 1
        row = end
