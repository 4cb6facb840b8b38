"""A quotation mark in its place goes in, its role comes out: opening, closing, or neither."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

# Families of marks; a mark only ever pairs with one of its own family.
DOUBLE, SINGLE, ANGLE, CORNER, WHITE_CORNER = "double", "single", "angle", "corner", "white-corner"
FAMILIES = {
    **dict.fromkeys('“”„‟"', DOUBLE),
    **dict.fromkeys("‘’‚‛'", SINGLE),
    **dict.fromkeys("«»", ANGLE),
    **dict.fromkeys("「」", CORNER),
    **dict.fromkeys("『』", WHITE_CORNER),
}
GLYPHS = re.compile(f"[{''.join(FAMILIES)}]")
_BEFORE_OPENING = frozenset("([{<—–-/=“”\"‘'„‚«»¿¡…*_")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-/…”\"’'»«“*_[|⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENDS_A_SENTENCE = frozenset(".,;:!?…)")
# Words that begin with an apostrophe in place of a letter, and decades.
_ELISION = re.compile(r"(?:tis|twas|twere|twill|twould|em|til|n|\d\ds?)\b", re.IGNORECASE)
_FEET = re.compile(r"\d['’′]\s?\d{1,2}(?:\.\d)?$")
_LONGEST_FEET = 10


class Role(Enum):
    """What a mark does where it stands."""

    OPENING = "opening"
    CLOSING = "closing"
    WEAK_CLOSING = "weak-closing"
    NONE = "none"


class Glyph(NamedTuple):
    """A mark with its neighbours; a line feed stands for the edge of the block."""

    text: str
    place: int
    char: str
    before: str
    after: str

    @property
    def can_open(self) -> bool:
        """Whether a symmetrical mark may be an opening one here."""
        return not self.after.isspace() and (self.before.isspace() or self.before in _BEFORE_OPENING)

    @property
    def can_close(self) -> bool:
        """Whether a symmetrical mark may be a closing one here."""
        return not self.before.isspace() and (
            self.after.isspace() or self.after in _AFTER_CLOSING or self.before in _ENDS_A_SENTENCE
        )


def glyph(text: str, place: int, start: int, end: int) -> Glyph:
    """Look at the mark at `place` of the block from `start` to `end`."""
    before = text[place - 1] if place > start else "\n"
    after = text[place + 1] if place + 1 < end else "\n"
    return Glyph(text, place, text[place], before, after)


def double_role(mark: Glyph, innermost: str | None, *, alone: bool) -> Role:
    """Read a double mark; `innermost` is the double mark that is open, if one is.

    „ is closed by “ or ”. With `alone` the manuscript has no opening curly mark at all: ” then serves
    for both, as in Swedish.
    """
    if mark.char in "„‟":
        return Role.OPENING
    if mark.char == "“":
        return Role.CLOSING if innermost == "„" else Role.OPENING
    if mark.char == "”" and not alone:
        return Role.CLOSING
    if mark.char == '"' and _is_inches(mark, open_=innermost is not None):
        return Role.NONE
    if innermost is None:
        stray = mark.can_close and not mark.can_open
        return Role.CLOSING if stray else Role.NONE if _inside_word(mark) else Role.OPENING
    return Role.OPENING if mark.can_open and not mark.can_close else Role.CLOSING


def single_role(mark: Glyph, innermost: str | None) -> Role:
    """Read a single mark or apostrophe; `innermost` is the single mark that is open, if one is.

    After an s or "in" and before a word it closes weakly: it may stand for a possessive or a g.
    """
    if mark.char in "‚‛":
        return Role.OPENING
    if mark.char == "‘" and innermost == "‚":
        return Role.CLOSING
    if _inside_word(mark):
        return Role.NONE
    if mark.char == "‘" or (mark.char == "'" and mark.can_open and not mark.can_close):
        elided = _ELISION.match(mark.text, mark.place + 1) is not None
        return Role.NONE if elided or (mark.char == "'" and not mark.after.isalnum()) else Role.OPENING
    if not mark.can_close or (mark.char == "'" and mark.before.isdigit() and innermost is None):
        return Role.NONE
    next_word = mark.text[mark.place + 2 : mark.place + 3]
    dropped = mark.before in "sSzZx" or mark.text[mark.place - 2 : mark.place] == "in"
    weak = dropped and mark.after.isspace() and next_word.isalnum()
    return Role.WEAK_CLOSING if weak else Role.CLOSING


def _inside_word(mark: Glyph) -> bool:
    return mark.before.isalnum() and mark.after.isalnum()


def _is_inches(mark: Glyph, *, open_: bool) -> bool:
    if not mark.before.isdigit():
        return False
    return not open_ or _FEET.search(mark.text[max(mark.place - _LONGEST_FEET, 0) : mark.place]) is not None
