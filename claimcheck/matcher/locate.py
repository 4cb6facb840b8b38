"""Folded words and a folded text go in; the places where they may stand come out, best first.

Nothing here judges. Exact places come from one search; the others from letter sequences that both have
in common, counted by how far they are shifted, and in short texts from rapidfuzz's partial ratio.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

_LAST = 16  # and from its end
MOST = 48  # exact places kept from the beginning of the text; beyond, some may be passed over
_GRAM = 8  # letters that must agree
_SHORT_GRAM = 5  # the same, of words with fewer than five times as many letters
_GRAMS = 16  # grams taken of one needle
_AGREED = 5  # grams that make an offset certain
_COMMON = 64  # places beyond which a gram tells nothing
_CANDIDATES = 4
_SURE = 0.75  # likeness from which no other way of locating is tried
_WORK = 2_000_000_000  # letters of needle times text up to which partial ratio is tried
_WINDOW = 20_000  # letters up to which likeness is counted letter by letter


class Hit(NamedTuple):
    """A half-open place in a fold, and the likeness of what stands there, from 0 to 1."""

    start: int
    end: int
    likeness: float


def exact(needle: str, text: str) -> list[Hit]:
    """Return the places where `needle` stands letter by letter: the first 48, and the last 16."""
    if not needle:
        return []
    size = len(needle)
    starts: list[int] = []
    place = text.find(needle)
    while place >= 0 and len(starts) < MOST:
        starts.append(place)
        place = text.find(needle, place + 1)
    place = text.rfind(needle) if place >= 0 else -1
    ending: list[int] = []
    while place > starts[-1] and len(ending) < _LAST if starts else False:
        ending.append(place)
        place = text.rfind(needle, 0, place + size - 1)
    return [Hit(start, start + size, 1.0) for start in (*starts, *reversed(ending))]


def near(needle: str, text: str) -> list[Hit]:
    """Return up to four places that are like `needle`, the most like first.

    Partial ratio finds one place, and its window has the needle's length: the words are refined later.
    """
    size = len(needle)
    if not size or not text:
        return []
    hits = [_measured(needle, text, shift) for shift in _shifts(needle, text)]
    best = max((hit.likeness for hit in hits), default=0.0)
    if best < _SURE and size <= len(text) and size * len(text) <= _WORK:
        found = fuzz.partial_ratio_alignment(needle, text, score_cutoff=50)
        if found:
            hits.append(_measured(needle, text, found.dest_start))
    return sorted(set(hits), key=lambda hit: (-hit.likeness, hit.start))[:_CANDIDATES]


def _shifts(needle: str, text: str) -> list[int]:
    """Return the offsets at which grams of the needle agree with the text, most agreed on first.

    The grams are taken from all over the needle; enough of them that agree on one offset end the search.
    """
    gram = _GRAM if len(needle) >= _GRAM * 5 else _SHORT_GRAM
    width = max(8, min(len(needle) // 4, 400))
    votes: Counter[int] = Counter()
    nearest: dict[int, int] = {}
    for offset in _spread(len(needle) - gram + 1):
        for place in _places(needle[offset : offset + gram], text):
            slot = (place - offset) // width
            votes[slot] += 1
            nearest.setdefault(slot, place - offset)
        if votes and votes.most_common(1)[0][1] >= _AGREED:
            break
    joined = {slot: count + votes.get(slot + 1, 0) for slot, count in votes.items()}
    ranked = sorted(joined, key=lambda slot: (-joined[slot], slot))
    return [nearest[slot] for slot in ranked[: _CANDIDATES + 2]]


def _spread(size: int) -> list[int]:
    """Return up to `_GRAMS` offsets below `size`, every fourth one first, so that early ones lie apart."""
    step = max(1, size // _GRAMS)
    offsets = list(range(0, size, step))[: _GRAMS + 1]
    return [offset for phase in range(4) for offset in offsets[phase::4]]


def _places(gram: str, text: str) -> list[int]:
    places: list[int] = []
    place = text.find(gram)
    while place >= 0:
        places.append(place)
        if len(places) > _COMMON:
            return []
        place = text.find(gram, place + 1)
    return places


def _measured(needle: str, text: str, shift: int) -> Hit:
    """Measure the stretch of the needle's length at `shift`, its ends free to move a little."""
    size = len(needle)
    start, end = max(shift, 0), min(max(shift + size, 0), len(text))
    if start >= end:
        return Hit(0, min(size, len(text)), 0.0)
    if size > _WINDOW:
        return Hit(start, end, float(needle[: end - start] == text[start:end]) or 0.5)
    room = max(4, size // 10)
    low, high = max(start - room, 0), min(end + room, len(text))
    if high - low > size:
        found = fuzz.partial_ratio_alignment(needle, text[low:high])
        if found:
            start, end = low + found.dest_start, low + found.dest_end
    return Hit(start, end, float(Levenshtein.normalized_similarity(needle, text[start:end])))
