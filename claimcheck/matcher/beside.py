"""The place of an edit goes in; what its words are by those that stand before them comes out, if that tells.

A letter is a unit behind a figure, a name's elsewhere; `A.` at a line's head says who answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import EditKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.alignment import Alignment, Op
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.runs import Run
    from claimcheck.matcher.tokens import Token

_YEAR = 4  # digits
_DASHES = {"-", "–", "—", "‐", "‑"}


def kind_beside(run: Run, seen: Alignment, op: Op) -> EditKind | None:
    """Return the kind of an edit of units behind a figure, of a year's end, or of a speaker's letter."""
    if op.start == 0:
        return None
    mine, theirs = run.tokens[op.quoted_start : op.quoted_end], seen.tokens[op.start : op.end]
    before, gap = seen.tokens[op.start - 1], seen.gap(op.start) if op.start < len(seen.tokens) else ""
    if not mine and len(theirs) == 1 and _is_label(theirs[0], gap, seen):
        return EditKind.CONTENT
    if gap.strip() in _DASHES and _ends_year(before.form, mine, theirs):
        return EditKind.SPELLING
    lexicon = seen.view.lexicon
    if not (lexicon.is_number(before.form) or before.form == "°"):
        return None
    return _measure_kind(mine, theirs, lexicon)


def _measure_kind(mine: Sequence[Token], theirs: Sequence[Token], lexicon: Lexicon) -> EditKind | None:
    words = [token.form for token in (*mine, *theirs)]
    measured = [form for form in words if lexicon.among(form, "unit", "measured")]
    if not measured or not all(form in measured or lexicon.among(form, "function") for form in words):
        return None
    one, two = ([lexicon.measure(token.form) for token in side] for side in (mine, theirs))
    return EditKind.SPELLING if one == two else EditKind.NUMBER


def _is_label(token: Token, gap: str, seen: Alignment) -> bool:
    """Tell whether a letter stands at a line's head with a stop or a colon: who speaks in a transcript."""
    after = seen.view.text[token.view_end : token.view_end + 1]
    return len(token.raw) == 1 and token.raw.isupper() and "\n" in gap and after in {".", ":"}


def _ends_year(before: str, mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Tell whether a second year is written short on one side and full on the other: 1868-70."""
    if len(mine) != 1 or len(theirs) != 1 or len(before) != _YEAR or not before.isdecimal():
        return False
    short, full = sorted((mine[0].form, theirs[0].form), key=len)
    return full.isdecimal() and before[: _YEAR - len(short)] + short == full
