"""Printed names go in; the pairs that seem to be one name in two spellings come out."""

from __future__ import annotations

import unicodedata
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST, _LONGEST = 4, 60
_MOST_ALIKE = 20
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
    """Return letters and digits of a word in lower case, accents kept; a longer word is cut, and no name."""
    composed = unicodedata.normalize("NFC", word[: _LONGEST + 1])
    return "".join(char for char in composed.casefold() if char.isalnum())


def drifted(names: Iterable[Parts]) -> Iterator[tuple[Parts, Parts]]:
    """Pairs of which one word is equal and the other one letter apart."""
    known = list(names)
    for one, other in neighbours((name.last, name.first) for name in known):
        yield Parts(one[1], one[0]), Parts(other[1], other[0])
    for one, other in neighbours((name.first, name.last) for name in known):
        yield Parts(*one), Parts(*other)


def neighbours(
    entries: Iterable[tuple[str, str]],
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs of (group, word) of one group whose words are one letter or one exchange of letters apart.

    Words of under four letters, initials among them, prove nothing. Two words one letter apart share
    what is left of each when some letter is dropped: an index of those remains keeps the search linear.
    A remain that more than twenty words share shows a family of names, not a slip.
    """
    remains: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for entry in dict.fromkeys(entries):
        group, word = entry
        if _SHORTEST <= len(word) <= _LONGEST:
            shorter = (word[:at] + word[at + 1 :] for at in range(len(word)))
            for remain in dict.fromkeys([word, *shorter]):
                remains.setdefault((group, remain), []).append(entry)
    alike = (
        pair for found in remains.values() if len(found) <= _MOST_ALIKE for pair in combinations(found, 2)
    )
    for one, other in dict.fromkeys(alike):
        if OSA.distance(one[1], other[1]) == 1:
            yield one, other
