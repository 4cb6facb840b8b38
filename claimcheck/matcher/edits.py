"""An alignment goes in; its edits come out: those that custom permits, with the custom, and the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.matcher import brackets, marks
from claimcheck.matcher.alignment import Op, ends_sentence
from claimcheck.matcher.beside import kind_beside
from claimcheck.matcher.kinds import is_slip, kind_of
from claimcheck.matcher.lexicon import is_remark
from claimcheck.matcher.misreading import damaged, misread
from claimcheck.matcher.moves import exchanged
from claimcheck.matcher.silent import is_silent
from claimcheck.matcher.tokens import printed
from claimcheck.matcher.wording import differs_in_points, is_house_style
from claimcheck.model import Convention, EditKind, Span

if TYPE_CHECKING:
    from claimcheck.matcher.alignment import Alignment
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.runs import Run
    from claimcheck.matcher.sheet import Sheet
    from claimcheck.matcher.tokens import Token

_APOSTROPHE = re.compile("[’‘ʼ′`´＇]")
_CAPITALS = 4  # letters from which capitals are a way of printing; shorter ones are mostly acronyms
_RARE_WORD = 7  # letters from which a word found once, beside its twin found often, is a misprint
_OFTEN = 3
_LOOKED = 50  # places looked at for a word's capital in mid-sentence
_PLAIN = {EditKind.CONTENT, EditKind.TYPO, EditKind.INFLECTION}


def judge(run: Run, seen: Alignment, sheet: Sheet) -> None:
    """Write down every difference of a run to the place where it was found."""
    ops = exchanged(run, seen)
    for number, op in enumerate(ops):
        if op.equal:
            _equal(run, seen, op, sheet)
            continue
        inner = 0 < number < len(ops) - 1
        if not is_silent(run, seen, op, inner=inner):
            _unequal(run, seen, op, sheet)
    marks.judge_end(run, seen, sheet, closes=run.closes)


def place(tokens: list[Token], start: int, end: int) -> Span:
    """Return the span of words `start:end`, or the empty place before word `start`."""
    if start < end:
        return Span(start=tokens[start].start, end=tokens[end - 1].end)
    here = tokens[start].start if start < len(tokens) else tokens[-1].end if tokens else 0
    return Span(start=here, end=here)


def _equal(run: Run, seen: Alignment, op: Op, sheet: Sheet) -> None:
    for quoted in range(op.quoted_start, op.quoted_end):
        source = op.start + quoted - op.quoted_start
        mine, theirs = run.tokens[quoted], seen.tokens[source]
        if mine.raw != theirs.raw and printed(mine.raw) != printed(theirs.raw):
            kind, permitted = _same_word(run, seen, quoted, source)
            if kind:
                sheet.add(
                    kind,
                    place(run.tokens, quoted, quoted + 1),
                    place(seen.tokens, source, source + 1),
                    permitted,
                )
        if quoted > op.quoted_start:
            marks.judge_gap(run, seen, quoted, source, sheet)


def _same_word(
    run: Run, seen: Alignment, quoted: int, source: int
) -> tuple[EditKind | None, Convention | None]:
    """Tell what differs between two words of one compare-form: case, or a way of writing."""
    mine, theirs = _straight(run.tokens[quoted].raw), _straight(seen.tokens[source].raw)
    if mine == theirs:
        return None, None
    one, two = mine.replace(".", ""), theirs.replace(".", "")
    if one == two or one.casefold() != two.casefold() or ("ß" in one) != ("ß" in two):
        return EditKind.SPELLING, Convention.HOUSE_STYLE
    opens = all(place in run.brackets for place in range(quoted))  # nothing of the source's stands before it
    if one[1:] == two[1:] and opens and (run.opens or run.ellipsis):
        return EditKind.CASE, Convention.FIRST_LETTER
    if two.isupper() and ((len(two) >= _CAPITALS and one[:1].isupper()) or _in_capitals(seen, source)):
        return EditKind.CASE, Convention.HOUSE_STYLE
    return EditKind.CASE, None


def _straight(raw: str) -> str:
    """Return a word as printed with straight apostrophes."""
    return _APOSTROPHE.sub("'", printed(raw))


def _in_capitals(seen: Alignment, source: int) -> bool:
    beside = [seen.tokens[i].raw for i in (source - 1, source + 1) if 0 <= i < len(seen.tokens)]
    return any(raw.isupper() and len(raw) > 1 for raw in beside)


def _unequal(run: Run, seen: Alignment, op: Op, sheet: Sheet) -> None:
    if any(number in run.brackets for number in range(op.quoted_start, op.quoted_end)):
        for rest in brackets.judge(run, seen, op, sheet):
            _unequal(run, seen, rest, sheet)
        return
    if op.quoted_start == op.quoted_end and _drops_remark(run, seen, op, sheet):
        return
    part = _parted(seen, op)
    mine, theirs = run.tokens[part.quoted_start : part.quoted_end], seen.tokens[part.start : part.end]
    if mine and [token.form for token in mine] == [token.form for token in theirs]:
        _equal(run, seen, part, sheet)
        return
    if differs_in_points(mine, theirs):
        for number in range(len(mine)):
            here, there = part.quoted_start + number, part.start + number
            _unequal(run, seen, Op(False, here, here + 1, there, there + 1), sheet)  # noqa: FBT003 - a field
        return
    kind, permitted = _judged(run, seen, part, sheet.text)
    quoted = place(run.tokens, part.quoted_start, part.quoted_end)
    sheet.add(kind, quoted, place(seen.tokens, part.start, part.end), permitted)


def _judged(run: Run, seen: Alignment, part: Op, text: str) -> tuple[EditKind, Convention | None]:
    """Return the kind of an edit of words, and the custom that permits it."""
    lexicon = seen.view.lexicon
    mine, theirs = run.tokens[part.quoted_start : part.quoted_end], seen.tokens[part.start : part.end]
    opens = part.start in {0, len(seen.tokens)} or ends_sentence(
        seen.gap(part.start), seen.tokens[part.start - 1], None, seen.view.lexicon
    )
    first = _lowered(mine, text, first=part.quoted_start == 0)
    kind = kind_of(first, _lowered(theirs, text, first=opens), lexicon)
    if lexicon.noun_capitals and kind in _PLAIN and _beside_name(run, part, lexicon):
        kind = EditKind.NAME
    kind = kind_beside(run, seen, part) or kind
    if _mended(mine, theirs, text, lexicon) or (not mine and _doubled(seen, part)):
        return EditKind.TYPO, Convention.MISPRINT
    if misread(mine, theirs):
        sure = damaged(theirs, mine) and not any(lexicon.is_number(token.form) for token in mine)
        return EditKind.TYPO, Convention.MISPRINT if sure else None
    if mine and theirs and is_house_style(mine, theirs, lexicon):
        return EditKind.SPELLING, Convention.HOUSE_STYLE
    return kind, None


def _drops_remark(run: Run, seen: Alignment, op: Op, sheet: Sheet) -> bool:
    """Write down a remark of the source's own that the run leaves out: its [sic] is nobody's word."""
    start, end = seen.tokens[op.start].start - 1, seen.tokens[op.end - 1].end + 1
    printed_ = sheet.text[max(start, 0) : end]
    if not (printed_.startswith("[") and printed_.endswith("]") and is_remark(printed_[1:-1])):
        return False
    here = place(run.tokens, op.quoted_start, op.quoted_end)
    sheet.add(EditKind.INTERPOLATION, here, Span(start=start, end=end), Convention.EDITORIAL_NOTE)
    return True


def _beside_name(run: Run, op: Op, lexicon: Lexicon) -> bool:
    """Tell whether nouns stand side by side with others, as a name does with a title or another name."""
    tokens, start, end = run.tokens, op.quoted_start, op.quoted_end
    beside = [tokens[place] for place in (start - 1, end) if 0 <= place < len(tokens)]
    return all(
        any(t.raw[:1].isupper() and t.form not in lexicon.known for t in words)
        for words in (beside, tokens[start:end])
    )


def _lowered(tokens: list[Token], text: str, *, first: bool) -> list[Token]:
    """Take the capital from a word that opens a sentence: there it marks a name only if it does elsewhere."""
    if not (first and tokens) or _is_name(tokens[0].raw, text):
        return tokens
    beside = [token.raw.isupper() for token in tokens[:2]]
    if (
        beside[0] and len(tokens[0].raw) > 1 and not (beside[1:] and beside[1])
    ):  # a Roman number, an acronym; no heading
        return tokens
    return [tokens[0]._replace(raw=tokens[0].raw.lower()), *tokens[1:]]


def _is_name(raw: str, text: str) -> bool:
    """Tell whether a word has its capital in mid-sentence too, and never stands without it."""
    if not raw[:1].isupper() or f" {raw.lower()} " in text:
        return False
    place = text.find(f" {raw}")
    for _ in range(_LOOKED):
        if place < 0:
            return False
        if text[place - 1 : place].isalpha():
            return True
        place = text.find(f" {raw}", place + 1)
    return False


def _parted(seen: Alignment, op: Op) -> Op:
    """Drop raised figures of the source at the head of a stretch: they are its note marks, not its words."""
    start = op.start
    while 0 < op.quoted_end - op.quoted_start < op.end - start and seen.tokens[start].raised:
        start += 1
    return op._replace(start=start)


def _mended(mine: list[Token], theirs: list[Token], text: str, lexicon: Lexicon) -> bool:
    """Tell whether the quotation mends an obvious misprint: one slip, in no name and no figure."""
    if len(mine) != 1 or len(theirs) != 1:
        return False
    right, wrong = mine[0], theirs[0]
    if (
        lexicon.is_number(right.form)
        or lexicon.is_number(wrong.form)
        or right.raw[:1].isupper() != wrong.raw[:1].isupper()
    ):
        return False
    if lexicon.is_misprint_of(wrong.form, right.form):
        return True
    if min(len(right.form), len(wrong.form)) < _RARE_WORD or right.raw[:1].isupper():
        return False
    alike = right.form[0] == wrong.form[0] and right.form[-2:] == wrong.form[-2:]
    return (
        alike
        and abs(len(right.form) - len(wrong.form)) <= 1
        and is_slip(right.form, wrong.form, lexicon)
        and text.count(wrong.raw) == 1
        and text.count(right.raw) >= _OFTEN
    )


def _doubled(seen: Alignment, op: Op) -> bool:
    """Tell whether what was left out is a small word that the source prints twice running."""
    if op.end - op.start != 1 or op.start == 0:
        return False
    form = seen.tokens[op.start].form
    beside = [seen.tokens[i] for i in (op.start - 1, op.end) if 0 <= i < len(seen.tokens)]
    return seen.view.lexicon.among(form, "function", "pronoun") and any(t.form == form for t in beside)
