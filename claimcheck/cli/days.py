"""What a person says of a day goes in; the day comes out."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from claimcheck.errors import UsageError

_PERIOD = re.compile(r"([0-9]{1,4})([dwmy])")
_MONTHS = 12
_WEEK = 7  # days


def expiry(words: str, day: str) -> str | None:
    """Return the day that "2027-05-01", "10d", "2w", "6m" or "1y" means, in ISO 8601; None for nothing.

    Raises UsageError for anything else and for a day that is past.
    """
    words, today = words.strip().casefold(), date.fromisoformat(day)
    if not words:
        return None
    try:
        period = _PERIOD.fullmatch(words)
        last = _after(today, int(period[1]), period[2]) if period else date.fromisoformat(words)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{words!r} is no day; say it as 2027-05-01, or as 10d, 2w, 6m, 1y") from error
    if last < today:
        raise UsageError(f"{last} is past")
    return last.isoformat()


def today(words: str) -> date:
    """Return the day that --today names; raises UsageError for anything else."""
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"--today {words!r} is no day; say it as 2027-05-01") from error


def _after(today: date, count: int, unit: str) -> date:
    if unit in "dw":
        return today + timedelta(days=count * (_WEEK if unit == "w" else 1))
    months = today.year * _MONTHS + today.month - 1 + count * (_MONTHS if unit == "y" else 1)
    year, month = divmod(months, _MONTHS)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
