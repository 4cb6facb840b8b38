"""Repeated and misplaced numbers."""

from __future__ import annotations

import pytest
from rules.evidence import evidence, found

from claimcheck.model import Citation, CitationForm, Mark, Note, Span


def marks(numbers: list[int]) -> tuple[Mark, ...]:
    return tuple(Mark(number=n, span=Span(start=i, end=i + 1)) for i, n in enumerate(numbers))


def told(numbers: list[int], notes: tuple[Note, ...] = ()) -> list[str]:
    case = evidence("x" * 50, marks=marks(numbers), notes=notes)
    return [finding.message for finding in found("mark-order", case)]


@pytest.mark.parametrize("numbers", [[], [1], [1, 2, 3], [3, 5, 9]])
def test_ascending_numbers_are_in_order(numbers: list[int]) -> None:
    assert told(numbers) == []


@pytest.mark.parametrize(
    ("numbers", "misplaced"),
    [([1, 2, 9, 3, 4, 5], [9]), ([5, 1, 2, 3], [5]), ([1, 2, 3, 7, 4, 5, 6, 8], [7])],
)
def test_the_fewest_marks_are_blamed(numbers: list[int], misplaced: list[int]) -> None:
    assert told(numbers) == [f"Mark {number} is out of sequence" for number in misplaced]


def test_of_two_exchanged_marks_one_is_told() -> None:
    assert len(told([1, 3, 2, 4])) == 1


def test_a_repeated_mark_is_told_once_with_all_its_places() -> None:
    case = evidence("x" * 9, marks=marks([1, 2, 2, 3, 2]))
    [finding] = found("mark-order", case)
    assert finding.message == "Mark 2 comes 3 times in the text"
    assert [place.span.start for place in finding.locations] == [2, 4, 1]


def test_a_system_that_numbers_works_may_repeat_them() -> None:
    assert told([1, 2, 1, 3, 2, 3]) == []


def test_short_forms_show_that_notes_are_numbered_and_not_works() -> None:
    ibid = Citation(id="n2.1", mark=2, span=Span(start=0, end=4), form=CitationForm.IBID)
    note = Note(mark=2, span=Span(start=0, end=5), citations=(ibid,))
    assert len(told([1, 2, 1, 3, 2, 3], (note,))) == 3


def test_two_notes_with_one_number_are_told() -> None:
    notes = tuple(Note(mark=1, span=Span(start=at, end=at + 3)) for at in (10, 20))
    assert told([1], notes) == ["Two notes carry the number 1"]
