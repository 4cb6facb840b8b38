"""A text goes in; the numbers that it has in words come out: twenty-four, two hundred and five, a third."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.figures.nouns import Figure, Hedge, Value
from claimcheck.figures.numbers import whole
from claimcheck.figures.tables import COMMON, FRACTIONS, ORDINALS, SCALES, SMALL, TENS
from claimcheck.figures.units import measured
from claimcheck.model import FigureKind

_AND = frozenset({"and", "und", "et", "y"})
_MOST = 12  # words of one number
_HUNDRED = 100.0
_HUNDREDS = frozenset({"cent", "cents", "cien", "ciento", "cientos"})
_GAP = re.compile(r"[\s\u00a0]|[-‐‑]")
_WORD = re.compile(r"[^\W\d_]+")
_DOZENS = {"dozen": 12.0, "dutzend": 12.0, "douzaine": 12.0, "docena": 12.0}
_FOUR, _TEN, _SCORE = 4, 10, 20
_FIRST = frozenset({*SMALL, *TENS, *ORDINALS, *FRACTIONS, *_DOZENS, *SCALES, "a"}) - frozenset(
    {"k", "m", "tn", "trn", "mn", "mill"}
)
_LONGEST = 9  # letters of the longest German number that is not made of others, and less
_JOINED = frozenset({"-", "‐", "‑", "_", *"0123456789"})
_HALVES = frozenset({"half", "hälfte", "moitié", "mitad"})


def spoken(text: str, start: int, end: int) -> list[Figure]:
    """Return the numbers in words of a stretch, ordinals and fractions too, with scale and unit."""
    found: list[Figure] = []
    at = start
    for match in _WORD.finditer(text, start, end):
        if match.start() < at or not _begins(match[0].casefold()):
            continue
        figure = None
        if text[match.start() - 1 : match.start()] not in _JOINED or match.start() == 0:
            figure = _fraction(text, match, end) or _number(text, match, end)
        if figure is not None:
            found.append(figure)
            at = figure.end
    return found


def _begins(word: str) -> bool:
    """Tell whether a number in words can begin with a word; German ones are one word: fünfundvierzig."""
    return word in _FIRST or (len(word) > _LONGEST and _parted(word, 0)[0][0] != word)


def _fraction(text: str, match: re.Match[str], end: int) -> Figure | None:
    """Read `a third`, `two-thirds`, `half of`: a share, in percent."""
    words = _words(text, match.start(), end)
    low = [word for word, _ in words]
    count = {"a": 1, "un": 1, "une": 1, "ein": 1, "one": 1, "la": 1}.get(low[0]) or SMALL.get(low[0], 0)
    if low[0] in _HALVES and low[1:2] == ["a"] and low[2:] and low[2] in SCALES:
        value = Value(SCALES[low[2]] / 2, SCALES[low[2]] / 10)
        printed = text[match.start() : words[2][1]]
        return Figure(printed, match.start(), words[2][1], FigureKind.COUNT, (value,), spoken=True)
    if low[0] in _HALVES:
        share, stop = FRACTIONS[low[0]], words[0][1]
    elif count and low[1:] and low[1] in FRACTIONS and count < 1 / FRACTIONS[low[1]]:
        share, stop = count * FRACTIONS[low[1]], words[1][1]
    else:
        return None
    value = Value(share * 100, 5.0)
    printed = text[match.start() : stop]
    return Figure(
        printed, match.start(), stop, FigureKind.PERCENT, (value,), (), "%", Hedge.ABOUT, spoken=True
    )


def _number(text: str, match: re.Match[str], end: int) -> Figure | None:
    words = _words(text, match.start(), end)
    total, count, ordinal = _sum([word for word, _ in words])
    if not count or (count == 1 and words[0][0] in {"a", "hundred", "k"}):
        return None
    stop = words[count - 1][1]
    value = whole(total)
    if ordinal:
        printed = text[match.start() : stop]
        return Figure(printed, match.start(), stop, FigureKind.ORDINAL, (value,), spoken=True)
    unit = measured(text, stop, money=False, scaled=words[count - 1][0] in SCALES)
    values = (Value(total * unit.factor, value.step * unit.factor),)
    common = count == 1 and words[0][0] in COMMON and not unit.unit
    if common:
        return None
    printed = text[match.start() : unit.end]
    return Figure(printed, match.start(), unit.end, unit.kind, values, (), unit.unit, spoken=True)


def _words(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """The words from `start` on that only a space or a hyphen parts, folded, with where each ends."""
    found: list[tuple[str, int]] = []
    at = start
    while len(found) < _MOST and at < end and (match := _WORD.match(text, at)):
        found += _parted(match[0].casefold(), match.end())
        gap = _GAP.match(text, match.end())
        if gap is None:
            break
        at = gap.end()
    return found


def _parted(word: str, end: int) -> list[tuple[str, int]]:
    """Part a German number that is one word: fünf, und, vierzig; all of them end where it ends."""
    if word in SMALL or word in TENS or word in SCALES:
        return [(word, end)]
    parts = _pieces().findall(word) if _pieces().match(word) else []
    return [(part, end) for part in parts] if parts and "".join(parts) == word else [(word, end)]


@cache
def _pieces() -> re.Pattern[str]:
    words = sorted({*SMALL, *TENS, "hundert", "tausend", "und"}, key=len, reverse=True)
    return re.compile("|".join(words))


def _sum(words: list[str]) -> tuple[float, int, bool]:
    """Return the number that words begin with, how many of them it has, and whether it is an ordinal."""
    total, current, count = 0.0, -1.0, 0
    for at, word in enumerate(words):
        small = SMALL.get(word, TENS.get(word, -1))
        scale = _HUNDRED if word in _HUNDREDS and current >= 0 else _DOZENS.get(word) or SCALES.get(word, 0)
        if word == "a" and at == 0:
            current = 1.0
        elif small >= 0 and _joins(current, small, words[at - 1] if at else ""):
            fourscore = current == _FOUR and small == _SCORE
            current, count = _FOUR * _SCORE if fourscore else max(current, 0) + small, at + 1
        elif scale:
            if current == 0 and total < scale:  # mil millones
                total, amount = 0.0, max(total, 1.0) * scale
            else:
                amount = max(current, 1.0) * scale
            total, current = (total, amount) if scale == _HUNDRED else (total + amount, 0.0)
            count = at + 1
        elif word in ORDINALS and _joins(current, ORDINALS[word], words[at - 1] if at else ""):
            return total + max(current, 0) + ORDINALS[word], at + 1, True
        elif not (word in _AND and count):
            break
    return total + max(current, 0), count, False


def _joins(current: float, small: int, before: str) -> bool:
    """Tell whether a word goes on with the number so far: twenty-one, zwei und vierzig, soixante-dix."""
    if current < 0 or current == 0:
        return True
    tens = current % _HUNDRED
    if before == "und":
        return tens < _TEN and small >= _SCORE
    if tens in {0, _FOUR} and (tens == 0 or small == _SCORE):
        return True
    return (tens % _TEN == 0 and small < _TEN) or (tens in {60, 80} and small < _SCORE)
