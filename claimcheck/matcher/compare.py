"""A run and a place in a source go in; the word-by-word alignment comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matcher.agreement import CELLS, PAD, aligned, coarse, outward
from claimcheck.matcher.alignment import Alignment, Op
from claimcheck.matcher.ends import attached, ended, tightened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.runs import Run
    from claimcheck.matcher.tokens import Token
    from claimcheck.matcher.views import View

REACH = 8  # source words that one bracket may stand for
_FIRM = 4  # words
_OMITTED = 40  # the same, at most: what was left out moves an end away from where the run was located
_WIDEST = 500  # the same, whatever brackets stand in the run
_STEP = 6  # words that two transposed words may have between them
_WIDTH = 12  # characters looked through for one word
_COMPOUND = 3  # hyphens of a word, at most
_CURRENCIES = {"$", "€", "£", "¥", "₹", "₽", "₩", "¢"}
_HYPHENS = {"-", "\u2010", "\u2011"}
_FAR = 200  # characters within which the beginning of a word is looked for


def compare(run: Run, view: View, start: int, end: int, *, exact: bool) -> Alignment | None:
    """Align `run` with the whole words of `view.text[start:end]`; `exact` says that the letters agree.

    Where they agree only more or less, or a bracket stands at an end, neighbouring words are looked at
    too: few, and many where an outermost word has found no counterpart. None when no word corresponds.
    """
    widest = 0 if exact and not run.brackets else PAD + (REACH + 2) * len(run.brackets)
    if not exact:
        widest = max(widest, 2 * len(run.tokens))
    widest = min(widest, _WIDEST if run.brackets else _OMITTED)
    few = min(PAD, widest)
    tokens = _words_around(view, start, end, few, few)
    found = _compared(run, view, tokens if widest else _whole(tokens, view), exact=exact)
    if few == widest:
        return found
    left = few if found and _is_firm(found.ops) else widest
    right = few if found and _is_firm(found.ops[::-1]) else widest
    if left == right == few:
        return found
    return _compared(run, view, _words_around(view, start, end, left, right), exact=exact)


def _whole(tokens: list[Token], view: View) -> list[Token]:
    """Take along what belongs to an outermost word: the rest of a compound (non-profit), a sign (£5, 5%)."""
    if not tokens:
        return tokens
    text, tokens = view.text, list(tokens)
    for _ in range(_COMPOUND):
        first = tokens[0]
        sign = text[first.view_start - 1 : first.view_start]
        hyphened = sign in _HYPHENS and text[first.view_start - 2 : first.view_start - 1].isalnum()
        if not (hyphened or (sign in _CURRENCIES and first.form[:1].isdigit())):
            break
        tokens[0] = _joined(view.before(first.view_start, 1)[0], first, text)
    for _ in range(_COMPOUND):
        last = tokens[-1]
        sign, following = text[last.view_end : last.view_end + 1], text[last.view_end + 1 : last.view_end + 2]
        if not ((sign in _HYPHENS and following.isalnum()) or (sign == "%" and last.form[-1:].isdigit())):
            break
        tokens[-1] = _joined(last, view.after(last.view_end, 1)[0], text)
    return tokens


def _joined(one: Token, two: Token, text: str) -> Token:
    raw = text[one.view_start : two.view_end]
    return one._replace(form=raw.casefold(), raw=raw, end=two.end, view_end=two.view_end)


def _is_firm(ops: Sequence[Op]) -> bool:
    """Tell whether the outermost stretch agrees by no accident: over many words, or beside word for word."""
    first = ops[0]
    if not first.equal or len(ops) == 1:
        return first.equal
    second = ops[1]
    size = second.quoted_end - second.quoted_start
    return first.end - first.start >= _FIRM or (size == second.end - second.start and size < _FIRM)


def _compared(run: Run, view: View, tokens: list[Token], *, exact: bool) -> Alignment | None:
    if not tokens:
        return None
    if [token.form for token in tokens] == run.forms:
        return Alignment(tokens, [Op(True, 0, len(tokens), 0, len(tokens))], view)  # noqa: FBT003 - a field
    bare = Alignment(tokens, [], view)
    ops = ended(attached(tightened(_ops(tokens, run), tokens, run), bare), bare, run)
    return Alignment(tokens, ops, view) if any(op.equal for op in ops) or exact else None


def _words_around(view: View, start: int, end: int, left: int, right: int) -> list[Token]:
    """Return the whole words that `start:end` touches, `left` words before them and `right` words behind."""
    low = _before_word(view.text, max(start - left * _WIDTH, 0))
    high = _after_word(view.text, min(end + right * _WIDTH, len(view.text)))
    tokens = view.tokens(low, high)
    first = next((i for i, token in enumerate(tokens) if token.view_end > start), len(tokens))
    last = next((i for i in range(len(tokens), 0, -1) if tokens[i - 1].view_start < end), 0)
    return tokens[max(first - left, 0) : last + right]


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
    """Return equal and unequal stretches in turn, neighbours of one kind made one.

    The longest agreeing stretch is taken as far as it goes, and the words on either side are aligned from
    it outward: of several places where a word stands, the nearest is meant.
    """
    source, quoted = [token.form for token in tokens], run.forms
    if len(source) * len(quoted) > CELLS:
        return coarse(source, quoted)
    core = _core(source, quoted)
    if core is None:
        return [Op(False, 0, len(quoted), 0, len(source))]  # noqa: FBT003 - a field
    before = outward(source[: core.start][::-1], quoted[: core.quoted_start][::-1])
    after = outward(source[core.end :], quoted[core.quoted_end :])
    ops = [
        Op(
            op.equal,
            core.quoted_start - op.quoted_end,
            core.quoted_start - op.quoted_start,
            core.start - op.end,
            core.start - op.start,
        )
        for op in reversed(before)
    ]
    ops.append(core)
    ops += [
        Op(
            op.equal,
            core.quoted_end + op.quoted_start,
            core.quoted_end + op.quoted_end,
            core.end + op.start,
            core.end + op.end,
        )
        for op in after
    ]
    return _moved(ops, tokens, run)


def _core(source: Sequence[str], quoted: Sequence[str]) -> Op | None:
    """Return the agreeing stretch with the most letters, made as long as its neighbours agree."""
    equal = [op for op in aligned(source, quoted) if op.equal]
    if not equal:
        return None
    core = max(equal, key=lambda op: sum(len(form) for form in source[op.start : op.end]))
    start, end = core.start, core.end
    quoted_start, quoted_end = core.quoted_start, core.quoted_end
    while start and quoted_start and source[start - 1] == quoted[quoted_start - 1]:
        start, quoted_start = start - 1, quoted_start - 1
    while end < len(source) and quoted_end < len(quoted) and source[end] == quoted[quoted_end]:
        end, quoted_end = end + 1, quoted_end + 1
    return Op(True, quoted_start, quoted_end, start, end)  # noqa: FBT003 - a field


def _moved(ops: list[Op], tokens: list[Token], run: Run) -> list[Op]:
    """Join what is dropped here and added a few words on: words that have changed places."""
    for place in range(len(ops) - 3, -1, -1):
        if place + 3 > len(ops):
            continue
        one, between, two = ops[place : place + 3]
        if one.equal or between.end - between.start > _STEP:
            continue
        words = (
            *run.tokens[one.quoted_start : one.quoted_end],
            *run.tokens[two.quoted_start : two.quoted_end],
        )
        quoted = [token.form for token in words]
        source = [t.form for t in (*tokens[one.start : one.end], *tokens[two.start : two.end])]
        if quoted and sorted(quoted) == sorted(source):
            joined = one._replace(quoted_end=two.quoted_end, end=two.end)
            ops = [*ops[:place], joined, *ops[place + 3 :]]
    return ops
