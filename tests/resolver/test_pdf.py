"""Real PDFs, made here: pages, furniture, cut words, scans, damage."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from claimcheck.model import ArtefactKind, Lack, SourceText
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import _pdfium, extract

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST = [
    "The mill was built before the bridge, and both were built before",
    "the town had a name. Nobody asked who paid for the infor-",
    "mation that the surveyor wrote down that year.",
    "A second paragraph begins here and goes on to the very end of a be-",
]
SECOND = [
    "ginning that the next page holds, and the sentence that crosses it",
    "ends here.",
]


def made(pages: Sequence[Sequence[str]], heads: Sequence[str] = (), first: int = 0, **about: str) -> bytes:
    """Draw pages of lines, with a running head and a page number where asked for."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300))
    canvas.setTitle(about.get("title", ""))
    for number, lines in enumerate(pages):
        if heads:
            canvas.drawString(40, 280, heads[number])
        for row, line in enumerate(lines):
            canvas.drawString(40, 250 - 14 * row, line)
        if first:
            canvas.drawString(200, 20, str(first + number))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def read(data: bytes) -> SourceText:
    return extract(data, "application/pdf")


def kinds(content: SourceText, kind: ArtefactKind) -> list[str]:
    return [a.span.of(content.text).strip() for a in content.artefacts if a.kind is kind]


def running(content: SourceText) -> str:
    """The text with every artefact deleted, one space for each stretch of white space."""
    text, at = "", 0
    for artefact in content.artefacts:
        text += content.text[at : artefact.span.start]
        at = artefact.span.end
    return " ".join((text + content.text[at:]).split())


def test_a_sentence_that_crosses_a_page_is_whole_without_the_artefacts() -> None:
    content = read(made([FIRST, SECOND], heads=["Journal of Mills", "Journal of Mills"], first=11))
    assert kinds(content, ArtefactKind.RUNNING_HEAD) == ["Journal of Mills"] * 2
    assert kinds(content, ArtefactKind.PAGE_NUMBER) == ["11", "12"]
    assert kinds(content, ArtefactKind.LINE_END_HYPHEN) == ["-", "-"]
    assert "for the information that the surveyor" in running(content)
    assert "the very end of a beginning that the next page holds, and the sentence" in running(content)
    assert content.partial is None


def test_a_page_break_between_words_leaves_them_apart() -> None:
    content = read(made([["The end of the"], ["page is no end."]], first=1))
    assert running(content) == "The end of the page is no end."


def test_pages_carry_their_printed_labels_and_places() -> None:
    content = read(made([FIRST, SECOND], first=11))
    assert [page.label for page in content.pages] == ["1", "2"]
    first, second = (page.span.of(content.text) for page in content.pages)
    assert first.startswith("The mill")
    assert "11" in first
    assert second.startswith("ginning")


def test_facing_pages_have_heads_of_their_own() -> None:
    pages = [[f"Line of page {word} that runs."] for word in ("one", "two", "three", "four")]
    content = read(made(pages, heads=["A. Roy", "On Mills", "A. Roy", "On Mills"]))
    assert kinds(content, ArtefactKind.RUNNING_HEAD) == ["A. Roy", "On Mills", "A. Roy", "On Mills"]


def test_a_head_with_the_page_number_in_it() -> None:
    content = read(made([["One line."], ["Another line."]], heads=["12 Journal", "13 Journal"]))
    assert kinds(content, ArtefactKind.RUNNING_HEAD) == ["12 Journal", "13 Journal"]


def test_what_is_no_furniture() -> None:
    content = read(made([["In that year", "1984"], ["they met again.", "1312"]]))
    assert content.artefacts == tuple(a for a in content.artefacts if a.kind is ArtefactKind.PAGE_BREAK)
    assert len(content.artefacts) == 1


def test_paragraphs_are_told_by_their_last_line() -> None:
    assert "year.\n\nA second" in read(made([FIRST])).text


def test_the_title_if_it_is_one() -> None:
    assert read(made([FIRST], title="On Mills")).title == "On Mills"
    for junk in ("untitled", "Microsoft Word - draft3", "final.docx", ""):
        assert read(made([FIRST], title=junk)).title is None


def scanned(pages: int, texts: Sequence[str] = ()) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300))
    # A picture of one grey pixel, as a portable pixmap.
    picture = ImageReader(io.BytesIO(b"P6 1 1 255\n\x80\x80\x80"))
    for number in range(pages):
        if number < len(texts):
            canvas.drawString(40, 250, texts[number])
        else:
            canvas.drawImage(picture, 0, 0, 400, 300)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_a_scan_has_no_text_layer() -> None:
    content = read(scanned(3))
    assert content.partial is not None
    assert content.partial.startswith("no text layer")


def test_a_scanned_page_among_others_is_named() -> None:
    partial = read(
        scanned(3, ["A line of text that is long enough.", "And another one of the same."])
    ).partial
    assert partial is not None
    assert partial.startswith("no text layer on page 3")


def test_an_empty_last_page_is_no_scan() -> None:
    assert read(made([FIRST, []])).partial is None


def test_a_locked_pdf() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(40, 40, "words")
    canvas.save()
    with pytest.raises(LackError) as caught:
        read(file.getvalue())
    assert caught.value.reason is Lack.EXTRACTION_FAILED
    assert "password" in caught.value.detail


@pytest.mark.parametrize("data", [b"%PDF-", b"%PDF-1.7\n" + bytes(5000), made([FIRST])[:300]])
def test_a_damaged_pdf(data: bytes) -> None:
    with pytest.raises(LackError) as caught:
        read(data)
    assert caught.value.reason is Lack.EXTRACTION_FAILED


def test_a_pdf_that_was_not_read_to_its_end_is_partial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdfium, "_MOST_CHARACTERS", 50)
    content = read(made([FIRST, SECOND]))
    assert content.partial == "the PDF is longer than what is read of one source"
    assert [page.label for page in content.pages] == ["1"]
