"""The end of a quotation and the marks of its paragraph go in, the notes that cover it come out."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimcheck.model import Link, Mark, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_BETWEEN_MARKS = {"", ",", ";", " ", ", ", "; "}
_BEFORE_A_MARK = " \n\xa0\u202f.,;:!?…—–-)]}”’\"'»*_"


def link(text: str, end: int, marks: Sequence[Mark], sentence: Span) -> tuple[tuple[int, ...], Link]:
    """Cover a quotation that ends at `end` by the first mark at or after it, and those joined to it.

    `marks` are the paragraph's, in order; `sentence` is the one that the quotation ends in. `[4][5]`
    and `[4], [5]` are joined. Where none follows at once, a mark before the closing quotation mark counts:
    in French it stands there.
    """
    first = bisect_left(marks, end, key=lambda mark: mark.span.start)
    follows = first < len(marks) and not text[end : marks[first].span.start].strip(_BEFORE_A_MARK)
    if not follows and (within := at_end(text, end, marks[:first])):
        return within, Link.ADJACENT
    if first == len(marks):
        return (), Link.NONE
    place = marks[first].span
    if follows:
        grade = Link.ADJACENT
    elif place.start < sentence.end:
        grade = Link.SAME_SENTENCE
    else:
        grade = Link.LATER_SENTENCE
    return _joined(text, marks[first:]), grade


def narrative(
    text: str, start: int, marks: Sequence[Mark], sentence: Span, in_text: Collection[int]
) -> tuple[int, ...]:
    """Return the citation within the text that leads up to a quotation, as `Roy (2023) calls it “a risk”`.

    It is the nearest one before `start` in the same sentence (APA 8.11, narrative citation).
    """
    first = stop = bisect_left(marks, start, key=lambda mark: mark.span.start)
    while first and marks[first - 1].span.start >= sentence.start and marks[first - 1].number in in_text:
        if first < stop and text[marks[first - 1].span.end : marks[first].span.start] not in _BETWEEN_MARKS:
            break
        first -= 1
    return tuple(dict.fromkeys(mark.number for mark in marks[first:stop]))


def at_end(text: str, end: int, marks: Sequence[Mark]) -> tuple[int, ...]:
    """Return the notes whose marks close a paragraph that ends at `end`; a colon may follow them."""
    first = len(marks)
    stop = end
    while first and not text[marks[first - 1].span.end : stop].strip(_BEFORE_A_MARK):
        first -= 1
        stop = marks[first].span.start
    return _joined(text, marks[first:]) if first < len(marks) else ()


def _joined(text: str, marks: Sequence[Mark]) -> tuple[int, ...]:
    """Return the numbers of the first mark and of those that follow it at once, without repeats."""
    numbers: dict[int, None] = {}
    last = marks[0].span
    for mark in marks:
        if mark.span != last and text[last.end : mark.span.start] not in _BETWEEN_MARKS:
            break
        numbers[mark.number] = None
        last = mark.span
    return tuple(numbers)
