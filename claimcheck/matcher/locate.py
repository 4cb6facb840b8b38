"""Folded words and a folded text go in; the places where they may stand come out, best first.

Nothing here judges. The text is read once for many needles together, as numbers of eight letters each:
a number that a needle has too tells where the needle would begin. What has too few of them is looked for
by numbers of four letters, and in short texts by rapidfuzz's partial ratio.
"""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from claimcheck.matcher.grams import CODES, LONG, SHORT, ascending, middles, rows

if TYPE_CHECKING:
    from collections.abc import Iterable
MOST = 48  # exact places kept from the beginning of the text; beyond, some may be passed over
_LAST = 16  # and from its end
_EXACT, _SPREAD, _NOISY = range(3)  # the ways to read a text
_WAYS = ((LONG, 0), (LONG, 4), (SHORT, 0))  # letters of a gram, and the place of the first one
_COMMON = 64  # places beyond which a gram tells nothing of where
_ENOUGH = 200  # places of a needle's rarest grams that are looked at
_SAMPLE = 16_384  # grams of a text by which common ones are known
_RARE = 64  # short grams of a needle that are looked for
_CROWDED = 4096  # places of a gram beyond which a search is quicker than a look at each
_CANDIDATES = 4
_TIED = 32  # places that are measured where they have as many grams as the best
_SURE = 0.75  # likeness from which no other way of locating is tried
_WORTH = 0.5  # likeness from which a place is worth a look
_BEHIND = 0.2  # by which likeness or share may be behind the best one's
_SHARED = 0.25  # the same, of the share of the needle's letters that stand in common grams
_SMALL = 65_536  # letters of a text up to which partial ratio is tried
_WINDOW = 20_000  # letters up to which likeness is counted letter by letter

Grams = dict[int, list[int]]  # gram -> its places in the text


class Hit(NamedTuple):
    """A half-open place in a fold, and from 0 to 1 how like the needle it is, and how much grams agree on."""

    start: int
    end: int
    likeness: float
    agreed: float = 0.0


class Folded(Protocol):
    """A folded text, and the same with one byte a letter."""

    @property
    def text(self) -> str:
        """The letters."""

    @property
    def data(self) -> bytes:
        """Their low bytes."""


class Finder:
    """A fold that is searched for many needles; the text is read once for each lot of them.

    There are three ways to read it. As numbers of eight letters that begin at every eighth one, for exact
    places: of any eight grams in a row that a needle has, one begins there. The same from the fifth letter
    on, for all grams. And as numbers of four letters, for what is damaged.
    """

    def __init__(self, fold: Folded) -> None:
        """Keep the fold; nothing is read before it is asked for."""
        self._fold = fold
        self._asked: dict[int, set[int]] = {way: set() for way in range(len(_WAYS))}
        self._grams: dict[int, Grams] = {way: {} for way in range(len(_WAYS))}
        self._often: Counter[int] = Counter()
        self._exact: dict[str, list[Hit]] = {}
        self._stretches: dict[tuple[str, int], list[Hit]] = {}
        self._near: dict[str, list[Hit]] = {}

    def prepare(self, needles: Iterable[str], way: int = _EXACT) -> None:
        """Read the text once for all grams of `needles` that have not been looked for in this way."""
        size, first = _WAYS[way]
        data = self._fold.data
        end = len(data) - (len(data) - first) % size
        if end <= first:
            return
        step = LONG // size
        words = memoryview(data)[first:end].cast(CODES[size])[::step]
        if way == _NOISY and not self._often:
            self._often = Counter(words[:_SAMPLE])
        wanted = self._wanted(needles, way) - self._asked[way]
        if not wanted:
            return
        self._asked[way] |= wanted
        known = self._grams[way]
        told = bytes(map(wanted.__contains__, words))
        for place, gram in zip(compress(range(first, end, LONG), told), compress(words, told), strict=True):
            known.setdefault(gram, []).append(place)

    def _wanted(self, needles: Iterable[str], way: int) -> set[int]:
        """Return the grams to look for: one of each row, all of them, or the rare ones of short ones."""
        if way == _EXACT:
            return {gram for needle in needles for gram in middles(rows(needle, LONG))}
        wanted: set[int] = set()
        if way == _SPREAD:
            for needle in needles:
                wanted.update(*rows(needle, LONG))
            return wanted
        for needle in needles:
            grams = {gram for row in rows(needle, SHORT) for gram in row}
            wanted.update(sorted(grams, key=lambda gram: (self._often[gram], gram))[:_RARE])
        return wanted

    def prepare_near(self, needles: Iterable[str]) -> set[str]:
        """Look for what is like `needles`, all together; return those that nothing is much like."""
        left = set(needles)
        for way in self._ways:
            self.prepare(left, way)
            left = {needle for needle in left if not _sure(self._by_grams(needle, way))}
        return {needle for needle in left if not _sure(self.near(needle))}

    @property
    def _ways(self) -> tuple[int, ...]:
        """The ways to look for what is like a needle; partial ratio does for the last in a short text."""
        return (_SPREAD,) if len(self._fold.text) <= _SMALL else (_SPREAD, _NOISY)

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
        lines = rows(needle, LONG) if size >= 2 * LONG - 1 else []
        telling = middles(lines)
        way = next((way for way in (_EXACT, _SPREAD) if self._asked[way].issuperset(telling)), None)
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

    def _most_like(self, needle: str) -> list[Hit]:
        text = self._fold.text
        if not needle or not text:
            return []
        hits: list[Hit] = []
        for way in self._ways:
            self.prepare([needle], way)
            hits = hits + self._by_grams(needle, way)
            if _sure(hits):
                break
        best = max((hit.likeness for hit in hits), default=0.0)
        if best < _SURE and len(text) < len(needle):
            hits = [*hits, self._measured(needle, 0, len(text), 0)]
            best = max(best, hits[-1].likeness)
        elif best < _SURE and len(text) <= _SMALL:
            found = fuzz.partial_ratio_alignment(needle, text, score_cutoff=50)
            if found:
                hits.append(self._measured(needle, found.dest_start, found.dest_end, 0))
                best = max(best, hits[-1].likeness)
        agreed = max((hit.agreed for hit in hits), default=0.0)
        worth = {
            hit
            for hit in hits
            if (hit.likeness >= max(_WORTH, best - _BEHIND)) or (hit.agreed >= max(_SHARED, agreed - _BEHIND))
        }
        apart: list[Hit] = []
        for hit in sorted(worth, key=lambda hit: (-hit.agreed, -hit.likeness, hit.start)):
            if not any(hit.start < other.end and other.start < hit.end for other in apart):
                apart.append(hit)
        return sorted(apart, key=lambda hit: (-hit.likeness, hit.start))[:_CANDIDATES]

    def _by_grams(self, needle: str, way: int) -> list[Hit]:
        """Return the stretches with which the needle has the most grams in common, in its order."""
        known = self._stretches.get((needle, way))
        if known is not None:
            return known
        length, size = len(needle), _WAYS[way][0]
        width = max(LONG, min(length // 4, 400))
        slots: dict[int, list[tuple[int, int]]] = {}
        for place, offset in self._pairs(needle, way):
            slots.setdefault((place - offset) // width, []).append((place, offset))
        joined = {slot: len(pairs) + len(slots.get(slot + 1, ())) for slot, pairs in slots.items()}
        best = max(joined.values(), default=0)
        ranked = sorted(
            (slot for slot, count in joined.items() if count > best // 4),
            key=lambda slot: (-joined[slot], slot),
        )
        hits: dict[int, Hit] = {}
        for slot in ranked:
            if slot - 1 in hits or slot + 1 in hits:
                continue
            if len(hits) > _CANDIDATES and (len(hits) > _TIED or joined[slot] < best):
                break
            chain = ascending([*slots[slot], *slots.get(slot + 1, ())])
            (first, before), (last, offset) = chain[0], chain[-1]
            agreed = size * len(chain)
            hits[slot] = self._measured(needle, first - before, last + length - offset, agreed)
        found = self._stretches[needle, way] = list(hits.values())
        return found

    def _pairs(self, needle: str, way: int) -> list[tuple[int, int]]:
        """Return (place in the text, offset in the needle) of the grams in common, the rarest ones first."""
        size = _WAYS[way][0]
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

    def _measured(self, needle: str, start: int, end: int, agreed: int) -> Hit:
        """Measure how like the needle a stretch is; in very long ones, by the letters known to agree."""
        text = self._fold.text
        start, end = max(start, 0), min(end, len(text))
        longer, share = max(end - start, len(needle)), min(1.0, agreed / len(needle))
        if text[start:end] == needle:
            return Hit(start, end, 1.0, share)
        if longer > _WINDOW:
            return Hit(start, end, min(0.99, agreed / longer), share)
        return Hit(start, end, float(Levenshtein.normalized_similarity(needle, text[start:end])), share)


def _sure(hits: Iterable[Hit]) -> bool:
    return any(hit.likeness >= _SURE for hit in hits)


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
