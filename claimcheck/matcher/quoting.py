"""A text and a passage go in; the quotation marks come out that the text sets around the whole passage.

An apostrophe and a foot or an inch mark are no quotation marks. A mark without its partner opens nothing: a
quotation ends with its paragraph unless the next one opens with the mark again.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARGIN = 100  # blanks around a text that stands in marks from end to end
_GAP = 20  # blanks before a paragraph's first letter
_REACH = 6_000  # characters on either side in which the marks are looked for
_PAIRS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』"}
_PAIRS |= {"‘": "’", "‚": "‘’", "‛": "’", '"': '"', "'": "'"}
_SINGLE = frozenset("‘’‚‛'‹›")
_SIGN = re.compile("[" + "".join({*_PAIRS, *"".join(_PAIRS.values())}) + r"]|\n[ \t]*\n\s*")
_OPENS_AFTER = frozenset("_*([{—–-/“‘„‚«»\"'¿¡…:")
_STOPS = frozenset(".,;:!?…—–)")
_ELIDED = re.compile(r"(?:tis|twas|twere|em|til|cause|n|\d\ds?)\b", re.IGNORECASE)
_MEASURE = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?$")  # a figure with an inch mark behind it
_FIGURE = 12


class Marks(NamedTuple):
    """The half-open place of a quoted stretch, its marks included; `single` tells inner or British marks."""

    start: int
    end: int
    single: bool


def around(text: str, start: int, end: int) -> Marks | None:
    """Return the innermost quotation marks around `text[start:end]`, or None."""
    low, high = _head(text, start), min(end + _REACH, len(text))
    opened: list[tuple[str, int]] = []
    for match in _SIGN.finditer(text, low, high):
        sign, place = match.group(), match.start()
        if len(sign) > 1 or sign == "\n":
            opened = opened[: _reopened(text, match.end(), opened)]
        elif _closes(text, place, opened):
            while opened and sign not in _PAIRS[opened[-1][0]]:
                opened.pop()
            mark, here = opened.pop()
            if here < start and place >= end:
                return Marks(here, place + 1, mark in _SINGLE)
        elif _opens(text, place) and not _repeats(text, place, opened):
            opened = [*_other_than(sign, opened), (sign, place)]
        if not opened and place >= start:
            return None
    return None


def _head(text: str, start: int) -> int:
    """Return where the paragraph begins, or the first one of those that each open with a mark again."""
    limit = max(start - _REACH, 0)
    low = start
    while low > limit:
        low = max(text.rfind("\n\n", limit, low), limit)
        if text[low : low + _GAP].lstrip()[:1] not in _PAIRS:
            break
    return low


def whole(text: str, marks: Marks) -> bool:
    """Tell whether nothing stands outside the marks: then they are only how the text was typed."""
    outside = marks.start + len(text) - marks.end
    return outside < _MARGIN and not (text[: marks.start] + text[marks.end :]).strip()


def _other_than(sign: str, opened: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the open marks up to one of the same kind: a mark inside its like shows that one to be none."""
    same = next((number for number, (mark, _) in enumerate(opened) if mark == sign), len(opened))
    return opened[:same]


def _reopened(text: str, place: int, opened: list[tuple[str, int]]) -> int:
    """Return how many open marks go on in the paragraph that begins at `place`: all, or none."""
    return len(opened) if opened and text[place : place + 1] == opened[0][0] else 0


def _repeats(text: str, place: int, opened: list[tuple[str, int]]) -> bool:
    """Tell whether a mark at a paragraph's head only says that the quotation goes on."""
    if not opened or text[place] not in {mark for mark, _ in opened}:
        return False
    head = text[max(place - 40, 0) : place].rstrip(" \t")
    return head.rstrip("".join(_PAIRS)).rstrip(" \t").endswith("\n") and "\n\n" in re.sub(r"[ \t]", "", head)


def _opens(text: str, place: int) -> bool:
    sign = text[place]
    if sign not in _PAIRS:
        return False
    before, after = text[place - 1 : place] or "\n", text[place + 1 : place + 2] or "\n"
    if sign in "«‹":
        return before.isspace() or before in _OPENS_AFTER or not (after.isspace() or after in _STOPS)
    if not (before.isspace() or before in _OPENS_AFTER) or after.isspace():
        return False
    if sign in "‘'":
        return (after.isalpha() and not _ELIDED.match(text, place + 1)) or after in '“"„«[…'
    return True


def _closes(text: str, place: int, opened: list[tuple[str, int]]) -> bool:
    sign = text[place]
    if not any(sign in _PAIRS[mark] for mark, _ in opened):
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2] or "\n"
    if sign in "»›«‹":
        return not (before.isspace() and not after.isspace() and after not in _STOPS)
    if before.isspace() or (sign in "'’\"" and after.isalnum()):
        return False
    following = text[place + 2 : place + 3]
    goes_on = after.isspace() and following.islower()
    if sign == '"' and goes_on and before.isdigit():
        return not _MEASURE.search(text, max(place - _FIGURE, opened[-1][1] + 2), place)
    return not (sign in "'’" and before.isalnum() and goes_on and before in "sSxz0123456789")
