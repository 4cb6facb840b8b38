"""Pairs of a cited work and a page, judged by hand: another work is told, and the same work never is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Name, Reference, Region, RegionKind, SourceText, Span
from claimcheck.resolver.mismatch import mismatch

TABLE = yaml.safe_load((Path(__file__).parent / "mismatch.yaml").read_text(encoding="utf-8"))


def names(listed: str | None) -> tuple[Name, ...]:
    printed = [name.strip() for name in (listed or "").split(";") if name.strip()]
    return tuple(
        Name(literal=name[1:])
        if name.startswith("=")
        else Name(given=name.rpartition(" ")[0], family=name.rpartition(" ")[2])
        for name in printed
    )


def told(pair: dict[str, Any]) -> str | None:
    title, authors, issued = pair["cited"]
    own, bylines, dated = pair["own"]
    reference = Reference(
        id="work",
        title=title,
        author=names(authors),
        issued=str(issued) if issued else None,
        container_title=pair.get("in"),
        url=pair.get("at"),
        other=pair.get("also", {}),
    )
    content = SourceText(
        text=pair.get("text", "Nothing of it stands here."),
        title=own,
        authors=tuple(name.strip(" =") for name in (bylines or "").split(";") if name.strip()),
        issued=str(dated) if dated else None,
    )
    return mismatch(reference, content)


@pytest.mark.parametrize("pair", TABLE["same"], ids=lambda pair: pair["why"])
def test_the_same_work_is_never_called_another(pair: dict[str, Any]) -> None:
    assert told(pair) is None


@pytest.mark.parametrize("pair", TABLE["other"], ids=lambda pair: pair["why"])
def test_another_work_is_told(pair: dict[str, Any]) -> None:
    assert told(pair)


def test_the_table_is_large_enough() -> None:
    assert len(TABLE["same"]) >= 60
    assert len(TABLE["other"]) >= 60


LEE = Reference(
    id="lee", title="A Harbour Shut", author=(Name(family="Lee", given="Ann"),), issued="2021-05-03"
)
GULLS = SourceText(text="They nest.", title="Gulls of the Cliffs", authors=("Bo Marsh",), issued="2012")


def test_the_sentence_names_both_works() -> None:
    assert mismatch(LEE, GULLS) == (
        "it calls itself “Gulls of the Cliffs”, by Bo Marsh, 2012; "
        "the cited work is “A Harbour Shut”, by Ann Lee, 2021-05-03"
    )


def test_long_titles_are_cut_and_nothing_steers_a_terminal() -> None:
    long = GULLS.model_copy(update={"title": "Gulls \x1b[2J " + "of the northern cliffs " * 50})
    said = mismatch(LEE, long)
    assert said
    assert "\x1b" not in said
    assert len(said) < 300  # two titles of 100, two names, two dates


def test_a_title_in_navigation_does_not_speak_for_the_work() -> None:
    text = "A Harbour Shut\nThey nest."
    menu = Region(kind=RegionKind.NAVIGATION, span=Span(start=0, end=14))
    assert mismatch(LEE, GULLS.model_copy(update={"text": text})) is None
    assert mismatch(LEE, GULLS.model_copy(update={"text": text, "regions": (menu,)}))


@pytest.mark.parametrize("issued", ["0000-99-99", "2012-02-31", "soon", "20", "99999"])
def test_a_date_that_is_none_is_not_known(issued: str) -> None:
    page = GULLS.model_copy(update={"authors": (), "issued": issued})
    assert mismatch(LEE, page) is None


@given(st.text(), st.lists(st.text(), max_size=5), st.text(max_size=12), st.text())
def test_no_page_breaks_it(title: str, authors: list[str], issued: str, text: str) -> None:
    page = SourceText(text=text, title=title, authors=tuple(authors), issued=issued)
    said = mismatch(LEE, page)
    assert said is None or "A Harbour Shut" in said


@pytest.mark.parametrize("piece", ["\u0301", "a ", " | ", ": ", "海", "\ud800", "\x00", "x.y"])
def test_hostile_titles_come_to_an_end(piece: str) -> None:
    title = piece * 200_000
    page = SourceText(text=title, title=title, authors=(title,) * 1000, issued=title)
    assert mismatch(LEE.model_copy(update={"title": title}), page) is None
    mismatch(LEE, page)
