"""A count and the name of a format (ECMA-376 part 1, 17.18.59) go in, the number as printed comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNS = "*†‡§"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3999
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_REPEATED = 30
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def printed(count: int, form: str) -> str:
    """Return the number; in Arabic digits where the format is not known, or has no sign for it."""
    shown = _FORMS[form](count) if form in _FORMS else ""
    return shown or str(count)


def _repeated(count: int, signs: str) -> str:
    """Count a, b... z, aa, bb, as Word does."""
    times, at = divmod(count - 1, len(signs))
    return signs[at] * (times + 1) if 0 <= times < _MOST_REPEATED else ""


def _roman(count: int) -> str:
    if not 0 < count <= _MOST_ROMAN:
        return ""
    written = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        written += letters * times
    return written


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": lambda count: _repeated(count, _LETTERS),
    "upperLetter": lambda count: _repeated(count, _LETTERS).upper(),
    "chicago": lambda count: _repeated(count, _SIGNS),
    "decimalZero": lambda count: f"{count:02}",
    "numberInDash": lambda count: f"- {count} -",
    "decimalEnclosedCircle": lambda count: _CIRCLED[count - 1] if 0 < count <= len(_CIRCLED) else "",
}
