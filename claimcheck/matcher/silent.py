"""An unequal stretch of an alignment goes in; whether it is typography, which no editor lists, comes out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.matcher import marks
from claimcheck.matcher.tokens import is_hyphen

if TYPE_CHECKING:
    from claimcheck.matcher.alignment import Alignment, Op
    from claimcheck.matcher.runs import Run
    from claimcheck.matcher.tokens import Token

_VERSE = 3  # digits of a verse's number
_SYMBOL = 2  # letters of a symbol of a quantity or an element
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def is_silent(run: Run, seen: Alignment, op: Op, *, inner: bool) -> bool:
    """Tell whether an unequal stretch is typography: a note mark, a citation, a word divided at a hyphen."""
    mine, theirs = run.tokens[op.quoted_start : op.quoted_end], seen.tokens[op.start : op.end]
    if not mine:
        between = seen.view.text[
            seen.tokens[op.start - 1].view_end if op.start else 0 : seen.tokens[op.end].view_start
            if op.end < len(seen.tokens)
            else len(seen.view.text)
        ]
        before = seen.tokens[op.start - 1]
        return inner and (
            marks.is_reference(between, theirs, before, seen.view.lexicon) or _numbers_verse(seen, op)
        )
    return (
        _set_tight(mine, theirs)
        or _numbers_list(run, seen, op)
        or _lowered_figure(mine, theirs)
        or _lowered_figure(theirs, mine)
        or _divided(mine, theirs, run, seen)
    )


def _numbers_verse(seen: Alignment, op: Op) -> bool:
    """Tell whether a line of the source begins with the number of a verse or a clause: no word of it."""
    token, following = seen.tokens[op.start], seen.tokens[op.end]
    ended = seen.gap(op.start).rstrip("\"'”’») \t\r\n")[-1:] in {".", "!", "?", ";", ":"}
    opens = "\n" in seen.gap(op.start) and following.raw[:1].isupper()
    return op.end - op.start == 1 and token.form.isdigit() and len(token.form) <= _VERSE and ended and opens


def _set_tight(mine: list[Token], theirs: list[Token]) -> bool:
    """Tell whether only the space between a figure and its unit differs: 1,200km and 1,200 km."""
    one, two = sorted((mine, theirs), key=len)
    if len(one) != 1 or len(two) != _SYMBOL or "".join(t.form for t in two) != one[0].form:
        return False
    return two[0].form[-1].isdigit() and two[1].form[0].isalpha()


def _lowered_figure(mine: list[Token], theirs: list[Token]) -> bool:
    """Tell whether a raised figure of a symbol was set on the line: R2 for R², but not 102 for 10²."""
    if len(mine) != 1 or len(theirs) < _SYMBOL or not theirs[1].raised or theirs[0].form.isdigit():
        return False
    letters = "".join(token.form for token in theirs).translate(_RAISED)
    return len(theirs[0].form) <= _SYMBOL and letters == mine[0].form


def _numbers_list(run: Run, seen: Alignment, op: Op) -> bool:
    """Tell whether a line of the quotation begins with a number that the page puts before an item itself."""
    if op.end > op.start or op.quoted_end - op.quoted_start != 1 or op.quoted_end == len(run.tokens):
        return False
    token, text = run.tokens[op.quoted_start], run.view.text
    opens = op.quoted_start == 0 or "\n" in run.gap(op.quoted_start)
    broken = op.start in {0, len(seen.tokens)} or "\n" in seen.gap(op.start)
    after = text[token.view_end : token.view_end + 2]
    marked = after[:1] in {".", ")"} and (after[1:].isspace() or not after[1:])
    return opens and broken and marked and (token.form.isdigit() or len(token.form) == 1)


def _divided(mine: list[Token], theirs: list[Token], run: Run, seen: Alignment) -> bool:
    """Tell whether one side has in one word what the other has with a hyphen where a line ended."""
    if "".join(t.form for t in mine) != "".join(t.form for t in theirs):
        return False
    for parts, text, single, view in (
        (mine, run.view.text, theirs, seen.view),
        (theirs, seen.view.text, mine, run.view),
    ):
        if len(single) == 1 and len(parts) > 1:
            hyphens = all(is_hyphen(text[a.view_end : b.view_start]) for a, b in pairwise(parts))
            lengths = [sum(len(t.raw) for t in parts[:n]) for n in range(1, len(parts))]
            if hyphens and any(single[0].view_start + length in view.joints for length in lengths):
                return True
    return False
