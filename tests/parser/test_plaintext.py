"""Layout of plain text: blocks, note lists in their shapes, and what is no note."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claimcheck.model import BlockKind, Layout
from claimcheck.parser.readers.plaintext import lay_out


def _blocks(layout: Layout) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(layout.text)) for block in layout.blocks]


def _notes(text: str) -> dict[int, str]:
    layout = lay_out(text, "utf-8")
    return {note.mark: note.span.of(text) for note in layout.notes}


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    layout = lay_out("The Title\n\nOne line of it\nand another of it.\n\nNext.", "utf-8")
    assert _blocks(layout) == [
        ("heading", "The Title"),
        ("paragraph", "One line of it\nand another of it."),
        ("paragraph", "Next."),
    ]


def test_long_lines_are_paragraphs_without_blank_lines_between() -> None:
    long = "word " * 40 + "end."
    layout = lay_out(f"A Heading\n{long}\nShort one.\n{long}", "utf-8")
    assert [kind for kind, _ in _blocks(layout)] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_a_first_line_indent_starts_a_paragraph_and_a_margin_sets_off() -> None:
    layout = lay_out(
        "Para one goes on and\non for some lines.\n   Para two starts here and\ngoes on at the margin.\n"
        "      set off and indented\n      on two lines\nPara three.",
        "utf-8",
    )
    assert [(kind, text.split()[0]) for kind, text in _blocks(layout)] == [
        ("paragraph", "Para"),
        ("paragraph", "Para"),
        ("quotation", "set"),
        ("paragraph", "Para"),
    ]


def test_a_text_indented_as_a_whole_is_not_set_off() -> None:
    layout = lay_out("    All of it is indented.\n\n    Here too, for no reason.", "utf-8")
    assert {block.kind for block in layout.blocks} == {BlockKind.PARAGRAPH}


def test_quoted_lines_are_set_off() -> None:
    layout = lay_out("So she wrote\n> these words\n> and these\nand no more.", "utf-8")
    assert [kind for kind, _ in _blocks(layout)] == ["paragraph", "quotation", "paragraph"]


@pytest.mark.parametrize(
    ("mark", "label", "heading"),
    [
        ("[{}]", "[{}] ", ""),
        ("[{}]", "[{}]", "Notes"),
        ("[^{}]", "[^{}]: ", ""),
        ("[{}]", "{}. ", ""),
        ("[{}]", "{}) ", "ENDNOTES"),
        ("[{}]", "{} ", "## References"),
        ("¹", "¹ ", ""),
        ("¹", "¹", "Footnotes:"),
        ("¹", "1. ", "Notes"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_shapes_of_note_lists(mark: str, label: str, heading: str, gap: str) -> None:
    raised = mark == "¹"
    marks = ["¹", "²", "³"] if raised else [mark.format(number) for number in (1, 2, 3)]
    signs = ["¹", "²", "³"] if "¹" in label else [label.format(number).strip() for number in (1, 2, 3)]
    space = " " if label.endswith((" ", ".")) else ""
    if label.startswith("1"):
        signs = ["1.", "2.", "3."]
    expected = {
        1: f"{signs[0]}{space}Ann Roe, Book.",
        2: f"{signs[1]}{space}Ben Poe, Book.",
        3: f"{signs[2]}{space}Ibid.",
    }
    body = f"One thing.{marks[0]} Another thing,{marks[1]} and more.{marks[2]}\n\n"
    assert _notes(body + (f"{heading}\n\n" if heading else "") + gap.join(expected.values())) == expected


def test_a_numbered_list_in_the_body_is_no_note_list() -> None:
    body = "Three things matter here.[1]\n\n1. First, the river.[2]\n\n2. Second, the bridge.\n\n"
    assert _notes(body + "[1] Ann Roe, Book.\n\n[2] Ben Poe, Book.") == {
        1: "[1] Ann Roe, Book.",
        2: "[2] Ben Poe, Book.",
    }
    assert _notes("We need:\n\n1. First, the river.\n\n2. Second, the bridge.\n\nThat is all.") == {}
    assert _notes("1. Introduction\n\nText.[1]\n\n2. Methods\n\nText.[2]\n\nNotes\n\n1. Roe.\n\n2. Poe.") == {
        1: "1. Roe.",
        2: "2. Poe.",
    }


def test_a_paragraph_that_begins_with_a_mark_is_body() -> None:
    notes = _notes("As in [1] and [2].\n\n[2] shows that it is so.\n\n[1] Roe, Book.\n\n[2] Poe, Book.")
    assert notes == {1: "[1] Roe, Book.", 2: "[2] Poe, Book."}


def test_notes_over_several_paragraphs() -> None:
    text = (
        "One.[1] Two.[2]\n\n[1] Ann Roe, Book.\n\nThe book has a second edition, which says more.\n\n"
        "[2] Ben Poe, Book.\n\n    An indented paragraph goes on with it.\n\nAbout the author: she lives."
    )
    notes = _notes(text)
    assert notes[1].endswith("which says more.")
    assert notes[2].endswith("goes on with it.")


def test_what_follows_the_last_note_is_no_note() -> None:
    base = "One.[1] Two.[2]\n\n[1] Ann Roe, Book.\n\n[2] Ben Poe, Book."
    for after in ("\n\n\nThe views are the author’s.", "\n\nThe views are the author’s."):
        assert _notes(base + after)[2] == "[2] Ben Poe, Book."


def test_a_paragraph_nearer_than_the_notes_to_each_other_belongs_to_the_last() -> None:
    notes = _notes("One.[1] Two.[2]\n\n[1] Roe.\n\n\n[2] Poe.\n\nMore of Poe.\n\n\nColophon.")
    assert notes[2] == "[2] Poe.\n\nMore of Poe."


def test_notes_at_the_foot_of_each_page() -> None:
    text = "One.[1]\n\n[1] Ann Roe, Book.\n\nTwo goes on here.\n\nThree.[2]\n\n[2] Ben Poe, Book.\n\nEnd."
    layout = lay_out(text, "utf-8")
    assert _notes(text) == {1: "[1] Ann Roe, Book.", 2: "[2] Ben Poe, Book."}
    assert ("paragraph", "Two goes on here.") in _blocks(layout)


def test_a_heading_among_the_notes_belongs_to_none() -> None:
    layout = lay_out("One.[1] Two.[2]\n\nNotes\n\n1. Roe, Book.\n\nPart Two\n\n2. Poe, Book.", "utf-8")
    assert ("heading", "Part Two") in _blocks(layout)
    assert _notes(layout.text)[1] == "1. Roe, Book."


def test_a_list_of_works_without_numbers_is_no_body() -> None:
    layout = lay_out(
        "He says “it is so” there.\n\nWorks Cited\n\nPoe, Ben. “A Title.” 1999.\n\nRoe, Ann. Book.", "utf-8"
    )
    assert [block.kind for block in layout.blocks][-2:] == [BlockKind.NOTE, BlockKind.NOTE]
    assert layout.notes == ()


def test_no_notes_at_all() -> None:
    layout = lay_out("Only a body here, with [sic] and 1971.", "utf-8")
    assert layout.notes == ()
    assert layout.marks == ()


def test_a_list_of_notes_ends_where_the_next_begins() -> None:
    """Else a line would be of two notes."""
    read = lay_out("Note\n1 Lee, a first work\n\n  ³ Marsh, another one\n", "utf-8")
    spans = [block.span for block in read.blocks]
    assert all(one.end <= two.start for one, two in pairwise(spans))
