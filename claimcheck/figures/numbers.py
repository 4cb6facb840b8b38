"""Digits as printed go in; the values that they may have come out: 1.500 is one and a half, and 1500."""

from __future__ import annotations

import re

from claimcheck.figures.nouns import Value

_LONGEST = 18  # digits of a number that is read as one; a longer one is a string of signs
_SPACES = re.compile(r"[\s'’\u00a0\u202f]")
_GROUPED = {mark: re.compile(rf"\d{{1,3}}(?:\{mark}\d{{2,3}})*\{mark}\d{{3}}") for mark in ".,"}


def values(printed: str, factor: float = 1.0) -> tuple[Value, ...]:
    """Return the readings of digits, the likeliest first, times `factor`; none if they are no number.

    A comma before three digits groups them, and is the sign of decimals second; with a full stop it is the
    other way round.
    """
    digits = _SPACES.sub("", printed)
    if len(digits) > _LONGEST:
        return ()
    marks = [char for char in digits if char in ".,"]
    if not marks:
        return (_value(digits, "", factor),)
    last = marks[-1]
    whole, _, part = digits.rpartition(last)
    readings = []
    if marks.count(last) == 1 and (not marks[:-1] or _GROUPED[marks[0]].fullmatch(whole)):
        readings.append(_value(re.sub("[.,]", "", whole), part, factor))
    if len(set(marks)) == 1 and _GROUPED[last].fullmatch(digits) and not digits.startswith("0"):
        grouped = _value(digits.replace(last, ""), "", factor)
        readings.insert(0 if last == "," else len(readings), grouped)
    return tuple(readings)


def whole(value: float) -> Value:
    """Return a number that was written in words, with its precision."""
    digits = f"{value:.0f}"
    return Value(value, 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 1.0)


def _value(before: str, after: str, factor: float) -> Value:
    if after:
        return Value(float(f"{before}.{after}") * factor, 10.0 ** -len(after) * factor)
    zeros = len(before) - len(before.rstrip("0")) if before.strip("0") else 0
    return Value(float(before) * factor, 10.0**zeros * factor)
