"""A line that is being typed and a key go in; the line after it comes out."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from claimcheck.text import visible

if TYPE_CHECKING:
    from claimcheck.cli.keys import Key

LONGEST = 2000  # code points
_UNTYPED = {"Cc", "Cs", "Cn", "Co", "Zl", "Zp"}  # categories of what no key types


class Line(NamedTuple):
    """What is typed so far: before the cursor and after it."""

    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The whole line."""
        return self.before + self.after


def typed(line: Line, key: Key) -> Line:
    """Return the line as a key leaves it; a key that edits nothing leaves it as it is."""
    before, after = line
    words = before.rstrip()
    edited = {
        "backspace": Line(before[:-1], after),
        "delete": Line(before, after[1:]),
        "left": Line(before[:-1], before[-1:] + after),
        "right": Line(before + after[:1], after[1:]),
        "home": Line("", before + after),
        "end": Line(before + after, ""),
        "clear": Line("", after),
        "word": Line(words[: words.rfind(" ") + 1], after),
        "pasted": _put(line, " ".join(key.text.split())),
    }
    return _put(line, key.name) if len(key.name) == 1 else edited.get(key.name, line)


def window(line: Line, width: int) -> tuple[str, int]:
    """Return the part of a line around its cursor that `width` columns hold, and the cursor's column.

    What would steer a terminal is shown as an escape.
    """
    before, after = _shown(line.before[-width:]), _shown(line.after[:width])
    while cell_len(before) >= width:
        before = before[1:]
    while cell_len(before) + cell_len(after) >= width:
        after = after[:-1]
    return before + after, cell_len(before)


def _put(line: Line, words: str) -> Line:
    clean = "".join(char for char in words if unicodedata.category(char) not in _UNTYPED)
    return Line(line.before + clean[: max(LONGEST - len(line.text), 0)], line.after)


def _shown(text: str) -> str:
    """Make visible letter by letter: a space at an end is typed, and stays."""
    return "".join(" " if char.isspace() else visible(char) for char in text)
