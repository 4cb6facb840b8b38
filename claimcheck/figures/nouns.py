"""What a figure is taken for: its values, unit, precision and hedge."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimcheck.model import FigureKind


class Hedge(StrEnum):
    """What the words before a figure say of its precision."""

    NONE = ""
    ABOUT = "about"
    BELOW = "below"
    ABOVE = "above"


class Value(NamedTuple):
    """One reading of a figure in its own unit; `step` is the place of its last digit that is not a zero."""

    value: float
    step: float


class Date(NamedTuple):
    """A date as coarse as it is printed."""

    year: int | None
    month: int | None
    day: int | None


class Figure(NamedTuple):
    """A figure as printed, with its half-open place, and what it says.

    `values` are its possible readings, the likeliest first, scale counted in: `1.500` is one and a half and
    1500; none where it is only a string of signs (3.11.2) or a date. `dates` are a date's readings. `unit`
    is the standing form of a unit or currency, empty if none is printed. `spoken`: it is in words; `label`:
    it is part of a name (Resolution 2758); `pointer`: it points at a part of a work (page 42).
    """

    text: str
    start: int
    end: int
    kind: FigureKind
    values: tuple[Value, ...] = ()
    dates: tuple[Date, ...] = ()
    unit: str = ""
    hedge: Hedge = Hedge.NONE
    spoken: bool = False
    label: bool = False
    pointer: bool = False
