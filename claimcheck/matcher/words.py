"""A word's compare-form goes in; what kind of word it is comes out, by the lists of words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import EditKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MIN_ENDING = 6  # letters from which the ending alone tells British from American: not in hour, wise, four
_ENDINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ogue", "og"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
)
_INNER = (("our", "or"), ("ae", "e"), ("oe", "e"))


class Lists(NamedTuple):
    """The lists of words.toml."""

    of: Mapping[str, frozenset[str]]
    variant: Mapping[str, str]
    misprint: Mapping[str, str]
    value: Mapping[str, str]


@cache
def lists() -> Lists:
    """Read words.toml once."""
    data = tomllib.loads((files("claimcheck.matcher") / "words.toml").read_text("utf-8"))
    variant = {british: american for american, british in data.pop("variant").items()}
    misprint = data.pop("misprint")
    value = {word: str(number) for number, word in enumerate(data.pop("counting").split())}
    return Lists({name: frozenset(text.split()) for name, text in data.items()}, variant, misprint, value)


def among(form: str, name: str) -> bool:
    """Tell whether `form` is in the list `name`."""
    return form in lists().of[name]


def negates(form: str) -> bool:
    """Tell whether a word denies: in the list, or ending in n't."""
    return among(form, "negation") or form.endswith("n't")


def is_number(form: str) -> bool:
    """Tell whether a word is a figure, a number word or an ordinal."""
    return among(form, "number") or (not form.isalpha() and any(char.isdigit() for char in form))


_SENSE = (
    (EditKind.NEGATION, "negation"),
    (EditKind.MODAL, "modal"),
    (EditKind.QUANTIFIER, "quantifier"),
    (EditKind.LIMITER, "limiter"),
)


def senses(forms: Iterable[str]) -> dict[EditKind, tuple[str, ...]]:
    """Return the words of each critical kind, sorted, so that two sides can be compared."""
    found: dict[EditKind, list[str]] = {}
    for form in forms:
        if negates(form):
            found.setdefault(EditKind.NEGATION, []).append(form)
        for kind, name in _SENSE[1:]:
            if among(form, name):
                found.setdefault(kind, []).append(form)
        if among(form, "hedge"):
            found.setdefault(EditKind.HEDGE, []).append(form)
    return {kind: tuple(sorted(words)) for kind, words in found.items()}


def same_spelling(one: str, two: str) -> bool:
    """Tell whether two words are one word in two national spellings."""
    return one != two and _american(one) == _american(two)


def _american(form: str) -> str:
    form = lists().variant.get(form, form)
    if len(form) < _MIN_ENDING:
        return form
    for british, american in _ENDINGS:
        if form.endswith(british):
            form = form.removesuffix(british) + american
            break
    for british, american in _INNER:
        form = form.replace(british, american)
    return form


def is_misprint_of(printed: str, meant: str) -> bool:
    """Tell whether `printed` is a known misprint of `meant`, or has a letter three times running."""
    if lists().misprint.get(printed) == meant:
        return True
    return any(
        letter * 3 in printed and printed.replace(letter * 3, letter * 2) == meant for letter in printed
    )


def is_remark(text: str) -> bool:
    """Tell whether a bracket's inner text is an editor's remark: [sic], [emphasis added]."""
    forms = text.casefold().replace(",", " ").replace(";", " ").split()
    return (
        bool(forms)
        and all(among(form.strip(".:"), "remark") for form in forms)
        and any(among(form.strip(".:"), "remark_head") for form in forms)
    )
