"""Figures of a text: what they are taken for, and whether two of them agree."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import figures
from claimcheck.figures import Figure, Hedge
from claimcheck.model import FigureKind

COUNT, MONEY, PERCENT, DATE, YEAR, ORDINAL, MEASURE = FigureKind


def only(text: str) -> Figure:
    [found] = figures.find(text)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("43,548 ships", COUNT, 43_548, ""),
        ("$86.6 billion", MONEY, 86.6e9, "$"),
        ("US$5 million", MONEY, 5e6, "USD"),
        ("EUR 12", MONEY, 12, "EUR"),
        ("5 Mio. Euro", MONEY, 5e6, "EUR"),
        ("12.345,67 €", MONEY, 12_345.67, "EUR"),
        ("mil millones de dólares", MONEY, 1e9, "$"),
        ("3,5 millones de dólares", MONEY, 3.5e6, "$"),
        ("trois millions", COUNT, 3e6, ""),
        ("1'500", COUNT, 1500, ""),
        ("12 345", COUNT, 12_345, ""),
        ("12,34,567 rupees", MONEY, 1_234_567, "INR"),
        ("41.9 percent", PERCENT, 41.9, "%"),
        ("41,9 Prozent", PERCENT, 41.9, "%"),
        ("41,9 pour cent", PERCENT, 41.9, "%"),
        ("20 percentage points", PERCENT, 20, "%"),
        ("in 1971", YEAR, 1971, ""),
        ("the 75th", ORDINAL, 75, ""),
        ("a nine-week closure", MEASURE, 9, "week"),
        ("a 43-year-old man", MEASURE, 43, "year"),
        ("10 sq km", MEASURE, 10, "square kilometre"),
        ("50 km/h", MEASURE, 50, "km/h"),
        ("fünfundvierzig Tage", MEASURE, 45, "day"),
        ("two hundred and five men", COUNT, 205, ""),
        ("quatre-vingt-dix", COUNT, 90, ""),
        ("treinta y cinco", COUNT, 35, ""),
        ("half a million", COUNT, 0.5e6, ""),
    ],
)
def test_what_a_figure_is(text: str, kind: FigureKind, value: float, unit: str) -> None:
    found = only(text)
    assert (found.kind, found.unit) == (kind, unit)
    assert found.values[0].value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("14 February 2022", (2022, 2, 14)),
        ("March 3, 2021", (2021, 3, 3)),
        ("April 2022", (2022, 4, None)),
        ("3 May", (None, 5, 3)),
        ("3. Mai 2021", (2021, 5, 3)),
        ("1er mai 2021", (2021, 5, 1)),
        ("3 de mayo de 2021", (2021, 5, 3)),
        ("2021-05-03", (2021, 5, 3)),
    ],
)
def test_a_date(text: str, date: tuple[int | None, ...]) -> None:
    found = only(f"On {text} it rained.")
    assert (found.kind, found.text, found.dates) == (DATE, text, (date,))


def test_a_date_in_numbers_is_read_both_ways() -> None:
    assert only("on 03/05/2021").dates == ((2021, 5, 3), (2021, 3, 5))


def test_a_number_that_two_languages_read_differently_has_both_values() -> None:
    assert [value.value for value in only("1.500 Tage").values] == [1.5, 1500]
    assert [value.value for value in only("1,500 days").values] == [1500, 1.5]


@pytest.mark.parametrize(
    "text",
    ["the 5G plan", "an F-16", "COVID-19", "the G20", "at 5:30 p.m.", "one of us", "not once", "x_12", "a m"],
)
def test_what_is_no_figure(text: str) -> None:
    assert figures.find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "the 1990s",
        "the two men",
        "a third of it",
        "half of them",
        "the first time",
        "chapter 3",
        "page 42",
        "3.11.2",
    ],
)
def test_what_cannot_be_looked_for(text: str) -> None:
    """The author may have counted, or the source say it otherwise: to miss such a figure proves nothing."""
    assert [figure for figure in figures.find(text) if figures.tells(figure)] == []


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("nearly 50,000", Hedge.BELOW),
        ("more than 40 ships", Hedge.ABOVE),
        ("about $1.5bn", Hedge.ABOUT),
        ("rund 300 Meter", Hedge.ABOUT),
        ("the old (roughly 300)", Hedge.ABOUT),
        ("it has 300", Hedge.NONE),
    ],
)
def test_a_hedge(text: str, hedge: Hedge) -> None:
    assert only(text).hedge is hedge


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("nearly 50,000 people", "49,871"),
        ("50,000 people", "49,871"),
        ("87 billion dollars", "$86.6 billion"),
        ("more than 40 percent", "41.9 per cent"),
        ("around 450", "437"),
        ("60 miles", "97 kilometres"),
        ("three years", "36 months"),
        ("9 weeks", "nine-week"),
        ("$1.5 billion", "US$1,487 million"),
        ("1,500", "1.500"),
        ("3 May 2021", "May 3"),
        ("May 2021", "3 May 2021"),
        ("41.9 percent", "41.9"),
    ],
)
def test_figures_that_agree(said: str, source: str) -> None:
    assert figures.agree(only(said), only(source))


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("43,548", "43,458"),
        ("49,871", "50,000"),
        ("nearly 50,000", "51,200"),
        ("more than 50,000", "49,871"),
        ("40 percent", "44 percent"),
        ("$86.6 million", "$86.6 billion"),
        ("€240", "$240"),
        ("97 miles", "97 kilometres"),
        ("in 1990", "in 1989"),
        ("the 75th", "the 74th"),
        ("3 May 2021", "3 May 2020"),
        ("Resolution 2760", "Resolution 2758"),
    ],
)
def test_figures_that_do_not(said: str, source: str) -> None:
    assert not figures.agree(only(f"by {said}"), only(f"by {source}"))


@given(
    st.text(
        alphabet=st.sampled_from("0123456789.,’' -–$€%mMk\n¹²tenfivethirdMay oflionbn/:\u00a0\ud800\0"),
        max_size=60,
    )
)
def test_figures_stand_in_order_where_they_say(text: str) -> None:
    found = figures.find(text)
    assert [text[figure.start : figure.end] for figure in found] == [figure.text for figure in found]
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(figure.text for figure in found)


def test_a_thousand_digits_and_ten_thousand_numbers_come_to_an_end() -> None:
    assert figures.find("9" * 100_000)[0].values == ()
    assert len(figures.find("7 men, " * 10_000)) == 10_000
