"""The lines of a text's pages become those that are no running text: running heads and feet, page numbers.

Heads and feet are found by repetition (the same words, digits aside, at the same edge of a page near by),
page numbers by counting up with the pages.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.model import ArtefactKind

_EDGE = 3
_NEAR = (-2, -1, 1, 2)
_LONGEST_HEAD = 150
_NUMBER = re.compile(
    r"(?P<word>page |pp?\. ?|seite )?[\W_]{0,3}(?:(?P<arabic>[0-9]{1,5})|(?P<roman>(?a:[ivxlc]{1,8})))"
    r"(?: ?(?:of|von|/) ?[0-9]{1,5})?[\W_]{0,3}",
    re.IGNORECASE,
)
_FOLIO = re.compile(
    r"[\[(]?(?P<first>[0-9]{1,4})[\])]?(?P<before>[ \t]+)(?P<head>[^\W\d][^\d\n]*)"
    r"|(?P<name>[^\W\d][^\d\n]*?)(?P<after>[ \t]+)[\[(]?(?P<last>[0-9]{1,4})[\])]?"
)
_WIDE_GAP = 3
_DIGITS = re.compile(r"[0-9]+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Row(NamedTuple):
    """A line that is not blank: its span without outer white space."""

    start: int
    end: int


def furniture(text: str, pages: list[list[Row]]) -> dict[Row, ArtefactKind]:
    """Find each page's lines, from its edges inward, that are no running text."""
    found: dict[Row, ArtefactKind] = {}
    for inward in (1, -1):
        edges = [page[::inward][:_EDGE] for page in pages]
        heads = [[_head(text, row) for row in edge] for edge in edges]
        numbers = [[_number(text, row) for row in edge] for edge in edges]
        values = [
            [own[0] if own else _folio(text, row) for own, row in zip(owns, edge, strict=True)]
            for owns, edge in zip(numbers, edges, strict=True)
        ]
        for number, edge in enumerate(edges):
            near = [number + step for step in _NEAR if 0 <= number + step < len(pages)]
            steady = [_steady(values, number, place, near) for place in range(len(edge))]
            counting = [
                own is not None and (own[1] or steady[place] or (len(pages) == 1 and place == 0))
                for place, own in enumerate(numbers[number])
            ]
            long = len(pages[number]) > 2 * _EDGE  # its two edges have no line in common
            for place, row in enumerate(edge):
                head = heads[number][place]
                if counting[place]:
                    found[row] = ArtefactKind.PAGE_NUMBER
                elif head and (
                    steady[place]
                    or (long and any(counting[place:]))  # outside a page number no text stands
                    or any(head in heads[other] for other in near)
                ):
                    found[row] = ArtefactKind.RUNNING_HEAD
                else:
                    break
    return found


def _head(text: str, row: Row) -> str:
    """The compare-form of a possible running head, less a page number at its ends; empty for no head."""
    if row.end - row.start > _LONGEST_HEAD:
        return ""
    form = _DIGITS.sub("#", " ".join(text[row.start : row.end].casefold().split())).strip("# ")
    return form if any(char.isalpha() for char in form) else ""


def _number(text: str, row: Row) -> tuple[int, bool] | None:
    """The page number that a line is, and whether it says so itself ("Page 3")."""
    if row.end - row.start > _LONGEST_HEAD or not (found := _NUMBER.fullmatch(text, row.start, row.end)):
        return None
    return int(found["arabic"]) if found["arabic"] else _roman(found["roman"]), bool(found["word"])


def _roman(numeral: str) -> int:
    values = [_ROMAN[char] for char in numeral.lower()]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _folio(text: str, row: Row) -> int | None:
    """The page number at either end of a head in capitals, or that a wide gap keeps apart from it."""
    if row.end - row.start > _LONGEST_HEAD or not (found := _FOLIO.fullmatch(text, row.start, row.end)):
        return None
    gap, words = found["before"] or found["after"], found["head"] or found["name"]
    apart = len(gap) >= _WIDE_GAP or words.isupper()
    return int(found["first"] or found["last"]) if apart else None


def _steady(values: list[list[int | None]], page: int, place: int, near: list[int]) -> bool:
    """Tell whether a number goes up with the pages, as another at the same edge near by does."""
    own = values[page][place]
    return own is not None and any(
        other is not None and other - own == step - page for step in near for other in values[step]
    )
