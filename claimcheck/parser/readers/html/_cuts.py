"""Marks and what is left out go in; the brackets and commas that are printed only for their sake come out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from claimcheck.parser.readers.html._elements import BLOCKS, Element
from claimcheck.parser.readers.html._tokens import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.parser.readers.html.book import Book

_BETWEEN = re.compile(r"\s*+(?:[,;–—-]|\]\s*+[,;–—-]?\s*+\[)?\s*+")
_DASH = re.compile(r"\s*+\]?\s*+[–—-]\s*+\[?\s*+")
_PAIRS = {"[": "]", "(": ")", "{": "}"}
_FAR = 8  # events

# How many characters of a text event are not printed, at its head and its tail.
Cuts: TypeAlias = "dict[int, tuple[int, int]]"


def groups(book: Book, marks: Sequence[Element]) -> list[list[Element]]:
    """Group marks, given in order, that only commas or dashes part: `[3, 4]`."""
    found: list[list[Element]] = []
    for mark in marks:
        last = found[-1][-1] if found else None
        if last and _near(book, last, mark) and _BETWEEN.fullmatch(between(book, last, mark)):
            found[-1].append(mark)
        else:
            found.append([mark])
    return found


def between(book: Book, first: Element, second: Element) -> str:
    """Return the words between two elements."""
    return book.words(first.closed + 1, second.opened)


def ranged(words: str) -> bool:
    """Tell whether the words between two marks make them the ends of a range."""
    return _DASH.fullmatch(words) is not None


def cuts(book: Book, found: Sequence[Sequence[Element]]) -> Cuts:
    """Cut what parts the elements of each group, and one pair of brackets around it."""
    cut: Cuts = {}
    for group in found:
        for first, second in pairwise(group):
            for event in range(first.closed + 1, second.opened):
                text = book.events[event]
                if isinstance(text, Text):
                    cut[event] = (len(text.text), 0)
        before, after = _text(book, group[0].opened - 1, -1), _text(book, group[-1].closed + 1, 1)
        if before is None or after is None:
            continue
        words, following = book.events[before], book.events[after]
        if isinstance(words, Text) and isinstance(following, Text):
            closing = _PAIRS.get(words.text[-1:])
            if closing and following.text.startswith(closing):
                cut[before] = (cut.get(before, (0, 0))[0], 1)
                cut[after] = (1, cut.get(after, (0, 0))[1])
    return cut


def _near(book: Book, first: Element, second: Element) -> bool:
    return 0 < second.opened - first.closed <= _FAR and not any(
        element.name in BLOCKS or element.name == "br"
        for element in book.elements(first.closed + 1, second.opened)
    )


def _text(book: Book, event: int, step: int) -> int | None:
    """Return the text next to an event within its line, over the edges of inline elements."""
    for place in range(event, event + step * _FAR, step):
        if not 0 <= place < len(book.events):
            return None
        found = book.events[place]
        if isinstance(found, Text):
            return place
        if isinstance(found, Element) and (found.name in BLOCKS or found.name == "br"):
            return None
    return None
