"""Texts of growing size, more and more quotations and sources go in; seconds and memory come out."""

from __future__ import annotations

import random
import re
import time
import tracemalloc
from typing import NamedTuple

from benchmarks import ours, speed
from claimcheck.matcher import judge

SIZES = (5_000, 50_000, 500_000, 5_000_000, 50_000_000)
QUOTATIONS = (1, 10, 100, 1_000)
SOURCES = (1, 10, 50, 200)
_STEP = 50_000  # letters of one of many sources
_PER_SIZE = 50  # quotations


class Step(NamedTuple):
    """How much there was of what grows, and the seconds of processor time it took."""

    what: str
    amount: int
    seconds: float


def sizes(text: str, largest: int) -> list[Step]:
    """Time 50 quotations in one source of each size."""
    steps = []
    for size in SIZES:
        if size <= largest:
            cut = _long(text, size)
            words = speed.words(cut[:1_000_000], text[-_STEP:], _PER_SIZE, seed=3)
            steps.append(Step("letters of one source, 50 quotations", size, _timed(words, [cut])))
    return steps


def quotations(text: str) -> list[Step]:
    """Time more and more quotations in one source of 500 kB."""
    cut = text[:500_000]
    every = speed.words(cut, text[-_STEP:], max(QUOTATIONS), seed=5)
    random.Random(5).shuffle(every)  # noqa: S311 - the same each time, no secret
    what = "quotations, one source of 500 kB"
    return [Step(what, count, _timed(every[:count], [cut])) for count in QUOTATIONS]


def sources(text: str) -> list[Step]:
    """Time 100 quotations of the first source, with more and more others to be searched too."""
    starts = [n * 20_000 % (len(text) - _STEP) for n in range(max(SOURCES))]
    texts = [text[start : start + _STEP] for start in starts]
    words = speed.words(texts[0], text[-_STEP:], 100, seed=9)
    return [
        Step("sources of 50 kB, 100 quotations of one", count, _timed(words, texts[:count]))
        for count in SOURCES
    ]


def memory(text: str) -> list[tuple[int, float]]:
    """Return the most that judging 200 quotations held at once, in MB for each MB of the source's text."""
    out = []
    for size in (500_000, 5_000_000):
        if len(text) > size + _STEP:
            quoted = ours.quotations(speed.words(text[:size], text[size:], 200, seed=11))
            source = ours.work("w", text[:size])
            tracemalloc.start()
            judge(quoted, {1: [source]}, [source])
            out.append((size, tracemalloc.get_traced_memory()[1] / size))
            tracemalloc.stop()
    return out


def _timed(words: list[str], texts: list[str]) -> float:
    quoted = ours.quotations(words)
    works = [ours.work(f"w{n}", text) for n, text in enumerate(texts)]
    before = time.process_time()
    judge(quoted, {1: works[:1]}, works)
    return time.process_time() - before


def _long(text: str, size: int) -> str:
    """Lengthen a text by its own sentences, in another order each time."""
    if len(text) >= size:
        return text[:size]
    sentences = re.split(r"(?<=[.?!])\s+", text)
    dice, parts, length = random.Random(1), [text], len(text)  # noqa: S311 - the same each time, no secret
    while length < size:
        dice.shuffle(sentences)
        parts.append(" ".join(sentences))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)[:size]
