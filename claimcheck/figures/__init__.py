"""A text goes in; its figures come out with kind, value, unit and precision, and whether two of them agree.

The parser finds figures, the matcher compares them with a source's, a rule with each other: so they are read
in one place. No language is asked for: a form that two languages read differently has both values, and the
number words of the four languages stand in one table.
"""

from claimcheck.figures.agreeing import agree, comparable, conversions, same_unit, tells
from claimcheck.figures.nouns import Date, Figure, Hedge, Value
from claimcheck.figures.reading import find

__all__ = [
    "Date",
    "Figure",
    "Hedge",
    "Value",
    "agree",
    "comparable",
    "conversions",
    "find",
    "same_unit",
    "tells",
]
