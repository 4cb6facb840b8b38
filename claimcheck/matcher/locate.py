"""Folded words and a folded text go in; the places where they may stand come out, best first.

Nothing here judges. The text is read once for many needles together, as numbers of eight letters each:
a number that a needle has too tells where the needle would begin. What has too few of them is looked for
by numbers of four letters, and in short texts by rapidfuzz's partial ratio.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress
from typing import TYPE_CHECKING, Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from claimcheck.matcher.folding import letters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from claimcheck.matcher.folding import Fold

MOST = 48  # exact places kept from the beginning of the text; beyond, some may be passed over
_LAST = 16  # and from its end
_LONG, _SHORT = 8, 4  # letters of a gram
_Code = Literal["Q", "I"]
_CODES: dict[int, _Code] = {_LONG: "Q", _SHORT: "I"}
_COMMON = 64  # places beyond which a gram tells nothing of where
_ENOUGH = 400  # places of a needle's rarest grams that are looked at
_CROWDED = 4096  # places of a gram beyond which a search is quicker than a look at each
_CANDIDATES = 4
_SURE = 0.75  # likeness from which no other way of locating is tried
_WORTH = 0.5  # likeness from which a place behind the best one is worth a look
_SHARED = 0.3  # the same, of the share of the needle's letters that stand in common grams
_SMALL = 65_536  # letters of a text up to which partial ratio is tried
_WINDOW = 20_000  # letters up to which likeness is counted letter by letter

Grams = dict[int, list[int]]  # gram -> its places in the text


class Hit(NamedTuple):
    """A half-open place in a fold, and from 0 to 1 how like the needle it is, and how much grams agree on."""

    start: int
    end: int
    likeness: float
    agreed: float = 0.0


class Finder:
    """A fold that is searched for many needles; the text is read once for each lot of them."""

    def __init__(self, fold: Fold) -> None:
        """Keep the fold; nothing is read before it is asked for."""
        self._fold = fold
        self._asked: dict[int, set[int]] = {_LONG: set(), _SHORT: set()}
        self._grams: dict[int, Grams] = {_LONG: {}, _SHORT: {}}
        self._exact: dict[str, list[Hit]] = {}
        self._stretches: dict[tuple[str, int], list[Hit]] = {}
        self._near: dict[str, list[Hit]] = {}

    def prepare(self, needles: Iterable[str], size: int = _LONG) -> None:
        """Read the text once for all grams of `needles` that have not been looked for."""
        wanted: set[int] = set()
        for needle in needles:
            wanted.update(*_rows(needle, size))
        wanted -= self._asked[size]
        if not wanted:
            return
        self._asked[size] |= wanted
        known, data = self._grams[size], self._fold.data
        words = memoryview(data)[: len(data) // size * size].cast(_CODES[size])
        for number in compress(range(len(words)), map(wanted.__contains__, words)):
            known.setdefault(words[number], []).append(number * size)

    def prepare_near(self, needles: Collection[str]) -> list[str]:
        """Look for what is like `needles`, for all together; return those that nothing is much like."""
        self.prepare(needles)
        self.prepare([needle for needle in needles if not _sure(self._by_grams(needle, _LONG))], _SHORT)
        return [needle for needle in needles if not _sure(self.near(needle))]

    def exact(self, needle: str) -> list[Hit]:
        """Return the places where `needle` stands letter by letter: the first 48, and the last 16."""
        found = self._exact.get(needle)
        if found is None:
            starts = self._starts(needle)
            size = len(needle)
            if len(starts) > MOST + _LAST:
                starts = [*starts[:MOST], *starts[-_LAST:]]
            found = self._exact[needle] = [Hit(start, start + size, 1.0) for start in starts]
        return found

    def near(self, needle: str) -> list[Hit]:
        """Return up to four places that are like `needle`, the most like first."""
        found = self._near.get(needle)
        if found is None:
            found = self._near[needle] = self._most_like(needle)
        return found

    def _starts(self, needle: str) -> list[int]:
        """Return where `needle` stands; by its grams where the text was read for them."""
        text, size = self._fold.text, len(needle)
        rows = _rows(needle, _LONG) if size >= 2 * _LONG - 1 else []
        known, asked = self._grams[_LONG], self._asked[_LONG]
        if not rows or not all(map(asked.issuperset, rows)):
            return _found(needle, text)
        starts = []
        for shift, row in enumerate(rows):
            if not all(map(known.__contains__, row)):
                continue
            lists = [known[gram] for gram in row]
            number, places = min(enumerate(lists), key=lambda pair: len(pair[1]))
            if len(places) > _CROWDED:
                return _found(needle, text)
            offset = shift + number * _LONG
            starts += [p - offset for p in places if p >= offset and text.startswith(needle, p - offset)]
        return sorted(starts)

    def _most_like(self, needle: str) -> list[Hit]:
        text = self._fold.text
        if not needle or not text:
            return []
        self.prepare([needle])
        hits = self._by_grams(needle, _LONG)
        if not _sure(hits):
            self.prepare([needle], _SHORT)
            hits = hits + self._by_grams(needle, _SHORT)
        best = max((hit.likeness for hit in hits), default=0.0)
        if best < _SURE and len(needle) <= len(text) <= _SMALL:
            found = fuzz.partial_ratio_alignment(needle, text, score_cutoff=50)
            if found:
                hits.append(self._measured(needle, found.dest_start, found.dest_end, 0))
        ranked = sorted(set(hits), key=lambda hit: (-hit.likeness, hit.start))[:_CANDIDATES]
        return [hit for hit in ranked if hit is ranked[0] or hit.likeness >= _WORTH or hit.agreed >= _SHARED]

    def _by_grams(self, needle: str, size: int) -> list[Hit]:
        """Return the stretches with which the needle has the most grams in common, in its order."""
        known = self._stretches.get((needle, size))
        if known is not None:
            return known
        length = len(needle)
        width = max(_LONG, min(length // 4, 400))
        slots: dict[int, list[tuple[int, int]]] = {}
        for place, offset in self._pairs(needle, size):
            slots.setdefault((place - offset) // width, []).append((place, offset))
        joined = {slot: len(pairs) + len(slots.get(slot + 1, ())) for slot, pairs in slots.items()}
        least = max(joined.values(), default=0) // 4
        ranked = sorted(
            (slot for slot, count in joined.items() if count > least), key=lambda slot: (-joined[slot], slot)
        )
        hits = []
        for slot in ranked[: _CANDIDATES + 2]:
            chain = _ascending([*slots[slot], *slots.get(slot + 1, ())])
            (first, before), (last, offset) = chain[0], chain[-1]
            hits.append(self._measured(needle, first - before, last + length - offset, size * len(chain)))
        self._stretches[needle, size] = hits
        return hits

    def _pairs(self, needle: str, size: int) -> list[tuple[int, int]]:
        """Return (place in the text, offset in the needle) of the grams in common, the rarest ones first."""
        known = self._grams[size]
        found = [(places, offset) for offset, gram in _numbered(needle, size) if (places := known.get(gram))]
        found.sort(key=lambda pair: len(pair[0]))
        pairs: list[tuple[int, int]] = []
        for places, offset in found:
            if pairs and (len(places) > _COMMON or len(pairs) >= _ENOUGH):
                break
            pairs += [(place, offset) for place in places[:_COMMON]]
        return pairs

    def _measured(self, needle: str, start: int, end: int, agreed: int) -> Hit:
        """Measure how like the needle a stretch is; in very long ones, by the letters known to agree."""
        text = self._fold.text
        start, end = max(start, 0), min(end, len(text))
        longer, share = max(end - start, len(needle)), agreed / len(needle)
        if text[start:end] == needle:
            return Hit(start, end, 1.0, share)
        if longer > _WINDOW:
            return Hit(start, end, min(0.99, agreed / longer), share)
        return Hit(start, end, float(Levenshtein.normalized_similarity(needle, text[start:end])), share)


def _sure(hits: Iterable[Hit]) -> bool:
    return any(hit.likeness >= _SURE for hit in hits)


def _rows(needle: str, size: int) -> list[memoryview]:
    """Return the needle's grams in rows: those at its first letter and each `size` on, at its second, ..."""
    data = letters(needle)
    code = _CODES[size]
    spans = [(shift, len(data) - (len(data) - shift) % size) for shift in range(min(size, len(data)))]
    return [memoryview(data[start:end]).cast(code) for start, end in spans if end > start]


def _numbered(needle: str, size: int) -> Iterator[tuple[int, int]]:
    """Yield the offset of each gram in the needle, and the gram."""
    for shift, row in enumerate(_rows(needle, size)):
        yield from zip(range(shift, len(needle), size), row, strict=False)


def _ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
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
    while place >= 0 and place > starts[-1] and len(ending) < _LAST:
        ending.append(place)
        place = text.rfind(needle, 0, place + len(needle) - 1)
    return [*starts, *reversed(ending)]
