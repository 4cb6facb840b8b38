"""What stands after a number goes in; its scale and unit come out: billion dollars, per cent, -week."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.figures.tables import CENT_WORDS, CODES, CURRENCIES, SCALES, SQUARE, SQUARES, UNITS
from claimcheck.model import FigureKind

_NEXT = re.compile(
    r"(?P<gap>[ \u00a0\u202f\n]?|[-‐‑])(?P<word>[^\W\d_]+(?:/h)?|[%‰€£$¥₹]|°[CF]?|º[CF]?)(?![^\W\d_])"
)
_OF = re.compile(r"[ \u00a0](?:de|d['’]|of)[ \u00a0]")
_PER_CENT = re.compile(r"[ \u00a0](?:per[ \u00a0]cent|pour[ \u00a0]cent|por[ \u00a0]ciento|v\.[ ]?H\.)(?!\w)")
_POINTS = re.compile(r"(?:age)?[ \u00a0-]points?(?!\w)")
_OLD = re.compile(r"-olds?(?!\w)")
_SHORT = 2  # letters of a unit's sign that is no word: `5 m` is five metres, `5 a` is nothing
_SHORTENED = frozenset({"mio", "mrd", "tsd", "mill"})
_MILLION, _THOUSAND = 1e6, 1e3


class Measured(NamedTuple):
    """The scale, the unit and what kind of figure they make, up to the half-open place `end`."""

    factor: float
    unit: str
    kind: FigureKind
    end: int


def measured(text: str, at: int, *, money: bool, scaled: bool = False) -> Measured:
    """Read scales and a unit from `at` on; `money` says that a currency stands before the number.

    After a scale, one that was read before (`scaled`) too, `de` may lead to the unit: 3 millones de dólares.
    """
    factor, at = _scale(text, at, money=money)
    if found := _PER_CENT.match(text, at):
        return Measured(factor, "%", FigureKind.PERCENT, found.end())
    words = (_after_of(text, at) if scaled or factor != 1 else None) or _NEXT.match(text, at)
    unit = _percent(text, words) or _currency(words) if words else None
    if unit is None and words and not money:
        unit = _square(text, words) or _unit(text, words)
    if unit is None:
        return Measured(factor, "", FigureKind.COUNT, at)
    return unit._replace(factor=factor)


def _percent(text: str, words: re.Match[str]) -> Measured | None:
    if words["word"] != "%" and words["word"].casefold() not in CENT_WORDS:
        return None
    points = _POINTS.match(text, words.end())
    return Measured(1.0, "%", FigureKind.PERCENT, points.end() if points else words.end())


def _currency(words: re.Match[str]) -> Measured | None:
    """Read a code, a sign or a word; a pound and a cent may be others, and codes are in capitals."""
    raw, word = words["word"], words["word"].casefold()
    is_word = word in CURRENCIES and word not in UNITS and not (raw.isalpha() and raw.isupper())
    return Measured(1.0, CURRENCIES[word], FigureKind.MONEY, words.end()) if raw in CODES or is_word else None


def _square(text: str, words: re.Match[str]) -> Measured | None:
    if words["word"].casefold() not in SQUARES or not (after := _NEXT.match(text, words.end())):
        return None
    unit = SQUARE.get(UNITS.get(after["word"], ""))
    return Measured(1.0, unit, FigureKind.MEASURE, after.end()) if unit else None


def _unit(text: str, words: re.Match[str]) -> Measured | None:
    """Read a unit; its sign only in its own case, and a single letter not across a hyphen or a line."""
    raw = words["word"]
    unit = UNITS.get(raw) or (UNITS.get(raw.casefold()) if len(raw) > _SHORT else None)
    if unit is None or (len(raw) == 1 and words["gap"] in {"-", "‐", "‑", "\n"}):
        return None
    old = _OLD.match(text, words.end())
    return Measured(1.0, unit, FigureKind.MEASURE, old.end() if old else words.end())


def _scale(text: str, at: int, *, money: bool) -> tuple[float, int]:
    """Multiply the scales that follow: 5 hundred thousand; `m` and `k` right after a number or an amount."""
    factor = 1.0
    while found := _NEXT.match(text, at):
        word = found["word"].casefold()
        close = found["gap"] == "" or money
        if word == "m" and money:
            scale = _MILLION
        elif word == "k" and close and found["word"] in "kK":
            scale = _THOUSAND
        elif word in SCALES and (word not in {"k", "tn"} or (word == "tn" and money)):
            scale = SCALES[word]
        else:
            break
        factor, at = factor * scale, found.end() + (word in _SHORTENED and text.startswith(".", found.end()))
    return factor, at


def _after_of(text: str, at: int) -> re.Match[str] | None:
    found = _OF.match(text, at)
    return _NEXT.match(text, found.end() - 1) if found else None
