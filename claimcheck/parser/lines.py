"""A text goes in, its printed lines come out, with the layout that tells paragraphs apart."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_TAB = 4
_LONGEST_WRAPPED = 30
_HEADING_WORDS = 16
_LAST_OF_A_SENTENCE = '.,;:!?…”"»’)]*⁰¹²³⁴⁵⁶⁷⁸⁹'
_BULLET = re.compile(r"[•◦▪‣·*+–—-]\s")
_INDENT = re.compile(r"[^\S\n]*")
_QUOTED = re.compile(r"(?:>[^\S\n]?)+")


class Line(NamedTuple):
    """A line with something on it: its span without the white space at both ends.

    `indent` counts columns (a tab is four), `gap` the blank lines before it; the first line has a
    gap of one. `quoted` is the length of the `>` signs, with their spaces, that the line starts with.
    """

    start: int
    end: int
    indent: int
    gap: int
    quoted: int


def lines(text: str) -> tuple[Line, ...]:
    """List the printed lines of `text`, blank ones left out. Only a line feed ends a line."""
    found: list[Line] = []
    start, gap = 0, 1
    for row in text.split("\n"):
        body = row.strip()
        if body:
            white = _INDENT.match(row)
            lead = row[: white.end()] if white else ""
            first = start + len(lead)
            signs = _QUOTED.match(row, len(lead))
            quoted = signs.end() - len(lead) if signs else 0
            indent = len(lead) + (_TAB - 1) * lead.count("\t")
            found.append(Line(first, start + len(row.rstrip()), indent, gap, quoted))
            gap = 0
        else:
            gap += 1
        start += len(row) + 1
    return tuple(found)


def wrapped(text: str, run: tuple[Line, ...]) -> bool:
    """Tell whether the lines of a run, one directly below the other, are one hard-wrapped text.

    A line of more than thirty words was not broken by hand: there each line is a paragraph.
    """
    return all(text.count(" ", line.start, line.end) < _LONGEST_WRAPPED for line in run)


def runs(printed: tuple[Line, ...]) -> tuple[range, ...]:
    """Group lines that no blank line parts, as ranges of their indices."""
    starts = [row for row, line in enumerate(printed) if line.gap or row == 0]
    return tuple(range(a, b) for a, b in pairwise([*starts, len(printed)]))


def bullet(text: str, line: Line) -> bool:
    """Tell whether the line is an item of an unnumbered list."""
    return _BULLET.match(text, line.start, line.end) is not None


def heading(words: str) -> bool:
    """Tell whether a paragraph of one line reads as a heading: short, capital first, no full stop."""
    if words.startswith("#"):
        return True
    return (
        len(words.split()) <= _HEADING_WORDS
        and (words[0].isupper() or words[0].isdigit())
        and words[-1] not in _LAST_OF_A_SENTENCE
    )
