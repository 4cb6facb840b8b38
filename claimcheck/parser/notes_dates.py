"""Words in, the dates printed in them out: ISO 8601, as coarse as printed."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero",
            "february feb februar février febrero",
            "march mar märz mars marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet julio",
            "august aug août agosto",
            "september sept sep septembre septiembre",
            "october oct oktober octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember décembre diciembre",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(MONTHS)
_YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![0-9])"
_TH = r"(?:st|nd|rd|th|er|\.)?"
_DATES = re.compile(
    rf"""
      (?<![0-9])(?P<day1>[0-9]{{1,2}}){_TH}(?P<range1>\s?[-–]\s?[0-9]{{1,2}}{_TH})?\s(?:(?:of|de)\s)?
        (?P<month1>{_MONTH})\b\.?,?\s(?:de\s)?(?P<year1>{_YEAR})
    | \b(?P<month2>{_MONTH})\b\.?\s(?P<day2>[0-9]{{1,2}}){_TH}(?P<range2>\s?[-–]\s?[0-9]{{1,2}}{_TH})?
        ,?\s(?P<year2>{_YEAR})
    | \b(?:(?P<months>(?:{_MONTH})\b\.?\s?[-–/]\s?)?(?P<month3>{_MONTH})\b\.?,?\s(?P<year3>{_YEAR}))
    | (?<![0-9-])(?P<year4>{_YEAR})-(?P<month4>[0-9]{{2}})(?:-(?P<day4>[0-9]{{2}}))?(?![0-9-])
    | (?<![0-9.])(?P<day5>[0-9]{{1,2}})\.(?P<month5>[0-9]{{1,2}})\.(?P<year5>{_YEAR})
    | \b(?:spring|summer|autumn|fall|winter)(?:[-–/][0-9]{{2,4}})?,?\s(?P<year6>{_YEAR})
    | (?<![0-9])(?P<year7>{_YEAR})
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE_A_YEAR = ",(;:[©"
_AFTER_A_YEAR = ",).;:]–"


# The year behind the authors (APA 9.13, Chicago 15.6): `(2023)`, `(2023a, June 15)`, `(1911) 1966.`.
_YEAR_FIRST = re.compile(
    rf"""(?<=[\s.,])(?:
      [(\[](?:c(?:a)?\.\s?)?(?P<year1>{_YEAR})(?:[/–-][0-9]{{2,4}})?(?P<suffix1>[a-z])?(?:[,/]\s?(?P<rest>[^()\[\]]{{1,40}}))?[)\]]
        (?:\s(?P<later>{_YEAR})\.)?
    | [(\[](?:n\.\s?d\.|in\spress|forthcoming|o\.\s?J\.)(?:-?(?P<suffix2>[a-z]))?[)\]]
    | (?P<year3>(?:1[0-9]|20)[0-9]{{2}})(?:(?P<decade>s)|(?P<suffix3>[a-z]))?(?:[–-][0-9]{{2,4}})?\.
    | (?:n\.\s?d\.|Forthcoming\.)
    )[.,:]?(?=\s|$)""",
    re.IGNORECASE | re.VERBOSE,
)
_MONTH_LAST = re.compile(
    rf",?\s(?:[0-9]{{1,2}}\s)?(?:{_MONTH}|spring|summer|autumn|fall|winter)\b\.?$", re.IGNORECASE
)


class Year(NamedTuple):
    """A year that stands behind the authors, with its letter; its place takes in the brackets."""

    start: int
    end: int
    iso: str | None
    suffix: str | None


class Dated(NamedTuple):
    """A date and its half-open place in the words it was found in."""

    start: int
    end: int
    iso: str


def printed(text: str) -> Dated | None:
    """Return the date of publication: the first with a month or season, else the first bare year.

    A bare year counts only where punctuation sets it off (`Tecma, 2016` but not `Expo 2020, Dubai`).
    """
    found = [_dated(text, match) for match in _DATES.finditer(text)]
    dates = [dated for dated in found if dated is not None]
    return next(
        (dated for dated in dates if dated.end - dated.start > len("2016")), dates[0] if dates else None
    )


def year_first(text: str, start: int, end: int) -> Year | None:
    """Return the first year between the places that stands behind authors; nothing as its date for "n.d."."""
    found = _YEAR_FIRST.search(text, start, end)
    if found is None:
        return None
    year = None if found["decade"] else found["later"] or found["year1"] or found["year3"]
    day = _dated_in(f"{found['rest']}, {year}") if found["rest"] and year else None
    suffix = found["suffix1"] or found["suffix2"] or found["suffix3"]
    return Year(found.start(), found.end(), day or year, suffix)


def _dated_in(words: str) -> str | None:
    found = _DATES.match(words)
    dated = _dated(words, found) if found else None
    return dated.iso if dated else None


def without_month(words: str) -> str:
    """Leave out a month or season that `words` end with: `The New Yorker, June`."""
    return _MONTH_LAST.sub("", words)


def at(text: str, start: int) -> Dated | None:
    """Return the date that begins exactly at `start`."""
    match = _DATES.match(text, start)
    return _dated(text, match) if match else None


def _dated(text: str, match: re.Match[str]) -> Dated | None:
    parts = {name.rstrip("1234567"): value for name, value in match.groupdict().items() if value is not None}
    start, end, year = match.start(), match.end(), parts["year"]
    if "months" in parts or "month" not in parts:
        return Dated(start, end, year) if "months" in parts or _set_off(text, match) else None
    month = MONTHS.get(parts["month"].casefold()) or int(parts["month"])
    day = None if "range" in parts or "day" not in parts else int(parts["day"])
    return Dated(start, end, _calendar(int(year), month, day))


def _calendar(year: int, month: int, day: int | None) -> str:
    """Leave out what the calendar does not know: `31 February 2022` says no more than its month."""
    try:
        return f"{date(year, month, day or 1).isoformat()[: len('2022-02-14' if day else '2022-02')]}"
    except ValueError:
        return f"{year}-{month:02}" if month in range(1, 13) else str(year)


def _set_off(text: str, match: re.Match[str]) -> bool:
    """Tell whether a season and year, or a year alone, stands by itself."""
    start, end = match.span()
    before = text[max(start - 2, 0) : start].rstrip()[-1:]
    after = text[end : end + 1]
    alone = not before or before in _BEFORE_A_YEAR or after == ")"
    return not match[0][0].isdigit() or (alone and (not after or after in _AFTER_A_YEAR))
