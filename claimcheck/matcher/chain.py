"""The places of each run go in; one place a run comes out, in the source's order where that can be had."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.matcher.likeness import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.align import Placement
    from claimcheck.matcher.runs import Run

_MISSING = 100.0  # cost of a run that stands nowhere
_NOT_FOUND = 60.0
_FAULTY = 8.0
_UNLIKE = 20.0
_FURNITURE = 6.0
_DISORDER = 35.0
_NEIGHBOURHOOD = 200  # characters of a gap that cost nothing much
_NEARBY = 2_000  # characters between two runs up to which one vouches for the other
_ANCHORED = 12  # letters of a run for which another can vouch
_KEPT = 64  # places of one run that are considered
_STEPS = 400_000  # pairs of places that are compared: of many runs, fewer places each

Column = list["Placement | None"]


def chain(columns: Sequence[Sequence[Placement]]) -> list[Placement | None]:
    """Choose one placement a run: the least sum of faults, gaps and disorder (dynamic programme)."""
    kept = min(_KEPT, max(4, math.isqrt(_STEPS // max(len(columns), 1))))
    table: list[Column] = [[*column[:kept], None] for column in columns]
    costs = [_cost(placement) for placement in table[0]]
    back: list[list[int]] = []
    for before, here in pairwise(table):
        steps = []
        for placement in here:
            options = [cost + _gap(other, placement) for other, cost in zip(before, costs, strict=True)]
            steps.append(min(range(len(options)), key=options.__getitem__))
        costs = [
            costs[step] + _gap(before[step], placement) + _cost(placement)
            for step, placement in zip(steps, here, strict=True)
        ]
        back.append(steps)
    place = min(range(len(costs)), key=costs.__getitem__)
    chosen = [table[-1][place]]
    for column, steps in zip(reversed(table[:-1]), reversed(back), strict=True):
        place = steps[place]
        chosen.append(column[place])
    return chosen[::-1]


def anchored(places: list[Placement | None], parts: Sequence[Run]) -> list[Placement | None]:
    """Take a short altered run for found where the run beside it stands word for word close by.

    Alone, few letters prove nothing in a whole book; within a page of their neighbour they do: the
    likeness must suffice for the letters that are searched there.
    """
    found = list(places)
    for number, (here, run) in enumerate(zip(places, parts, strict=True)):
        if here is None or here.found or run.letters < _ANCHORED or here.likeness < cut(run.letters, _NEARBY):
            continue
        before = places[number - 1] if number else None
        after = places[number + 1] if number + 1 < len(places) else None
        if (before and before.clean and 0 <= here.span.start - before.span.end <= _NEARBY) or (
            after and after.clean and 0 <= after.span.start - here.span.end <= _NEARBY
        ):
            found[number] = replace(here, found=True)
    return found


def in_order(before: Placement, after: Placement) -> bool:
    """Tell whether `after` stands wholly behind `before`."""
    return before.span.end <= after.span.start


def _cost(placement: Placement | None) -> float:
    if placement is None:
        return _MISSING
    faults = _FAULTY + _UNLIKE * (1 - placement.likeness) if placement.faults else 0.0
    aside = 0.0 if placement.own else _FURNITURE
    return faults + aside + (0.0 if placement.found else _NOT_FOUND)


def _gap(before: Placement | None, after: Placement | None) -> float:
    if before is None or after is None:
        return 0.0
    if not in_order(before, after):
        return _DISORDER
    return math.log2(1 + (after.span.start - before.span.end) / _NEIGHBOURHOOD) / 2
