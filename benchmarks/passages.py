"""A source's text goes in; passages of it with exact places come out, and what stands in it is told by words.

The truths of the generated set rest on this file alone, not on the matcher: words are runs of letters and
digits, compared without case.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from random import Random
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

RUN = 8  # words that an absent quotation must not share with the source in a row
_SHORT = 3  # words of a run that counts toward a parallel passage
_LOOSE = 4  # words by which the runs of a parallel passage may be shifted against each other
_COMMON = 200  # places from which a run of three words tells nothing of where
_NEAREST = 12  # places that are compared with a passage
_LIKE = 0.6  # share of its words from which a passage is told there too, in other words
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[\w\s.,;:!?()'\"‘’“”/%-]+")  # no marks of editing of the source's own
_OUTER = '.,;:"“”'  # what may stand next to a passage
_TRIES = 20_000
_FEW_TRIES = 500  # that tell whether there is room for many passages


class Passage(NamedTuple):
    """A stretch of a text that begins and ends with a letter or digit, and its words as printed."""

    start: int
    end: int
    pieces: tuple[str, ...]

    @property
    def words(self) -> str:
        """The passage with single spaces."""
        return " ".join(self.pieces)


def spoken(text: str) -> list[str]:
    """Return the words of a text, without case and punctuation."""
    return _WORD.findall(text.casefold())


class Text:
    """A source of the set: a text under a name, with its words."""

    def __init__(self, name: str, size: int, work: str, text: str) -> None:
        """Keep the text; `size` is the nominal one in letters, `work` the name of the work it is from."""
        self.name, self.size, self.work, self.text = name, size, work, text

    @cached_property
    def stream(self) -> str:
        """The words, with one space before and after each."""
        return f" {' '.join(spoken(self.text))} "

    @cached_property
    def _words(self) -> list[str]:
        return self.stream.split()

    @cached_property
    def runs(self) -> set[int]:
        """What every eight words in a row hash to."""
        words = self._words
        return {hash(tuple(words[n : n + RUN])) for n in range(len(words) - RUN + 1)}

    @cached_property
    def _places(self) -> dict[tuple[str, ...], list[int]]:
        """Where every three words in a row stand, counted in words."""
        words, places = self._words, dict[tuple[str, ...], list[int]]()
        for n in range(len(words) - _SHORT + 1):
            places.setdefault(tuple(words[n : n + _SHORT]), []).append(n)
        return places

    @cached_property
    def pieces(self) -> list[tuple[int, int]]:
        """The places of everything between white space."""
        return [match.span() for match in re.finditer(r"\S+", self.text)]

    def count(self, words: str) -> int:
        """Return how often these words stand in the text, one after the other."""
        return self.stream.count(f" {' '.join(spoken(words))} ")

    def shares_a_run(self, words: str) -> bool:
        """Tell whether any eight of these words stand in the text in a row."""
        said = spoken(words)
        return any(hash(tuple(said[n : n + RUN])) in self.runs for n in range(len(said) - RUN + 1))

    def parallels(self, words: str) -> bool:
        """Tell whether three in five of these words or more stand near each other, in their order."""
        said = spoken(words)
        lines: Counter[int] = Counter()
        for n in range(len(said) - _SHORT + 1):
            places = self._places.get(tuple(said[n : n + _SHORT]), [])
            lines.update((place - n) // _LOOSE for place in places if len(places) <= _COMMON)
        slack = _LOOSE + len(said) // 4
        starts = [max(0, line * _LOOSE - slack) for line, _ in lines.most_common(_NEAREST)]
        near = (self._words[start : start + len(said) + 2 * slack] for start in starts)
        return any(LCSseq.similarity(said, words) >= _LIKE * len(said) for words in near)

    def _apart(self, start: int, end: int) -> bool:
        """Tell whether the passage cuts no word, and no question or exclamation off its mark."""
        around = self.text[start - 1 : start] + self.text[end : end + 1]
        return all(letter.isspace() or letter in _OUTER for letter in around)

    def has_passage(self, least: int, most: int) -> bool:
        """Tell whether the text is prose enough for a passage of so many pieces, without anyone's dice."""
        try:
            self.passage(Random(0), least, most, tries=_FEW_TRIES)  # noqa: S311 - the same each time, no secret
        except ValueError:
            return False
        return True

    def passage(
        self, dice: Random, least: int, most: int, *, plain: bool = True, tries: int = _TRIES
    ) -> Passage:
        """Draw a passage of so many pieces within a paragraph; `plain`: without brackets or ellipses."""
        for _ in range(tries):
            count = dice.randint(least, most)
            first = dice.randrange(max(1, len(self.pieces) - count))
            places = self.pieces[first : first + count]
            if len(places) < count:
                continue
            start, end = _trimmed(self.text, places[0][0], places[-1][1])
            exact = self.text[start:end]
            if (
                start >= end
                or "\n\n" in exact
                or not self._apart(start, end)
                or (plain and not _PLAIN.fullmatch(exact))
            ):
                continue
            pieces = tuple(re.sub(r"(\w-)\n", r"\1", exact).split())
            plain_pieces = all(_WORD.search(piece) and "_" not in piece for piece in pieces)
            if plain_pieces and not re.search(r"\.\.|[()]", exact):
                return Passage(start, end, pieces)
        raise ValueError(f"{self.name} has no passage of {least} to {most} words")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends inward to a letter or digit."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span without white space and punctuation at its ends."""
    return _trimmed(text, *span)
