"""A claim's figure and the works of its notes go in; whether they have it comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from claimcheck import figures
from claimcheck.model import FigureKind, FigureTrace, Span, TracedFigure, TracedPassage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.figures import Date, Figure
    from claimcheck.matcher.claims_bm25 import Close
    from claimcheck.matcher.claims_text import Work

_NEAR = 0.1  # share of the larger by which two figures are close
_TOLD = 0.5  # ...and by which the nearest is worth showing
_DIGITS = 3  # digits from which one changed is a slip, and an equal figure in another unit no accident
_YEARS = 5
_SCALES = (1e3, 1e6, 1e-3, 1e-6)
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:last|next|this|past|previous|same)\s(?:week|month|year|spring|summer|"
    r"autumn|fall|winter)|(?:weeks?|months?|years?|days?)\sago|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|heute|"
    r"gestern|(?:vorigen|letzten|diesem|nächsten)\sJahr|hier|aujourd'hui|l'an\sdernier|ayer|hoy|año\spasado)\b"
)


class Told(NamedTuple):
    """What note and data say beside the source's text: figures and dates that need no passage."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()


def traced(
    figure: Figure, works: Sequence[Work], close: Sequence[Close], told: Told, *, firm: bool
) -> TracedFigure:
    """Look for a figure on the whole page of each work.

    `close` are the claim's passages, in which a figure that is nearly the same is looked for; `firm` says
    that all works of the notes were had, whole and as cited: else nothing is absent.
    """
    if _is_told(figure, told):
        return _made(figure, FigureTrace.FOUND)
    for work in works:
        if found := _found(figure, work, told):
            return _made(figure, FigureTrace.FOUND, found, work)
    if not firm:
        return _made(figure, FigureTrace.UNTOLD)
    return _beside(figure, close) or _absent(figure, works, told)


def _beside(figure: Figure, close: Sequence[Close]) -> TracedFigure | None:
    """Look among the figures of the closest passages for one of another unit, then for one that is near."""
    beside = [(found, one.work) for one in close for found in _around(one)]
    for kind, test in ((FigureTrace.UNIT, _other_unit), (FigureTrace.NEAR, _is_near)):
        for found, work in beside:
            if test(figure, found):
                return _made(figure, kind, found, work)
    return None


def _absent(figure: Figure, works: Sequence[Work], told: Told) -> TracedFigure:
    """Say that a figure is nowhere, with the nearest of its kind, unless that cannot be told."""
    if any(_cannot_tell(figure, work, told) for work in works):
        return _made(figure, FigureTrace.UNTOLD)
    if figure.values and len(_digits(figure)) >= _DIGITS:
        for work in works:
            for found in _elsewhere(figure, work):
                return _made(figure, FigureTrace.UNIT, found, work)
    gaps = ((gap, number, found) for number, work in enumerate(works) for gap, found in _gaps(figure, work))
    nearest = min(gaps, key=lambda one: (one[0], one[1], one[2].start), default=None)
    if nearest:
        return _made(figure, FigureTrace.ABSENT, nearest[2], works[nearest[1]])
    return _made(figure, FigureTrace.ABSENT)


def _made(
    figure: Figure, trace: FigureTrace, found: Figure | None = None, work: Work | None = None
) -> TracedFigure:
    at = None
    if found is not None and work is not None:
        at = TracedPassage(reference_id=work.id, passage=work.passage(work.row_at(found.start)))
    return TracedFigure(
        span=Span(start=figure.start, end=figure.end),
        text=figure.text,
        kind=figure.kind,
        trace=trace,
        nearest=found.text if found else None,
        at=at,
    )


def _is_told(figure: Figure, told: Told) -> bool:
    if figure.dates:
        return any(_within(one, two) for one in figure.dates for two in told.dates)
    if figure.kind is FigureKind.YEAR and any(date.year == figure.values[0].value for date in told.dates):
        return True
    return any(figures.agree(figure, one) for one in told.figures)


def _within(said: Date, told: Date) -> bool:
    """Tell whether a date is as coarse as the other or coarser, and the same."""
    return all(one is None or one == two for one, two in zip(said, told, strict=True))


def _found(figure: Figure, work: Work, told: Told) -> Figure | None:
    """Return the figure of a work that bears one out."""
    if figure.dates:
        return _date(figure, work, told)
    for value in figure.values:
        for found in work.near(value.value, 0.25):
            if figures.agree(figure, found):
                return found
    if figure.kind is FigureKind.YEAR:
        year = figure.values[0].value
        return next((one for one in work.dates if any(date.year == year for date in one.dates)), None)
    if figure.kind is FigureKind.MEASURE:
        return next(
            (
                one
                for one in work.figures
                if one.unit and one.unit != figure.unit and figures.agree(figure, one)
            ),
            None,
        )
    return None


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


def _cannot_tell(figure: Figure, work: Work, told: Told) -> bool:
    """Tell whether a work may give a date or year in words that only its own date explains: last year."""
    if figure.kind not in {FigureKind.DATE, FigureKind.YEAR}:
        return False
    said = {date.year for date in figure.dates} or {int(figure.values[0].value)}
    issued = {date.year for date in told.dates if date.year}
    if not work.years:
        return True
    if not _RELATIVE.search(work.index.text):
        return figure.kind is FigureKind.DATE and said <= (work.years | issued | {None})
    return not issued or any(year is None or abs(year - one) <= 1 for year in said for one in issued)


def _around(close: Close) -> list[Figure]:
    """The figures of a passage and its neighbours."""
    work, row = close.work, close.row
    first, last = work.sentences[max(row - 1, 0)][0], work.sentences[min(row + 1, len(work.sentences) - 1)][1]
    span = work.span(first, last)
    return [figure for figure in work.figures if span.start <= figure.start < span.end]


def _other_unit(figure: Figure, found: Figure) -> bool:
    """Tell whether two figures have the same digits and different currencies, units or scales."""
    if (
        not figure.values
        or not found.values
        or figure.label
        or found.label
        or figure.spoken is not found.spoken
    ):
        return False
    one, two = figure.values[0].value, found.values[0].value
    if one == two:
        return figure.unit != found.unit and not figures.agree(figure, found)
    scaled = any(abs(one * scale - two) <= 1e-9 * two for scale in _SCALES)
    return scaled and figure.unit == found.unit and _digits(figure) == _digits(found)


def _is_near(figure: Figure, found: Figure) -> bool:
    """Tell whether two figures differ by a tenth at most, or by one digit."""
    if figure.dates and found.dates:
        return any(
            sum(a != b for a, b in zip(one, two, strict=True)) == 1
            for one in figure.dates
            for two in found.dates
        )
    if not figure.values or not found.values or figure.label or found.label:
        return False
    if FigureKind.YEAR in {figure.kind, found.kind}:
        years = figure.kind is found.kind
        slip = OSA.distance(_digits(figure), _digits(found)) == 1
        return years and (abs(figure.values[0].value - found.values[0].value) <= _YEARS or slip)
    gap = figures.comparable(figure, found)
    if gap is None:
        return False
    one, two = _digits(figure), _digits(found)
    slip = len(one) == len(two) >= _DIGITS and OSA.distance(one, two) == 1
    return gap <= _NEAR or slip


def _elsewhere(figure: Figure, work: Work) -> Iterable[Figure]:
    """Yield equal figures anywhere on the page, of another unit or scale."""
    value = figure.values[0].value
    for scale in (1.0, *_SCALES):
        for found in work.near(value * scale, 1e-9):
            if found.unit and figure.unit and _other_unit(figure, found):
                yield found


def _gaps(figure: Figure, work: Work) -> Iterable[tuple[float, Figure]]:
    """Yield the figures of one kind and unit that are not far off, with how far."""
    if figure.dates or not figure.values or figure.kind is FigureKind.YEAR or figure.label:
        return
    for found in work.near(figure.values[0].value, _TOLD):
        gap = figures.comparable(figure, found)
        if gap is not None and found.kind is figure.kind and gap <= _TOLD:
            yield gap, found


def _digits(figure: Figure) -> str:
    return re.sub(r"\D", "", figure.text)
