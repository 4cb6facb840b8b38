"""Words of a quotation and of a source go in; whether a reading machine took one for the other comes out.

The letters that character recognition confuses most: rn and m, cl and d, vv and w, 1 and l and i, 0 and o,
5 and s. Known from every scanned page; Nguyen et al., Survey of Post-OCR Processing Approaches (2021), on
character-level errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.tokens import Token

_PAIRS = (("rn", "m"), ("cl", "d"), ("vv", "w"))
_SINGLE = str.maketrans("1|!0i5", "lllols")


def misread(quoted: Sequence[Token], source: Sequence[Token]) -> bool:
    """Tell whether each word is the other's, but for letters that a reading machine confuses."""
    pairs = list(zip(quoted, source, strict=False))
    if not pairs or len(quoted) != len(source):
        return False
    return all(
        one.form == two.form or (_has_letters(one.form, two.form) and _shape(one.form) == _shape(two.form))
        for one, two in pairs
    )


def damaged(source: Sequence[Token], quoted: Sequence[Token]) -> bool:
    """Tell whether the slip is surely the source's: it has figures among letters, the quotation none."""
    return all(
        two.form == one.form or (_has_digit(two.form) and one.form.isalpha())
        for one, two in zip(quoted, source, strict=True)
    )


def _has_letters(one: str, two: str) -> bool:
    return any(map(str.isalpha, one)) and any(map(str.isalpha, two))


def _has_digit(form: str) -> bool:
    return any(map(str.isdigit, form))


def _shape(form: str) -> str:
    for many, single in _PAIRS:
        form = form.replace(many, single)
    return form.translate(_SINGLE)
