"""Notes of a Markdown manuscript: footnotes of every make, and those that the author typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markdown_text import read

from claimcheck.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model import Layout


def marks(layout: Layout) -> list[tuple[int, str]]:
    return [(mark.number, mark.span.of(layout.text)) for mark in layout.marks]


def notes(layout: Layout) -> list[tuple[int, str]]:
    return [(note.mark, note.span.of(layout.text)) for note in layout.notes]


def test_numbers_stay_and_definitions_may_stand_anywhere() -> None:
    layout = read("[^3]: Three.\n\nIt stood.[^3] It\n> turned.[^1]\n\n[^1]: One,\nlazily.\n\nEnd.\n")
    assert layout.text == "It stood.[3] It\n\nturned.[1]\n\nEnd.\n\n[1] One,\nlazily.\n\n[3] Three."
    assert marks(layout) == [(3, "[3]"), (1, "[1]")]
    assert [note.label for note in layout.notes] == [None, None]


def test_names_are_numbered_by_their_marks_whatever_their_case() -> None:
    layout = read("A[^Lee] b[^roy] c[^LEE].\n\n[^roy]: Roy.\n\n[^lee]: Lee.\n")
    assert marks(layout) == [(1, "[1]"), (2, "[2]"), (1, "[1]")]
    assert notes(layout) == [(1, "[1] Lee."), (2, "[2] Roy.")]


def test_numbers_and_names_together_stay_as_they_are() -> None:
    layout = read("A[^2] b[^lee] c^[Roy.].\n\n[^2]: Two.\n\n[^lee]: Lee.\n")
    assert [(note.mark, note.label) for note in layout.notes] == [(1, "2"), (2, "lee"), (3, "inline 1")]
    assert marks(layout) == [(1, "[2]"), (2, "[lee]"), (3, "[inline 1]")]


def test_a_note_of_several_paragraphs_and_a_list() -> None:
    layout = read("A[^1].\n\n[^1]: One.\n\n    > Two.\n\n    1. Three.\n    2. Four.\n\nBody.\n")
    assert notes(layout) == [(1, "[1] One.\n\nTwo.\n\n1. Three.\n\n2. Four.")]
    assert [block.span.of(layout.text) for block in layout.blocks][:2] == ["A[1].", "Body."]


def test_a_mark_without_note_and_a_note_without_mark() -> None:
    layout = read("A[^1] b[^2].\n\n[^1]: One.\n\n[^3]: Three.\n")
    assert marks(layout) == [(1, "[1]"), (2, "[2]")]
    assert notes(layout) == [(1, "[1] One."), (3, "[3] Three.")]
    assert marks(read("A[^lee].")) == [(1, "[1]")]


def test_what_only_looks_like_a_mark() -> None:
    assert read("the class `[^a]` and [^a-z\\] and [^ a]").marks == ()
    assert read("a \\[^1] b").text == "a [^1] b"


def test_inline_notes_nest() -> None:
    layout = read('A^[One *it* "b"^[Two.] [c](d).] e.')
    assert layout.text == 'A[1] e.\n\n[1] One it "b"[2] c.\n\n[2] Two.'
    assert marks(layout) == [(1, "[1]")]


def test_marks_in_blocks_of_html_are_marks() -> None:
    layout = read("<p>It stood.[^1]</p>\n\n[^1]: One.\n")
    assert layout.text == "It stood.[1]\n\n[1] One."


@pytest.mark.parametrize(
    ("mark", "listed"),
    [
        ("[{}]", "[{}] "),
        ("\\[{}\\]", "\\[{}\\] "),
        ("[{}]", "{}. "),
        ("<sup>{}</sup>", "{}. "),
        ("<sup>[{}]</sup>", "[{}] "),
        ('<sup><a href="#n{0}">{0}</a></sup>', "{}. "),
        ("^{}^", "{}. "),
        ("[{}](#note)", "{}. "),
        ("[\\[{}\\]](#note)", "[{}] "),
        ("[{}]", "[{}]: "),
        ("[{}]", "[{}]: https://a.example/{} "),
    ],
)
@pytest.mark.parametrize("parted", ["\n\n", "\n"])
def test_typed_notes(mark: str, listed: str, parted: str, tmp_path: Path) -> None:
    said = ["It stood “by the ford.”", "It “turned all day.”", "Then “it was no more.”"]
    body = " ".join(words + mark.format(at) for at, words in enumerate(said, 1))
    ends = '"Lee"' if "https" in listed else "Ann Lee, *The Mill*, 3."
    rows = parted.join(listed.format(*[at] * listed.count("{")) + ends for at in (1, 2, 3))
    file = tmp_path / "article.md"
    file.write_text(f"{body}\n\n## Notes\n\n{rows}\n", "utf-8")
    manuscript = parse(file)
    assert [found.number for found in manuscript.marks] == [1, 2, 3]
    assert [note.mark for note in manuscript.notes] == [1, 2, 3]
    assert [found.marks for found in manuscript.quotations if found.form.judged] == [(1,), (2,), (3,)]


def test_a_link_with_a_number_for_its_label_is_a_link() -> None:
    layout = read("See [the mill][1] and [chapter 3](c.md), [4](d.md).\n\n[1]: https://a.example/\n")
    assert layout.text == "See the mill and chapter 3, 4."


def test_block_quotations_are_quotations(tmp_path: Path) -> None:
    file = tmp_path / "article.md"
    file.write_text("It stood.\n\n> The wheel turned\n> all day.\n>\n> It did.[^1]\n\n[^1]: Lee.\n", "utf-8")
    [quotation] = parse(file).quotations
    assert quotation.text == "The wheel turned\nall day.\n\nIt did."
    assert quotation.marks == (1,)
