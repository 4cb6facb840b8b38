"""A language goes in; what its file in words/ says comes out, in compare-forms, ready to be looked up."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def read(language: str) -> dict[str, Any]:
    """Return the fields of a lexicon."""
    data = tomllib.loads((files("claimcheck.matcher") / "words" / f"{language}.toml").read_text("utf-8"))
    graded = data.pop("graded", "")
    lists = {name: frozenset(_forms(text)) for name, text in data.items() if isinstance(text, str)}
    value, scale, ordinal = _numbers(data)
    lists["number"] |= {*value, *scale, *ordinal} - lists["function"]
    return {
        "language": language,
        "of": lists,
        "known": frozenset().union(
            *(lists[name] for name in lists.keys() - {"suffix", "prefix", "decimal", "measured"})
        ),
        "decimal": data["decimal"],
        "noun_capitals": data["noun_capitals"],
        "cut_off_phrases": tuple(_forms(phrase) for phrase in data["cut_off_phrases"]),
        "phrases": _by_first_word(data["phrases"]),
        "house": {_forms(phrase): form for phrase, form in data["house"].items()},
        "alike": {
            form: _form(one) for one, text in data["alike"].items() for form in _forms(f"{one} {text}")
        },
        "value": value,
        "scale": scale,
        "ordinal": ordinal,
        "numeral": _numeral({*value, *scale}) if data.get("compounds") else None,
        "contracted": {_form(form): _forms(text) for form, text in data["contracted"].items()},
        "ambiguous": {form: frozenset(_forms(text)) for form, text in data["ambiguous"].items()},
        "variant": {_form(old): _form(new) for new, old in data["variant"].items()},
        "endings": _pairs(data["endings"]),
        "inner": _pairs(data["inner"]),
        "irregular": _irregular(data["irregular"], graded),
        "misprint": {_form(form): _form(meant) for form, meant in data["misprint"].items()},
    }


def _irregular(table: Mapping[str, str], graded: str) -> dict[str, str]:
    """Return irregular forms, by the word that they are forms of; short gives shorter and shortest too."""
    found = {form: _form(one) for one, text in table.items() for form in _forms(text)}
    for word in _forms(graded):
        head = word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")
        found |= {head + "er": word, head + "est": word}
    return found


def _form(word: str) -> str:
    return unicodedata.normalize("NFC", word.casefold())


def _forms(text: str) -> tuple[str, ...]:
    return tuple(map(_form, text.split()))


def _pairs(table: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((_form(old), _form(new)) for old, new in table.items())


def _by_first_word(table: Mapping[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    phrases = [(_forms(phrase), name) for phrase, name in table.items()]
    return {first: tuple(p for p in phrases if p[0][0] == first) for first in {p[0][0] for p in phrases}}


def _numbers(data: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Return what cardinals, magnitudes and ordinals say."""
    value = {form: number for number, form in enumerate(_forms(data["counting"]))}
    value |= {_form(form): number for form, number in data["value"].items()}
    scale = {_form(form): number for form, number in data["scale"].items()}
    ordinal = {form: int(number) for number, text in data["ordinal"].items() for form in _forms(text)}
    return value, scale, ordinal


def _numeral(words: Iterable[str]) -> re.Pattern[str]:
    """Return what matches number words run together; parts go as far as they can, and never back."""
    part = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{part})(?>(?:und)?(?:{part}))++(?:ste[nrsm]?)?")
