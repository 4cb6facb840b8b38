"""A text and a passage go in; the quotation marks come out that the text sets around the whole passage.

An apostrophe and a foot or an inch mark are no quotation marks. A mark without its partner opens nothing: a
quotation ends with its paragraph unless the next one opens with the mark again.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_REACH = 6_000  # characters on either side in which the marks are looked for
_PAIRS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』"}
_PAIRS |= {"‘": "’", "‚": "‘’", "‛": "’", '"': '"', "'": "'"}
_SINGLE = frozenset("‘’‚‛'‹›")
_SIGN = re.compile("[" + "".join({*_PAIRS, *"".join(_PAIRS.values())}) + r"]|\n[ \t]*\n\s*")
_OPENS_AFTER = frozenset("([{—–-/“‘„‚«»\"'¿¡…:")
_STOPS = frozenset(".,;:!?…—–)")
_ELIDED = re.compile(r"(?:tis|twas|twere|em|til|cause|n|\d\ds?)\b", re.IGNORECASE)


class Marks(NamedTuple):
    """The half-open place of a quoted stretch, its marks included; `single` tells inner or British marks."""

    start: int
    end: int
    single: bool


def around(text: str, start: int, end: int) -> Marks | None:
    """Return the innermost quotation marks around `text[start:end]`, or None."""
    low, high = max(start - _REACH, 0), min(end + _REACH, len(text))
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
            opened.append((sign, place))
        if not opened and place >= start:
            return None
    return None


def whole(text: str) -> bool:
    """Tell whether a text stands in quotation marks of its own, from end to end."""
    inner = text.strip()
    found = around(inner, 1, len(inner) - 1) if len(inner) > 2 else None  # noqa: PLR2004 - two marks
    return found is not None and found.start == 0 and found.end == len(inner)


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
    if sign == '"' and before.isdigit():
        return not goes_on
    return not (sign in "'’" and before.isalnum() and goes_on and before in "sSxz0123456789")
