"""Who is taken for a person, and who for an author."""

from __future__ import annotations

import pytest
from rules.evidence import TEXT, evidence, found, full, quotation, span

from claimcheck.model import Attribution, Note, Signal

LEE = full(TEXT, "Lee")


def told(speaker: str | None, **work: object) -> list[str]:
    """The one quotation, said by `speaker`, and its note's work by Ann Lee with what `work` changes."""
    said = Attribution(span=span(TEXT, "The report says"), text="The report says", name=speaker)
    cited = LEE.model_copy(update={"authors": ("Ann Lee",), "container": "Coast Weekly", **work})
    note = Note(mark=1, span=cited.span, citations=(cited,))
    words = quotation().model_copy(update={"attribution": said})
    case = evidence(TEXT, quotations=(words,), notes=(note,))
    return [finding.message for finding in found("speaker-not-author", case)]


@pytest.mark.parametrize(
    "speaker",
    ["Margaret Myers", "Ambassador Myers", "J. K. Myers", "Ludwig van Myers", "Prof. Dr. Ida Myers"],
)
def test_a_person_who_is_no_author(speaker: str) -> None:
    assert told(speaker) == [f"{speaker} is no author of the work in note 1, by Ann Lee"]


@pytest.mark.parametrize(
    "speaker",
    [
        None,
        "Ann Lee",
        "Ambassador Lee",
        "Anna Lee",
        "Myers",
        "Coast Weekly",
        "Coast",
        "Human Rights Watch",
        "Council on Foreign Relations",
        "Global Times",
        "UN Women",
        "the Board",
        "US-based",
        "Professor",
        "—",
        "",
        "Xx " * 9,
    ],
)
def test_authors_outlets_and_organisations_are_left_alone(speaker: str | None) -> None:
    assert told(speaker) == []


def test_a_note_that_says_quoted_in_is_left_alone() -> None:
    assert told("Margaret Myers", signal=Signal.QUOTED_IN) == []


def test_a_title_that_names_the_speaker_is_left_alone() -> None:
    assert told("Margaret Myers", title="A Talk with Margaret Myers") == []


def test_a_work_whose_authors_are_not_all_known_proves_nothing() -> None:
    assert told("Margaret Myers", authors=()) == []
    assert told("Margaret Myers", et_al=True) == []
