"""A claim's figure and the works of its notes go in; whether they have it comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from claimcheck import figures
from claimcheck.matcher.claims_bm25 import SHARE
from claimcheck.matcher.claims_found import Told, cannot_tell, found, is_told
from claimcheck.model import FigureKind, FigureTrace, Span, TracedFigure, TracedPassage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.figures import Figure
    from claimcheck.matcher.claims_bm25 import Close
    from claimcheck.matcher.claims_text import Work

_NEAR = 0.1  # share of the larger by which two figures are close
_TOLD = 0.5  # ...and by which the nearest is worth showing
_DIGITS = 3  # digits from which one changed is a slip, and an equal figure in another unit no accident
_YEARS = 5
_SAME = 1e-9  # share by which the last digits of two equal numbers may differ
_SCALES = (1e3, 1e6, 1e-3, 1e-6)


def traced(
    figure: Figure, works: Sequence[Work], close: Sequence[Close], told: Told, *, firm: bool
) -> TracedFigure:
    """Look for a figure on the whole page of each work.

    `close` are the claim's passages, in which a figure that is nearly the same is looked for; `firm` says
    that all works of the notes were had, whole and as cited: else nothing is absent.
    """
    if is_told(figure, told):
        return _made(figure, FigureTrace.FOUND)
    beside = [(one, each.work) for each in close if each.share >= SHARE for one in _around(each)]
    for work in works:
        if one := found(figure, work, told, [other for other, its in beside if its is work]):
            return _made(figure, FigureTrace.FOUND, one, work)
    if not firm:
        return _made(figure, FigureTrace.UNTOLD)
    return _beside(figure, beside) or _absent(figure, works, told)


def _beside(figure: Figure, beside: Sequence[tuple[Figure, Work]]) -> TracedFigure | None:
    """Look among the figures of the closest passages for one of another unit, then for one that is near."""
    for kind, test in ((FigureTrace.UNIT, _other_unit), (FigureTrace.NEAR, _is_near)):
        for one, work in beside:
            if test(figure, one):
                return _made(figure, kind, one, work)
    return None


def _absent(figure: Figure, works: Sequence[Work], told: Told) -> TracedFigure:
    """Say that a figure is nowhere, with the nearest of its kind, unless that cannot be told."""
    if any(cannot_tell(figure, work, told) for work in works):
        return _made(figure, FigureTrace.UNTOLD)
    if figure.values and len(_digits(figure)) >= _DIGITS:
        for work in works:
            for other in _elsewhere(figure, work):
                return _made(figure, FigureTrace.UNIT, other, work)
    gaps = ((gap, number, other) for number, work in enumerate(works) for gap, other in _gaps(figure, work))
    nearest = min(gaps, key=lambda one: (one[0], one[1], one[2].start), default=None)
    if nearest:
        return _made(figure, FigureTrace.ABSENT, nearest[2], works[nearest[1]])
    return _made(figure, FigureTrace.ABSENT)


def _made(
    figure: Figure, trace: FigureTrace, other: Figure | None = None, work: Work | None = None
) -> TracedFigure:
    at = None
    if other is not None and work is not None:
        at = TracedPassage(reference_id=work.id, passage=work.passage(work.row_at(other.start)))
    return TracedFigure(
        span=Span(start=figure.start, end=figure.end),
        text=figure.text,
        kind=figure.kind,
        trace=trace,
        nearest=other.text if other else None,
        at=at,
    )


def _around(close: Close) -> list[Figure]:
    """The figures of a passage and its neighbours."""
    work, row = close.work, close.row
    first, last = work.sentences[max(row - 1, 0)][0], work.sentences[min(row + 1, len(work.sentences) - 1)][1]
    span = work.span(first, last)
    return work.figures_in(span)


def _other_unit(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures have the same digits and different currencies, units or scales."""
    if not _counts(figure, other) or figure.spoken is not other.spoken:
        return False
    one, two = figure.values[0].value, other.values[0].value
    if one == two:
        return figure.unit != other.unit and not figures.agree(figure, other)
    scaled = figure.unit == other.unit and any(abs(one * scale - two) <= _SAME * two for scale in _SCALES)
    return scaled and _digits(figure) == _digits(other)


def _is_near(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures differ by a tenth at most, or by one digit."""
    if figure.dates and other.dates:
        pairs = ((one, two) for one in figure.dates for two in other.dates)
        return any(sum(a != b for a, b in zip(one, two, strict=True)) == 1 for one, two in pairs)
    if not _counts(figure, other):
        return False
    if FigureKind.YEAR in {figure.kind, other.kind}:
        apart = abs(figure.values[0].value - other.values[0].value)
        return figure.kind is other.kind and (apart <= _YEARS or _one_digit(figure, other))
    gap = figures.comparable(figure, other)
    return gap is not None and (gap <= _NEAR or _one_digit(figure, other))


def _counts(figure: Figure, other: Figure) -> bool:
    return bool(figure.values and other.values) and not (figure.label or other.label or other.pointer)


def _one_digit(figure: Figure, other: Figure) -> bool:
    """Tell whether one digit is another, or two have changed places, in three digits or more."""
    one, two = _digits(figure), _digits(other)
    return len(one) == len(two) >= _DIGITS and OSA.distance(one, two, score_cutoff=1) == 1


def _elsewhere(figure: Figure, work: Work) -> Iterable[Figure]:
    """Yield equal figures anywhere on the page, of another unit or scale."""
    value = figure.values[0].value
    for scale in (1.0, *_SCALES):
        for other in work.near(value * scale, 1e-9):
            if other.unit and figure.unit and _other_unit(figure, other):
                yield other


def _gaps(figure: Figure, work: Work) -> Iterable[tuple[float, Figure]]:
    """Yield the figures of one kind and unit that are not far off, with how far."""
    if figure.dates or not figure.values or figure.kind is FigureKind.YEAR or figure.label:
        return
    for other in work.near(figure.values[0].value, _TOLD):
        gap = figures.comparable(figure, other)
        if gap is not None and other.kind is figure.kind and gap <= _TOLD:
            yield gap, other


def _digits(figure: Figure) -> str:
    return "".join(char for char in figure.text if char.isdigit())
