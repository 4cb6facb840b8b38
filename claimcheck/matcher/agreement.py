"""Two lists of words' compare-forms go in; which stretches of them agree comes out, in order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from claimcheck.matcher.alignment import Op
from claimcheck.matcher.grams import ascending

if TYPE_CHECKING:
    from collections.abc import Sequence

PAD = 3  # words looked at beyond a place that was located by likeness only
CELLS = 100_000_000  # size of a word matrix beyond which two stretches are not told apart word by word
_FEW = 3  # words, of which one may be another without looking for it further off


def outward(source: Sequence[str], quoted: Sequence[str]) -> list[Op]:
    """Align from a stretch that agrees: nearby words are meant, where they answer to nearly as many."""
    near = aligned(source[: len(quoted) + PAD], quoted)
    few = len(quoted) // _FEW
    if _matched(near) < len(quoted) - few:
        wide = aligned(source, quoted)
        if _matched(near) < _matched(wide):
            return wide
    if not near or near[-1].end == len(source):
        return near
    if not near[-1].equal:
        return [*near[:-1], near[-1]._replace(end=len(source))]
    return [*near, Op(False, len(quoted), len(quoted), near[-1].end, len(source))]  # noqa: FBT003 - a field


def _matched(ops: Sequence[Op]) -> int:
    return sum(op.end - op.start for op in ops if op.equal)


def aligned(source: Sequence[str], quoted: Sequence[str]) -> list[Op]:
    """Align with as many equal words as possible (longest common subsequence)."""
    return _merged(
        [
            Op(code.tag == "equal", code.dest_start, code.dest_end, code.src_start, code.src_end)
            for code in Indel.opcodes(source, quoted)
        ]
    )


def coarse(source: Sequence[str], quoted: Sequence[str]) -> list[Op]:
    """Align two very long stretches from word to word that each has once, in the order of both."""
    once = {form: place for place, form in enumerate(source)}
    often, seldom = Counter(source), Counter(quoted)
    pairs = [
        (place, once[form]) for place, form in enumerate(quoted) if seldom[form] == 1 and often.get(form) == 1
    ]
    ops: list[Op] = []
    here = there = 0
    for place, other in (*(ascending(pairs) if pairs else ()), (len(quoted), len(source))):
        ops += [
            Op(op.equal, op.quoted_start + here, op.quoted_end + here, op.start + there, op.end + there)
            for op in _between(source[there:other], quoted[here:place])
        ]
        if place < len(quoted):
            ops.append(Op(True, place, place + 1, other, other + 1))  # noqa: FBT003 - a field
        here, there = place + 1, other + 1
    return _merged(ops)


def _between(source: Sequence[str], quoted: Sequence[str]) -> list[Op]:
    if len(source) * len(quoted) <= CELLS:
        return aligned(source, quoted)
    return [Op(False, 0, len(quoted), 0, len(source))]  # noqa: FBT003 - a field


def _merged(ops: Sequence[Op]) -> list[Op]:
    """Make neighbours of one kind one."""
    merged: list[Op] = []
    for op in ops:
        if merged and merged[-1].equal == op.equal:
            merged[-1] = merged[-1]._replace(quoted_end=op.quoted_end, end=op.end)
        else:
            merged.append(op)
    return merged
