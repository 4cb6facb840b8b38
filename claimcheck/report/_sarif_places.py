"""Spans of a manuscript go in; where they stand in its file, as far as that can be told, comes out.

Columns count UTF-16 code units. A manuscript without anchors is its own text, so that its places are exact.
In Markdown, HTML and LaTeX anchors lead back into the file in code points, and the file is not at hand: a
column is told where no letter on the line takes two units, else the line alone. A file of Word, OpenDocument
or EPUB has no lines that one could go to: there a place is told in words, as a logical location.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.report import _sarif_uris, _view
from claimcheck.report._sarif_words import message
from claimcheck.text import Lines

if TYPE_CHECKING:
    from claimcheck.model import Location, Manuscript, Span

_LINED = ("markdown", "html", "latex")  # styles of manuscripts with anchors that are text by themselves
_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Places(NamedTuple):
    """A manuscript, the starts of its lines, the letters of two units, and the lines that have such."""

    manuscript: Manuscript
    lines: Lines
    starts: list[int]
    wide: list[int]
    blurred: frozenset[tuple[str, int]]


def places(manuscript: Manuscript) -> Places:
    """Index a manuscript once."""
    text = manuscript.text
    lines = Lines(text, manuscript.anchors)
    wide = [found.start() for found in _WIDE.finditer(text)]
    return Places(
        manuscript,
        lines,
        [0, *(found.end() for found in re.finditer("\n", text))],
        wide,
        frozenset((lines.part(at), lines.place(at)[0]) for at in wide) if manuscript.anchors else frozenset(),
    )


def location(index: Places, place: Location, said: str = "") -> dict[str, Any]:
    """Return a location of the manuscript with what is said of it."""
    manuscript = index.manuscript
    region = _region(index, place.span)
    where = _artifact(index, place)
    physical = {"artifactLocation": where, **({"region": region} if region else {})}
    told: dict[str, Any] = {"physicalLocation": physical}
    if not region:
        name = _view.place(manuscript, place.line, place.column, place.part)
        told["logicalLocations"] = [{"name": name, "fullyQualifiedName": name}]
    return {**told, **({"message": message(said)} if said else {})}


def _artifact(index: Places, place: Location) -> dict[str, Any]:
    """The manuscript's file, or the file that it takes in; a part of a package is no file."""
    path = index.manuscript.path
    if place.part and index.manuscript.style in _LINED:
        return _sarif_uris.beside(place.part, path)
    return _sarif_uris.file(path)


def _region(index: Places, span: Span) -> dict[str, Any]:
    manuscript = index.manuscript
    if not manuscript.anchors:
        start, end = _exact(index, span.start), _exact(index, span.end)
        return _told(start, end, span.of(manuscript.text))
    if manuscript.style not in _LINED:
        return {}
    return _anchored(index, span)


def _anchored(index: Places, span: Span) -> dict[str, Any]:
    """The region by anchors; its end is left out where that is in another file, or before the start."""
    lines = index.lines
    last = max(span.end - 1, span.start)
    part, start = lines.part(span.start), lines.place(span.start)
    line, column = lines.place(last)
    end = (line, column + (1 if span.end > span.start else 0))
    if lines.part(last) != part or end < start:
        end = start
    if {(part, start[0]), (part, end[0])} & index.blurred:
        return {"startLine": start[0], "endLine": end[0]}
    return _told(start, end, "") if end > start else {"startLine": start[0], "startColumn": start[1]}


def _exact(index: Places, offset: int) -> tuple[int, int]:
    row = bisect_right(index.starts, offset) - 1
    start = index.starts[row]
    wide = bisect_left(index.wide, offset) - bisect_left(index.wide, start)
    return row + 1, offset - start + wide + 1


def _told(start: tuple[int, int], end: tuple[int, int], words: str) -> dict[str, Any]:
    region = {"startLine": start[0], "startColumn": start[1], "endLine": end[0], "endColumn": end[1]}
    return {**region, **({"snippet": {"text": _whole(words)}} if words else {})}


def _whole(words: str) -> str:
    """Return words in which no half of a pair of code units stands alone: not every reader takes one."""
    return words.encode("utf-8", "replace").decode("utf-8")
