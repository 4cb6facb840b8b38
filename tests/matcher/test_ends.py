"""How much of a source belongs to an altered quotation: words left out near an end are not words changed."""

from __future__ import annotations

import pytest
from matcher.matching import quotation, source

from claimcheck.matcher import match
from claimcheck.model import EditKind, EditTag, Verdict

SOURCE = (
    "The ferry left at noon. It carried forty-two passengers, a goat, and the mail. "
    "The captain, who had sailed since the winter of the great frost, said that he would not turn back. "
    "The harbour, which had been built by convicts, was beautiful in the evening light, and the people "
    "who had come down stood in silence."
)


@pytest.mark.parametrize(
    ("quoted", "edits"),
    [
        (
            "The captain said that he would not turn back.",
            [(EditTag.DELETE, "who had sailed since the winter of the great frost", "")],
        ),
        (
            "The harbour was beautiful in the evening light, and the people",
            [(EditTag.DELETE, "which had been built by convicts", "")],
        ),
        ("It carried 42 passengers, a goat, and the mail.", [(EditTag.REPLACE, "forty-two", "42")]),
        (
            "was beautiful in the evening light, and the people stood",
            [(EditTag.DELETE, "who had come down", "")],
        ),
    ],
)
def test_what_was_left_out_near_an_end_is_an_omission(
    quoted: str, edits: list[tuple[EditTag, str, str]]
) -> None:
    found = match(quotation(quoted), source(SOURCE))
    assert found.verdict is Verdict.ALTERED
    assert [(edit.tag, edit.source, edit.quoted) for edit in found.edits] == edits


def test_a_small_word_far_away_is_not_taken_for_the_first_of_the_quotation() -> None:
    """An editor has put "The" before words that have none: not eleven words left out after another "The"."""
    found = match(quotation("The people who had come down stood in silence at once."), source(SOURCE))
    assert found.verdict is Verdict.ALTERED
    assert [(edit.tag, edit.quoted) for edit in found.edits] == [(EditTag.INSERT, "at once")]


def test_a_run_that_stands_vouches_for_a_short_altered_one_beside_it() -> None:
    """Twenty-three letters prove nothing alone; behind "The captain" the lost "not" is plain."""
    found = match(quotation("The captain . . . said that he would turn back."), source(SOURCE))
    assert found.verdict is Verdict.ALTERED
    assert [(edit.kind, edit.source, edit.quoted) for edit in found.edits] == [(EditKind.NEGATION, "not", "")]


def test_a_short_run_far_from_its_neighbour_has_nobody_to_vouch_for_it() -> None:
    far = SOURCE.replace("The harbour", "Nobody spoke. " * 300 + "The harbour")
    found = match(quotation("a goat, and the mail . . . was pretty in the light"), source(far))
    assert found.verdict is not Verdict.ALTERED
