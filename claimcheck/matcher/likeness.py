"""A run laid beside a source goes in; how like they are comes out, and whether it stands there at all."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from claimcheck.model import Standing

if TYPE_CHECKING:
    from claimcheck.matcher.alignment import Alignment
    from claimcheck.matcher.runs import Run

LETTERS = 25  # letters below which nothing but the exact words can be asserted
_CLIPPED = 8  # letters from which a single word found inside another is no accident
_CLIPPED_WORDS = 12  # the same, of several words
_FIRM = 3  # words on either side that make an omission between them certain
_ALIKE = 0.75  # likeness that formulas of one author do not reach by chance
_AGREED = 0.65  # share of a run's words that must stand here, in order, where it is less alike than that
_NEARLY_ALL = 0.8  # share of a run's words with which less likeness will do than its letters call for,
_LESS_ALIKE = 0.7  # though not less than this
_PHRASE = 6  # words of a phrase that may have been moved
_MOVED = 40  # letters of a run that is told by its words in another order,
_SAME = 0.9  # and the share of its words that must be there
_COUNTED = 20_000  # letters up to which likeness is counted letter by letter
JUDGED = 0.5  # likeness from which the differences are worth telling: below, the words do not stand here


def cut(letters: int, size: int) -> float:
    """Return the likeness from which words are altered rather than absent (`size` letters searched)."""
    if not letters:
        return 1.0
    return min(max(0.30 + math.log2(max(size, 2)) / letters, 0.55), 0.92)


def is_found(run: Run, seen: Alignment, alike: float, size: int, *, exact: bool) -> bool:
    """Tell whether a run with faults stands here at all: by its letters, or by likeness and its words."""
    return standing(run, seen, alike, size, exact=exact) not in {Standing.TOO_SHORT, Standing.UNLIKE}


def standing(run: Run, seen: Alignment, alike: float, size: int, *, exact: bool) -> Standing:
    """Say why a run with faults stands here, or why it does not.

    Letters are alike by chance in the formulas of one author, and few letters in a long text. So most of
    the words must agree too; and where nearly all do, less likeness will do.
    """
    if exact and not run.brackets:
        single = len(run.tokens) == 1
        number = any(char.isdigit() for token in (run.tokens[0], run.tokens[-1]) for char in token.form)
        enough = number or run.letters >= (_CLIPPED if single else _CLIPPED_WORDS)
        return Standing.LETTERS if enough else Standing.TOO_SHORT
    if run.letters < LETTERS:
        return Standing.TOO_SHORT
    needed = quorum(alike, cut(run.letters, size))
    if needed is not None and agreed(run, seen) >= needed:
        return Standing.ALIKE
    moved = alike >= JUDGED and run.letters >= _MOVED and _same_words(run, seen) >= _SAME
    return Standing.MOVED if moved else Standing.UNLIKE


def agreed(run: Run, seen: Alignment) -> float:
    """Return the share of the run's own words that stand here, in its order."""
    return sum(op.end - op.start for op in seen.ops if op.equal) / max(len(run.plain), 1)


def quorum(alike: float, threshold: float) -> float | None:
    """Return the share of words that must agree at a likeness; None where no share will do."""
    if alike >= threshold:
        return 0.0 if alike >= _ALIKE else _AGREED
    return _NEARLY_ALL if alike >= _LESS_ALIKE else None


def _same_words(run: Run, seen: Alignment) -> float:
    """Return the share of the run's words that stand here in whatever order: a phrase may have been moved."""
    here = seen.tokens[max(seen.first - _PHRASE, 0) : seen.last + _PHRASE]
    mine, theirs = Counter(token.form for token in run.plain), Counter(token.form for token in here)
    return (mine & theirs).total() / mine.total()


def _bracketed(run: Run, start: int, end: int) -> bool:
    return all(place in run.brackets for place in range(start, end))


def likeness(run: Run, seen: Alignment) -> float:
    """Return 1 - edit distance / longer length, of the letters; what brackets and omissions cover aside."""
    mine = "".join(token.form for token in run.plain)
    theirs: list[str] = []
    for number, op in enumerate(seen.ops):
        if not op.equal and (_bracketed(run, op.quoted_start, op.quoted_end) and _sure(seen, number)):
            continue
        theirs += [token.form for token in seen.tokens[op.start : op.end]]
    text = "".join(theirs)
    if mine == text:
        return 1.0
    if max(len(mine), len(text)) > _COUNTED:
        same = sum(len(t.form) for op in seen.ops if op.equal for t in seen.tokens[op.start : op.end])
        return same / max(len(mine), len(text))
    return float(Levenshtein.normalized_similarity(mine, text))


def _sure(seen: Alignment, number: int) -> bool:
    """Tell whether a stretch that the quotation lacks is held by firm words on both sides, or bracketed."""
    op = seen.ops[number]
    if op.quoted_end > op.quoted_start:
        return True
    beside = [seen.ops[i] for i in (number - 1, number + 1) if 0 <= i < len(seen.ops)]
    return len(beside) > 1 and all(o.end - o.start >= _FIRM for o in beside)
