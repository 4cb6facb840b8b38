"""The words that figures are made of, read from words.toml: numbers, scales, units, months, hedges."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from claimcheck.figures.nouns import Hedge

_DATA: dict[str, Any] = tomllib.loads((files("claimcheck.figures") / "words.toml").read_text("utf-8"))


def _numbered(name: str, first: int) -> dict[str, int]:
    """Number the groups of a list; a slash parts words for the same number."""
    groups = enumerate(_DATA[name].split(), first)
    return {word: number for number, group in groups for word in group.split("/")}


def _valued(name: str) -> dict[str, float]:
    return {word: float(number) for number, words in _DATA[name].items() for word in words.split()}


def _standing(name: str) -> dict[str, str]:
    """Map each form to the one that stands for it, in small letters too."""
    table = {form: head for head, forms in _DATA[name].items() for form in (head, *forms.split())}
    return {form.casefold(): head for form, head in table.items()} | table


def _set(name: str) -> frozenset[str]:
    return frozenset(_DATA[name].split())


MONTHS = _numbered("months", 1)
DOUBTFUL_MONTHS = _set("doubtful_months")
SMALL = _numbered("small", 0)
TENS = {word: 10 * number for word, number in _numbered("tens", 2).items()}
ORDINALS = _numbered("ordinals", 1)
COMMON = _set("common")
CENT_WORDS = _set("percent")
SQUARES = _set("squares")
POINTERS = _set("pointers")
CODES = _set("codes")
FRACTIONS = {word: 1 / number for word, number in _valued("fractions").items()}
SCALES = _valued("scales")
CURRENCIES = _standing("currencies") | {code.casefold(): code for code in CODES}
UNITS = _standing("units")
SQUARE = {"m": "square metre", "km": "square kilometre", "mile": "square mile"}
DIMENSION = {
    unit: (name, factor) for name, units in _DATA["dimensions"].items() for unit, factor in units.items()
}
HEDGES = {phrase: Hedge(name) for name, phrases in _DATA["hedges"].items() for phrase in phrases}
