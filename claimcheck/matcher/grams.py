"""Folded words go in; their groups of letters come out, as numbers that a text can be read for."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

from claimcheck.matcher.folding import letters

LONG, SHORT = 8, 4  # letters of a gram
_Code = Literal["Q", "I"]
CODES: dict[int, _Code] = {LONG: "Q", SHORT: "I"}


def rows(needle: str, size: int) -> list[memoryview]:
    """Return the needle's grams in rows: those at its first letter and each `size` on, at its second, ..."""
    data = letters(needle)
    code = CODES[size]
    spans = [(shift, len(data) - (len(data) - shift) % size) for shift in range(min(size, len(data)))]
    return [memoryview(data[start:end]).cast(code) for start, end in spans if end > start]


def middles(found: list[memoryview]) -> list[int]:
    """Return the gram in the middle of each row: wherever a needle stands, one of them is read."""
    return [row[len(row) // 2] for row in found]


def ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of pairs in which both numbers grow (patience sorting)."""
    tails: list[tuple[int, int]] = []  # offset, number of the pair
    back: list[int] = []
    pairs = sorted(pairs)
    for number, (_, offset) in enumerate(pairs):
        place = bisect_left(tails, (offset, -1))
        back.append(tails[place - 1][1] if place else -1)
        tails[place : place + 1] = [(offset, number)]
    chain = []
    number = tails[-1][1]
    while number >= 0:
        chain.append(pairs[number])
        number = back[number]
    return chain[::-1]
