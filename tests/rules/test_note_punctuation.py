"""What is stray in a note and what is custom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.evidence import evidence, found, note


def strays(text: str) -> list[str]:
    case = evidence(text, notes=(note(text, 1),))
    return [finding.locations[0].span.of(text) for finding in found("note-punctuation", case)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[4] Lew, “Road,” Council, March 2021,; and Chiodi, “Belt.”", [",;"]),
        ("[1] Lee, “Road,” 2021,; Ek, “Belt,” 2022,; and Oh.", [",;", ",;"]),
        ("[11] Ortiz, “A Changing Dynamic.”.", [".”."]),
        ('[11] Ortiz, "A Changing Dynamic.".', ['.".']),
        ("[1] Lee, “Road,”, 2021.", [",”,"]),
        ("[1] Lee, “Road,” Weekly, 2021, .", [", ."]),
        ("[1] Lee, “Road,” Weekly,, 2021.", [",,"]),
        ("[1] Lee, “Road,” Weekly 2021..", [".."]),
        ("[1] Lee , “Road,” Weekly, 2021.", [" ,"]),
        ("[1] Lee, Road ( ), 2021.", ["( )"]),
        ("[1] Lee, “Road,” https://a.example/b,c;d,;", [",;"]),
    ],
)
def test_stray(text: str, shown: list[str]) -> None:
    assert strays(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "[1] Lee, “Road,” Weekly, 3 May 2021,",
        "[12] Flannery, “How is China involved in Mexico?,” Brookings, 23 February 2022.",
        "[1] Lee, “The Lost Ports of the U.S.”.",
        "[1] Lee et al., “Road,” J. Sci. 51, no. 1 (April 2022), 3; Ek Jr., “Belt,” vol. 2, pp. 3-4.",
        "[1] Lee wrote that “the road . . . was long . . . .”",
        "[1] Lee wrote “the road...” and “the belt….”",
        "[1] Lee, “Road ...”.",
        "[1] Lee, “Road,” https://a.example/x,,y;;z?q=a..b.",
        "[1] See Lee, 10:30, 3:16; https://a.example.",
        "[1] Lee, ‘Road’, Weekly (2nd ed.).",
        "",
    ],
)
def test_custom(text: str) -> None:
    assert strays(text) == []


@given(st.text(alphabet=",.;:“”’ ()[]ab/\u00a0\ud800\n", max_size=200))
def test_any_text_gives_places_inside_the_note(text: str) -> None:
    assert all(shown and shown in text for shown in strays(text))
