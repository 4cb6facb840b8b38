"""A text goes in; its figures come out in order, each with its kind, values, unit and hedge."""

from __future__ import annotations

import re
from bisect import bisect_right

from claimcheck.figures.dates import dated
from claimcheck.figures.nouns import Figure, Hedge, Value
from claimcheck.figures.numbers import values
from claimcheck.figures.spoken import spoken
from claimcheck.figures.tables import CODES, CURRENCIES, HEDGES, POINTERS
from claimcheck.figures.units import measured
from claimcheck.model import FigureKind, Span

# NOTE: possessive, for a thousand digits have one reading and not 2^1000.
_NUMBER = re.compile(
    r"(?:(?<![\w.,\-–—:/])|(?<=\d[-–—/])|(?<=[^\w][-–—/])|(?<=[^\W\d_][–—/])"
    r"|(?<=\b[A-Z]{2}[$€£])|(?<=[Rr]s[. ]))"
    r"\d++(?:[.,’'\u00a0\u202f]\d++|[ ]\d{3}(?![\d.]))*+"
)
_SIGN = re.compile(r"(?:\b(?:US|A|AU|C|CA|NZ|HK|MX|R))?[$€£¥₹₽₩]\s?$|\b[A-Z]{3}[\s\u00a0]?$")
_SUFFIX = re.compile(r"(st|nd|rd|th|ème|er|º|ª)(?!\w)")
_DECADE = re.compile(r"[’']?s(?!\w)")
_REFUSED = re.compile(r"[-‐‑]?[^\W\d_¹²³⁰⁴-⁹]|[:.]\d|_")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_SHORT_YEAR = re.compile(r"(1\d|20)\d\d[-–—/]$")
_LABEL = re.compile(r"(?P<word>[^\W\d_][\w’'.]*)\s$")
_REACH, _SIGN_REACH, _YEAR_REACH = 40, 6, 5
_LONGEST_HEDGE = 4  # words
_MILLION = 1e6


def find(text: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """Return the figures of a text that begin in a stretch of it, written in digits or in words.

    Numbers within a word or an identifier (F-16, COVID-19, 5G) and times of day are none.
    """
    last = len(text) if end is None else end
    found: list[Figure] = []
    at = start
    for match in _NUMBER.finditer(text, start, last):
        if match.start() < at:
            continue
        figure = _dated(text, match.start(), at) or _counted(text, match, at)
        if figure is not None:
            found.append(figure)
            at = figure.end
    starts = [figure.start for figure in found]
    for word in spoken(text, start, last):
        row = bisect_right(starts, word.start)
        after_one = row == 0 or found[row - 1].end <= word.start
        if after_one and (row == len(starts) or starts[row] >= word.end):
            found.append(word._replace(hedge=word.hedge or _hedge(text, word.start)))
    return sorted(found, key=lambda figure: figure.start)


def _dated(text: str, start: int, earliest: int) -> Figure | None:
    found = dated(text, start, earliest)
    if found is None:
        return None
    printed = text[found.start : found.end]
    return Figure(printed, found.start, found.end, FigureKind.DATE, dates=found.dates)


def _counted(text: str, match: re.Match[str], earliest: int) -> Figure | None:
    """Read a number with what stands around it: sign, scale, unit, ordinal's ending."""
    start, end = match.span()
    if figure := _year(text, match) or _ordinal(text, match):
        return figure
    sign = _sign(text, start, earliest)
    unit = measured(text, end, money=bool(sign))
    if unit.end == end and _REFUSED.match(text, end):
        return None
    read = values(match[0], unit.factor)
    span = Span(start=start - len(sign), end=unit.end)
    if sign:
        currency = CURRENCIES.get(sign.strip().casefold(), "$" if "$" in sign else "")
        return _made(text, span, FigureKind.MONEY, read, unit.unit or currency)
    if unit.unit == "m" and unit.end == end + 1:  # 5m: metres, or millions
        read += tuple(Value(one.value * _MILLION, one.step * _MILLION) for one in read)
        return _made(text, span, FigureKind.COUNT, read)
    if unit.unit:
        return _made(text, span, unit.kind, read, unit.unit)
    return _bare(text, match, span, read, _label(text, start, earliest))


def _year(text: str, match: re.Match[str]) -> Figure | None:
    """Read the second year of 2018–19, and a decade: 1990s."""
    start, end = match.span()
    short = _SHORT_YEAR.search(text, max(start - _YEAR_REACH, 0), start)
    if short and len(match[0]) == len("19"):
        return Figure(match[0], start, end, FigureKind.YEAR, (Value(float(short[1] + match[0]), 1.0),))
    decade = _DECADE.match(text, end) if _YEAR.fullmatch(match[0]) else None
    if decade:
        printed = text[start : decade.end()]
        return Figure(printed, start, decade.end(), FigureKind.YEAR, values(match[0]), (), "decade")
    return None


def _ordinal(text: str, match: re.Match[str]) -> Figure | None:
    found = _SUFFIX.match(text, match.end())
    span = Span(start=match.start(), end=found.end()) if found else None
    return _made(text, span, FigureKind.ORDINAL, values(match[0])) if span else None


def _bare(text: str, match: re.Match[str], span: Span, read: tuple[Value, ...], label: str) -> Figure | None:
    """Take a number without a unit for a year, part of a name, a pointer, or a count."""
    scaled = span.end > match.end()
    kind = FigureKind.YEAR if not scaled and _YEAR.fullmatch(match[0]) else FigureKind.COUNT
    points = label.casefold().rstrip(".") in POINTERS
    return _made(text, span, kind, read)._replace(label=label[:1].isupper() and not scaled, pointer=points)


def _made(text: str, span: Span, kind: FigureKind, read: tuple[Value, ...], unit: str = "") -> Figure:
    return Figure(span.of(text), span.start, span.end, kind, read, (), unit, _hedge(text, span.start))


def _sign(text: str, start: int, earliest: int) -> str:
    """Return the currency that stands right before a number, as printed: US$, EUR."""
    found = _SIGN.search(text, max(start - _SIGN_REACH, earliest), start)
    return found[0] if found and (found[0].strip() in CODES or not found[0].strip().isalpha()) else ""


def _label(text: str, start: int, earliest: int) -> str:
    """Return the word right before a number that points, or is part of a name; none that opens a sentence."""
    found = _LABEL.search(text, max(start - _REACH, earliest), start)
    if found is None:
        return ""
    word = found["word"]
    before = text[max(found.start() - 2, earliest) : found.start()].rstrip()
    opens = not before or before[-1] in ".!?:;([“\"'\n"
    return "" if opens and word.casefold().rstrip(".") not in POINTERS else word


def _hedge(text: str, start: int) -> Hedge:
    """Return what the few words before a figure say of its precision."""
    words = text[max(start - _REACH, 0) : start].casefold().replace("’", "'").split()[-_LONGEST_HEDGE:]
    words = [word.lstrip("([“‘\"'") for word in words]
    return next(
        (HEDGES[phrase] for at in range(len(words)) if (phrase := " ".join(words[at:])) in HEDGES), Hedge.NONE
    )
