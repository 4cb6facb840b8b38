"""A text goes in; it comes out without what readers may differ in: gaps, hyphens, what nobody sees."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import SourceText

_LEAST, _MOST, _WORDS = 40, 300, 5  # letters and words of a sentence
_LETTERS = 0.9  # of a sentence that is no formula
_PROSE = re.compile(r"[A-Z“\"(‘][^\0]*[.!?][”\"’)]?$")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_GAPS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff\ufffe\-\u2010\u2011]+")
_ACCENTS = re.compile("[\u0300-\u036f`ˆˇ˚]")
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])|\n\s*\n")
_CELLS = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])|\n|\t|[ \u00a0]{2,}")
_MARK = re.compile(
    r"^(?:\d{1,3}[.)]|[*•·◦▪-])\s+|[\s¶]+$"
)  # a list's mark, made by the reader; a link's sign


def folded(text: str) -> str:
    """Fold white space, and leave out what nobody sees."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def key(text: str) -> str:
    """Leave out white space, hyphens and accents (some readers give them apart), and take ligatures apart."""
    return _ACCENTS.sub("", _GAPS.sub("", unicodedata.normalize("NFKD", text)))


def unmarked(words: str) -> str:
    """Take a list's mark off, which some readers write and others do not."""
    return _MARK.sub("", words.strip())


def sentences(text: str, *, wrapped: bool) -> list[str]:
    """Cut a text into pieces of running words.

    Where lines are wrapped, pieces are whole sentences, for cells and formulas go over lines as well; where
    they are not, none goes over a line's end.
    """
    found = (unmarked(part) for part in (_ENDS if wrapped else _CELLS).split(text))
    long = [part for part in found if _LEAST <= len(part) <= _MOST and len(part.split()) >= _WORDS]
    return [part for part in long if _PROSE.match(part) and _plain(part)] if wrapped else long


def _plain(words: str) -> bool:
    return sum(letter.isalpha() or letter.isspace() for letter in words) >= _LETTERS * len(words)


def running(content: SourceText) -> str:
    """Return the text without its artefacts."""
    return _without(content.text, ((a.span.start, a.span.end) for a in content.artefacts), "")


def own_words(content: SourceText) -> str:
    """Return the text without the regions that are not the work's own."""
    foreign = (region.span for region in content.regions if not region.kind.own)
    return _without(content.text, ((span.start, span.end) for span in foreign), "\n\0\n")


def _without(text: str, spans: Iterable[tuple[int, int]], mark: str) -> str:
    parts, last = [], 0
    for start, end in sorted(spans):
        if start >= last:
            parts += [text[last:start], mark]
        last = max(last, end)
    return "".join([*parts, text[last:]])
