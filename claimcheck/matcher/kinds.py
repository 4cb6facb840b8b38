"""The words of an edit go in; its kind comes out: the first that fits, in the order of `EditKind`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from claimcheck.model import EditKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.tokens import Token

_SHORT = 6  # words up to which what was dropped or added can be named by the one word that matters
_LONG_WORD = 9  # letters from which a slip of the pen may be two
_MIN_TYPO = 4  # letters below which a changed letter makes another word
_NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "re", "anti", "over", "under")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
_CRITICAL = (EditKind.NEGATION, EditKind.MODAL, EditKind.QUANTIFIER, EditKind.LIMITER)


def kind_of(quoted: Sequence[Token], source: Sequence[Token], lexicon: Lexicon) -> EditKind:
    """Return the kind of an edit between two stretches of words; either may be empty."""
    mine, theirs = [token.form for token in quoted], [token.form for token in source]
    if mine and theirs and "".join(mine) == "".join(theirs):
        return EditKind.HYPHENATION
    if len(mine) > 1 and sorted(mine) == sorted(theirs):
        return EditKind.ORDER
    if max(len(mine), len(theirs)) > _SHORT and not (mine and theirs):
        return EditKind.CONTENT
    return _critical_kind(quoted, source, lexicon) or _plain_kind(quoted, source, lexicon)


def _critical_kind(quoted: Sequence[Token], source: Sequence[Token], lexicon: Lexicon) -> EditKind | None:
    mine, theirs = [token.form for token in quoted], [token.form for token in source]
    if _figures_differ(quoted, source, lexicon):
        return EditKind.SPELLING if _same_value(mine, theirs, lexicon) else EditKind.NUMBER
    ours, others = lexicon.senses(mine), lexicon.senses(theirs)
    for kind in _CRITICAL:
        if ours.get(kind) != others.get(kind):
            return kind
    if (
        mine
        and len(mine) == len(theirs)
        and all(one == two or lexicon.same_spelling(one, two) for one, two in zip(mine, theirs, strict=True))
    ):
        return EditKind.SPELLING
    return EditKind.HEDGE if ours.get(EditKind.HEDGE) != others.get(EditKind.HEDGE) else None


def _plain_kind(quoted: Sequence[Token], source: Sequence[Token], lexicon: Lexicon) -> EditKind:
    mine, theirs = [token.form for token in quoted], [token.form for token in source]
    if _names(quoted, lexicon) != _names(source, lexicon):
        return EditKind.NAME
    if all(lexicon.among(form, "pronoun") for form in (*mine, *theirs)):
        return EditKind.PRONOUN
    if all(lexicon.among(form, "pronoun", "function") for form in (*mine, *theirs)):
        return EditKind.FUNCTION_WORD
    if len(mine) == len(theirs):
        if all(map(lexicon.one_stem, mine, theirs)):
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


def _figures_differ(quoted: Sequence[Token], source: Sequence[Token], lexicon: Lexicon) -> bool:
    return _figures(quoted, source, lexicon) != _figures(source, quoted, lexicon)


def _figures(tokens: Sequence[Token], others: Sequence[Token], lexicon: Lexicon) -> list[str]:
    """The figures, dates, units and currency signs among the words; "May" only opposite a date."""
    dated = any(
        lexicon.is_number(t.form) or (_is_date(t, lexicon) and t.form != "may") for t in (*tokens, *others)
    )
    return sorted(
        t.form
        for t in tokens
        if lexicon.is_number(t.form)
        or lexicon.among(t.form, "unit")
        or (_is_date(t, lexicon) and (dated or t.form != "may"))
        or not t.form[:1].isalnum()
    )


def _is_date(token: Token, lexicon: Lexicon) -> bool:
    return lexicon.among(token.form, "date") and token.raw[:1].isupper()


def _same_value(mine: list[str], theirs: list[str], lexicon: Lexicon) -> bool:
    """Tell whether two figures are one figure written in another way: 5 and five, 43548 and 43,548."""
    return bool(mine) and [_value(word, lexicon) for word in mine] == [
        _value(word, lexicon) for word in theirs
    ]


def _value(word: str, lexicon: Lexicon) -> str:
    """Return a figure without thousands commas, a number word as a figure, and any other word as it is."""
    digits = _THOUSANDS.sub("", word)
    return digits if digits.isdigit() else lexicon.value.get(word, word)


def _names(tokens: Sequence[Token], lexicon: Lexicon) -> list[str]:
    """The words printed with a capital that are no grammatical words: names, as far as can be seen."""
    return sorted(t.form for t in tokens if t.raw[:1].isupper() and t.form not in lexicon.known)
