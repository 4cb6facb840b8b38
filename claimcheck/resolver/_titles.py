"""Two titles go in; what they have in common comes out: words, letters, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from claimcheck.resolver import works
from claimcheck.resolver._telling_nothing import PAGES, SMALL
from claimcheck.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 400  # code points of a title that are compared
_HARDLY = 0.25  # share of the shorter title's words up to which it has hardly a word in common
_ALIKE = 70  # likeness from 0 to 100 of the letters of two titles that are spelled or parted otherwise
_ALIKE_UNSPACED = 45  # the same where words are not parted by spaces: chance likeness is far lower there
_WORD = 83  # the same of two spellings of a word: defence and defense are alike, harbour and labour are not
_TELLING = 8  # letters of a title, or of its part before a colon, that the other cannot hold by chance
_STEM, _STEM_SHARE = 5, 0.6  # letters, and share of the longer word, that two forms of a word begin with
_FILE = re.compile(r"\S{1,300}\.[A-Za-z]\w{1,9}")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ROMAN = re.compile(r"[ivxlc]{1,7}")

_SMALL = frozenset(word for listed in SMALL.values() for word in listed)


def generic(title: str, site: str = "") -> bool:
    """Tell whether a title names no work: "Home", "Chapter 3", a file's name, the name of the site alone.

    `site` is the name of the publication and the host of the address, folded.
    """
    if _FILE.fullmatch(title.strip()):
        return True
    kept = [word for word in content(title) if word not in PAGES and not _numeral(word)]
    return all(word in site for word in kept)


def content(title: str) -> tuple[str, ...]:
    """Return the folded words of a title that carry its sense, each once."""
    forms = [word.form for word in words(title[:_LONGEST])]
    return tuple(dict.fromkeys(form for form in forms if form and form not in _SMALL and form != "s"))


def size(title: str) -> int:
    """Return how many words carry a title's sense; two letters of a script without spaces are one."""
    unspaced = len(_UNSPACED.findall(title[:_LONGEST]))
    return unspaced // 2 if unspaced else len(content(title))


def apart(one: str, other: str) -> bool:
    """Tell whether two titles have hardly a word in common, however they are spelled, cut or adorned."""
    one, other = one[:_LONGEST], other[:_LONGEST]
    whole = fold(one), fold(other)
    mains = (works.titles(one)[1], whole[1]), (works.titles(other)[1], whole[0])
    if any(len(part) >= _TELLING and part in held for part, held in (whole, whole[::-1], *mains)):
        return False
    unspaced = bool(_UNSPACED.search(one) and _UNSPACED.search(other))
    if fuzz.ratio(*whole) >= (_ALIKE_UNSPACED if unspaced else _ALIKE):
        return False
    mine, theirs = content(one), content(other)
    fewest = min(len(mine), len(theirs))
    return not fewest or common(mine, theirs) <= fewest * _HARDLY


def common(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """Count the words of `mine` that `theirs` has, in this or another form or spelling."""
    return sum(any(_same(word, other) for other in theirs) for word in mine)


def foreign(one: str, other: str) -> bool:
    """Tell whether two texts are in different languages, as far as their small words or letters show."""
    mine, theirs = _languages(one), _languages(other)
    return script(one) != script(other) or (bool(mine and theirs) and not mine & theirs)


def script(text: str) -> str:
    """Return the script of most letters of a text by a few well-known blocks; Latin where there is none."""
    counts = {name: len(found.findall(text)) for name, found in _SCRIPTS.items()}
    name, count = max(counts.items(), key=lambda pair: pair[1])
    return name if count else "Latin"


def years(title: str) -> frozenset[str]:
    """Return the years that a title names."""
    return frozenset(_YEAR.findall(title[:_LONGEST]))


_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "Greek": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]"),
    "Arabic": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "Indic": re.compile(r"[\u0900-\u0dff]"),
    "unspaced": _UNSPACED,
    "Hangul": re.compile(r"[\uac00-\ud7af]"),
}


def _languages(text: str) -> frozenset[str]:
    """The languages that the most small words of a text are of; none where there is no small word."""
    small = [word.form for word in words(text[:_LONGEST])]
    counts = {code: sum(form in listed for form in small) for code, listed in SMALL.items()}
    most = max(counts.values())
    return frozenset(code for code, count in counts.items() if count == most) if most else frozenset()


def _same(one: str, other: str) -> bool:
    """Tell whether two folded words are forms or spellings of one, or one is the other cut short."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _STEM - 1:
        return False
    stem = next(
        (at for at, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short)
    )
    return (stem >= _STEM and stem >= len(long) * _STEM_SHARE) or fuzz.ratio(one, other) >= _WORD


def _numeral(word: str) -> bool:
    return word.isdecimal() or bool(_ROMAN.fullmatch(word))
