"""An alignment goes in; its stretches come out, those made one whose words have exchanged their places.

The depth of the graves, the cost of the coffins: where a list is turned round, each word answers to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.matcher.alignment import Alignment, Op
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.runs import Run

_MOST = 4  # unequal stretches that one exchange may have
_LONGEST = 12  # words of each
_BETWEEN = 6  # words that agree between two of them


def exchanged(run: Run, seen: Alignment) -> list[Op]:
    """Join neighbouring unequal stretches that have, taken together, the same words on either side."""
    ops: list[Op] = []
    place = 0
    while place < len(seen.ops):
        size = _size(run, seen, place)
        last = seen.ops[place + size - 1]
        ops.append(seen.ops[place]._replace(quoted_end=last.quoted_end, end=last.end))
        place += size
    return ops


def _size(run: Run, seen: Alignment, place: int) -> int:
    """Count the stretches from `place` on that make an exchange; one where none begins there."""
    quoted: list[str] = []
    source: list[str] = []
    for number, op in enumerate(seen.ops[place : place + 2 * _MOST - 1]):
        if op.equal != bool(number % 2):
            break
        if op.equal:
            if op.end - op.start > _BETWEEN:
                break
            continue
        if not _is_few(op, run):
            break
        quoted += run.forms[op.quoted_start : op.quoted_end]
        source += [token.form for token in seen.tokens[op.start : op.end]]
        if number and sorted(quoted) == sorted(source):
            return 1 if any(_tells(form, seen.view.lexicon) for form in quoted) else number + 1
    return 1


def _tells(form: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a figure, or turns the sense: each of those is an edit of its own."""
    return lexicon.is_number(form) or lexicon.among(form, "negation", "modal", "quantifier", "limiter")


def _is_few(op: Op, run: Run) -> bool:
    """Tell whether a stretch sets a few words for a few others, none of them an editor's."""
    few = 0 < op.quoted_end - op.quoted_start <= _LONGEST and 0 < op.end - op.start <= _LONGEST
    return few and run.brackets.keys().isdisjoint(range(op.quoted_start, op.quoted_end))
