"""Which two names are one name in two spellings."""

from __future__ import annotations

import pytest
from rules.evidence import evidence, found, full

from claimcheck.model import Block, BlockKind, Name, Note, Reference, Span


def told(*authors: str, text: str = "", references: tuple[Reference, ...] = ()) -> list[str]:
    """Each author signs a work of their own, in a note after the body `text`."""
    listed = "\n".join(authors)
    whole = f"{text}\n{listed}"
    notes = tuple(
        Note(mark=number, span=(work := full(whole, author, number)).span, citations=(work,))
        for number, author in enumerate(authors, 1)
    )
    case = evidence(whole, notes=notes, references=references)
    body = Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(text)))
    manuscript = case.manuscript.model_copy(update={"blocks": (body,)})
    case = case.model_copy(update={"manuscript": manuscript})
    return [finding.message for finding in found("name-drift", case)]


@pytest.mark.parametrize(
    "authors",
    [
        ("Vanda Felbab-Brown", "Vande Felbab-Brown"),
        ("Drazen Jorgic", "Drazen Jorgić"),
        ("Martha Barcena", "Martha Bárcena"),
        ("Nathaniel Parish Flannery", "Nathanial Flannery"),
        ("Elke Schwarzenegger", "Elke Schwarzeneger"),
        ("Jacob Flannery", "Jacob Falnnery"),
        ("Anna Felbab-Brown", "Anna Felbab-Browne"),
    ],
)
def test_one_person_in_two_spellings(authors: tuple[str, str]) -> None:
    assert told(*authors) == [f"“{authors[1]}” is elsewhere spelled “{authors[0]}”"]


@pytest.mark.parametrize(
    "authors",
    [
        ("Vanda Felbab-Brown", "Vanda Felbab-Brown"),
        ("Maria Lopez", "Juana Lopez"),
        ("J. Lew", "Jacob Lew"),
        ("J. Lew", "K. Lew"),
        ("Bonnie S. Glaser", "Bonnie Glaser"),
        ("Bonnie Glaser", "Glaser"),
        ("Robert Hansen", "Robert Jensen"),
        ("Kim Lee", "Tim Lee"),
        ("Ann O'Hara", "Ann O’Hara"),
        ("Lee, Anna", "Anna Lee"),
        ("John King Jr.", "John King"),
    ],
)
def test_two_people_or_one_spelling(authors: tuple[str, str]) -> None:
    assert told(*authors) == []


def test_the_rarer_spelling_is_the_one_to_look_at() -> None:
    assert told("Vande Brown", "Vanda Brown", "Vanda Brown") == [
        "“Vande Brown” is elsewhere spelled “Vanda Brown”"
    ]


def test_an_author_misspelled_in_the_text_is_found() -> None:
    assert told("Hanna Lindqvist", text="As Hanne Lindqvist’s study shows, it rained.") == [
        "“Hanne Lindqvist” is elsewhere spelled “Hanna Lindqvist”"
    ]
    assert told("Hanna Lindqvist", text="As Hanna Lindqvist’s study shows, Lindqvist left.") == []


def test_an_author_misspelled_in_the_references_is_found() -> None:
    listed = Reference(id="x", author=(Name(family="Lindqvist", given="Hanne"),), line=3)
    assert told("Hanna Lindqvist", references=(listed,)) == [
        "“Hanne Lindqvist” is elsewhere spelled “Hanna Lindqvist”"
    ]
    assert told("Hanna Lindqvist", references=(listed.model_copy(update={"line": None}),)) == []


def test_co_authors_are_two_people() -> None:
    text = "Maria Rossi\nMario Rossi"
    work = full(text, "Maria Rossi").model_copy(update={"authors": ("Maria Rossi", "Mario Rossi")})
    case = evidence(text, notes=(Note(mark=1, span=work.span, citations=(work,)),))
    assert not found("name-drift", case)


def outlets(*containers: str) -> list[str]:
    text = "\n".join(containers)
    notes = tuple(
        Note(
            mark=number,
            span=Span(start=0, end=len(text)),
            citations=(full(text, outlet, number).model_copy(update={"authors": (), "container": outlet}),),
        )
        for number, outlet in enumerate(containers, 1)
    )
    return [finding.message for finding in found("name-drift", evidence(text, notes=notes))]


def test_an_outlet_in_two_spellings_is_found() -> None:
    assert outlets("Global Times", "Globel Times") == ["“Globel Times” is elsewhere spelled “Global Times”"]


@pytest.mark.parametrize(
    "containers",
    [
        ("Nuclear Physics A", "Nuclear Physics B"),
        ("America's Quarterly", "America’s Quarterly"),
        ("Journal of Trade 51, no. 1", "Journal of Trade 51, no. 2"),
        ("Woodrow Wilson International Center", "Wilson Center"),
        ("Nature", "Mature"),
    ],
)
def test_two_outlets_or_one_spelling(containers: tuple[str, str]) -> None:
    assert outlets(*containers) == []
