"""A text goes in, the note marks of its body come out: bracketed numbers and superscript digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Mark, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_NUMBERS = r"\d{1,4}(?:\s?[,;–—-]\s?\d{1,4})*"
_SHAPE = re.compile(
    rf"\[\^?\s?(?P<bracket>{_NUMBERS})\s?\]"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}(?:[,;–⁻-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})*)(?P<more>[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ]*)"
)
_PART = re.compile(r"(\d+)(?:\s?[–—-]\s?(\d+))?")
_LONGEST_RANGE = 50
_LONGEST_BASE = 12
# Units that take an exponent and are no vowelless words; "in" is one only after a number.
_UNITS = {"mi", "μm", "µm"}
_VOWELS = frozenset("aeiouyàáâäæèéêëìíîïòóôöøùúûü")
_WORD_BEFORE = re.compile(r"[^\W_]+$")
_NUMBER_BEFORE = re.compile(r"\d\s?$")


class Shape(NamedTuple):
    """What looks like a note mark: its numbers in order, its span, and whether it touches a word."""

    numbers: tuple[int, ...]
    span: Span
    attached: bool


def shapes(text: str) -> tuple[Shape, ...]:
    """Find all that has a mark's shape, labels of notes included; exponents are left out."""
    found: list[Shape] = []
    for match in _SHAPE.finditer(text):
        raised = match["raised"]
        if raised and (match["more"] or _is_exponent(text, match.start(), raised)):
            continue
        numbers = _numbers(match["bracket"] or raised.translate(_SUPERSCRIPT))
        if numbers:
            attached = match.start() > 0 and not text[match.start() - 1].isspace()
            found.append(Shape(numbers, Span(start=match.start(), end=match.end()), attached))
    return tuple(found)


def find_marks(found: Iterable[Shape], notes: Collection[int]) -> tuple[Mark, ...]:
    """Keep the shapes that can be marks, one Mark for each number; those of a range share a span.

    A number is plausible if a note has it, or if it carries on the numbers before it (by at most
    three where there are notes, by one where there are none). Where marks touch the word before them
    as a habit, one that stands alone and repeats a number is the text's own: "after [2] months".
    """
    known, step = set(notes), 3 if notes else 1
    kept: list[Shape] = []
    highest = 0
    for shape in found:
        if all(
            _plausible(number, known, highest + step + place) for place, number in enumerate(shape.numbers)
        ):
            kept.append(shape)
            highest = max(highest, *shape.numbers)
    touching = [shape for shape in kept if shape.attached]
    seen = {number for shape in touching for number in shape.numbers}
    habit = 2 * len(touching) > len(kept)
    return tuple(
        Mark(number=number, span=shape.span)
        for shape in kept
        if shape.attached or not (habit and seen.issuperset(shape.numbers))
        for number in shape.numbers
    )


def ends_in_mark(text: str, end: int, marks: Sequence[Mark]) -> bool:
    """Tell whether the last of `marks` closes the text that stops at `end`, full stop aside."""
    return (
        bool(marks) and marks[-1].span.end <= end and not text[marks[-1].span.end : end].strip(' .:;,”"’»)\n')
    )


def _plausible(number: int, known: Collection[int], limit: int) -> bool:
    return number in known or 0 < number <= limit


def _numbers(printed: str) -> tuple[int, ...]:
    """Read `4`, `4, 5`, `4-6`; nothing when a range runs backwards or is longer than fifty."""
    numbers: list[int] = []
    for first, last in _PART.findall(printed):
        low, high = int(first), int(last or first)
        if not low <= high < low + _LONGEST_RANGE:
            return ()
        numbers.extend(range(low, high + 1))
    return tuple(numbers)


def _is_exponent(text: str, start: int, raised: str) -> bool:
    """Tell whether raised digits are a power: 10⁵, km², x³; a base without vowels is no word."""
    before = text[max(start - _LONGEST_BASE, 0) : start]
    if before.endswith(("⁻", "⁺")):
        return True
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    base = word.group()
    if base[-1].isdigit():
        return True
    if raised not in {"²", "³"}:
        return False
    formula = base.islower() and _VOWELS.isdisjoint(base)
    after_number = _NUMBER_BEFORE.search(before[: word.start()]) is not None
    return formula or base in _UNITS or (base == "in" and after_number) or len(base) == 1
