"""Printed names go in; whether two are one name in two spellings comes out."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from rapidfuzz.distance import OSA

_SHORTEST = 4
_LONG = 9
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md"}


class Parts(NamedTuple):
    """A name's first and last word in compare-form: case and punctuation gone, accents kept."""

    first: str
    last: str


def parts(printed: str) -> Parts | None:
    """Split a printed name, `Given Family` or `Family, Given`; None unless it has two words or more."""
    head, comma, tail = printed.partition(",")
    turned = comma and "," not in tail and form(tail) not in _SUFFIXES
    words = [form(word) for word in (f"{tail} {head}" if turned else printed).split()]
    words = [word for word in words if word and word not in _SUFFIXES]
    return Parts(words[0], words[-1]) if len(words) > 1 else None


def form(word: str) -> str:
    """Return letters and digits of a word in lower case, accents kept."""
    return "".join(char for char in unicodedata.normalize("NFC", word).casefold() if char.isalnum())


def drifted(one: Parts, other: Parts) -> bool:
    """Tell whether one person's name seems to be spelled in two ways.

    Either word may differ, not both: the first by one letter, the last by one, or two from nine letters.
    Initials and words under four letters prove nothing.
    """
    if one.last == other.last:
        return _near(one.first, other.first, 1)
    return one.first == other.first and near(one.last, other.last)


def near(one: str, other: str) -> bool:
    """Tell whether two different words are one letter apart, or two from nine letters."""
    return _near(one, other, 2 if min(len(one), len(other)) >= _LONG else 1)


def _near(one: str, other: str, most: int) -> bool:
    if one == other or min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > most:
        return False
    return OSA.distance(one, other, score_cutoff=most) <= most
