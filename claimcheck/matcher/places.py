"""Folded words and a folded text go in; the places in the text of the words and of their grams come out.

The text is read once for many needles together, as numbers of eight letters each: a number that a needle
has too tells where the needle would begin. For what has too few of them it is read as numbers of four.
"""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, Protocol

from claimcheck.matcher.grams import CODES, LONG, SHORT, middles, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 48  # exact places kept from the beginning of the text; beyond, some may be passed over
LAST = 16  # and from its end
EXACT, SPREAD, NOISY = range(3)  # the ways to read a text
WAYS = ((LONG, 0), (LONG, 4), (SHORT, 0))  # letters of a gram, and the place of the first one
_COMMON = 64  # places beyond which a gram tells nothing of where
_ENOUGH = 200  # places of a needle's rarest grams that are looked at
_SAMPLE = 16_384  # grams of a text by which common ones are known
_RARE = 64  # short grams of a needle that are looked for
_CROWDED = 4096  # places of a gram beyond which a search is quicker than a look at each

Grams = dict[int, list[int]]  # gram -> its places in the text


class Folded(Protocol):
    """A folded text, and the same with one byte a letter."""

    @property
    def text(self) -> str:
        """The letters."""

    @property
    def data(self) -> bytes:
        """Their low bytes."""


class Places:
    """A fold and its grams; it is read once for each lot of needles.

    There are three ways to read it. As numbers of eight letters that begin at every eighth one, for exact
    places: of any eight grams in a row that a needle has, one begins there. The same from the fifth letter
    on, for all grams. And as numbers of four letters, for what is damaged.
    """

    def __init__(self, fold: Folded) -> None:
        """Keep the fold; nothing is read before it is asked for."""
        self._fold = fold
        self._asked: dict[int, set[int]] = {way: set() for way in range(len(WAYS))}
        self._grams: dict[int, Grams] = {way: {} for way in range(len(WAYS))}
        self._often: Counter[int] = Counter()

    def read(self, needles: Iterable[str], way: int) -> None:
        """Read the text once for all grams of `needles` that have not been looked for in this way."""
        size, first = WAYS[way]
        data = self._fold.data
        end = len(data) - (len(data) - first) % size
        if end <= first:
            return
        step = LONG // size
        words = memoryview(data)[first:end].cast(CODES[size])[::step]
        if way == NOISY and not self._often:
            self._often = Counter(words[:_SAMPLE])
        wanted = self._wanted(needles, way) - self._asked[way]
        if not wanted:
            return
        self._asked[way] |= wanted
        known = self._grams[way]
        told = bytes(map(wanted.__contains__, words))
        for place, gram in zip(compress(range(first, end, LONG), told), compress(words, told), strict=True):
            known.setdefault(gram, []).append(place)

    def starts(self, needle: str) -> list[int]:
        """Return where `needle` stands letter by letter; by its grams where the text was read for them."""
        text, size = self._fold.text, len(needle)
        lines = rows(needle, LONG) if size >= 2 * LONG - 1 else []
        telling = middles(lines)
        way = next((way for way in (EXACT, SPREAD) if self._asked[way].issuperset(telling)), None)
        if not lines or way is None:
            return _found(needle, text)
        starts = []
        for shift, (row, gram) in enumerate(zip(lines, telling, strict=True)):
            places = self._grams[way].get(gram, ())
            if len(places) > _CROWDED:
                return _found(needle, text)
            offset = shift + len(row) // 2 * LONG
            starts += [p - offset for p in places if p >= offset and text.startswith(needle, p - offset)]
        return sorted(set(starts))

    def pairs(self, needle: str, way: int) -> list[tuple[int, int]]:
        """Return (place in the text, offset in the needle) of the grams in common, the rarest ones first."""
        size = WAYS[way][0]
        own = self._wanted((needle,), way)  # others may have asked for more
        look = {gram: places for gram in own if (places := self._grams[way].get(gram))}.get
        found = [
            (places, offset)
            for shift, row in enumerate(rows(needle, size))
            for places, offset in zip(map(look, row), range(shift, len(needle), size), strict=False)
            if places
        ]
        found.sort(key=lambda pair: len(pair[0]))
        pairs: list[tuple[int, int]] = []
        for places, offset in found:
            if pairs and (len(places) > _COMMON or len(pairs) >= max(_ENOUGH, len(needle) // 2)):
                break
            pairs += [(place, offset) for place in places[:_COMMON]]
        return pairs

    def _wanted(self, needles: Iterable[str], way: int) -> set[int]:
        """Return the grams to look for: one of each row, all of them, or the rare ones of short ones."""
        if way == EXACT:
            return {gram for needle in needles for gram in middles(rows(needle, LONG))}
        wanted: set[int] = set()
        if way == SPREAD:
            for needle in needles:
                wanted.update(*rows(needle, LONG))
            return wanted
        for needle in needles:
            grams = {gram for row in rows(needle, SHORT) for gram in row}
            wanted.update(sorted(grams, key=lambda gram: (self._often[gram], gram))[:_RARE])
        return wanted


def _found(needle: str, text: str) -> list[int]:
    """Return where `needle` stands by plain search: the first places, and the last ones."""
    if not needle:
        return []
    starts: list[int] = []
    place = text.find(needle)
    while place >= 0 and len(starts) < MOST:
        starts.append(place)
        place = text.find(needle, place + 1)
    ending: list[int] = []
    place = text.rfind(needle) if place >= 0 else -1
    while place >= 0 and place > starts[-1] and len(ending) < LAST:
        ending.append(place)
        place = text.rfind(needle, 0, place + len(needle) - 1)
    return [*starts, *reversed(ending)]
