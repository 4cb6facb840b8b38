"""An alignment's outermost stretches go in; what of the source belongs to the run comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from claimcheck.matcher.alignment import Alignment, Op, ends_sentence

if TYPE_CHECKING:
    from claimcheck.matcher.runs import Run
    from claimcheck.matcher.tokens import Token

_SIMILAR = 0.4  # likeness from which two stretches of words at an end are taken for each other
_MANY = 20  # words at an end beyond which they are paired by number alone


def tightened(ops: list[Op], tokens: list[Token], run: Run) -> list[Op]:
    """Move the outermost agreeing words next to their neighbours, where the same words stand there too.

    `the cat` must not be found as "the [old dog and the] cat": an alignment cannot tell the two apart.
    """
    places = [place for place, op in enumerate(ops) if op.equal]
    if len(places) > 1 and places[1] == places[0] + 2:
        first, gap, second = ops[places[0] : places[0] + 3]
        start = second.start - (first.end - first.start)
        if start > first.start and _bare(gap, run) and _same(first, start, tokens):
            moved = first._replace(start=start, end=second.start)
            outside = [ops[0]._replace(end=start)] if places[0] else []
            between = [gap._replace(start=second.start)] if gap.quoted_end > gap.quoted_start else []
            ops = _joined([*outside, moved, *between, *ops[places[1] :]])
    places = [place for place, op in enumerate(ops) if op.equal]
    if len(places) > 1 and places[-2] == places[-1] - 2:
        before, gap, last = ops[places[-2] : places[-2] + 3]
        end = before.end + (last.end - last.start)
        if end < last.end and _bare(gap, run) and _same(last, before.end, tokens):
            moved = last._replace(start=before.end, end=end)
            outside = [ops[-1]._replace(start=end)] if places[-1] < len(ops) - 1 else []
            between = [gap._replace(end=before.end)] if gap.quoted_end > gap.quoted_start else []
            ops = _joined([*ops[: places[-2] + 1], *between, moved, *outside])
    return ops


def _bare(gap: Op, run: Run) -> bool:
    """Tell whether the quotation has no words of its own in a stretch: nothing, or brackets."""
    return all(place in run.brackets for place in range(gap.quoted_start, gap.quoted_end))


def _same(op: Op, start: int, tokens: list[Token]) -> bool:
    here = [token.form for token in tokens[op.start : op.end]]
    return here == [token.form for token in tokens[start : start + len(here)]]


def _joined(ops: list[Op]) -> list[Op]:
    """Make agreeing stretches that touch one."""
    joined: list[Op] = []
    for op in ops:
        if joined and joined[-1].equal and op.equal:
            joined[-1] = joined[-1]._replace(quoted_end=op.quoted_end, end=op.end)
        else:
            joined.append(op)
    return joined


def attached(ops: list[Op], seen: Alignment) -> list[Op]:
    """Give up outermost agreeing words that stand too far from the rest to have been quoted with it.

    "The harbour [which convicts had built] was beautiful" leaves words out; a "the" of another sentence
    agrees by chance. A telling word reaches over eight words of the source, a grammatical one over two,
    and over a sentence's end a third as far.
    """
    places = [place for place, op in enumerate(ops) if op.equal]
    while len(places) > 1 and _far(ops[places[0]], ops[places[0]], ops[places[1]], seen):
        outside = Op(False, 0, ops[places[1]].quoted_start, ops[0].start, ops[places[1]].start)  # noqa: FBT003 - a field
        ops = [outside, *ops[places[1] :]]
        places = [place for place, op in enumerate(ops) if op.equal]
    while len(places) > 1 and _far(ops[places[-1]], ops[places[-2]], ops[places[-1]], seen):
        before = ops[places[-2]]
        outside = Op(False, before.quoted_end, ops[-1].quoted_end, before.end, ops[-1].end)  # noqa: FBT003 - a field
        ops = [*ops[: places[-2] + 1], outside]
        places = [place for place, op in enumerate(ops) if op.equal]
    return ops


def _far(outer: Op, one: Op, two: Op, seen: Alignment) -> bool:
    """Tell whether more lies between two agreeing stretches than the outer one reaches over."""
    skipped = (two.start - one.end) - (two.quoted_start - one.quoted_end)
    if skipped <= 0:
        return False
    tokens, lexicon = seen.tokens, seen.view.lexicon
    reach = sum(2 if lexicon.among(t.form, "function") else 8 for t in tokens[outer.start : outer.end])
    parted = any(
        ends_sentence(seen.gap(place), tokens[place - 1], tokens[place], seen.view.lexicon)
        for place in range(one.end, two.start + 1)
    )
    return skipped > (reach // 3 if parted else reach)


def ended(ops: list[Op], seen: Alignment, run: Run) -> list[Op]:
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
        near = _glossed(op, seen, run, available - wanted, leading=leading)
        return min(wanted + near, op.end - op.start)
    if not words or len(words) > _MANY:
        return min(wanted, max(available, wanted - len(words)), op.end - op.start)
    mine = "".join(token.form for token in words)
    best, likeness = min(wanted, available), _SIMILAR
    for count in range(1, min(wanted + 2, available) + 1):
        place = slice(op.end - count, op.end) if leading else slice(op.start, op.start + count)
        theirs = "".join(token.form for token in seen.tokens[place])
        found = Levenshtein.normalized_similarity(mine, theirs)
        if found > likeness:
            best, likeness = count, found
    return best


def _glossed(op: Op, seen: Alignment, run: Run, available: int, *, leading: bool) -> int:
    """Count the source words that a bracket at a run's end stands for; where they begin nobody can tell.

    A pronoun stands alone; beside an ellipsis a bracket stands for what was left out there; else for as many
    words as it has, or for the whole beginning of the sentence where that is hardly longer.
    """
    inner = [
        word
        for i in range(op.quoted_start, op.quoted_end)
        if i in run.brackets and not run.brackets[i].remark
        for word in run.brackets[i].inner.casefold().split()
    ]
    lexicon = seen.view.lexicon
    beside_ellipsis = bool(run.ellipsis) if leading else not run.closes
    if available <= 0 or (beside_ellipsis and all(lexicon.among(word, "function") for word in inner)):
        return 0
    size = min(len(inner), op.end - op.start)
    beside = seen.tokens[op.end - size : op.end] if leading else seen.tokens[op.start : op.start + size]
    if [token.form for token in beside] == inner:
        return size
    neighbour = seen.tokens[op.end - 1 if leading else op.start]
    if lexicon.among(neighbour.form, "pronoun"):
        return 1
    if beside_ellipsis:
        return 0
    return available if available <= len(inner) + 2 else min(len(inner), available)


def _in_sentence(op: Op, seen: Alignment, *, leading: bool) -> int:
    """Count the words of an outermost stretch that stand in the sentence of the words that agree."""
    tokens = seen.tokens
    steps = range(op.end, op.start, -1) if leading else range(op.start, op.end)
    for count, place in enumerate(steps):
        if (
            leading
            and place < len(tokens)
            and ends_sentence(seen.gap(place), tokens[place - 1], tokens[place], seen.view.lexicon)
        ):
            return count
        if (
            not leading
            and place > 0
            and ends_sentence(seen.gap(place), tokens[place - 1], tokens[place], seen.view.lexicon)
        ):
            return count
    return op.end - op.start
