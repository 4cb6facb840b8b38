"""Views of a text with a way back: line and column, the compare-form of words, safe printing."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Anchor, Manuscript

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ſ": "s"}

# Colour codes may stand before a command: whoever takes them out sees it at the line's head.
_COMMAND = re.compile(
    r"^(?P<before>(?:[^\S\n]|\x1b\[[0-9;]{0,20}m)*+)(?P<sign>:)(?=:)|#(?=#\w*\[)", re.MULTILINE
)


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that white space parts."""
    return frozenset(words.split())


class Lines:
    """Line and column, both from 1, of code point offsets into one text.

    Where the text is not the file's own its anchors tell where in the file a place is.
    """

    def __init__(self, text: str, anchors: Sequence[Anchor] = ()) -> None:
        """Index the starts of the lines of `text`, or of its stretches, once."""
        self._anchors = anchors
        lengths = (len(line) for line in text.splitlines(keepends=True)) if not anchors else ()
        self._starts = [anchor.start for anchor in anchors] or [0, *accumulate(lengths)]

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of `offset`."""
        row = max(bisect_right(self._starts, offset) - 1, 0)
        line, column = (self._anchors[row].line, self._anchors[row].column) if self._anchors else (row + 1, 1)
        return line, column + max(offset - self._starts[row], 0)

    def part(self, offset: int) -> str:
        """Return the file or part of a package that `offset` stands in; empty for the manuscript itself."""
        row = max(bisect_right(self._starts, offset) - 1, 0)
        return self._anchors[row].part if self._anchors else ""


class Word(NamedTuple):
    """A word in its compare-form, and its half-open place in the text it was taken from."""

    form: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return letters and digits only: no case, accents, ligatures or punctuation.

    For names, titles and fingerprints, where typography must not count. Not for judging a
    quotation: the matcher keeps what carries meaning there.
    """
    return "".join(map(_letters, text))


@lru_cache(4096)
def _letters(char: str) -> str:
    """The letters and digits of one character.

    NOTE: one by one, for marks are left out: to sort a hundred thousand of them, as NFD does, takes minutes.
    """
    spread = unicodedata.normalize("NFD", _LIGATURES.get(char, char).casefold())
    return "".join(letter for letter in spread if letter.isalnum())


def words(text: str) -> tuple[Word, ...]:
    """Split `text` at white space and punctuation into folded words with their places."""
    found: list[Word] = []
    start = None
    for offset, char in enumerate(text + " "):
        inside = char.isalnum() or unicodedata.combining(char) or (char in "’'" and start is not None)
        if inside and start is None:
            start = offset
        elif not inside and start is not None:
            stop = start + len(text[start:offset].rstrip("’'"))
            found.append(Word(fold(text[start:stop]), start, stop))
            start = None
    return tuple(found)


def visible(text: str) -> str:
    """Return `text` on one line with control, format and bidi characters shown as escapes.

    Nothing that a manuscript or a source holds may steer a terminal (ESC, CR, bidi overrides).
    """
    flat = " ".join(text.split())
    if flat.isprintable():
        return flat
    return "".join(
        char
        if char == " " or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        else f"\\u{ord(char):04x}"
        for char in flat
    )


def inert(text: str, form: str = "\\u{:04x}") -> str:
    """Return `text` with nothing in it that a build server obeys when it reads its log.

    GitHub's runner takes `::` at the head of a line for a command, white space before it or not, and `##[`
    anywhere; Azure's takes `##vso[`, TeamCity `##teamcity[`. The first sign of each becomes an escape of
    the pattern `form`.
    """
    return _COMMAND.sub(lambda found: (found["before"] or "") + form.format(ord(found["sign"] or "#")), text)


_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|\n[ \t]*\n|[。！？]")
_TAIL = re.compile(r"[^\s(\[“\"‘]{1,12}$")
_SHORTENED = listed(
    """
    mr mrs ms dr prof st jr sr rev gen gov sen rep col capt lt sgt no vs fig vol pp cf ca e.g i.e etc
    approx inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n bzw z.b nr
    """
)
_LONGEST_SHORTENED = 12  # code points before a full stop in which an abbreviation is looked for
_LONGEST = 800  # code points of a sentence; a longer one is cut at white space


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a text at its full stops and blank lines into half-open places: roughly, for showing and counting.

    A stop after an abbreviation or a single letter, or before a small letter, cuts nothing.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        if _cuts(text, start, match):
            found += _pieces(text, start, match.end())
            start = match.end()
    return found + _pieces(text, start, len(text))


def _cuts(text: str, start: int, match: re.Match[str]) -> bool:
    if match[0][0] in "\n。！？":
        return True
    following = text[match.end() : match.end() + 3].strip()[:1]
    if following.islower():
        return False
    tail = _TAIL.search(text, max(start, match.start() - _LONGEST_SHORTENED), match.start())
    word = tail[0].casefold() if tail else ""
    return match[0][0] != "." or not (word in _SHORTENED or (len(word) == 1 and word.isalpha()))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        found.append((start, cut))
        start = cut
    while start < end and text[start].isspace():
        start += 1
    stop = start + len(text[start:end].rstrip())
    return [*found, (start, stop)] if stop > start else found


def own_words(manuscript: Manuscript) -> str:
    """Return a manuscript's text without quotations and note marks, every offset kept.

    A quotation is blanked with U+FFFC, so that words on either side are no neighbours; a mark with spaces.
    """
    hidden = [(quotation.span.start, quotation.span.end, "\ufffc") for quotation in manuscript.quotations]
    hidden += [(mark.span.start, mark.span.end, " ") for mark in manuscript.marks]
    parts, at = [], 0
    for start, end, filler in sorted(hidden):
        if end > at:
            parts += [manuscript.text[at : max(start, at)], filler * (end - max(start, at))]
            at = end
    return "".join([*parts, manuscript.text[at:]])
