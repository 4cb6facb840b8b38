"""A text and a number in it go in; the date that it belongs to comes out, in any usual order."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.figures.nouns import Date
from claimcheck.figures.tables import DOUBTFUL_MONTHS, MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:1\d|20)\d\d(?![\d,.]?\d)"
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?:\s+|\sof\s|\sde\s|\sdel\s)(?P<month>{_MONTH})\b\.?"
    rf"(?:,?\s+(?:de\s|del\s)?(?P<year>{_YEAR}))?",
    re.IGNORECASE,
)
_DAY_AFTER = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,:]\d|\s*%)(?:,?\s+(?P<year>{_YEAR}))?")
_YEAR_AFTER = re.compile(_YEAR)
_BEFORE = re.compile(rf"\b(?P<month>{_MONTH})\.?(?:,|\sde|\sdel|\sof)?\s$", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>(?:1\d|20)\d\d)[-./](?P<month>\d\d?)[-./](?P<day>\d\d?)(?![\d.,]?\d)")
_NUMERIC = re.compile(r"(?P<one>\d\d?)([/.])(?P<two>\d\d?)\2(?P<year>(?:1\d|20)\d\d)(?!\d)")
_REACH = 20  # characters before a number within which its month stands
_MONTHS_OF_YEAR, _DAYS = 12, 31


class Dated(NamedTuple):
    """The half-open place of a date and its readings: two where day and month may change places."""

    start: int
    end: int
    dates: tuple[Date, ...]


def dated(text: str, start: int, earliest: int) -> Dated | None:
    """Return the date whose first number begins at `start`; its month stands after `earliest` or follows."""
    return _numeric(text, start) or _day_first(text, start) or _month_first(text, start, earliest)


def _numeric(text: str, start: int) -> Dated | None:
    """Read 2021-05-03, and 3/5/2021 in both ways."""
    if found := _ISO.match(text, start):
        return _made(start, found.end(), [(found["year"], int(found["month"]), found["day"])])
    if found := _NUMERIC.match(text, start):
        one, two, year = found["one"], found["two"], found["year"]
        return _made(start, found.end(), [(year, int(two), one), (year, int(one), two)])
    return None


def _day_first(text: str, start: int) -> Dated | None:
    found = _DAY_FIRST.match(text, start)
    if found is None:
        return None
    name = found["month"]
    if not (found["year"] or name[0].isupper() or name not in DOUBTFUL_MONTHS):
        return None
    return _made(start, found.end(), [(found["year"], MONTHS[name.casefold()], found["day"])])


def _month_first(text: str, start: int, earliest: int) -> Dated | None:
    """Read May 2021, and May 3 with or without a year."""
    before = _BEFORE.search(text, max(start - _REACH, earliest), start)
    if before is None:
        return None
    name = before["month"]
    month = MONTHS[name.casefold()]
    if found := _YEAR_AFTER.match(text, start):
        return _made(before.start(), found.end(), [(found[0], month, None)])
    if name[0].isupper() and (found := _DAY_AFTER.match(text, start)):
        return _made(before.start(), found.end(), [(found["year"], month, found["day"])])
    return None


def _made(start: int, end: int, parts: list[tuple[str | None, int, str | None]]) -> Dated | None:
    dates = [
        Date(int(year) if year else None, month, int(day) if day else None)
        for year, month, day in parts
        if 1 <= month <= _MONTHS_OF_YEAR and (day is None or 1 <= int(day) <= _DAYS)
    ]
    return Dated(start, end, tuple(dict.fromkeys(dates))) if dates else None
