"""Words go in; the words that they are made of come out, so that don't is compared with do not."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from claimcheck.matcher.accents import bare, unpointed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.tokens import Token

_INITIAL = 2  # letters of an initial: J., Ph.
_FRACTION = re.compile("[¼½¾⅐-⅞]")
_SECTION = {"§", "s", "ss", "sec", "section"}
_LONGEST = 60  # letters of the longest word that is looked at letter by letter


def merged(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """Make the several words of a sign's name one (pour cent, %), and part contractions."""
    words: list[Token] = []
    for token in _joined(tokens, lexicon.house):
        parts = lexicon.parts(token.form)
        if len(parts) == 1:
            words.append(token)
            continue
        raws = token.raw.replace("’", "'").split("'")
        raws = raws if len(raws) == len(parts) else [token.raw] * len(parts)
        words += [token._replace(form=form, raw=raw) for form, raw in zip(parts, raws, strict=True)]
    return words


def _joined(tokens: Sequence[Token], phrases: Mapping[tuple[str, ...], str]) -> list[Token]:
    longest = max(map(len, phrases), default=0)
    words: list[Token] = []
    place = 0
    while place < len(tokens):
        for size in range(min(longest, len(tokens) - place), 0, -1):
            form = phrases.get(tuple(token.form for token in tokens[place : place + size]))
            if form is not None:
                words.append(tokens[place]._replace(form=form))
                place += size
                break
        else:
            words.append(tokens[place])
            place += 1
    return words


def different(
    mine: Sequence[Token], theirs: Sequence[Token], lexicon: Lexicon
) -> tuple[Sequence[Token], Sequence[Token]]:
    """Return what is left of two stretches without the words that they begin and end with alike."""

    def same(one: Token, two: Token) -> bool:
        return (
            one.form == two.form
            or two.form in lexicon.ambiguous.get(one.form, ())
            or one.form in lexicon.ambiguous.get(two.form, ())
        )

    short = min(len(mine), len(theirs))
    head = next((n for n in range(short) if not same(mine[n], theirs[n])), short)
    tail = next((n for n in range(short - head) if not same(mine[-1 - n], theirs[-1 - n])), short - head)
    return mine[head : len(mine) - tail], theirs[head : len(theirs) - tail]


def is_house_style(quoted: Sequence[Token], source: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether two stretches are one in two ways of printing, which a house may choose.

    A sign or its name (pour cent, %), a capital without its accent (Etat), æ and œ in two letters, Arabic
    and Hebrew without vowel signs, initials set tight or apart.
    """
    mine, theirs = _joined(quoted, lexicon.house), _joined(source, lexicon.house)
    if _level(mine) == _level(theirs) or _are_initials(quoted, source):
        return True
    return len(mine) == len(theirs) and all(
        one.form == two.form
        or unpointed(one.form) == unpointed(two.form)
        or _opened(one.form) == _opened(two.form)
        or ("§" in (pair := {one.form, two.form}) and pair <= _SECTION)
        or (bool(lexicon.language) and not lexicon.noun_capitals and _capitals(one.raw) == _capitals(two.raw))
        for one, two in zip(mine, theirs, strict=True)
    )


def _are_initials(quoted: Sequence[Token], source: Sequence[Token]) -> bool:
    """Tell whether both are the same initials: J. K., J.K. and JK."""
    one, two = ("".join(token.form for token in side) for side in (quoted, source))
    longer = max(quoted, source, key=len)
    return one == two and all(len(t.form) <= _INITIAL and t.raw[:1].isupper() for t in longer)


def differs_in_points(quoted: Sequence[Token], source: Sequence[Token]) -> bool:
    """Tell whether two stretches have word for word the same letters but for vowel signs, here and there."""
    if len(quoted) != len(source) or len(quoted) == 1:
        return False
    return any(
        one.form != two.form and unpointed(one.form) == unpointed(two.form)
        for one, two in zip(quoted, source, strict=True)
    )


def _level(tokens: Sequence[Token]) -> list[str]:
    """Return words with fractions written out: 12½ is 12 1/2."""
    text = " ".join(token.form for token in tokens)
    return (text if text.isascii() else _FRACTION.sub(_written_fraction, text)).split()


def _written_fraction(match: re.Match[str]) -> str:
    return " " + unicodedata.normalize("NFKC", match[0]).replace("⁄", "/")


def _opened(form: str) -> str:
    if form == "×":
        return "x"
    return form.replace("œ", "oe").replace("æ", "ae")


def _capitals(raw: str) -> str:
    """Return a word as printed with the accents of its capitals left out."""
    raw = raw.replace("’", "'")
    if raw.isascii() or len(raw) > _LONGEST:
        return raw
    return "".join(bare(char) if char.isupper() else char for char in raw)
