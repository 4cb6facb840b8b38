"""Words go in; their figures come out as values, apart from the words: 43,548, twenty-four, XIV."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher.lexicon import is_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.tokens import Token

_LONGEST = 40  # characters of the longest figure that is read as a number
_FOUR, _TEN, _SCORE, _HUNDRED = 4, 10, 20, 100
_MANY = 20  # number words beyond which they are no number any more
_GROUP = 3  # digits of a group
_FACTORS = {"k": 1_000, "bn": 1_000_000_000, "mn": 1_000_000}
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_AND = {"and", "und", "et", "y"}
_ROMAN = re.compile(r"(?=[XVI]|L[XVI])(XL|L?X{0,3})(IX|IV|V?I{0,3})(?:e|ème|er|th|st|nd|rd)?")
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50}


class Number(NamedTuple):
    """What a figure says; `ordinal` is None where the writing leaves open whether four or fourth is meant."""

    value: Fraction | str
    ordinal: bool | None

    def same(self, other: Number) -> bool:
        """Tell whether two figures say the same."""
        return self.value == other.value and (
            self.ordinal is None or other.ordinal is None or self.ordinal == other.ordinal
        )


class Figures(NamedTuple):
    """The figures of some words in order, the units, currencies and dates sorted, and all other words."""

    numbers: tuple[Number, ...]
    measures: tuple[str, ...]
    rest: tuple[Token, ...]

    def same(self, other: Figures) -> bool:
        """Tell whether both say the same figures of the same things."""
        return (
            self.measures == other.measures
            and len(self.numbers) == len(other.numbers)
            and all(one.same(two) for one, two in zip(self.numbers, other.numbers, strict=True))
        )


def figures(tokens: Sequence[Token], lexicon: Lexicon, *, dated: bool) -> Figures:
    """Read the figures among words; `dated` says that a figure stands among them, so that May is a month."""
    numbers: list[Number] = []
    measures: list[str] = []
    rest: list[Token] = []
    words: list[str] = []

    def spoken() -> None:
        numbers.extend(_spoken(words[:_MANY], lexicon))
        numbers.extend(Number(word, None) for word in words[_MANY:])
        words.clear()

    place = 0
    while place < len(tokens):
        token, size = tokens[place], 1
        follows = tokens[place + 1].form if place + 1 < len(tokens) else ""
        if is_figure(token.form):
            spoken()
            size = _grouped(tokens, place)
            digits = "".join(t.form for t in tokens[place : place + size])
            number = _read(digits, lexicon)
            factor = lexicon.scale.get(tokens[place + size].form) if place + size < len(tokens) else None
            if factor is not None and isinstance(number.value, Fraction):
                number, size = number._replace(value=number.value * factor), size + 1
            numbers.append(number)
        elif lexicon.is_number(token.form) and not (words and token.form in lexicon.of["unit"]):
            words.extend(_parted(token.form, lexicon))
        elif words and token.form in _AND and lexicon.is_number(follows):
            words.append(token.form)
        else:
            spoken()
            if (roman := _roman(token.raw)) is not None:
                numbers.append(Number(Fraction(roman), None))
            elif is_measure(token, lexicon, dated=dated):
                measures.append(lexicon.measure(token.form))
            else:
                rest.append(token)
        place += size
    spoken()
    return Figures(tuple(numbers), tuple(sorted(measures)), tuple(rest))


def is_date(token: Token, lexicon: Lexicon, *, dated: bool) -> bool:
    """Tell whether a word is a month or a day; one that is a common word too only beside a figure."""
    if not lexicon.among(token.form, "date") or (not dated and lexicon.among(token.form, "modal")):
        return False
    return token.raw[:1].isupper() or lexicon.language in {"fr", "es"}


def is_measure(token: Token, lexicon: Lexicon, *, dated: bool) -> bool:
    """Tell whether a word is a unit, a currency or its sign, or part of a date."""
    return (
        lexicon.among(token.form, "unit")
        or not (token.form[:1].isalnum() or token.form.startswith("'"))
        or is_date(token, lexicon, dated=dated)
    )


def is_roman(token: Token) -> bool:
    """Tell whether a word is a Roman number of two letters and more."""
    return _roman(token.raw) is not None


def _roman(raw: str) -> int | None:
    if len(raw) < 2 or len(raw) > _LONGEST or not raw[0].isupper():  # noqa: PLR2004 - I, V and X alone are letters
        return None
    match = _ROMAN.fullmatch(raw)
    if match is None or (len(match[1] + match[2]) == 1 and raw[1:] not in {"e", "ème", "er"}):
        return None
    values = [_LETTERS[letter] for letter in match[1] + match[2]]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _grouped(tokens: Sequence[Token], place: int) -> int:
    """Count the words of a figure with thousands set off by a space or an apostrophe: 43 548, 1'500."""
    first = tokens[place]
    if not first.form.isdecimal() or len(first.form) > _GROUP or first.form.startswith("0"):
        return 1
    size = 1
    while place + size < len(tokens):
        token, before = tokens[place + size], tokens[place + size - 1]
        if token.view_start - before.view_end != 1 or not re.fullmatch(r"\d{3}(?:[.,]\d+)?", token.form):
            break
        size += 1
        if not token.form.isdecimal():
            break
    return size


def _read(form: str, lexicon: Lexicon) -> Number:
    """Read a figure written with digits in the way of the language: 1.500 is one and a half, or 1500."""
    if len(form) > _LONGEST:
        return Number(form, None)
    if _CLOCK.fullmatch(form):
        form = form.replace(":", ".")  # a time, or a verse: 12:50 and 12.50
    match = re.fullmatch(r"(-?\d[\d.,]*)(\D*)", form)
    if match and match[2] in _FACTORS and (plain := _plain(match[1], lexicon.decimal)):
        return Number(Fraction(plain) * _FACTORS[match[2]], None)
    if match is None or (match[2] and match[2] not in lexicon.of.get("suffix", ())):
        return Number(form, None)
    digits = match[1]
    ordinal = True if match[2] else None  # a day is printed 3 and 3rd
    plain = _plain(digits, lexicon.decimal)
    return Number(form if plain is None else Fraction(plain), ordinal)


def _plain(digits: str, point: str) -> str | None:
    """Return a figure without marks of thousands and with a decimal point, or None where it is no number."""
    if digits.lstrip("-").isdecimal():
        return digits
    group = {".": ",", ",": "."}.get(point)
    if group is None:
        return None
    if re.fullmatch(rf"-?\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?", digits):
        return digits.replace(group, "").replace(point, ".")
    if re.fullmatch(rf"-?\d{{1,3}}(?:\{point}\d{{3}}){{2,}}", digits):
        return digits.replace(point, "")
    return digits.replace(",", ".") if re.fullmatch(r"-?\d+[.,]\d+", digits) else None


def _parted(form: str, lexicon: Lexicon) -> list[str]:
    """Return the words of a number that is written in one: fünf, und, vierzig."""
    if form in lexicon.value or not lexicon.is_numeral(form):
        return [form]
    table = sorted({*lexicon.value, *lexicon.scale, "und"}, key=len, reverse=True)
    return re.findall("|".join([*table, r"ste[nrsm]?\Z"]), form)


def _spoken(words: Sequence[str], lexicon: Lexicon) -> list[Number]:
    """Read number words: twenty four is 24, two hundred and five 205, five six are two numbers."""
    numbers: list[Number] = []
    total, before = 0, ""
    current: int | None = None

    def close(*, ordinal: bool) -> None:
        nonlocal total, current
        if total or current is not None:
            numbers.append(Number(Fraction(total + (current or 0)), ordinal))
        total, current = 0, None

    for word in words:
        value = lexicon.value.get(word, lexicon.ordinal.get(word))
        if word in lexicon.scale:
            amount = (1 if current is None else current) * lexicon.scale[word]
            total, current = (total, amount) if lexicon.scale[word] <= _HUNDRED else (total + amount, None)
        elif word.startswith("ste"):
            close(ordinal=True)
        elif value is not None:
            if current is not None and not _joins(current, value, before):
                close(ordinal=False)
            fourscore = current is not None and current % _HUNDRED == _FOUR and value == _SCORE
            current = (current or 0) + (_SCORE * _FOUR - _FOUR if fourscore else value)
            if word in lexicon.ordinal:
                close(ordinal=True)
        elif word not in _AND:
            close(ordinal=False)
            numbers.append(Number(word, None))
        before = word
    close(ordinal=False)
    return numbers


def _joins(current: int, value: int, before: str) -> bool:
    """Tell whether a number word goes on with the number before it: twenty-one, soixante-dix."""
    tens = current % _HUNDRED
    if before == "und" and _SCORE <= value < _HUNDRED:
        return tens < _TEN
    return (
        (tens == 0 and value < _HUNDRED)
        or (tens % _TEN == 0 and value < _TEN)
        or (tens in {60, 80} and value < _SCORE)
        or (tens == _FOUR and value == _SCORE)
    )
