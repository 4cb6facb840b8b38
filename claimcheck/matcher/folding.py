"""A text goes in; its letters and digits come out as one string, with a way back: for locating only.

A fold forgets case, accents, spaces and punctuation, so that typography never hides a passage. It never
decides: `now here` and `nowhere` fold alike, and the words are compared afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BLOCK = 2048  # code points folded at a time: the way back refolds one block, and canonical order stays cheap
_SAMPLED = 256  # code points of a stretch looked at to choose the fold
_SAMPLES = 40  # stretches looked at
_ENOUGH = 0.6  # share of word characters that the quick fold must keep
_ACCENTED = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿªº"
_PLAIN = "aaaaaaceeeeiiiinoooooouuuuyaaaaaaceeeeiiiinoooooouuuuyyao"
_WORD = re.compile(r"[^\W_]+")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ſ": "s"}
_LIGATURE = re.compile("[ﬀﬁﬂﬃﬄſ]")


def _table() -> tuple[bytes, bytes]:
    """The map of Latin-1 bytes to plain lower-case letters, and the bytes to delete."""
    mapped = {ord(accented): plain for accented, plain in zip(_ACCENTED, _PLAIN, strict=True)}
    table = bytes(ord(mapped.get(code, chr(code).lower()[0])) & 0xFF for code in range(256))
    return table, bytes(code for code in range(256) if not chr(code).isalnum() or chr(code) in "¹²³¼½¾µ")


_TABLE, _DELETED = _table()
_KEPT = bytes(code not in _DELETED for code in range(256))


def quick(text: str) -> str:
    """Fold to Latin-1 letters and digits; other letters vanish. Fast."""
    if _has_ligatures(text):
        text = _LIGATURE.sub(lambda match: _LIGATURES[match.group()], text)
    return text.encode("latin-1", "ignore").translate(_TABLE, _DELETED).decode("latin-1")


def wide(text: str) -> str:
    """Fold to letters and digits of any script, marks left out."""
    # NOTE: marks are left out first: NFD would sort a long run of them for minutes.
    letters = "".join(_WORD.findall(text))
    return "".join(_WORD.findall(unicodedata.normalize("NFD", letters))).casefold()


def _has_ligatures(text: str) -> bool:
    return not text.isascii() and any(ligature in text for ligature in _LIGATURES)


def folder(text: str) -> Callable[[str], str]:
    """Return the fold that keeps enough of a text: the quick one, or the one for all scripts."""
    if text.isascii():
        return quick
    step = max(_SAMPLED, len(text) // _SAMPLES)
    sample = [text[start : start + _SAMPLED] for start in range(0, len(text), step)]
    kept = sum(len(quick(part)) for part in sample)
    return quick if kept >= _ENOUGH * sum(len(wide(part)) for part in sample) else wide


def letters(folded: str) -> bytes:
    """Return one byte for each letter of a fold: the low byte of its code point, which others may share."""
    if folded.isascii():
        return folded.encode("ascii")
    return folded.encode("utf-32-le", "surrogatepass")[::4]


def suited(text: str, usual: Callable[[str], str]) -> Callable[[str], str]:
    """Return the fold to look for a text with: the usual one of its source, if it keeps enough of it."""
    return usual if usual is wide or text.isascii() else folder(text)


class Fold:
    """The fold of a text: `text`, and `origin` from its offsets back to those of the text."""

    def __init__(self, text: str, fold: Callable[[str], str]) -> None:
        """Fold block by block."""
        self._source = text
        self.folder = fold
        folded = [fold(text[start : start + _BLOCK]) for start in range(0, len(text), _BLOCK)]
        self._starts = [0, *accumulate(map(len, folded))]
        self._kept: dict[int, list[int]] = {}
        self.text = "".join(folded)

    @cached_property
    def data(self) -> bytes:
        """One byte a letter."""
        return self.text.encode("latin-1") if self.folder is quick else letters(self.text)

    def origin(self, offset: int) -> int:
        """Return the offset in the text of the folded character at `offset`."""
        number = min(bisect_right(self._starts, offset), len(self._starts) - 1) - 1
        return number * _BLOCK + self._origins(number)[offset - self._starts[number]]

    def offset(self, origin: int) -> int:
        """Return the offset in the fold of the text's character at `origin`, or of the next one kept."""
        number = min(origin // _BLOCK, len(self._starts) - 2)
        if number < 0:
            return 0
        return self._starts[number] + bisect_left(self._origins(number), origin - number * _BLOCK)

    def _origins(self, number: int) -> list[int]:
        """Return the places in block `number` of its folded characters."""
        known = self._kept.get(number)
        if known is None:
            block = self._source[number * _BLOCK : (number + 1) * _BLOCK]
            if self.folder is quick and not _has_ligatures(block):
                mask = block.encode("latin-1", "replace").translate(_KEPT)
                known = list(compress(range(len(block)), mask))
            else:
                known = [place for place, char in enumerate(block) for _ in self.folder(char)]
            self._kept[number] = known
        return known
