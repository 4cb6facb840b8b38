"""Folded words and a folded text go in; the places where they may stand come out, best first.

Nothing here judges. Places are found by the grams that a needle and the text have in common, and in short
texts by rapidfuzz's partial ratio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from claimcheck.matcher.grams import LONG, ascending
from claimcheck.matcher.places import EXACT, LAST, MOST, NOISY, SPREAD, WAYS, Places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.matcher.places import Folded

_CANDIDATES = 4
_TIED = 32  # places that are measured where they have as many grams as the best
_SURE = 0.75  # likeness from which no other way of locating is tried
_WORTH = 0.5  # likeness from which a place is worth a look
_BEHIND = 0.2  # by which likeness or share may be behind the best one's
_SHARED = 0.25  # the same, of the share of the needle's letters that stand in common grams
_SMALL = 65_536  # letters of a text up to which partial ratio is tried
_WINDOW = 20_000  # letters up to which likeness is counted letter by letter


class Hit(NamedTuple):
    """A half-open place in a fold, and from 0 to 1 how like the needle it is, and how much grams agree on."""

    start: int
    end: int
    likeness: float
    agreed: float = 0.0


class Finder:
    """A fold that is searched for many needles; the text is read once for each lot of them."""

    def __init__(self, fold: Folded) -> None:
        """Keep the fold; nothing is read before it is asked for."""
        self._fold = fold
        self._places = Places(fold)
        self._exact: dict[str, list[Hit]] = {}
        self._stretches: dict[tuple[str, int], list[Hit]] = {}
        self._near: dict[str, list[Hit]] = {}

    def prepare(self, needles: Iterable[str], way: int = EXACT) -> None:
        """Read the text once for all grams of `needles` that have not been looked for in this way."""
        self._places.read(needles, way)

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
        return (SPREAD,) if len(self._fold.text) <= _SMALL else (SPREAD, NOISY)

    def exact(self, needle: str) -> list[Hit]:
        """Return the places where `needle` stands letter by letter: the first 48, and the last 16."""
        found = self._exact.get(needle)
        if found is None:
            starts = self._places.starts(needle)
            size = len(needle)
            if len(starts) > MOST + LAST:
                starts = [*starts[:MOST], *starts[-LAST:]]
            found = self._exact[needle] = [Hit(start, start + size, 1.0) for start in starts]
        return found

    def near(self, needle: str) -> list[Hit]:
        """Return up to four places that are like `needle`, the most like first."""
        found = self._near.get(needle)
        if found is None:
            found = self._near[needle] = self._most_like(needle)
        return found

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
        length, size = len(needle), WAYS[way][0]
        width = max(LONG, min(length // 4, 400))
        slots: dict[int, list[tuple[int, int]]] = {}
        for place, offset in self._places.pairs(needle, way):
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
