"""Runs and their places go in; a run that was made of two far places without a sign comes out as two runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.matcher.align import Placement, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.matcher.index import Index
    from claimcheck.matcher.runs import Run

_LEAST = 3  # words of a part of a run that, found elsewhere, is a splice
_LETTERS = 15  # and its letters
_FIRM = 25  # the same, where it stands only nearly and far from the other part
_MANY_BRACKETS = 50  # brackets in one run beyond which no splice is looked for
_SPLITS = 3  # splices looked for in one quotation, and brackets at which one is
_JOINED = 2  # words that may have been put in to join two places
_ALIKE = 0.75  # likeness of a half that has them


def spliced(
    parts: list[Run], columns: list[list[Placement]], index: Index
) -> tuple[list[Run], list[list[Placement]]]:
    """Split each run that is altered or nowhere as a whole, but whose two parts stand word for word."""
    for _ in range(_SPLITS):
        for number, (run, column) in enumerate(zip(parts, columns, strict=True)):
            found = _halves(run, column, index)
            if found:
                halves, places = zip(*found, strict=True)
                parts = [*parts[:number], *halves, *parts[number + 1 :]]
                columns = [*columns[:number], *places, *columns[number + 1 :]]
                break
        else:
            break
    return parts, columns


def _halves(run: Run, column: list[Placement], index: Index) -> list[tuple[Run, list[Placement]]]:
    """Return two halves of a run with their places, or nothing."""
    if (column and column[0].found and column[0].cost <= 1) or len(run.brackets) > _MANY_BRACKETS:
        return []  # it stands here, but for a word at most
    lost = not column or not column[0].found
    for border in dict.fromkeys(_borders(run, column, index)):
        halves = run.part(0, border), run.part(border, len(run.tokens))
        if not all(len(half.plain) >= _LEAST and half.letters >= _LETTERS for half in halves):
            continue
        exact = all(index.has(half) for half in halves)
        if not exact and not (lost and _is_joined(run, border, index)):
            continue
        places = [_standing(place(half, index, closely=exact)) for half in halves]
        firm = exact or all(half.letters >= _FIRM for half in halves)
        if all(places) and (firm or _close(places[0], places[1], 2 * len(run.view.text))):
            return list(zip(halves, places, strict=True))
    return []


def _is_joined(run: Run, border: int, index: Index) -> bool:
    """Tell whether both halves stand letter by letter but for a word or two at the border."""
    head, tail = run.part(0, border), run.part(border, len(run.tokens))
    return any(
        (index.has(head) and index.has(run.part(min(border + count, len(run.tokens)), len(run.tokens))))
        or (index.has(run.part(0, max(border - count, 0))) and index.has(tail))
        for count in range(1, _JOINED + 1)
    )


def _standing(places: list[Placement]) -> list[Placement]:
    """Return the places where a half stands, but for a word or two that join it to the other, as found."""
    return [replace(p, found=True) for p in places if p.clean or (p.cost <= _JOINED and p.likeness >= _ALIKE)]


def _close(one: list[Placement], two: list[Placement], reach: int) -> bool:
    """Tell whether two halves stand side by side, or nearly so."""
    return any(
        max(p.span.end, q.span.end) - min(p.span.start, q.span.start) <= reach for p in one for q in two
    )


def _borders(run: Run, column: list[Placement], index: Index) -> Iterator[int]:
    """Yield where a run may be cut: behind its first agreeing words, before its last, at a bracket."""
    size = len(run.tokens)
    ops = column[0].seen.ops if column else []
    if not run.brackets and (not column or not column[0].found or column[0].cost >= _LEAST):
        yield from (border for border in _outermost(run, index) if 0 < border < size)
    yield from (op.quoted_end for op in ops[:2] if op.equal and op.quoted_end < size)
    yield from (op.quoted_start for op in ops[-2:] if op.equal and op.quoted_start)
    yield from (place for place in sorted(run.brackets)[:_SPLITS] if place)


def _outermost(run: Run, index: Index) -> tuple[int, int]:
    """Return where the longest beginning ends, and the longest end begins, that stand letter by letter."""
    size = len(run.tokens)

    def heads(count: int) -> Run:
        return run.part(0, count)

    def tails(count: int) -> Run:
        return run.part(size - count, size)

    return _longest(size, heads, index), size - _longest(size, tails, index)


def _longest(size: int, part: Callable[[int], Run], index: Index) -> int:
    """Return the largest number of words of which the part stands; 0 where the least firm one does not."""
    low = next((count for count in range(_LEAST, size) if part(count).letters >= _LETTERS), size)
    if low >= size or not index.has(part(low)):
        return 0
    high = size
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if index.has(part(middle)) else (low, middle)
    return low
