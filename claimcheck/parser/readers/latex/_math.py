r"""Formulas: a simple one is printed, `$43{,}548$`, `$n = 5$`, `CO$_2$`; for another stands one sign."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimcheck.parser.readers.latex._symbols import symbols
from claimcheck.parser.readers.latex._tokens import Kind
from claimcheck.parser.readers.latex._views import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.parser.drafting import At
    from claimcheck.parser.readers.latex._reading import Reading
    from claimcheck.parser.readers.latex._tokens import Token

FORMULA = "□"
_LONGEST = 60  # characters of a formula that is read as words
_UPRIGHT = frozenset(
    f"{name}{kind}"
    for name in ("math", "text")
    for kind in ("rm", "it", "bf", "sf", "tt", "up", "normal", "")
) | {"mbox", "left", "right", "operatorname", "ensuremath", "displaystyle"}
_SPACES = {",": "\u202f", "thinspace": "\u202f", ";": " ", ":": " ", " ": " ", "!": "", "quad": " "}
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_SHIFTS = {"^": _RAISED, "_": LOWERED}
_PRIMES = str.maketrans({"'": "′", "~": " ", "-": "−"})
_SHIFTED = re.compile("([\\^_])([0-9+-])")
_SHIFTABLE = re.compile("[0-9+-]+")


def _formula(reading: Reading, token: Token) -> None:
    """Print a formula between dollars."""
    inner = reading.feed.until(lambda other: other.kind is Kind.MATH and other.text == token.text)
    if inner is not None:
        print_formula(reading, inner, token.at)
    else:
        reading.page.words(token.text, token.at)


def _bracketed(reading: Reading, token: Token) -> None:
    r"""Print a formula between `\(` and `\)`, or `\[` and `\]`; one without its end is read as words."""
    closing = {"(": ")", "[": "]"}[token.text]
    inner = reading.feed.until(
        lambda other: other.kind is Kind.COMMAND and other.text in {token.text, closing}
    )
    if inner is None:
        return
    if inner.stretch.tokens[inner.stop].text == closing:
        print_formula(reading, inner, token.at)
    else:
        reading.feed.push(View(inner.stretch, inner.start, inner.stop + 1))


def _argument(reading: Reading, token: Token) -> None:
    print_formula(reading, reading.feed.argument(), token.at)


def print_formula(reading: Reading, inner: View, at: At) -> None:
    """Print a formula as words where each of its signs can stand in a line, else one sign for all of it."""
    pieces = _pieces(inner.tokens)
    if pieces is None or not pieces:
        reading.page.words(FORMULA, at)
        return
    for text, place in pieces:
        if "\u202f" in text:
            reading.page.exactly(text, place)
        else:
            reading.page.words(text, place)


def _pieces(tokens: Sequence[Token]) -> list[tuple[str, At]] | None:
    """Return what a formula prints sign by sign, or None if that is more than a line of signs."""
    found: list[tuple[str, At]] = []
    shift = ""  # ^ or _ before a group
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.kind in {Kind.OPEN, Kind.CLOSE}:
            continue
        text = _text(token)
        if text is None or (shift and not _SHIFTABLE.fullmatch(text)):
            return None
        if shift:
            text = text.translate(_SHIFTS[shift])
        shift = text[-1:] if text[-1:] in _SHIFTS and following and following.kind is Kind.OPEN else ""
        shown = text.removesuffix(shift)
        if any(sign in _SHIFTED.sub("", shown) for sign in _SHIFTS):
            return None
        found += _parts(shown, token.at)
    shown = "".join(text for text, _ in found)
    return found if len(shown) <= _LONGEST and shown.strip() else None


def _parts(text: str, at: At) -> Iterator[tuple[str, At]]:
    """Part words at raised and lowered digits, for these are one sign where the file has two."""
    end = 0
    for shifted in _SHIFTED.finditer(text):
        yield text[end : shifted.start()].translate(_PRIMES), at._replace(column=at.column + end)
        place = at._replace(column=at.column + shifted.start(2))
        yield shifted[2].translate(_SHIFTS[shifted[1]]), place
        end = shifted.end()
    yield text[end:].translate(_PRIMES), at._replace(column=at.column + end)


def _text(token: Token) -> str | None:
    if token.kind in {Kind.WORDS, Kind.SPACE, Kind.BRACKET}:
        return " " if token.kind is Kind.SPACE else token.text
    if token.kind is Kind.COMMAND:
        return "" if token.text in _UPRIGHT else _SPACES.get(token.text, symbols().get(token.text))
    return None


COMMANDS = {
    "<MATH>": _formula,
    **dict.fromkeys(("(", "["), _bracketed),
    "ensuremath": _argument,
}
