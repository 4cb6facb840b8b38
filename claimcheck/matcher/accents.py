"""A word goes in; it comes out without its accents, or without the vowel signs that print may leave off."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]")
_MIN_UNMARKED = 3  # letters from which a word without its marks is the same: not Portuguese a for à
_GREEK = "\u0370"  # the first letter of the scripts after Latin
_LONGEST = 60  # letters of the longest word that is taken apart
_ACCENTS = re.compile(  # not the breve of й nor the dots of ї: those make other letters; ё and stress do not
    "(?<![\u0400-\u052f])[\u0300-\u036f]+|(?<=[Ее])\u0308|(?<=[АаЕеИиОоУуЫыЭэЮюЯя])[\u0300\u0301]"
)
_STROKES = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
)
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


@lru_cache(maxsize=20_000)
def bare(form: str) -> str:
    """Return a word without its accents and strokes, where they make no other letter."""
    if form.isascii() or len(form) > _LONGEST:
        return form
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", form))
    return unicodedata.normalize("NFC", plain).translate(_STROKES)


def unmarked(one: str, two: str) -> bool:
    """Tell whether two words of an unread language differ but in marks: in Latin script, left off altogether.

    There a mark in another's place makes another word: Vietnamese đò and đó.
    """
    plain = bare(one)
    if plain != bare(two) or not plain:
        return False
    return plain[0] >= _GREEK or (len(plain) >= _MIN_UNMARKED and plain in {one, two})


def same_name(one: str, two: str) -> bool:
    """Tell whether two names, in lower case, differ but in accents, or in umlauts written out: Haeberle."""
    if bare(one) == bare(two):
        return True
    return bare(one.translate(_WRITTEN_OUT)) == bare(two.translate(_WRITTEN_OUT))


def unpointed(form: str) -> str:
    """Return a word without the vowel signs and accents of Arabic and Hebrew, which print may leave off."""
    return form if form.isascii() else _POINTS.sub("", form)
