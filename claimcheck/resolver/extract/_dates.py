"""A date as documents write it becomes ISO 8601, as coarse as it is told; no plausible date is None."""

from __future__ import annotations

import re
from datetime import date

_NUMERIC = re.compile(
    r"(?P<year>[12][0-9]{3})(?:(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?:(?P=sign)(?P<day>[0-9]{1,2}))?)?"
    r"(?![0-9/.\-])(?:[T ,].{0,40})?",
    re.ASCII,
)
_COMPACT = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?:T[0-9]{0,6}\w?)?", re.ASCII
)
_LEADING = re.compile(
    r"(?P<one>[0-9]{1,2})[/.](?P<two>[0-9]{1,2})[/.](?P<year>[12][0-9]{3})(?:[T ,].{0,40})?"
)
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), 1)}
_LONG_NAMES = "january february march april may june july august september october november december sept"
_WORDED = re.compile(
    r"(?:[a-z]{3,9},? )?(?:(?P<before>[0-9]{1,2})(?:st|nd|rd|th)? )?(?P<month>[a-z]{3,9})\.?"
    r"(?: (?P<after>[0-9]{1,2})(?:st|nd|rd|th)?)?,? (?P<year>[12][0-9]{3})(?:[ ,].{0,40})?"
)
_LONGEST = 80
_FIRST, _LAST = 1400, 2100
_NEVER = {"1970-01-01", "1900-01-01"}  # what programs write for no date
_MONTHS_A_YEAR = 12


def iso(words: str) -> str | None:
    """Return YYYY, YYYY-MM or YYYY-MM-DD, the day as written where it was written.

    Of 03/04/2021 only the year is sure: half the world reads it the other way.
    """
    words = " ".join(words[: 2 * _LONGEST].split())
    if len(words) > _LONGEST:
        return None
    if found := _NUMERIC.fullmatch(words) or _COMPACT.fullmatch(words):
        return _plausible(found["year"], found["month"], found["day"])
    if found := _LEADING.fullmatch(words):
        return _either_way(int(found["one"]), int(found["two"]), found["year"])
    found = _WORDED.fullmatch(words.lower())
    month = _month(found["month"]) if found else None
    return _plausible(found["year"], month, found["before"] or found["after"]) if found and month else None


def _month(name: str) -> int | None:
    return _MONTHS.get(name[:3]) if name in _MONTHS or name in _LONG_NAMES.split() else None


def _either_way(one: int, two: int, year: str) -> str | None:
    if one > _MONTHS_A_YEAR or one == two:
        return _plausible(year, two, one)
    return _plausible(year, one, two) if two > _MONTHS_A_YEAR else _plausible(year, None, None)


def _plausible(year: str, month: str | int | None, day: str | int | None) -> str | None:
    try:
        told = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    whole = told.isoformat()
    if not _FIRST <= told.year <= _LAST or (day and whole in _NEVER):
        return None
    return whole if day else whole[:7] if month else whole[:4]
