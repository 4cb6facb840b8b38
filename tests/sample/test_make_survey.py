"""The committed PDF says what its script says, and has the traps that the sample needs."""

from __future__ import annotations

import re

import pypdfium2
from sample.make_survey import PARAGRAPHS, RUNNING_HEAD, TARGET, build, set_lines


def pages(data: bytes) -> list[str]:
    """The text of each page, lines as set; the PDF library's sign for a divided word made a hyphen again."""
    with pypdfium2.PdfDocument(data) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [text.replace("\ufffe", "-\n").replace("\r\n", "\n") for text in texts]


def test_the_committed_file_is_the_one_that_the_script_writes() -> None:
    assert pages(TARGET.read_bytes()) == pages(build())


def test_the_script_writes_the_same_bytes_twice() -> None:
    assert build() == build()


def test_two_pages_with_running_head_and_number() -> None:
    first, second = (page.splitlines() for page in pages(TARGET.read_bytes()))
    assert (first[0], second[0]) == (RUNNING_HEAD, RUNNING_HEAD)
    assert (first[-1], second[-1]) == ("41", "42")


def test_the_printed_page_numbers_are_the_pdf_labels() -> None:
    with pypdfium2.PdfDocument(TARGET.read_bytes()) as document:
        assert [document.get_page_label(index) for index in range(len(document))] == ["41", "42"]


def test_a_quoted_word_is_divided_at_a_line_end() -> None:
    assert "hold-\ning up the wheel" in pages(TARGET.read_bytes())[0]


def test_a_quoted_sentence_crosses_the_page_break() -> None:
    first, second = pages(TARGET.read_bytes())
    assert first.splitlines()[-2].endswith("the load may be moved from")
    assert second.splitlines()[1].startswith("the oak to the stone")


def test_no_word_is_lost_in_setting() -> None:
    text = re.sub(
        r"-\n", "", "\n".join(line for paragraph in PARAGRAPHS for line in [*set_lines(paragraph), ""])
    )
    assert text.split() == " ".join(PARAGRAPHS).replace("~", "").split()
