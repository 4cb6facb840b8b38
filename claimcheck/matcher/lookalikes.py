"""A text goes in; it comes out with look-alike letters as the letters that they look like, offsets kept.

In a word that mixes scripts a letter of one stands for a letter of the other: a Cyrillic а in “pаper”. A
word of the other script alone counts as Latin only if each of its letters looks Latin in both cases and
its neighbours are Latin. Full-width and mathematical letters are Latin letters in another dress.
Which letters look alike: Unicode Technical Standard 39, the confusables that no common type tells apart.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = "АВЕЅІЈКМНОРСТУХҮЅԌԜаеѕіјорсухһӏԁԛԝүӀ"
_CYRILLIC_SEEN = "ABESIJKMHOPCTYXYSGWaesijopcyxhldqwyI"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹαικονρυχϲϳ"
_GREEK_SEEN = "ABEZHIKMNOPTYXCaikovpuxcj"
_TO_LATIN = dict(zip(_CYRILLIC + _GREEK, _CYRILLIC_SEEN + _GREEK_SEEN, strict=True))
_TO_CYRILLIC = {latin: letter for letter, latin in zip(_CYRILLIC, _CYRILLIC_SEEN, strict=True)}
_TO_CYRILLIC |= dict(zip("SY", "ЅУ", strict=True))
_SYMBOLS = "αικρυχν"  # Greek letters that sciences set before a Latin capital or figure: left alone there
_EITHER_CASE = "АЕОРСУХІЈЅаеорсухіјѕΟο"

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_OTHER = "\u0370-\u03ff\u0400-\u052f"
_MARKS = "\u0300-\u036f"
_LETTER_LIKE = "\u2102\u210a-\u2115\u2119-\u211d\u2124\u2128-\u2131"
_DRESSED = rf"\uff21-\uff3a\uff41-\uff5a\uff10-\uff19\U0001d400-\U0001d7ff{_LETTER_LIKE}"
_IN_DRESS = re.compile(f"[{_DRESSED}]")
_A_LATIN = re.compile(f"[{_LATIN}]")
_A_WORD = re.compile(f"[{_LATIN}{_OTHER}{_MARKS}]+")
_BORDER = re.compile(f"[{_LATIN}][{_MARKS}]{{0,4}}[{_OTHER}]|[{_OTHER}][{_MARKS}]{{0,4}}[{_LATIN}]")
_ALONE = re.compile(
    rf"(?<![\w{_MARKS}])[{_EITHER_CASE}]+(?:\W{{1,6}}[{_EITHER_CASE}]+){{0,20}}(?![\w{_MARKS}])"
)
_LEADS = b"\xcd\xce\xcf\xd0\xd1\xd2\xd3\xd4\xef\xf0"  # first bytes, in UTF-8, of all that may look like Latin
_BESIDE = 6  # characters on either side in which a word's neighbours are looked for
_SYMBOL_AS_LETTER = re.compile(f"[{_SYMBOLS}][a-zß-öø-ÿ]|[a-zß-öø-ÿ][{_SYMBOLS}]")
_LONGEST = 200  # letters beyond which a word is left as it is


def seen_as(text: str) -> str:
    """Return `text` as the eye reads it; every offset is kept. Line by line: most lines need no look."""
    if text.isascii() or not _may_hold_any(text):
        return text
    return "\n".join(line if line.isascii() else _line_seen_as(line) for line in text.split("\n"))


def _line_seen_as(text: str) -> str:
    if not _may_hold_any(text):
        return text
    if _IN_DRESS.search(text):
        text = _IN_DRESS.sub(lambda match: _undressed(match.group()), text)
    if not _A_LATIN.search(text):
        return text
    return _alone(_mixed(text))


def changed(printed: str, seen: str) -> str:
    """Return the letters of a word as printed that were read as others; `seen` is what was read."""
    return "".join(dict.fromkeys(c for c in printed if c not in seen and _is_like_another(c)))


def mixes(word: str) -> bool:
    """Tell whether letters of two scripts meet in a word."""
    return _BORDER.search(word) is not None


def _is_like_another(char: str) -> bool:
    return char in _TO_LATIN or char in _TO_CYRILLIC or _IN_DRESS.match(char) is not None


def _may_hold_any(text: str) -> bool:
    """Tell quickly whether any letter is of a block that has look-alikes."""
    data = text.encode("utf-8", "surrogatepass")
    return any(lead in data for lead in _LEADS)


def _undressed(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def _mixed(text: str) -> str:
    """Replace the look-alikes of words in which two scripts meet."""
    parts: list[str] = []
    position = place = 0
    while (border := _BORDER.search(text, place)) is not None:
        start = border.start()
        while start > max(place, border.start() - _LONGEST) and _A_WORD.match(text[start - 1]):
            start -= 1
        word = _A_WORD.match(text, start)
        place = word.end() if word else border.end()
        parts += [text[position:start], _of_one_script(text[start:place])]
        position = place
    return "".join([*parts, text[position:]])


def _of_one_script(word: str) -> str:
    """Return a mixed word in the one script that all of its letters can be read in; else as it is."""
    if len(word) > _LONGEST:
        return word
    letters = [char for char in word if not unicodedata.combining(char)]
    latin = [char for char in letters if _A_LATIN.match(char)]
    others = [char for char in letters if not _A_LATIN.match(char)]
    if all(char in _TO_LATIN for char in others):
        return _latin(word)
    if all(char >= "\u0400" for char in others) and all(char in _TO_CYRILLIC for char in latin):
        return "".join(_TO_CYRILLIC.get(char, char) for char in word)
    return word


def _latin(word: str) -> str:
    """Return a mixed word in Latin; the Greek of Hα and κB, with no small letter beside it, is a symbol."""
    read = "".join(char if char in _SYMBOLS else _TO_LATIN.get(char, char) for char in word)
    if not _SYMBOL_AS_LETTER.search(read):
        return read
    return "".join(_TO_LATIN.get(char, char) for char in read)


def _alone(text: str) -> str:
    """Replace words that are all look-alikes and stand among Latin words."""

    def read(match: re.Match[str]) -> str:
        start, end = match.span()
        before = [c for c in reversed(text[max(start - _BESIDE, 0) : start]) if c.isalpha()][:1]
        beside = before + [c for c in text[end : end + _BESIDE] if c.isalpha()][:1]
        if beside and all(_A_LATIN.match(char) for char in beside):
            return "".join(_TO_LATIN.get(char, char) for char in match.group())
        return match.group()

    return _ALONE.sub(read, text)
