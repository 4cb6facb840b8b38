"""Comments of a manuscript's file go in; those that speak to claimcheck come out, with their places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Directive
from claimcheck.parser.drafting import At

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model import Anchor, Layout

# Word begins a comment with a capital letter, whatever is typed.
_SPEAKS = re.compile(r"^[%\t ]*+claimcheck:[^\S\n]*+([^\n]{0,1000}+)", re.MULTILINE | re.IGNORECASE)
_OPEN, _CLOSE = "<!--", "-->"
_LATEX = re.compile(r"^(?:[^%\\\n]|\\.)*+(%[^\n]*+)$", re.MULTILINE)


class Comment(NamedTuple):
    """A comment and where it begins in the file."""

    words: str
    at: At


def html_comments(text: str) -> Iterator[Comment]:
    """Yield the comments of HTML and Markdown (`<!-- claimcheck: ignore RULE -- reason -->`)."""
    return _placed(_html(text), "")


def latex_comments(text: str, part: str = "") -> Iterator[Comment]:
    """Yield the comments of a LaTeX file (`% claimcheck: ignore RULE -- reason`)."""
    return _placed(((found[1], found.start(1), text) for found in _LATEX.finditer(text)), part)


def with_directives(layout: Layout, comments: Iterable[Comment]) -> Layout:
    """Take in the comments that begin with `claimcheck:`.

    A directive belongs to the text on its line, before it or behind it; one on a line of its own to what
    comes next in the file.
    """
    spoken = [(found[1].strip(), at) for words, at in comments if (found := _SPEAKS.search(words))]
    if not spoken:
        return layout
    anchors = sorted(layout.anchors, key=_place)
    places = [_place(anchor) for anchor in anchors]
    directives = tuple(
        Directive(
            start=_start(layout, anchors, places, at),
            words=words,
            line=at.line,
            column=at.column,
            part=at.part,
        )
        for words, at in spoken
    )
    return layout.model_copy(update={"directives": directives})


def _html(text: str) -> Iterator[tuple[str, int, str]]:
    start = text.find(_OPEN)
    while start >= 0 and (end := text.find(_CLOSE, start)) >= 0:
        yield text[start + len(_OPEN) : end], start, text
        start = text.find(_OPEN, end)


def _placed(found: Iterable[tuple[str, int, str]], part: str) -> Iterator[Comment]:
    """Tell line and column of the comments (words, offset, whole text) of one file."""
    line, done = 1, 0
    for words, start, text in found:
        line += text.count("\n", done, start)
        done = start
        yield Comment(words, At(line, start - text.rfind("\n", 0, start), part))


def _start(layout: Layout, anchors: list[Anchor], places: list[tuple[str, int, int]], at: At) -> int:
    here = (at.part, at.line, at.column)
    before, after = bisect_right(places, here) - 1, bisect_left(places, here)
    if before >= 0 and places[before][:2] == here[:2]:
        return anchors[before].start
    if after < len(anchors) and places[after][0] == at.part:
        return anchors[after].start
    return len(layout.text)


def _place(anchor: Anchor) -> tuple[str, int, int]:
    return anchor.part, anchor.line, anchor.column
