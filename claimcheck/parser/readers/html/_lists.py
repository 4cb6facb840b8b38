"""The elements of a book go in, the printed numbers of its list items come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.parser.readers.html.book import Book

_WHOLE = re.compile("-?[0-9]{1,6}")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 3999
_LETTERS = 26


def item_labels(book: Book) -> dict[int, str]:
    """Return the labels of the items of ordered lists, by the event that the item begins with."""
    labels: dict[int, str] = {}
    following: dict[int, int] = {}
    for element in book.elements():
        if element.name == "ol":
            following[element.opened] = _whole(element.attributes.get("start")) or 1
        elif element.name == "li" and element.parent and element.parent.name == "ol":
            whole = _whole(element.attributes.get("value"))
            number = following[element.parent.opened] if whole is None else whole
            following[element.parent.opened] = number + 1
            labels[element.opened] = _label(number, element.parent.attributes.get("type", "1"))
    return labels


def _whole(text: str | None) -> int | None:
    found = _WHOLE.fullmatch((text or "").strip())
    return int(found[0]) if found else None


def _label(number: int, kind: str) -> str:
    if kind in {"a", "A"} and number > 0:
        shown = ""
        while number:
            number, rest = divmod(number - 1, _LETTERS)
            shown = chr(ord("a") + rest) + shown
        return shown.upper() if kind == "A" else shown
    if kind in {"i", "I"} and 0 < number <= _LARGEST_ROMAN:
        shown = ""
        for value, sign in _ROMAN:
            shown += sign * (number // value)
            number %= value
        return shown.upper() if kind == "I" else shown
    return str(number)
