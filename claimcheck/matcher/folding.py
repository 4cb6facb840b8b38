"""A text goes in; its letters and digits come out as one string, with a way back: for locating only.

A fold forgets case, accents, spaces and punctuation, so that typography never hides a passage. It never
decides: `now here` and `nowhere` fold alike, and the words are compared afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BLOCK = 256  # code points folded at a time: the way back refolds one block, and canonical order stays cheap
_SAMPLE = 40  # blocks looked at to choose the fold
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


def quick(text: str) -> str:
    """Fold to Latin-1 letters and digits; other letters vanish. Fast."""
    if not text.isascii():
        text = _LIGATURE.sub(lambda match: _LIGATURES[match.group()], text)
    return text.encode("latin-1", "ignore").translate(_TABLE, _DELETED).decode("latin-1")


def wide(text: str) -> str:
    """Fold to letters and digits of any script, marks left out."""
    return "".join(_WORD.findall(unicodedata.normalize("NFD", text))).casefold()


class Fold:
    """The fold of a text: `text`, and `origin` from its offsets back to those of the text."""

    def __init__(self, text: str) -> None:
        """Fold block by block with the fold that keeps enough of the text."""
        self._source = text
        blocks = [text[start : start + _BLOCK] for start in range(0, len(text), _BLOCK)]
        self.folder: Callable[[str], str] = _choose(blocks)
        folded = [self.folder(block) for block in blocks]
        self._starts = [0, *accumulate(map(len, folded))]
        self.text = "".join(folded)

    def origin(self, offset: int) -> int:
        """Return the offset in the text of the folded character at `offset`."""
        number = min(bisect_right(self._starts, offset), len(self._starts) - 1) - 1
        base, rest = number * _BLOCK, offset - self._starts[number]
        block = self._source[base : base + _BLOCK]
        return base + bisect_right(
            range(len(block)), rest, key=lambda end: len(self.folder(block[: end + 1]))
        )

    def offset(self, origin: int) -> int:
        """Return the offset in the fold of the text's character at `origin`, or of the next one kept."""
        number = min(origin // _BLOCK, len(self._starts) - 1)
        base = number * _BLOCK
        return self._starts[number] + len(self.folder(self._source[base:origin]))


def _choose(blocks: list[str]) -> Callable[[str], str]:
    sample = blocks[:: max(1, len(blocks) // _SAMPLE)]
    kept = sum(len(quick(block)) for block in sample)
    return quick if kept >= _ENOUGH * sum(len(wide(block)) for block in sample) else wide
