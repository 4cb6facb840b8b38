"""A stretch of an alignment with brackets goes in; what each bracket stands for comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matcher.compare import REACH
from claimcheck.matcher.sheet import Use
from claimcheck.matcher.tokens import tokenize
from claimcheck.model import Convention, EditKind, Span

if TYPE_CHECKING:
    from claimcheck.matcher.alignment import Alignment, Op
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.pieces import Bracket
    from claimcheck.matcher.runs import Run
    from claimcheck.matcher.sheet import Sheet
    from claimcheck.matcher.tokens import Token


def judge(run: Run, seen: Alignment, op: Op, sheet: Sheet) -> list[Op]:
    """Write down what the brackets of an unequal stretch stand for; return what is left unexplained."""
    inside = [number for number in range(op.quoted_start, op.quoted_end) if number in run.brackets]
    rest: list[Op] = []
    start = op.start
    quoted = op.quoted_start
    later = sum(not run.brackets[number].within_word for number in inside)
    for count, number in enumerate(inside):
        lead = number - quoted
        last = count + 1 == len(inside)
        later -= not run.brackets[number].within_word
        free = op.end - start - lead - (op.quoted_end - number - 1 - later)
        begin, end = _share(
            run.brackets[number], seen, start + min(lead, op.end - start), max(free, 0), last=last
        )
        if begin > start or lead:
            rest.append(op._replace(quoted_start=quoted, quoted_end=number, start=start, end=begin))
        _write(run, seen, number, (begin, end), sheet)
        start, quoted = end, number + 1
    if quoted < op.quoted_end or start < op.end:
        rest.append(op._replace(quoted_start=quoted, quoted_end=op.quoted_end, start=start, end=op.end))
    return [part for part in rest if part.quoted_end > part.quoted_start or part.end > part.start]


def _share(bracket: Bracket, seen: Alignment, start: int, free: int, *, last: bool) -> tuple[int, int]:
    """Return the source words for one bracket: none for a remark, one for a part of a word."""
    if bracket.remark:
        return start, start
    if bracket.within_word:
        for place in range(start, min(start + free + 1, len(seen.tokens))):
            if _fits(bracket, seen.tokens[place].form):
                return place, place + 1
        return start, min(start + 1, start + free)
    own = len(bracket.inner.split())
    return start, start + (free if last else min(own, free))


def _fits(bracket: Bracket, form: str) -> bool:
    size = len(bracket.before) + len(bracket.after)
    return len(form) >= size and form.startswith(bracket.before) and form.endswith(bracket.after)


def _write(run: Run, seen: Alignment, number: int, place: tuple[int, int], sheet: Sheet) -> None:
    bracket, token = run.brackets[number], run.tokens[number]
    words = seen.tokens[place[0] : place[1]]
    if _literal(bracket, words, seen):
        return
    here = words[0].start if words else _boundary(seen, place[0])
    span = Span(start=here, end=words[-1].end if words else here)
    permitted: Convention | None = Convention.EDITORIAL_NOTE if bracket.remark else Convention.INTERPOLATION
    if len(words) > REACH or (bracket.within_word and not (words and _fits(bracket, words[0].form))):
        permitted = None
    sheet.add(EditKind.INTERPOLATION, Span(start=token.start, end=token.end), span, permitted)
    if permitted is Convention.INTERPOLATION:
        before = seen.tokens[place[0] - 1] if place[0] else None
        sheet.uses.append(Use(bracket, token.raw, words, before, number in {0, len(run.tokens) - 1}))


def _boundary(seen: Alignment, number: int) -> int:
    if number < len(seen.tokens):
        return seen.tokens[number].start
    return seen.tokens[-1].end if seen.tokens else 0


def _literal(bracket: Bracket, words: list[Token], seen: Alignment) -> bool:
    """Tell whether the source itself has this bracket: the literal reading comes first."""
    if not words or bracket.within_word:
        return False
    inner = [token.form for token in tokenize(bracket.inner, 0, len(bracket.inner))]
    text = seen.view.text
    opening = text[max(words[0].view_start - 2, 0) : words[0].view_start].strip()
    closing = text[words[-1].view_end : words[-1].view_end + 2].strip()
    return (
        inner == [t.form for t in words] and opening.endswith(("[", "(")) and closing.startswith(("]", ")"))
    )


def turns_sense(use: Use, lexicon: Lexicon) -> bool:
    """Tell whether a bracket stands for a content word, a name or a negation, or adds one.

    A name or a noun for a pronoun, a phrase that explains and a part of a word are glosses, and free.
    """
    bracket, words = use.bracket, use.words
    inner = [token.form for token in tokenize(bracket.inner, 0, len(bracket.inner))]
    if bracket.within_word:
        return _turns_word(bracket, inner, words, lexicon)
    if lexicon.senses(inner) != lexicon.senses([word.form for word in words]) and not (
        use.beside_ellipsis and not words
    ):
        return True
    if words:
        return not _restates(inner, words, lexicon) and any(_is_content(word.form, lexicon) for word in words)
    named = bracket.inner[:1].isupper()
    # Of the port, i.e. the mayor: these explain.
    explains = bool(inner) and lexicon.among(inner[0], "function", "gloss")
    glossed = use.before is not None and lexicon.among(use.before.form, "pronoun")
    free = named or explains or glossed or use.beside_ellipsis
    return not free and any(_is_content(form, lexicon) for form in inner)


def _turns_word(bracket: Bracket, inner: list[str], words: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether a bracket in a word denies or takes back a denial: [n]ever, [dis]liked; not so [N]ot."""
    printed = bracket.before + "".join(inner) + bracket.after
    if any(word.form == printed for word in words):
        return False
    if any(map(lexicon.negates, (printed, *(word.form for word in words)))):
        return True
    prefixed = not bracket.before and any(form in lexicon.of.get("prefix", ()) for form in inner)
    return prefixed and any(word.form == bracket.after for word in words)


def _restates(inner: list[str], words: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether a bracket holds a pronoun, or the source's own words in another form or without a slip."""
    if inner and all(lexicon.among(form, "pronoun") for form in inner):
        return True
    return len(inner) == len(words) and all(
        lexicon.one_stem(form, word.form) or lexicon.is_misprint_of(word.form, form)
        for form, word in zip(inner, words, strict=True)
    )


def _is_content(form: str, lexicon: Lexicon) -> bool:
    return not lexicon.among(form, "function", "pronoun")
