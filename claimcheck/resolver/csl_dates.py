"""A CSL date in any of its spellings becomes ISO 8601, as coarse as given."""

from __future__ import annotations

import re
from datetime import date

from claimcheck.resolver import csl_keys
from claimcheck.resolver.marked_yaml import Listing, Mapping, Node, Scalar, refuse
from claimcheck.text import visible

_ISO = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?:[T ][0-9:.+Z-]{2,32})?[~?%]?(?:/.{0,40})?"
)
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_SEASONS = range(21, 25)  # EDTF writes spring 2020 as 2020-21


def iso(node: Node, key: str) -> str | None:
    """Read `2023-06-15`, `2023`, {date-parts: [[2023, 6, 15]]}, {year: 2023, month: 6} or a list of such.

    Of a range the first date counts. Words that hold no year give None. Raises ReferencesError.
    """
    if isinstance(node, Listing):
        if not node.items:
            refuse(node, f"`{key}` is an empty list")
        return iso(node.items[0], key)
    return _scalar(node, key) if isinstance(node, Scalar) else _mapping(node, key)


def _scalar(node: Scalar, key: str) -> str:
    found = _ISO.fullmatch(node.text.strip())
    if not found:
        refuse(node, f"`{key}` is no date: {visible(node.text)!r}; write 2023-06-15, 2023-06 or 2023")
    return _date(node, [part for part in found.groups() if part])


def _mapping(node: Mapping, key: str) -> str | None:
    for part, (at, _) in node.pairs.items():
        if part not in csl_keys.DATE_KEYS:
            refuse(
                at,
                f"unknown key {visible(part)!r} of a date; known are date-parts, year, month, day, literal",
            )
    given = {part: value for part, (_, value) in node.pairs.items()}
    if "date-parts" in given:
        return _parts(given["date-parts"])
    if "year" in given:
        parts = [given[part] for part in ("year", "month", "day") if part in given]
        return _date(node, [part.text if isinstance(part, Scalar) else "" for part in parts])
    words = next((given[spelling] for spelling in ("raw", "edtf", "literal") if spelling in given), None)
    if isinstance(words, Scalar) and _ISO.fullmatch(words.text.strip()):
        return _scalar(words, key)
    year = _YEAR.search(words.text) if isinstance(words, Scalar) else None
    return year[0] if year else None


def _parts(node: Node) -> str:
    first = node.items[0] if isinstance(node, Listing) and node.items else None
    if not isinstance(first, Listing) or not first.items:
        refuse(node, "`date-parts` must be a list of lists, such as [[2023, 6, 15]]")
    filled = [part for part in first.items if not (isinstance(part, Scalar) and part.blank)]
    return _date(first, [part.text if isinstance(part, Scalar) else "" for part in filled])


def _date(node: Node, parts: list[str]) -> str:
    words = "-".join(parts)
    if not (1 <= len(parts) <= len("ymd") and all(part.isascii() and part.isdigit() for part in parts)):
        refuse(node, f"{visible(words)!r} is no date; write 2023-06-15, 2023-06 or 2023")
    if any(len(part) > len("2023") for part in parts):
        refuse(node, f"{visible(words)!r} is no date; write 2023-06-15, 2023-06 or 2023")
    year, month, day = (*map(int, parts), 1, 1)[:3]
    if len(parts) == len(("year", "month")) and month in _SEASONS:
        return f"{year:04}"
    try:
        date(year, month, day)
    except ValueError:
        refuse(node, f"{visible(words)!r} is no day of the calendar")
    return "-".join(f"{part:0{width}}" for part, width in zip(map(int, parts), (4, 2, 2), strict=False))
