"""The words of an edit go in; its kind comes out: the first that fits, in the order of `EditKind`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import snowballstemmer
from rapidfuzz.distance import OSA

from claimcheck.matcher.words import among, is_number, lists, same_spelling, senses
from claimcheck.model import EditKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.tokens import Token

_SHORT = 6  # words up to which what was dropped or added can be named by the one word that matters
_LONG_WORD = 9  # letters from which a slip of the pen may be two
_MIN_TYPO = 4  # letters below which a changed letter makes another word
_NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "re", "anti", "over", "under")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
_CRITICAL = (EditKind.NEGATION, EditKind.MODAL, EditKind.QUANTIFIER, EditKind.LIMITER)


def kind_of(quoted: Sequence[Token], source: Sequence[Token]) -> EditKind:
    """Return the kind of an edit between two stretches of words; either may be empty."""
    mine, theirs = [token.form for token in quoted], [token.form for token in source]
    if mine and theirs and "".join(mine) == "".join(theirs):
        return EditKind.HYPHENATION
    if len(mine) > 1 and sorted(mine) == sorted(theirs):
        return EditKind.ORDER
    if max(len(mine), len(theirs)) > _SHORT and not (mine and theirs):
        return EditKind.CONTENT
    return _critical_kind(quoted, source) or _plain_kind(quoted, source)


def _critical_kind(quoted: Sequence[Token], source: Sequence[Token]) -> EditKind | None:
    mine, theirs = [token.form for token in quoted], [token.form for token in source]
    if _figures_differ(quoted, source):
        return EditKind.SPELLING if _same_value(mine, theirs) else EditKind.NUMBER
    ours, others = senses(mine), senses(theirs)
    for kind in _CRITICAL:
        if ours.get(kind) != others.get(kind):
            return kind
    if mine and len(mine) == len(theirs) and all(map(_one_spelling, mine, theirs)):
        return EditKind.SPELLING
    return EditKind.HEDGE if ours.get(EditKind.HEDGE) != others.get(EditKind.HEDGE) else None


def _plain_kind(quoted: Sequence[Token], source: Sequence[Token]) -> EditKind:
    mine, theirs = [token.form for token in quoted], [token.form for token in source]
    if _names(quoted) != _names(source):
        return EditKind.NAME
    if _all_among([*mine, *theirs], "pronoun"):
        return EditKind.PRONOUN
    if _all_among([*mine, *theirs], "pronoun", "function"):
        return EditKind.FUNCTION_WORD
    if len(mine) == len(theirs):
        if all(map(one_stem, mine, theirs)):
            return EditKind.INFLECTION
        if all(map(is_slip, mine, theirs)):
            return EditKind.TYPO
    return EditKind.CONTENT


def is_slip(one: str, two: str) -> bool:
    """Tell whether two words differ as a slip of the pen does: one letter, two in long words."""
    if one == two:
        return True
    shorter, longer = sorted((one, two), key=len)
    if len(longer) < _MIN_TYPO or (longer.endswith(shorter) and longer.startswith(_NEGATIVE_PREFIXES)):
        return False
    allowed = 2 if len(longer) >= _LONG_WORD else 1
    return int(OSA.distance(one, two, score_cutoff=allowed)) <= allowed


def _figures_differ(quoted: Sequence[Token], source: Sequence[Token]) -> bool:
    return _figures(quoted, source) != _figures(source, quoted)


def _figures(tokens: Sequence[Token], others: Sequence[Token]) -> list[str]:
    """The figures, dates, units and currency signs among the words; "May" only opposite a date."""
    dated = any(is_number(t.form) or (_is_date(t) and t.form != "may") for t in (*tokens, *others))
    return sorted(
        t.form
        for t in tokens
        if is_number(t.form)
        or among(t.form, "unit")
        or (_is_date(t) and (dated or t.form != "may"))
        or not t.form[:1].isalnum()
    )


def _is_date(token: Token) -> bool:
    return among(token.form, "date") and token.raw[:1].isupper()


def _same_value(mine: list[str], theirs: list[str]) -> bool:
    """Tell whether two figures are one figure written in another way: 5 and five, 43548 and 43,548."""
    return bool(mine) and [_value(word) for word in mine] == [_value(word) for word in theirs]


def _value(word: str) -> str:
    """Return a figure without thousands commas, a number word as a figure, and any other word as it is."""
    digits = _THOUSANDS.sub("", word)
    return digits if digits.isdigit() else lists().value.get(word, word)


def _one_spelling(one: str, two: str) -> bool:
    return one == two or same_spelling(one, two)


def _names(tokens: Sequence[Token]) -> list[str]:
    """The words printed with a capital that are no grammatical words: names, as far as can be seen."""
    return sorted(
        t.form
        for t in tokens
        if t.raw[:1].isupper() and not any(t.form in words for words in lists().of.values())
    )


def _all_among(forms: list[str], *names: str) -> bool:
    return all(any(among(form, name) for name in names) for form in forms)


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


def one_stem(one: str, two: str) -> bool:
    """Tell whether two words are forms of one word."""
    if one == two:
        return True
    bare_one, bare_two = one.removesuffix("'s"), two.removesuffix("'s")
    return bool(_stemmer().stemWord(bare_one) == _stemmer().stemWord(bare_two))
