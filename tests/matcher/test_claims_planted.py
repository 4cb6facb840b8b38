"""Figures of a made-up chronicle, said in other words: how many good ones are flagged, how many wrong.

Every sentence of the chronicle has one figure. A claim says it anew, as an author would: with other words,
the figure printed in another way or rounded. Then one thing about the figure is spoiled.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from matcher.matching import source

from claimcheck import matcher
from claimcheck.model import FigureTrace
from claimcheck.parser import parse_text

if TYPE_CHECKING:
    from collections.abc import Callable

FLAGGED = {FigureTrace.NEAR, FigureTrace.UNIT, FigureTrace.ABSENT}
THINGS = (
    "bridge",
    "mill",
    "chapel",
    "market",
    "library",
    "school",
    "theatre",
    "station",
    "brewery",
    "bakery",
)
TOWNS = ("Saltwend", "Averin", "Thole", "Ferreby", "Colvane", "Quill", "Harrow", "Pell", "Stroud", "Marsh")
ROWS = (  # the chronicle's words, the author's, how the figure may be printed in a text
    (
        "The {thing} of {town} was opened in {}.",
        "{town} has had its {thing} since {}.",
        lambda n: (f"{n % 210 + 1790}",),
    ),
    (
        "In the {thing} of {town} the council counted {} visitors.",
        "The {thing} at {town} drew {} people, as the council found.",
        lambda n: (f"{n:,}", f"{n}", f"about {n // 1000 + 1},000" if n > 20_000 else f"{n:,}"),
    ),
    (
        "The {thing} of {town} cost {}.",
        "What {town} paid for its {thing} came to {}.",
        lambda n: (f"${n / 10:.1f} million", f"{n / 10:.1f} million dollars", f"US${n / 10:.1f}m"),
    ),
    (
        "Repairs to the {thing} of {town} rose by {} that year.",
        "Repairs at the {thing} in {town} went up by {}.",
        lambda n: (f"{n % 800 / 10:.1f} percent", f"{n % 800 / 10:.1f}%", f"{n % 800 / 10:.1f} per cent"),
    ),
    (
        "The road from the {thing} to {town} is {} long.",
        "It is {} from {town} to the {thing} by road.",
        lambda n: (
            f"{n % 300 + 13} kilometres",
            f"{n % 300 + 13} km",
            f"{round((n % 300 + 13) / 1.609)} miles",
        ),
    ),
)


class Planted(NamedTuple):
    """A claim, the figure in it, and the source's sentence."""

    claim: str
    figure: str
    sentence: str


def planted(random: Random, spoil: Callable[[Random, str], str] | None) -> list[Planted]:
    rows = []
    for thing in THINGS:
        for town in TOWNS:
            said, anew, prints = random.choice(ROWS)
            forms = prints(random.randrange(1_000, 99_000))
            figure = random.choice(forms)
            printed = spoil(random, figure) if spoil else figure
            sentence = said.format(forms[0], thing=thing, town=town)
            rows.append(Planted(anew.format(printed, thing=thing, town=town), printed, sentence))
    return rows


def spoiled(random: Random, figure: str) -> str:
    """Another digit first of all, else another scale or unit."""
    if random.random() < 0.2:
        for one, other in (
            ("million", "billion"),
            ("kilometres", "miles"),
            ("miles", "kilometres"),
            ("$", "€"),
        ):
            if one in figure:
                return figure.replace(one, other)
    places = [at for at, char in enumerate(figure) if char.isdigit()][:2]
    at = random.choice(places)
    digit = random.choice([char for char in "123456789" if char != figure[at]])
    return figure[:at] + digit + figure[at + 1 :]


def flagged(rows: list[Planted]) -> list[Planted]:
    """The rows whose figure is flagged."""
    notes = "\n\n[1] Ann Lee, “A Chronicle,” Coast Weekly.\n"
    read = parse_text("\n\n".join(f"{row.claim[:-1]}.[1]" for row in rows) + notes)
    page = source("\n\n".join(f"{row.sentence} Nobody had expected it." for row in rows))
    traces = matcher.trace(read, (), {1: [page]})
    assert len(traces) == len(rows)
    return [
        row
        for row, trace in zip(rows, traces, strict=True)
        if any(figure.trace in FLAGGED for figure in trace.figures)
    ]


def test_good_figures_are_left_alone_and_wrong_ones_caught(figure: Callable[[str, str], None]) -> None:
    random = Random(1904)  # noqa: S311 - no secret: the same claims each time
    good = [planted(random, None) for _ in range(5)]
    wrong = [planted(random, spoiled) for _ in range(5)]
    false = [row for rows in good for row in flagged(rows)]
    caught = [row for rows in wrong for row in flagged(rows)]
    size = sum(map(len, good))
    figure(
        "figures of claims",
        f"{len(false)} of {size} good ones flagged, {len(caught)} of {size} wrong ones caught",
    )
    assert false == []
    assert len(caught) > 0.8 * size
