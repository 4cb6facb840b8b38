"""Texts go in; how long ours and others take for the same work comes out, in seconds of processor time.

All methods take turns in one process, and each counts with its fastest turn. The others are given folded
text and divided quotations; ours begins with the text as it was read.
"""

from __future__ import annotations

import gc
import random
import time
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from benchmarks import changes, ours
from benchmarks.passages import Text
from claimcheck.matcher import judge
from claimcheck.matcher.folding import quick
from claimcheck.matcher.judging import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.model import Quotation, Source

TURNS = 5
QUOTATIONS = 200
_VOCABULARY = 50_000  # letters that words to put in are taken from
_FEW = 40  # quotations that a slow method is timed with; its time is counted for all


class Ratio(NamedTuple):
    """A work done two ways, and the gate: how much faster ours is to be, or how much slower it may be."""

    work: str
    against: str
    ours: float
    theirs: float
    limit: float
    faster: bool

    @property
    def times(self) -> float:
        """How many times faster ours is, or, where it need only keep up, how many times slower."""
        return self.theirs / self.ours if self.faster else self.ours / self.theirs

    @property
    def met(self) -> bool:
        """Whether the gate is met."""
        return self.times >= self.limit if self.faster else self.times <= self.limit


def words(text: str, foreign: str, count: int, seed: int) -> list[str]:
    """Draw quotations as editors meet them: two thirds faithful, a quarter altered, the rest foreign."""
    dice = random.Random(seed)  # noqa: S311 - the same each time, no secret
    here, elsewhere = Text("here", len(text), "", text), Text("elsewhere", 0, "", foreign)
    vocabulary = sorted({word for word in foreign[:_VOCABULARY].split() if word.isalpha() and word.islower()})
    drawn = []
    for n in range(count):
        share = n / count
        passage = (here if share < 11 / 12 else elsewhere).passage(dice, 8, 40)
        changed = None
        if 2 / 3 <= share < 11 / 12:
            ways = (changes.three_edits(dice, passage.pieces, vocabulary),) if n % 2 else ()
            changed = next(filter(None, ways), f"{passage.pieces[0]} {' '.join(passage.pieces[2:])}")
        elif n % 2:
            changed = changes.typographic(dice, passage.pieces)
        drawn.append(changed or passage.words)
    return drawn


def locate_only(quotations: Sequence[Quotation], source: Source) -> None:
    """Find the places of all quotations, and judge nothing."""
    library = Library()
    library.prepare((quotation, source) for quotation in quotations)
    index = library.index(source)
    for quotation in quotations:
        for run in library.runs(quotation):
            folder = run.folder(index.folder)
            needle = run.needle(folder)
            finders = (view.folded(folder).finder for view in index.views(run))
            any(finder.exact(needle) or finder.near(needle) for finder in finders)


def fastest(methods: dict[str, Callable[[], object]], turns: int) -> dict[str, float]:
    """Let the methods take turns; return each one's fastest in seconds of processor time."""
    best = dict.fromkeys(methods, float("inf"))
    for _ in range(turns):
        for name, method in methods.items():
            gc.collect()
            before = time.process_time()
            method()
            best[name] = min(best[name], time.process_time() - before)
    return best


def one_source(text: str, foreign: str, turns: int, limits: tuple[float, float, float]) -> list[Ratio]:
    """Time 200 quotations in one source; the limits are matching.md's for it."""
    quotations = ours.quotations(words(text, foreign, QUOTATIONS, seed=7))
    segments = _segments(quotations)
    folded, few = quick(text), segments[:: max(1, len(segments) // _FEW)]
    whole = len(segments) / len(few)
    work = f"{len(text) / 1e6:g} MB, {QUOTATIONS} quotations"

    def ours_() -> None:
        source = ours.work("w", text)
        judge(quotations, {1: [source]}, [source])

    def floor() -> None:
        data = quick(text).encode("latin-1", "ignore")
        for segment in segments:
            data.find(segment.encode("latin-1", "ignore"))

    seconds = fastest({"ours": ours_, "floor": floor}, turns)
    seconds |= fastest({"locate": lambda: locate_only(quotations, ours.work("w", text))}, turns)
    slow = fastest(
        {
            "any": lambda: [fuzz.partial_ratio_alignment(segment, folded) for segment in few],
            "cut": lambda: [
                fuzz.partial_ratio_alignment(segment, folded, score_cutoff=70) for segment in few
            ],
        },
        min(turns, 2),
    )
    without, with_, most = limits
    mine = seconds["ours"]
    return [
        Ratio(work, "partial_ratio_alignment", mine, slow["any"] * whole, without, faster=True),
        Ratio(work, "the same with cutoff 70", mine, slow["cut"] * whole, with_, faster=True),
        Ratio(work, "fold and one find a segment", mine, seconds["floor"], most, faster=False),
        Ratio(work, "locate only", mine, seconds["locate"], 1.6, faster=False),
    ]


def many_sources(text: str, turns: int) -> list[Ratio]:
    """Time 200 quotations, each citing one of 50 sources, with all others searched for misattribution."""
    size = 50_000
    texts = [text[n * size : (n + 1) * size] for n in range(50)]
    quotations = []
    for number, cut in enumerate(texts):
        lot = ours.quotations(words(cut, text[50 * size :], 4, seed=number))
        cites = number + 1 if number % 5 else number + 2
        quotations += [
            q.model_copy(update={"id": f"q{number}-{n}", "marks": (min(cites, 50),)})
            for n, q in enumerate(lot)
        ]
    segments = _segments(quotations)
    folded = [quick(cut) for cut in texts]
    few = segments[:: max(1, len(segments) // 20)]

    def ours_() -> None:
        sources = [ours.work(f"w{n}", cut) for n, cut in enumerate(texts)]
        judge(quotations, {n + 1: [source] for n, source in enumerate(sources)}, sources)

    def finds() -> None:
        for cut in texts:
            data = quick(cut).encode("latin-1", "ignore")
            for segment in segments:
                data.find(segment.encode("latin-1", "ignore"))

    seconds = fastest({"ours": ours_, "find": finds}, turns)
    slow = fastest({"ratio": lambda: [fuzz.partial_ratio(s, cut) for cut in folded for s in few]}, 1)
    work, mine = f"{len(quotations)} quotations, 50 sources of 50 kB", seconds["ours"]
    return [
        Ratio(work, "plain find of all in all", mine, seconds["find"], 2, faster=False),
        Ratio(
            work,
            "partial_ratio of all in all",
            mine,
            slow["ratio"] * len(segments) / len(few),
            40,
            faster=True,
        ),
    ]


def _segments(quotations: Sequence[Quotation]) -> list[str]:
    """Return the folded words between ellipses."""
    parts = [quick(segment.text) for q in quotations for segment in q.segments if segment.kind == "words"]
    return [part for part in parts if part]


def ratios(text: str, turns: int = TURNS) -> list[Ratio]:
    """Return the table of ratios that matching is held to, as far as the text reaches."""
    half, whole = 500_000, 5_000_000
    out = one_source(text[:half], text[half:], turns, (7, 5, 6)) if len(text) > 2 * half else []
    if len(text) > whole + half:
        out += one_source(text[:whole], text[whole:], max(1, turns - 2), (15, 10, 4))
    if len(text) > 60 * 50_000:
        out += many_sources(text, turns)
    return out
