"""A line as PDFium spells it becomes a line in letters: old TeX fonts name their ligatures and accents apart.

Fonts in the Cork encoding (T1, TUGboat 11:4, 1990) without a table for readers give quotation marks, dashes
and ligatures as control characters; those in OT1 give an accent as a sign of its own before its letter.
"""

from __future__ import annotations

import re
from unicodedata import normalize

_CORK = str.maketrans("\x10\x11\x12\x13\x14\x15\x16\x1b\x1c\x1d\x1e\x1f", "“”„«»–—ﬀﬁﬂﬃﬄ")
_COMBINING = dict(zip("¨´`ˆ˜¯ˇ¸˚", "\u0308\u0301\u0300\u0302\u0303\u0304\u030c\u0327\u030a", strict=True))
# NOTE: ` and ´ are quotation marks as well: they are accents inside a word, and ´ before a capital.
_APART = re.compile(
    r"(?P<accent>[¨ˆ˜¯ˇ¸˚])(?P<letter>[A-Za-zı])"
    r"|(?P<mark>(?<=[a-z])[`´]|´(?=[AEIOU]))(?P<vowel>[A-Za-zı])"
)


def lettered(text: str) -> str:
    """Return a page's text with the letters of the Cork encoding; every place stays."""
    return text.translate(_CORK)


def composed(text: str, marks: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a line with accents on their letters, and the places of its note marks in that line."""
    gone: list[int] = []
    parts: list[str] = []
    done = 0
    for found in _APART.finditer(text):
        accent, letter = found["accent"] or found["mark"], found["letter"] or found["vowel"]
        whole = normalize("NFC", ("i" if letter == "ı" else letter) + _COMBINING[accent])
        if len(whole) == 1:
            parts += [text[done : found.start()], whole]
            gone.append(found.start())
            done = found.end()
    if not gone:
        return text, marks
    moved = tuple((start - _before(gone, start), end - _before(gone, end)) for start, end in marks)
    return "".join([*parts, text[done:]]), moved


def _before(places: list[int], place: int) -> int:
    return sum(at < place for at in places)
