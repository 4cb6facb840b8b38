"""Patterns and what is made of them take linear time: ten times the input, less than forty times the time.

What is quadratic takes a hundred times as long, so that a loaded machine cannot blur the two.
"""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING, Any

import pytest
from hostile.patterns import BY_HAND, Pattern, attacks, patterns
from matcher.matching import quotation, source

from claimcheck.matcher import match
from claimcheck.parser import parse_text
from claimcheck.resolver import marked_yaml
from claimcheck.resolver.extract import _charset, _html_bounds, _pages, extract
from claimcheck.resolver.media import SRT, VTT
from claimcheck.rules._remark import quoted
from claimcheck.text import Lines, fold, visible, words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

MOMENT = 0.03  # seconds of processor time below which nothing is asked; a quadratic pattern takes 0.3 s
BAR = 40
# The first sizes are small: what is exponential shows there, before it takes for ever.
SIZES = (24, 600, 10_000)
# Quadratic patterns that meet nothing but short strings, each with what keeps them short.
SHORT = {
    "claimcheck.figures.numbers:_GROUPED": "eighteen signs of a number",
    "claimcheck.figures.reading:_LABEL": "forty characters before a number",
    "claimcheck.parser.marks:_WORD_BEFORE": "twelve characters before a mark",
    "claimcheck.parser.segments:_INITIAL": "twelve characters before an ellipsis",
    "claimcheck.resolver.extract._furniture:_FOLIO": "a line of 150 characters at most",
    "claimcheck.resolver.extract._html_authors:_ADDRESS": "a name of 100 characters at most",
    "claimcheck.resolver.extract._html_authors:_BEHIND": "300 characters of a byline",
    "claimcheck.resolver.extract._html_authors:_BETWEEN": "4,000 characters with single spaces",
    "claimcheck.resolver.extract.transcript:_INLINE": "its marks are taken out of the input and set in pairs",
}
ALL = patterns()


def test_patterns_are_found(figure: Callable[[str, str], None]) -> None:
    places = {pattern.where for pattern in ALL}
    assert {"claimcheck.figures.reading:_NUMBER", "claimcheck.resolver.extract._html_bounds:_TAG"} < places
    assert set(SHORT) < places
    tried = sum((len(attacks(pattern.compiled)) + len(BY_HAND)) * len(pattern.methods) for pattern in ALL)
    figure(
        "patterns",
        f"{len(ALL)} take linear time on {tried:,} attacks, {len(SHORT)} of them on short strings only",
    )


@pytest.mark.parametrize("pattern", ALL, ids=[pattern.where for pattern in ALL])
def test_a_pattern_takes_linear_time(pattern: Pattern) -> None:
    sizes = SIZES[:1] if pattern.where in SHORT else SIZES
    for lead, piece in [*attacks(pattern.compiled), *(("", piece) for piece in BY_HAND)]:
        for method in pattern.methods:
            for size in sizes:
                said = _slow(lambda size: _search(pattern.compiled, method, lead, piece, size), size)  # noqa: B023 - called at once
                assert not said, f"{method} of {lead!r} and {piece!r} again and again {said}"


def _search(pattern: re.Pattern[Any], method: str, lead: str, piece: str, size: int) -> Callable[[], None]:
    text: Any = lead + piece * (size // len(piece)) + "\0"
    text = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text

    def search() -> None:
        if method == "finditer":
            for _ in pattern.finditer(text):
                pass
        else:
            getattr(pattern, method)(text)

    return search


def _slow(made: Callable[[int], Callable[[], object]], size: int, moment: float = MOMENT) -> str:
    """Say how slow a call is for this size against a tenth of it, thrice tried; nothing if it is not."""

    def took(size: int, least: float) -> float:
        call = made(size)
        best = float("inf")
        for _ in range(3):
            start = process_time()
            call()
            best = min(best, process_time() - start)
            if best <= least:
                break
        return best

    time = took(size, moment)
    if time <= moment:
        return ""
    tenth = took(size // 10, 0.0)
    return (
        f"takes {time:.2f} s for {size:,} characters, {tenth:.4f} s for a tenth" if time > BAR * tenth else ""
    )


def _noted(text: str) -> object:
    return parse_text(f"It rained.[1]\n\nNotes\n\n1. {text}")


def _yaml(text: str) -> object:
    try:
        return marked_yaml.read(text)
    except ValueError:
        return None
    except Exception as error:  # noqa: BLE001 - refused, which is not what is asked here
        return error


def _long_quotation(text: str) -> object:
    return match(quotation(text), source(text[:200]))


def _long_source(text: str) -> object:
    return match(quotation(f"{text[:150]} tide {text[:150]}"), source(text))


def _captions(text: str) -> object:
    timed = f"00:01.000 --> 00:02.000\nwords {text}\n".encode("utf-8", "surrogatepass")
    return extract(b"WEBVTT\n\n" + timed, VTT), extract(b"1\n" + timed, SRT)


FUNCTIONS: dict[str, tuple[Callable[[str], object], int]] = {
    "parse": (parse_text, 20_000),
    "parse a note": (_noted, 20_000),
    "bound a page": (_html_bounds.bounded, 200_000),
    "map pages": (_pages.mapped, 60_000),
    "decode": (lambda text: _charset.decode(text.encode("utf-8", "surrogatepass"), markup=True), 200_000),
    "read captions": (_captions, 20_000),
    "read YAML": (_yaml, 60_000),
    "match a long quotation": (_long_quotation, 5000),
    "match in a long source": (_long_source, 100_000),
    "fold": (fold, 60_000),
    "split words": (words, 60_000),
    "make visible": (visible, 60_000),
    "number lines": (lambda text: Lines(text).place(len(text)), 200_000),
    "quote": (quoted, 60_000),
}
LISTED = """“|“a|” |‘|'|"|«|[1]|[1] “a” |[|¹|(|<|<a |<a b|</|<!--|<p>|&|;|1. | |\n|\n\n|\f|\fHead 1\n\
|a-\n|\u00ad|\u200b|\u0301|e\u0301\u0327|- |- a\n|a: |a: b\n|? |the |a b |said, |Ann Lee said \
|Lee, “A,” B, 3 May 2020, 4; |ibid., |http://a.b/|10.1000/|...|. . . |[x] |never |1999, |9|İ|ﷺ|水|\ud800\
|{|'a' |> |\t|\r|00:01.000 --> |A. |(1999) """
PIECES = tuple(LISTED.split("|"))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_takes_linear_time(name: str, figure: Callable[[str, str], None]) -> None:
    call, size = FUNCTIONS[name]
    for piece in PIECES:

        def made(size: int, piece: str = piece) -> Callable[[], object]:
            text = piece * (size // len(piece))
            return lambda: call(text)

        assert not (said := _slow(made, size, moment=4 * MOMENT)), f"{piece!r} again and again {said}"
    figure(
        f"linear time: {name}",
        f"{size:,} characters of each of {len(PIECES)} pieces, and a tenth of them",
    )
