"""What a reader adds to a draft comes out as text, blocks, marks, notes and ways back to the file."""

from __future__ import annotations

import pytest

from claimcheck.model import BlockKind, KeyedWork, Span
from claimcheck.parser.drafting import At, Draft, raised
from claimcheck.text import Lines


def test_notes_stand_after_the_body_and_are_numbered_by_their_marks() -> None:
    draft = Draft("markdown")
    with draft.note("b", At(9, 1)):
        draft.words("Second.", At(9, 6))
    draft.words("One", At(1, 1))
    draft.mark("a", At(1, 4))
    draft.begin(BlockKind.QUOTATION)
    draft.words("Two", At(3, 3))
    draft.mark("b", At(3, 6))
    with draft.note("a", At(7, 1)):
        draft.words("First.", At(7, 6))
        draft.begin(BlockKind.PARAGRAPH)
        draft.words("More.", At(8, 6))
    layout = draft.finish()
    assert layout.text == "One[1]\n\nTwo[2]\n\n[1] First.\n\nMore.\n\n[2] Second."
    assert [mark.number for mark in layout.marks] == [1, 2]
    assert [note.span.of(layout.text) for note in layout.notes] == ["[1] First.\n\nMore.", "[2] Second."]
    kinds = [block.kind for block in layout.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.NOTE, BlockKind.NOTE]


@pytest.mark.parametrize(
    ("labels", "numbers", "shown"),
    [
        (["7", "3"], [7, 3], [None, None]),
        (["*", "†"], [1, 2], ["*", "†"]),
        (["1", "1"], [1, 2], [None, "1"]),
        (["i", "2"], [1, 2], ["i", None]),
    ],
    ids=["numbers of the file's own", "signs", "counted anew on each page", "two counts"],
)
def test_labels(labels: list[str], numbers: list[int], shown: list[str | None]) -> None:
    draft = Draft("word")
    for place, label in enumerate(labels):
        draft.words("w", At(1, 1 + place))
        draft.mark(str(place), At(1, 2), label)
        with draft.note(str(place), At(2, 1)):
            draft.words("n", At(2, 1))
    layout = draft.finish()
    assert [mark.number for mark in layout.marks] == numbers
    assert {note.mark: note.label for note in layout.notes} == dict(zip(numbers, shown, strict=True))


def test_white_space_only_parts_words_and_every_letter_leads_back_to_the_file() -> None:
    draft = Draft("html")
    source = "  He  said\n   it\tagain. \n"
    draft.flow(source, At(4, 1))
    layout = draft.finish()
    assert layout.text == "He said it again."
    lines = Lines(layout.text, layout.anchors)
    rows = source.split("\n")
    for offset, char in enumerate(layout.text):
        line, column = lines.place(offset)
        assert char in (rows[line - 4] + " ")[column - 1] or char == " "


def test_keys_and_links_have_their_words() -> None:
    draft = Draft("markdown")
    with draft.link("https://a.example/"):
        draft.words("she ", At(1, 2))
        draft.words("said", At(1, 6))
    draft.cite("[@roy, p. 3]", (KeyedWork(key="roy", locator="3", locator_label="page"),), At(1, 30))
    layout = draft.finish()
    assert [(link.span, link.url) for link in layout.links] == [(Span(start=0, end=8), "https://a.example/")]
    assert layout.keyed[0].span.of(layout.text) == "[@roy, p. 3]"


@pytest.mark.parametrize(
    ("given", "shown"), [("12", "¹²"), (" 3 ", "³"), ("4–6", "⁴⁻⁶"), ("th", "th"), ("", "")]
)
def test_raised_digits(given: str, shown: str) -> None:
    assert raised(given) == shown


def test_a_citation_over_two_lines_is_one_and_leads_to_both() -> None:
    draft = Draft("markdown")
    works = (KeyedWork(key="roy"),)
    draft.cite("[see\n", works, At(4, 10))
    draft.cite("@roy]", works, At(5, 3))
    draft.cite("[@roy]", (KeyedWork(key="roy"),), At(5, 8))
    layout = draft.finish()
    assert [keyed.span.of(layout.text) for keyed in layout.keyed] == ["[see\n@roy]", "[@roy]"]
    assert Lines(layout.text, layout.anchors).place(5) == (5, 3)
