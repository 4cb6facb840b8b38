"""A text and a quotation go in; what general libraries say of them comes out, in this process."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from benchmarks.ours import Answer
from benchmarks.passages import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

_SHARE = 0.9  # of the quotation's words, in matching blocks


@lru_cache(maxsize=2)
def _lowered(text: str) -> str:
    """Lower the letters, one for one, so that places stay the same."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower()[:1] for letter in text)


def partial_ratio(least: float) -> Callable[[str, str], Answer]:
    """Pass what rapidfuzz's partial ratio, without case, scores at least so high."""

    def check(text: str, words: str) -> Answer:
        found = fuzz.partial_ratio_alignment(words.lower(), _lowered(text), score_cutoff=least)
        if found is None:
            return Answer(passed=False, alert=False, found=False)
        return Answer(passed=True, alert=False, found=True, span=(found.dest_start, found.dest_end))

    return check


def blocks(text: str, words: str) -> Answer:
    """Pass what difflib's matching blocks of words cover for nine tenths, within one stretch."""
    said, there = spoken(words), spoken(text)
    if not said:
        return Answer(passed=False, alert=False, found=False)
    matcher = difflib.SequenceMatcher(None, there, said, autojunk=False)
    longest = matcher.find_longest_match()
    first = max(0, longest.a - longest.b)
    near = there[max(0, first - len(said)) : first + 2 * len(said)]
    covered = sum(
        block.size
        for block in difflib.SequenceMatcher(None, near, said, autojunk=False).get_matching_blocks()
    )
    return Answer(passed=covered >= _SHARE * len(said), alert=False, found=covered >= len(said) / 2)
