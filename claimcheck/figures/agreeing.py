"""Two figures go in; whether they say the same comes out, rounding and hedges counted in."""

from __future__ import annotations

from claimcheck.figures.nouns import Date, Figure, Hedge, Value
from claimcheck.figures.tables import DIMENSION
from claimcheck.model import FigureKind

_LOOSE = 0.1  # of a figure that says "about"
_ROUND = 0.06  # within which a round figure without such a word may stand for another
_CONVERTED = 0.03  # within which a unit turned into another agrees
_SAME = 1e-9
_FEW = 12  # number words that are counted without a unit up to here prove nothing
_DOLLARS = frozenset({"$", "USD", "CAD", "AUD", "NZD", "HKD", "MXN"})
_NEARLY_ONE = (frozenset({"$", "peso", "MXN"}), frozenset({"GBP", "pound"}), frozenset({"CHF", "franc"}))
_KRONER = frozenset({"krone", "SEK", "NOK", "DKK"})
_UNPROVEN = frozenset({"decade", "century"})


def tells(figure: Figure) -> bool:
    """Tell whether a figure can be looked for.

    Not one that points at a chapter, a decade, a share in words, or a small number in words: those are often
    the author's own count ("two countries", "half of them"), and to miss them proves nothing.
    """
    if figure.dates:
        return True
    if not figure.values or figure.unit in _UNPROVEN or figure.pointer:
        return False
    if figure.spoken:
        small = figure.values[0].value <= _FEW and not figure.unit
        return not (small or figure.unit == "%" or figure.kind is FigureKind.ORDINAL)
    return True


def agree(said: Figure, source: Figure) -> bool:
    """Tell whether a source's figure bears out the one that is said: equal, or rounded as custom allows."""
    if said.dates or source.dates:
        return any(_same_date(one, two) for one in said.dates for two in source.dates)
    if not same_unit(said, source):
        return False
    factor = _factor(source.unit, said.unit)
    pairs = ((one, two.value * factor) for one in said.values for two in source.values)
    return any(_close(one, value, said, converted=factor != 1) for one, value in pairs)


def comparable(said: Figure, source: Figure) -> float | None:
    """Return how far apart two figures of one kind and unit are, as a share of the larger; else None."""
    if said.dates or source.dates or not same_unit(said, source) or bool(said.unit) != bool(source.unit):
        return None
    factor = _factor(source.unit, said.unit)
    one, two = said.values[0].value, source.values[0].value * factor
    return abs(one - two) / max(abs(one), abs(two)) if one or two else 0.0


def conversions(unit: str) -> list[tuple[str, float]]:
    """Return the other units of a unit's dimension, each with how many of it the unit makes."""
    others = [other for other in DIMENSION if other != unit]
    return [(other, factor) for other in others if (factor := _factor(unit, other)) != 1]


def same_unit(one: Figure, two: Figure) -> bool:
    """Tell whether two figures can be of one unit; one without any can be of each (a table heads it)."""
    if one.unit == two.unit or not one.unit or not two.unit:
        return True
    if {one.unit, two.unit} & _DOLLARS and "$" in {one.unit, two.unit}:
        return {one.unit, two.unit} <= _DOLLARS | {"peso"}
    if any({one.unit, two.unit} <= group for group in (*_NEARLY_ONE, _KRONER)):
        return "krone" in {one.unit, two.unit} or not {one.unit, two.unit} <= _KRONER
    return _factor(two.unit, one.unit) != 1


def _factor(unit: str, into: str) -> float:
    """What one `unit` is in another of the same dimension; 1 where they are no such two."""
    if unit == into or unit not in DIMENSION or into not in DIMENSION:
        return 1.0
    (name, size), (other, other_size) = DIMENSION[unit], DIMENSION[into]
    return size / other_size if name == other else 1.0


def _close(said: Value, value: float, figure: Figure, *, converted: bool) -> bool:
    gap = value - said.value
    if abs(gap) <= _SAME * max(abs(value), 1.0):
        return True
    if figure.label or figure.kind in {FigureKind.YEAR, FigureKind.ORDINAL}:
        return False
    if converted and abs(gap) <= max(said.step / 2, _CONVERTED * value):
        return True
    loose = max(said.step / 2, _LOOSE * abs(said.value))
    return {
        Hedge.ABOUT: abs(gap) <= loose,
        Hedge.BELOW: -loose <= gap <= 0,
        Hedge.ABOVE: 0 <= gap < max(said.step, loose),
        Hedge.NONE: abs(gap) <= said.step / 2 * (1 + _SAME) and abs(gap) <= _ROUND * abs(value),
    }[figure.hedge]


def _same_date(one: Date, two: Date) -> bool:
    """Tell whether two dates can be one: what either leaves open, the other may fill."""
    return all(a == b or a is None or b is None for a, b in zip(one, two, strict=True))
