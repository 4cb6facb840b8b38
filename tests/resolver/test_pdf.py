"""Real PDFs, made here: pages, furniture, cut words, scans, damage."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hostile.documents_pdf import FONT, stream, written
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from claimcheck.model import ArtefactKind, Lack, RegionKind, SourceText
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


def drawn(*pages: Sequence[tuple[float, float, float, str]], **about: str) -> bytes:
    """Draw pages of words, each at a place from the left and the foot, in a size."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300))
    canvas.setAuthor(about.get("author", ""))
    for page in pages:
        for left, foot, size, words in page:
            canvas.setFont("Times-Roman", size)
            canvas.drawString(left, foot, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def noted(content: SourceText, kind: RegionKind = RegionKind.NOTE) -> list[str]:
    return [" ".join(r.span.of(content.text).split()) for r in content.regions if r.kind is kind]


def test_a_small_raised_figure_is_a_notes_mark() -> None:
    line = "The mill was built in 1984"
    end = 40 + stringWidth(line, "Times-Roman", 12)
    content = read(
        drawn(
            [
                (40, 200, 12, line),
                (end, 205, 7, "12"),
                (40, 180, 12, "and sold for 41 pounds, or 3 of silver."),
            ]
        )
    )
    assert kinds(content, ArtefactKind.NOTE_MARK) == ["12"]
    assert "built in 1984 and sold for 41" in running(content)


def test_a_small_figure_below_the_line_or_on_it_is_none() -> None:
    end = 40 + stringWidth("The vat held H", "Times-Roman", 12)
    for foot in (197.0, 200.0):
        content = read(
            drawn([(40, 200, 12, "The vat held H"), (end, foot, 8, "2"), (end + 4, 200, 12, "O.")])
        )
        assert kinds(content, ArtefactKind.NOTE_MARK) == []


BODY = [
    (40, 250 - 14 * row, 11, f"Line {word} of the text runs on") for row, word in enumerate(("one", "two"))
]


def test_footnotes_in_small_type_are_notes_also_where_no_sentence_is_parted() -> None:
    full = [*BODY, (40, 222, 11, "and ends.")]
    notes = [(40, 60, 8, "1 Marchmont, Husbandry, 212. He kept no"), (40, 50, 8, "bees."), (200, 20, 11, "7")]
    content = read(drawn([*full, *notes], [*full, (200, 20, 11, "8")]))
    assert noted(content) == ["1 Marchmont, Husbandry, 212. He kept no bees."]
    assert kinds(content, ArtefactKind.PAGE_NUMBER) == ["7", "8"]


def test_a_footnote_below_the_left_column() -> None:
    left = [
        (40.0, foot, 11.0, words)
        for foot, words in ((250, "The mill stood idle for"), (236, "one long unhur-"))
    ]
    note = [(40.0, 60.0, 8.0, "2 The miller disagreed.")]
    right = [(220.0, 250.0, 11.0, "ried year, and was sold."), (220.0, 236.0, 11.0, "Nobody bid.")]
    content = read(drawn([*left, *note, *right]))
    assert noted(content) == ["2 The miller disagreed."]
    assert kinds(content, ArtefactKind.LINE_END_HYPHEN) == ["-"]


def test_small_type_that_is_followed_by_text_is_no_footnote() -> None:
    table = [(40, 200, 8, "1 Stone walls"), (40, 190, 8, "2 Brick walls")]
    after = [(40, 160 - 14 * row, 11, f"The text goes on in line {row}.") for row in range(4)]
    assert noted(read(drawn([*BODY, *table, *after]))) == []


def test_heads_that_the_file_draws_between_columns_are_found_by_their_place() -> None:
    def page(number: int) -> list[tuple[float, float, float, str]]:
        words = [f"{chr(number + 86)}{letter} runs on" for letter in "abcdefgh"]
        left = [(40.0, 250.0 - 14 * row, 10.0, f"left {words[row]}") for row in range(4)]
        right = [(220.0, 250.0 - 14 * row, 10.0, f"right {words[row + 4]}") for row in range(4)]
        return [*left, (40.0, 280.0, 10.0, "Journal of Mills"), (200.0, 20.0, 10.0, str(number)), *right]

    content = read(drawn(page(11), page(12), page(13)))
    assert kinds(content, ArtefactKind.RUNNING_HEAD) == ["Journal of Mills"] * 3
    assert kinds(content, ArtefactKind.PAGE_NUMBER) == ["11", "12", "13"]
    assert "left ad runs on right ae runs on" in running(content)


def test_a_block_that_a_colon_announces_and_that_is_set_in_is_another_voice() -> None:
    said = [(64, 222, 11, "They came in the week that"), (64, 208, 11, "my father went out.")]
    content = read(
        drawn([*BODY, (40, 236, 11, "A tenant told us this:"), *said, (40, 194, 11, "We believe her.")])
    )
    assert noted(content, RegionKind.BODY) == ["They came in the week that my father went out."]
    items = [(64, 222, 11, "1. They came in the week"), (64, 208, 11, "2. that my father went out.")]
    assert noted(read(drawn([(40, 236, 11, "Two points:"), *items])), RegionKind.BODY) == []


def test_a_gap_parts_paragraphs_but_not_a_sentence_and_its_footnote() -> None:
    page = [*BODY, (40, 222, 11, "and goes on"), (40, 60, 8, "1 Marchmont, Husbandry."), (200, 20, 11, "7")]
    text = running(read(drawn(page, [(40, 250, 11, "overleaf to its end."), (200, 20, 11, "8")])))
    assert "and goes on 1 Marchmont, Husbandry. overleaf" in text
    content = read(
        drawn([*BODY, (40, 236 - 40, 11, "a new paragraph after a gap"), (40, 182, 11, "ends here")])
    )
    assert "runs on\n\na new paragraph" in content.text


def test_printed_labels_of_pages() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300))
    canvas.addPageLabel(0, style="ROMAN_LOWER", start=9)
    canvas.addPageLabel(2, style="ARABIC", start=41, prefix="A-")
    for number in range(4):
        canvas.drawString(40, 200, f"These are the words of page {number}.")
        canvas.showPage()
    canvas.save()
    assert [page.label for page in read(file.getvalue()).pages] == ["ix", "x", "A-41", "A-42"]


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ("Perpetua Lisle", ("Perpetua Lisle",)),
        ("Perpetua Lisle; J. Pask and Delphine Arcourt", ("Perpetua Lisle", "J. Pask", "Delphine Arcourt")),
        ("admin", ()),
        ("someone@example.org", ()),
        ("User", ()),
    ],
)
def test_authors_if_they_are_any(said: str, authors: tuple[str, ...]) -> None:
    assert read(drawn(BODY, author=said)).authors == authors


def test_the_day_of_publication_is_the_publishers_not_the_files() -> None:
    assert read(made([FIRST])).issued is None
    told = b"<prism:publicationDate>1998-05</prism:publicationDate>"
    assert read(made([FIRST]).replace(b"%%EOF", told + b"\n%%EOF")).issued == "1998-05"
    never = told.replace(b"1998-05", b"1998-31-05")
    assert read(made([FIRST]).replace(b"%%EOF", never + b"\n%%EOF")).issued is None


def test_a_pdf_without_its_end_is_partial() -> None:
    whole = made([FIRST])
    assert read(whole + b"\n\0\0\r\n").partial is None
    partial = read(whole[: whole.rindex(b"%%EOF")]).partial
    assert partial is not None
    assert "cut off" in partial


def test_a_damaged_page_among_others_is_named() -> None:
    partial = read(written({2: b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>"})).partial
    assert partial == "page 2 of the PDF cannot be read"


def test_places_are_right_after_characters_beyond_sixteen_bits() -> None:
    letters = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <61> <D83DDE00> endbfchar"
    )
    shown = b"BT /F 12 Tf 40 200 Td (Laaughed.) Tj /F 7 Tf 5 Ts (12) Tj ET"
    page = written({4: stream(shown), 5: FONT[:-2] + b"/ToUnicode 6 0 R>>", 6: stream(letters + b" endcmap")})
    content = read(page)
    assert content.text == "L\U0001f600\U0001f600ughed.12"
    assert kinds(content, ArtefactKind.NOTE_MARK) == ["12"]


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
    monkeypatch.setattr(_pdfium, "MOST_CHARACTERS", 50)
    content = read(made([FIRST, SECOND]))
    assert content.partial == "the PDF is longer than what is read of one source"
    assert [page.label for page in content.pages] == ["1"]
