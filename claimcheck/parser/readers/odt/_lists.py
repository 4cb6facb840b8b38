"""Lists of an OpenDocument text begin, count and end; what is printed before their items comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.package.word.numbers import printed
from claimcheck.parser.readers.odt._styles import Counting

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMS = {"i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}
_COUNT = re.compile("[0-9]{1,6}")
_LONGEST = 40
_MOST_LEVELS = 10  # ODF 1.3 part 3, 19.829


def numbered(count: int, form: str) -> str:
    """Return a number as `style:num-format` prints it (ODF 1.3 part 3, 19.500)."""
    return printed(count, _FORMS.get(form, "decimal"))


class Lists:
    """The lists that are open at one place, the innermost last, and how far each style has counted."""

    def __init__(
        self, styles: Mapping[str, Mapping[int, Counting]], counts: dict[str, dict[int, int]]
    ) -> None:
        """Start outside any list; `counts` are kept by the document, so that lists can go on."""
        self._styles = styles
        self._counts = counts
        self._open: list[str] = []  # their styles
        self._waiting = ""

    def __bool__(self) -> bool:
        """Tell whether a list is open."""
        return bool(self._open)

    def begin(self, style: str, *, goes_on: bool) -> None:
        """Begin a list; within another it has that one's style unless it names its own."""
        style = style or (self._open[-1] if self._open else "")
        counts = self._counts.setdefault(style, {})
        level = len(self._open) + 1
        if not goes_on:
            for deeper in [at for at in counts if at >= level]:
                del counts[deeper]
        self._open.append(style)

    def item(self, start: str) -> None:
        """Count an item, from `start` if that is a number; what is printed waits for its first paragraph."""
        if not 0 < len(self._open) <= _MOST_LEVELS:
            return
        style, level = self._open[-1], len(self._open)
        levels = self._styles.get(style, {})
        held = levels.get(level)
        counts = self._counts.setdefault(style, {})
        if _COUNT.fullmatch(start):
            counts[level] = int(start)
        else:
            counts[level] = counts.get(level, (held.start if held else 1) - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        self._waiting = _shape(levels, counts, level, held) if held and held.form else ""

    def number(self) -> str:
        """Return what is printed before a paragraph: the number of an item before its first one."""
        waiting, self._waiting = self._waiting, ""
        return waiting

    def end(self) -> None:
        """End the innermost list."""
        self._open.pop()
        self._waiting = ""


def _shape(levels: Mapping[int, Counting], counts: Mapping[int, int], level: int, held: Counting) -> str:
    first = max(level - held.levels + 1, 1)
    numbers = [
        numbered(counts.get(at, 1), levels.get(at, Counting()).form or "1") for at in range(first, level + 1)
    ]
    return f"{held.prefix}{'.'.join(numbers)}{held.suffix}"[:_LONGEST]
