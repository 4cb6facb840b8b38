"""A claim's figure and a work go in; the figure of the work that bears it out comes out, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck import figures
from claimcheck.figures import Hedge
from claimcheck.model import FigureKind, RegionKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimcheck.figures import Date, Figure
    from claimcheck.matcher.claims_text import Work

_EXACT, _ROUND, _LOOSE = (
    1e-9,
    0.07,
    0.34,
)  # shares of a value within which figures that may agree are looked for
_DIGITS = 3  # digits from which a number that is printed without its unit is no accident


class Told(NamedTuple):
    """What note and data say beside the source's text: figures and dates that need no passage."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()


def is_told(figure: Figure, told: Told) -> bool:
    """Tell whether note, title or the work's own date say a figure."""
    if figure.dates:
        return any(_within(one, two) for one in figure.dates for two in told.dates)
    if figure.kind is FigureKind.YEAR and any(date.year == figure.values[0].value for date in told.dates):
        return True
    return any(figures.agree(figure, one) for one in told.figures)


def _within(said: Date, told: Date) -> bool:
    """Tell whether a date is as coarse as the other or coarser, and the same."""
    return all(one is None or one == two for one, two in zip(said, told, strict=True))


def found(figure: Figure, work: Work, told: Told, beside: Collection[Figure]) -> Figure | None:
    """Return the figure of a work that bears one out, on the whole page.

    A short number without a unit bears out one with a unit only in a table, or among those `beside`: the
    figures of the passages that are closest to the claim.
    """
    if figure.dates:
        return _date(figure, work, told)
    for one in _candidates(figure, work):
        if figures.agree(figure, one) and (
            not _is_bare(figure, one) or one in beside or _in_table(one, work)
        ):
            return one
    if figure.kind is FigureKind.YEAR:
        year = figure.values[0].value
        return next((one for one in work.dates if any(date.year == year for date in one.dates)), None)
    return None


def _candidates(figure: Figure, work: Work) -> Iterator[Figure]:
    """Yield the figures that may agree, those that are equal first, those of another unit last."""
    for share in (_EXACT, _ROUND if figure.hedge is Hedge.NONE else _LOOSE):
        for value in figure.values:
            yield from work.near(value.value, share)
    for unit, factor in figures.conversions(figure.unit):
        yield from (one for one in work.near(figure.values[0].value * factor, _ROUND) if one.unit == unit)


def _is_bare(figure: Figure, one: Figure) -> bool:
    """Tell whether a work's number lacks the unit that is said, and is too short to be no accident."""
    if not figure.unit or one.unit:
        return False
    exact = any(a.value == b.value for a in figure.values for b in one.values)
    return not exact or sum(char.isdigit() for char in one.text) < _DIGITS


def _in_table(one: Figure, work: Work) -> bool:
    return work.index.region(one.start) is RegionKind.TABLE


def _date(figure: Figure, work: Work, told: Told) -> Figure | None:
    """Return a date of the work that agrees; one without a year only if the year stands somewhere too."""
    known = work.years | {date.year for date in told.dates}
    for found in work.dates:
        for said in figure.dates:
            for date in found.dates:
                agrees = all(a is None or b is None or a == b for a, b in zip(said, date, strict=True))
                complete = said.day is None or date.day is not None
                if agrees and complete and (said.year is None or date.year or said.year in known):
                    return found
    return None


def cannot_tell(figure: Figure, work: Work, told: Told) -> bool:
    """Tell whether a work may give a date or year in words that only its own date explains: last year."""
    if figure.kind not in {FigureKind.DATE, FigureKind.YEAR}:
        return False
    said = {date.year for date in figure.dates} or {int(figure.values[0].value)}
    issued = {date.year for date in told.dates if date.year}
    if not work.years:
        return True
    if not work.is_relative:
        return figure.kind is FigureKind.DATE and said <= (work.years | issued | {None})
    return not issued or any(year is None or abs(year - one) <= 1 for year in said for one in issued)
