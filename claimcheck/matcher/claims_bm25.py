"""A claim's words and the works of its notes go in; the closest passages come out, by BM25.

Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with b = 0.4: windows are of much the
same length. Closeness locates, and never judges: a denial ranks as high as what it denies.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.claims_text import Work
    from claimcheck.matcher.lexicon import Lexicon

B, K1 = 0.4, 1.2
SHARE = 0.3  # of a claim's telling words: a passage with fewer is about something else, as often as not
_MOST = 3
_EMPTY: dict[int, int] = {}
_PASSED = ("function", "pronoun", "modal", "negation")


class Close(NamedTuple):
    """A passage: the work, the number of its sentence, and what share of the claim's telling words it has."""

    work: Work
    row: int
    share: float


def closest(forms: Sequence[str], works: Sequence[Work]) -> list[Close]:
    """Return up to three windows of a sentence and its neighbours, the closest first, set apart."""
    queries = [_query(forms, work.lexicon) for work in works]
    total = sum(len(work.sentences) for work in works)
    mean = sum(work.mean * len(work.sentences) for work in works) / max(total, 1)
    counts = _counts(queries, works)
    weights = {stem: log(1 + (total - count + 0.5) / (count + 0.5)) for stem, count in counts.items()}
    scores: dict[tuple[int, int], float] = {}
    shares: dict[tuple[int, int], float] = {}
    for number, (work, query) in enumerate(zip(works, queries, strict=True)):
        lengths = work.lengths
        for stem in query:
            weight = weights[stem]
            for row, count in work.windows(stem).items():
                key, norm = (number, row), K1 * (1 - B + B * lengths[row] / mean)
                scores[key] = scores.get(key, 0.0) + weight * count * (K1 + 1) / (count + norm)
                shares[key] = shares.get(key, 0.0) + 1.0
    whole = max(len(counts), 1)
    ranked = sorted((-round(score, 6), *key) for key, score in scores.items())
    return _chosen(ranked, works, queries, {key: share / whole for key, share in shares.items()})


def _chosen(
    ranked: list[tuple[float, int, int]],
    works: Sequence[Work],
    queries: Sequence[Sequence[str]],
    shares: dict[tuple[int, int], float],
) -> list[Close]:
    """Take the best windows that do not share their sentence with one that is taken."""
    chosen: list[Close] = []
    taken: set[tuple[int, int]] = set()
    for _, number, row in ranked:
        if len(chosen) == _MOST:
            break
        if {(number, row - 1), (number, row), (number, row + 1)} & taken:
            continue
        work = works[number]
        around = [at for at in (row, row - 1, row + 1) if 0 <= at < len(work.sentences)]
        middle = max(
            around, key=lambda at: sum(at in work.stems.get(stem, _EMPTY) for stem in queries[number])
        )
        if (number, middle) not in taken:
            taken.add((number, middle))
            chosen.append(Close(work, middle, shares[number, row]))
    return chosen


def _query(forms: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The stems of a claim's words that tell, each once, as the source's language has them."""
    return list(dict.fromkeys(lexicon.stem(form) for form in forms if not lexicon.among(form, *_PASSED)))


def _counts(queries: Sequence[Sequence[str]], works: Sequence[Work]) -> dict[str, int]:
    """In how many windows of all the works each stem stands."""
    counts: dict[str, int] = {}
    for work, query in zip(works, queries, strict=True):
        for stem in query:
            counts[stem] = counts.get(stem, 0) + len(work.windows(stem))
    return counts
