"""The span of a quotation goes in, its segments come out: words, ellipses, interpolations."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from claimcheck.model import Segment, SegmentKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# Three or more dots however spaced, one sign, asterisks, and each of them in brackets (Chicago 13.50-13.58).
_DOTS = r"\.(?:\s?\.){2,}|(?:\.\s?)?…(?:\s?[.…])*|\*(?:\s?\*){2,}"
_SIGN = re.compile(
    rf"(?P<ellipsis>\[\s?(?:{_DOTS})\s?\]|\(\s?(?:\.(?:\s?\.){{2,}}|…)\s?\)|{_DOTS})"
    r"|(?P<interpolation>\[[^\[\]]{1,500}\]|(?<=\w)\[\])"  # an empty one shows letters taken off a word
)
_INITIAL = re.compile(r"(?:^|[^\w])(?:\w\.\s?)*[A-Z]$")
_LONGEST_ABBREVIATION = 12
_FOUR_DOTS = 4


def find_segments(text: str, span: Span, apart: Iterable[Span] = ()) -> tuple[Segment, ...]:
    """Cut a quotation at its ellipses and brackets, and around the spans that are not of its words.

    `apart` are note marks, marks that open a further paragraph, `>` signs. An ellipsis takes all its
    dots, the full stop among them too, but not the point of an abbreviation: "the U.S. . . . then".
    """
    found: list[Segment] = []
    at = span.start
    for kind, sign in sorted(_signs(text, span, apart), key=lambda item: (item[1].start, -item[1].end)):
        if sign.start < at:
            continue
        found.extend(_words(text, at, sign.start))
        if kind is not None:
            found.append(Segment(kind=kind, span=sign, text=sign.of(text)))
        at = sign.end
    found.extend(_words(text, at, span.end))
    return tuple(found)


def _signs(text: str, span: Span, apart: Iterable[Span]) -> Iterable[tuple[SegmentKind | None, Span]]:
    spans = [stretch for stretch in apart if stretch.start < span.end and span.start < stretch.end]
    taken = {stretch.start for stretch in spans}
    yield from ((None, stretch) for stretch in spans)
    for match in _SIGN.finditer(text, span.start, span.end):
        if match.start() in taken:
            continue
        if match["interpolation"]:
            yield SegmentKind.INTERPOLATION, Span(start=match.start(), end=match.end())
        else:
            start = match.start() + _own_point(text, match.start(), match.group())
            yield SegmentKind.ELLIPSIS, Span(start=start, end=match.end())


def _own_point(text: str, start: int, dots: str) -> int:
    """Return 1 if the first of four dots is an abbreviation's, with the space after it."""
    if dots.count(".") < _FOUR_DOTS or not dots.startswith("."):
        return 0
    if _INITIAL.search(text[max(start - _LONGEST_ABBREVIATION, 0) : start]) is None:
        return 0
    return len(dots) - len(dots[1:].lstrip())


def _words(text: str, start: int, end: int) -> list[Segment]:
    """Return the words between two signs without outer white space; punctuation alone is nothing."""
    stretch = text[start:end]
    if all(char.isspace() or unicodedata.category(char).startswith("P") for char in stretch):
        return []
    start += len(stretch) - len(stretch.lstrip())
    end -= len(stretch) - len(stretch.rstrip())
    return [Segment(kind=SegmentKind.WORDS, span=Span(start=start, end=end), text=text[start:end])]
