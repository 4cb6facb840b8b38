"""Pages alone in brackets, as the MLA has it where the work was named before, and titles in italics."""

from __future__ import annotations

import pytest

from claimcheck import parser
from claimcheck.model import Form, Manuscript, NoteKind

WORKS = """
Works Cited

Moor, Edith. The Glass Orchard. Harrow Press, 1931.

---. Letters 1925–1940. Harrow Press, 1962.

Tran, Linh. “Fruit and Refusal.” Modern Fiction Quarterly, vol. 31, no. 2, 2015, pp. 108–29.
"""


def read(text: str, works: str = WORKS) -> Manuscript:
    return parser.parse_text(f"The orchard was old and nobody picked its fruit.\n\n{text}\n{works}")


def covered(manuscript: Manuscript) -> list[list[str]]:
    return [
        [manuscript.called(mark).strip("“”") for mark in quotation.marks]
        for quotation in manuscript.quotations
        if quotation.form.judged
    ]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (
            "It came “like a reproach” (Moor 3), and apples “rot where they fell” (4).",
            [["(Moor 3)"], ["Moor (4)"]],
        ),
        (
            "It came “like a reproach” (Moor, Glass Orchard 3), and they “rot where they fell” (4).",
            [["(Moor, Glass Orchard 3)"], ["Moor, Glass Orchard (4)"]],
        ),
        (
            "It came “like a reproach” (Moor 3). Linh Tran calls them “sites of Moor’s refusal” (112–13).",
            [["(Moor 3)"], ["Tran (112–13)"]],
        ),
        (
            "It came “like a reproach” (Moor 3). Tran’s reading is “a strike of some kind” (112).",
            [["(Moor 3)"], ["Tran (112)"]],
        ),
    ],
)
def test_a_page_alone_is_of_the_work_named_before(text: str, called: list[list[str]]) -> None:
    assert covered(read(text)) == called


def test_a_page_behind_a_set_off_quotation_is_of_the_work_that_leads_to_it() -> None:
    words = "Critics have taken the apples for a symbol of decadence; I take them for a strike."
    manuscript = read(f"It came “like a reproach” (Moor 3). Tran is richer:\n\n{words} (113)\n\nSo it is.")
    [_, block] = [quotation for quotation in manuscript.quotations if quotation.form.judged]
    assert (block.text, block.form) == (words, Form.BLOCK)
    assert covered(manuscript)[1] == ["Tran (113)"]


def test_a_title_in_italics_is_no_second_author() -> None:
    manuscript = read("It came “like a reproach” (Moor, The Glass Orchard 3).")
    [citation] = [c for note in manuscript.notes if note.kind is NoteKind.IN_TEXT for c in note.citations]
    assert (citation.authors, citation.title, citation.locator) == (("Moor",), "The Glass Orchard", "3")


def test_the_place_of_a_page_alone_is_the_page() -> None:
    manuscript = read("It came “like a reproach” (Moor 3), and apples “rot where they fell” (4).")
    last = [c for note in manuscript.notes if note.kind is NoteKind.IN_TEXT for c in note.citations][-1]
    assert (last.span.of(manuscript.text), last.authors, last.locator) == ("4", ("Moor",), "4")


@pytest.mark.parametrize(
    "text",
    [
        "It came “like a reproach” (Moor 3). There are two ways: (1) to pick and (2) to leave.",
        "It came “like a reproach to us all” (4).",
        "He said “it rained (4), and then it did not” (Moor 3).",
    ],
)
def test_other_numbers_in_brackets_are_no_pages(text: str) -> None:
    labels = [note.label for note in read(text).notes if note.kind is NoteKind.IN_TEXT]
    assert labels in (["(Moor 3)"], [])


def test_a_text_that_cites_by_years_has_no_pages_alone() -> None:
    manuscript = read("Moor (1931) says it came “like a reproach” (3), and they “rot where they fell” (4).")
    assert [note.label for note in manuscript.notes if note.kind is NoteKind.IN_TEXT] == ["Moor (1931)"]


def test_an_entry_that_dashes_lead_is_one_of_the_author_above() -> None:
    assert sum(note.kind is NoteKind.ENTRY for note in read("It rained.").notes) == 3


@pytest.mark.parametrize(
    ("printed", "read_"),
    [("(Letters 88)", True), ("(Modern Fiction 88)", False), ("(Levees 88)", False)],
)
def test_a_title_that_begins_an_entry_s_is_a_citation_by_itself(printed: str, *, read_: bool) -> None:
    manuscript = read(f"It came “like a reproach” (Moor 3). She wrote that it was “quite so” {printed}.")
    assert (printed in {note.label for note in manuscript.notes}) is read_
