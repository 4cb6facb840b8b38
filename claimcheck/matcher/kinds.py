"""The words of an edit go in; its kind comes out: the first that fits, in the order of `EditKind`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from claimcheck.matcher.accents import same_name
from claimcheck.matcher.figures import Figures, figures, is_measure, is_roman
from claimcheck.matcher.wording import different, merged
from claimcheck.model import EditKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.tokens import Token

_RUN = re.compile(r"\d+")
_IN_MILLIONS = re.compile(r"\d[\d.,]*m")
_MILLION = 1_000_000
_SHORT = 6  # words up to which what was dropped or added can be named by the one word that matters
_LONG_WORD = 9  # letters from which a slip of the pen may be two
_MIN_TYPO = 4  # letters below which a changed letter makes another word
_CRITICAL = (EditKind.NEGATION, EditKind.MODAL, EditKind.QUANTIFIER, EditKind.LIMITER)


def kind_of(quoted: Sequence[Token], source: Sequence[Token], lexicon: Lexicon) -> EditKind:
    """Return the kind of an edit between two stretches of words; either may be empty."""
    if quoted and _joined(quoted) == _joined(source) and _digits(quoted) == _digits(source):
        return EditKind.HYPHENATION
    if _one_word_each(quoted, source, lexicon):
        return EditKind.SPELLING
    if _apostrophes(quoted, source, lexicon):
        return EditKind.INFLECTION
    mine, theirs = different(merged(quoted, lexicon), merged(source, lexicon), lexicon)
    if not (mine or theirs):
        return EditKind.SPELLING  # a contraction, written out
    if not (mine and theirs) and max(len(mine), len(theirs)) > _SHORT:
        return EditKind.CONTENT
    moved = len(mine) > 1 and sorted(_forms(mine)) == sorted(_forms(theirs))
    written = _written(mine, lexicon), _written(theirs, lexicon)
    kind = EditKind.ORDER if moved else None
    if any(written):
        of_mine, of_theirs = _figures(mine, theirs, lexicon), _figures(theirs, mine, lexicon)
        rewritten = written[0] != written[1]
        kind = _figure_kind(of_mine, of_theirs, lexicon, moved=moved, rewritten=rewritten)
        if kind is EditKind.SPELLING and not of_mine.numbers and _inflected(mine, theirs, lexicon):
            kind = EditKind.INFLECTION
        if rewritten:
            mine, theirs = of_mine.rest, of_theirs.rest
    return kind or _critical_kind(mine, theirs, lexicon) or _plain_kind(mine, theirs, lexicon)


def _one_word_each(quoted: Sequence[Token], source: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether two stretches are word by word the same in two spellings."""
    if not quoted or len(quoted) != len(source):
        return False
    pairs = zip(quoted, source, strict=True)
    return all(one.form == two.form or lexicon.same_spelling(one.form, two.form) for one, two in pairs)


def _apostrophes(quoted: Sequence[Token], source: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether one side lacks but the apostrophe of a noun's genitive; its and it's are two words."""
    if len(quoted) != 1 or len(source) != 1:
        return False
    short, long = sorted((quoted[0].form, source[0].form), key=len)
    head = long.removesuffix("'s")
    return head + "s" == short and not lexicon.among(head, "pronoun", "function")


def _figure_kind(
    mine: Figures, theirs: Figures, lexicon: Lexicon, *, moved: bool, rewritten: bool
) -> EditKind | None:
    """Tell an edit of figures, and one of order, which figures may be in; None where the words tell more.

    A date in another order is a way of writing: 3 June 1974 is June 3, 1974.
    """
    same, rest = mine.same(theirs), (*mine.rest, *theirs.rest)
    if moved:
        return EditKind.SPELLING if same and not rest and mine.measures else EditKind.ORDER
    if not same:
        return EditKind.NUMBER
    return EditKind.SPELLING if rewritten and _all_among(rest, lexicon, "function") else None


def _inflected(mine: Sequence[Token], theirs: Sequence[Token], lexicon: Lexicon) -> bool:
    if len(mine) != len(theirs):
        return False
    return all(lexicon.stems(one.form, two.form) for one, two in zip(mine, theirs, strict=True))


def _forms(tokens: Sequence[Token]) -> list[str]:
    return [token.form for token in tokens]


def _joined(tokens: Sequence[Token]) -> str:
    return "".join(_forms(tokens))


def _digits(tokens: Sequence[Token]) -> list[str]:
    """The runs of digits in words: COVID-19 and COVID19 have the same, 15 00 and 1500 have not."""
    return [run for token in tokens for run in _RUN.findall(token.form)]


def _figures(tokens: Sequence[Token], others: Sequence[Token], lexicon: Lexicon) -> Figures:
    if any(lexicon.scale.get(token.form) == _MILLION for token in others):  # 14.6m, beside 14.6 million
        tokens = [t._replace(form=t.form + "n") if _IN_MILLIONS.fullmatch(t.form) else t for t in tokens]
    dated = any(lexicon.is_number(token.form) for token in (*tokens, *others))
    return figures(tokens, lexicon, dated=dated)


def _written(tokens: Sequence[Token], lexicon: Lexicon) -> list[str]:
    """The words that say figures or measures, as they are written."""
    return sorted(
        t.form
        for t in tokens
        if lexicon.is_number(t.form) or is_measure(t, lexicon, dated=True) or is_roman(t)
    )


def _critical_kind(mine: Sequence[Token], theirs: Sequence[Token], lexicon: Lexicon) -> EditKind | None:
    ours = lexicon.senses([token.form for token in mine])
    others = lexicon.senses([token.form for token in theirs])
    for kind in _CRITICAL:
        if ours.get(kind) != others.get(kind):
            return kind
    if mine and len(mine) == len(theirs):
        pairs = zip(mine, theirs, strict=True)
        if all(one.form == two.form or _one_spelling(one, two, lexicon) for one, two in pairs):
            return EditKind.SPELLING
    return EditKind.HEDGE if ours.get(EditKind.HEDGE) != others.get(EditKind.HEDGE) else None


def _one_spelling(one: Token, two: Token, lexicon: Lexicon) -> bool:
    """Tell whether two words are one in two spellings; a name is, without its accents too."""
    names = one.raw[:1].isupper() and two.raw[:1].isupper() and not lexicon.noun_capitals
    return lexicon.same_spelling(one.form, two.form) or (names and same_name(one.form, two.form))


def _plain_kind(mine: Sequence[Token], theirs: Sequence[Token], lexicon: Lexicon) -> EditKind:
    if all(token.form == "'s" for token in (*mine, *theirs)):
        return EditKind.INFLECTION
    if _names(mine, lexicon) != _names(theirs, lexicon):
        return EditKind.NAME
    if _all_among((*mine, *theirs), lexicon, "pronoun"):
        return EditKind.PRONOUN
    if _all_among((*mine, *theirs), lexicon, "pronoun", "function"):
        return EditKind.FUNCTION_WORD
    owning, owned = ([form for form in _forms(side) if form != "'s"] for side in (mine, theirs))
    pairs = list(zip(owning, owned, strict=False)) if len(owning) == len(owned) else []
    if pairs and all(lexicon.one_stem(*pair) for pair in pairs):
        return EditKind.INFLECTION
    return EditKind.TYPO if pairs and all(is_slip(*pair, lexicon) for pair in pairs) else EditKind.CONTENT


def is_slip(one: str, two: str, lexicon: Lexicon) -> bool:
    """Tell whether two words differ as a slip of the pen does: one letter, two in long words."""
    if one == two:
        return True
    shorter, longer = sorted((one, two), key=len)
    if len(longer) < _MIN_TYPO or (
        longer.endswith(shorter) and lexicon.among(longer.removesuffix(shorter), "prefix")
    ):
        return False
    allowed = 2 if len(longer) >= _LONG_WORD else 1
    return int(OSA.distance(one, two, score_cutoff=allowed)) <= allowed


def _names(tokens: Sequence[Token], lexicon: Lexicon) -> list[str]:
    """The words printed with a capital that are no grammatical words: names, as far as can be seen.

    Where every noun has a capital, only words all of capitals are taken for names.
    """
    return sorted(
        t.form
        for t in tokens
        if t.raw[:1].isupper()
        and t.form not in lexicon.known
        and (not lexicon.noun_capitals or (t.raw.isupper() and len(t.raw) > 1))
    )


def _all_among(tokens: Sequence[Token], lexicon: Lexicon, *names: str) -> bool:
    return all(lexicon.among(token.form, *names) for token in tokens)
