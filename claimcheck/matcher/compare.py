"""A run and a place in a source go in; the word-by-word alignment comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.index import View
    from claimcheck.matcher.runs import Run
    from claimcheck.matcher.tokens import Token

REACH = 8  # source words that one bracket may stand for
_PAD = 3  # words looked at beyond a place that was located by likeness only
_CELLS = 100_000_000  # size of a word matrix beyond which two stretches are not told apart word by word
_FAR = 200  # characters within which the beginning of a word is looked for
_SIMILAR = 0.4  # likeness from which two stretches of words at an end are taken for each other
_MANY = 20  # words at an end beyond which they are paired by number alone
_SENTENCE_END = re.compile(r"[.?!…][\"'”’»)\]]*\s")


class Op(NamedTuple):
    """Words `quoted_start:quoted_end` of the run against words `start:end` of the source's list."""

    equal: bool
    quoted_start: int
    quoted_end: int
    start: int
    end: int


class Alignment(NamedTuple):
    """A run laid beside a source: all source words looked at, and what corresponds to what, in order."""

    tokens: list[Token]
    ops: list[Op]
    view: View

    @property
    def first(self) -> int:
        """The place in `tokens` of the first word that corresponds to the run."""
        return self.ops[0].start

    @property
    def last(self) -> int:
        """The place in `tokens` after the last word that corresponds to the run."""
        return self.ops[-1].end

    def gap(self, place: int) -> str:
        """Return what stands in the view between word `place` and the one before it."""
        return self.view.text[self.tokens[place - 1].view_end : self.tokens[place].view_start]


def compare(run: Run, view: View, start: int, end: int, *, exact: bool) -> Alignment | None:
    """Align `run` with the whole words of `view.text[start:end]`; `exact` says that the letters agree.

    Where they agree only more or less, or a bracket stands at an end, neighbouring words are looked at
    too. None when no word corresponds.
    """
    slack = 0 if exact and not run.brackets else _PAD + (REACH + 2) * len(run.brackets)
    tokens = _words_around(view, start, end, slack)
    if not tokens:
        return None
    if [token.form for token in tokens] == run.forms:
        return Alignment(tokens, [Op(True, 0, len(tokens), 0, len(tokens))], view)  # noqa: FBT003 - a field
    ops = _ended(_tightened(_ops(tokens, run), tokens), Alignment(tokens, [], view), run)
    return Alignment(tokens, ops, view) if any(op.equal for op in ops) or exact else None


def ends_sentence(gap: str, before: Token, after: Token | None) -> bool:
    """Tell whether a sentence ends between two words: not after an initial, not before a small letter."""
    if not _SENTENCE_END.search(gap + " "):
        return False
    if after is not None and after.raw[:1].islower() and "?" not in gap and "!" not in gap:
        return False
    return len(before.form) > 1 or not before.raw.isupper()


def _words_around(view: View, start: int, end: int, slack: int) -> list[Token]:
    """Return the whole words that `start:end` touches, and `slack` words on either side."""
    room = slack * 12
    low = _before_word(view.text, max(start - room, 0))
    high = _after_word(view.text, min(end + room, len(view.text)))
    tokens = view.tokens(low, high)
    first = next((i for i, token in enumerate(tokens) if token.view_end > start), len(tokens))
    last = next((i for i in range(len(tokens), 0, -1) if tokens[i - 1].view_start < end), 0)
    return tokens[max(first - slack, 0) : last + slack]


def _before_word(text: str, offset: int) -> int:
    limit = max(offset - _FAR, 0)
    while offset > limit and not text[offset - 1].isspace():
        offset -= 1
    return offset


def _after_word(text: str, offset: int) -> int:
    limit = min(offset + _FAR, len(text))
    while offset < limit and not text[offset].isspace():
        offset += 1
    return offset


def _ops(tokens: list[Token], run: Run) -> list[Op]:
    """Return equal and unequal stretches in turn, neighbours of one kind made one."""
    source, quoted = [token.form for token in tokens], run.forms
    if len(source) * len(quoted) > _CELLS:
        return _coarse(source, quoted)
    ops: list[Op] = []
    for code in Levenshtein.opcodes(source, quoted):
        op = Op(code.tag == "equal", code.dest_start, code.dest_end, code.src_start, code.src_end)
        if ops and ops[-1].equal == op.equal:
            ops[-1] = ops[-1]._replace(quoted_end=op.quoted_end, end=op.end)
        else:
            ops.append(op)
    return ops


def _coarse(source: Sequence[str], quoted: Sequence[str]) -> list[Op]:
    """Compare two very long stretches from both ends only."""
    short = min(len(source), len(quoted))
    head = next((i for i in range(short) if source[i] != quoted[i]), short)
    tail = next((i for i in range(short - head) if source[-1 - i] != quoted[-1 - i]), short - head)
    middle = Op(False, head, len(quoted) - tail, head, len(source) - tail)  # noqa: FBT003 - a field
    front = Op(True, 0, head, 0, head)  # noqa: FBT003 - a field
    back = Op(True, middle.quoted_end, len(quoted), middle.end, len(source))  # noqa: FBT003 - a field
    return [op for op in (front, middle, back) if op.end > op.start or op.quoted_end > op.quoted_start]


def _tightened(ops: list[Op], tokens: list[Token]) -> list[Op]:
    """Move the outermost agreeing words next to their neighbours, where the same words stand there too.

    `the cat` must not be found as "the [old dog and the] cat": an alignment cannot tell the two apart.
    """
    places = [place for place, op in enumerate(ops) if op.equal]
    if len(places) > 1 and places[1] == places[0] + 2:
        first, gap, second = ops[places[0] : places[0] + 3]
        size = first.end - first.start
        if (
            gap.quoted_start == gap.quoted_end
            and size <= gap.end - gap.start
            and _same(first, second.start - size, tokens)
        ):
            moved = first._replace(start=second.start - size, end=second.start)
            ops = _rejoined(ops, places[0], moved, forward=True)
    places = [place for place, op in enumerate(ops) if op.equal]
    if len(places) > 1 and places[-2] == places[-1] - 2:
        before, gap, last = ops[places[-2] : places[-2] + 3]
        size = last.end - last.start
        if (
            gap.quoted_start == gap.quoted_end
            and size <= gap.end - gap.start
            and _same(last, before.end, tokens)
        ):
            moved = last._replace(start=before.end, end=before.end + size)
            ops = _rejoined(ops, places[-1], moved, forward=False)
    return ops


def _same(op: Op, start: int, tokens: list[Token]) -> bool:
    here = [token.form for token in tokens[op.start : op.end]]
    return here == [token.form for token in tokens[start : start + len(here)]]


def _rejoined(ops: list[Op], place: int, moved: Op, *, forward: bool) -> list[Op]:
    """Put the moved words beside their neighbour and give up what lay between to the outside."""
    if forward:
        whole = moved._replace(quoted_end=ops[place + 2].quoted_end, end=ops[place + 2].end)
        outside = ops[:place]
        if outside:
            outside = [outside[0]._replace(end=moved.start)]
        return [*outside, whole, *ops[place + 3 :]]
    whole = moved._replace(quoted_start=ops[place - 2].quoted_start, start=ops[place - 2].start)
    outside = ops[place + 1 :]
    if outside:
        outside = [outside[-1]._replace(start=moved.end)]
    return [*ops[: place - 2], whole, *outside]


def _ended(ops: list[Op], seen: Alignment, run: Run) -> list[Op]:
    """Give back the source words at either end that nothing in the run answers to."""
    if ops and not ops[0].equal and len(ops) > 1:
        ops = [ops[0]._replace(start=ops[0].end - _taken(ops[0], seen, run, leading=True)), *ops[1:]]
    if ops and not ops[-1].equal and len(ops) > 1:
        op = ops[-1]
        ops = [*ops[:-1], op._replace(end=op.start + _taken(op, seen, run, leading=False))]
    return [op for op in ops if op.quoted_end > op.quoted_start or op.end > op.start]


def _taken(op: Op, seen: Alignment, run: Run, *, leading: bool) -> int:
    """Count the source words, next to those that agree, which unmatched words at an end stand for."""
    words = [run.tokens[i] for i in range(op.quoted_start, op.quoted_end) if i not in run.brackets]
    within = [run.brackets[i] for i in range(op.quoted_start, op.quoted_end) if i in run.brackets]
    glosses = [len(b.inner.split()) for b in within if not b.within_word and not b.remark]
    wanted = len(words) + sum(b.within_word for b in within)
    available = _in_sentence(op, seen, leading=leading)
    if glosses:
        near = sum(glosses) + 2
        return min(available if available <= wanted + near else wanted + sum(glosses), op.end - op.start)
    if not words or len(words) > _MANY:
        return min(wanted, available)
    mine = "".join(token.form for token in words)
    best, likeness = min(wanted, available), _SIMILAR
    for count in range(1, min(wanted + 2, op.end - op.start) + 1):
        place = slice(op.end - count, op.end) if leading else slice(op.start, op.start + count)
        theirs = "".join(token.form for token in seen.tokens[place])
        found = Levenshtein.normalized_similarity(mine, theirs)
        if found > likeness:
            best, likeness = count, found
    return best


def _in_sentence(op: Op, seen: Alignment, *, leading: bool) -> int:
    """Count the words of an outermost stretch that stand in the sentence of the words that agree."""
    tokens = seen.tokens
    steps = range(op.end, op.start, -1) if leading else range(op.start, op.end)
    for count, place in enumerate(steps):
        if (
            leading
            and place < len(tokens)
            and ends_sentence(seen.gap(place), tokens[place - 1], tokens[place])
        ):
            return count
        if not leading and place > 0 and ends_sentence(seen.gap(place), tokens[place - 1], tokens[place]):
            return count
    return op.end - op.start
