"""Note marks, and what only looks like them."""

from __future__ import annotations

import pytest

from claimcheck.parser.marks import find_marks, shapes


def _marks(text: str, notes: range = range(0)) -> list[tuple[int, str]]:
    return [(mark.number, mark.span.of(text)) for mark in find_marks(shapes(text), notes)]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("[4]", [4]),
        ("[4][5]", [4, 5]),
        ("[4, 5]", [4, 5]),
        ("[4,5]", [4, 5]),
        ("[4-6]", [4, 5, 6]),
        ("[4–6]", [4, 5, 6]),
        ("[4, 6–8]", [4, 6, 7, 8]),
        ("[^4]", [4]),
        ("⁴", [4]),
        ("¹²", [12]),
        ("⁴,⁵", [4, 5]),
        ("⁴–⁶", [4, 5, 6]),
        ("⁴⁻⁶", [4, 5, 6]),
    ],
)
def test_marks(printed: str, numbers: list[int]) -> None:
    text = f"Words.{printed} More."
    found = _marks(text, range(1, 20))
    assert [number for number, _ in found] == numbers
    assert "".join(dict.fromkeys(shown for _, shown in found)) == printed


@pytest.mark.parametrize(
    "text",
    [
        "in [1971] he",
        "so [sic] it",
        "[with] it",
        "words.12 More",
        "an area of 5 m² here",
        "per km² of it",
        "some 10⁵ of them",
        "10⁻³ of it",
        "let x² be",
        "E = mc² holds",
        "12 in³ of it",
        "[6-4] backwards",
        "[1-999] too long",
        "[12,300] people",
        "about [44] of them",
    ],
)
def test_no_marks(text: str) -> None:
    assert _marks(text, range(1, 4)) == []


def test_without_notes_numbers_must_run_up_from_one() -> None:
    assert _marks("A.[1] B.[2] C.[2] D.[3]") == [(1, "[1]"), (2, "[2]"), (2, "[2]"), (3, "[3]")]
    assert _marks("On page [12] and [13].") == []


def test_a_mark_without_note_is_still_a_mark() -> None:
    assert _marks("A.[1] B.[2] C.[3]", range(1, 3))[-1] == (3, "[3]")


def test_a_number_apart_that_repeats_an_attached_mark_is_text() -> None:
    assert _marks("A.[1] B.[2] after [2] months C.[3]", range(1, 4)) == [(1, "[1]"), (2, "[2]"), (3, "[3]")]


def test_marks_apart_from_their_words_throughout() -> None:
    assert _marks("As in [1] and [2], also [1].", range(1, 4)) == [(1, "[1]"), (2, "[2]"), (1, "[1]")]
