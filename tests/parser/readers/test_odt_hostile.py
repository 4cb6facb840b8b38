"""What is no sound OpenDocument text is refused in words that say what to do; nothing takes long or much."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from open_files import NAMES, bookmark, cell, flat, note, p, packed, read, read_bytes, reference_mark, style
from packing import ODT, document, zipped

from claimcheck.errors import ManuscriptError
from claimcheck.parser import parse
from claimcheck.text import Lines

if TYPE_CHECKING:
    from pathlib import Path

LOCKED = '<manifest:manifest><manifest:file-entry><manifest:encryption-data manifest:checksum="x"/>'
SHEET = f"<office:document {NAMES}><office:body><office:spreadsheet/></office:body></office:document>"
BOX = "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no OpenDocument text"),
        (b"He said", "no OpenDocument text"),
        (b"\xd0\xcf\x11\xe0", "no OpenDocument text"),
        (document(""), "package of another kind"),
        (SHEET.encode(), "holds no text document"),
        (b"<html><body>He said</body></html>", "holds no text document"),
        (b"<html><br></html>", "damaged"),
        (packed(p("a"))[:-30], "cut short"),
        (packed(p("a") + "<text:p>"), "damaged in its part content.xml"),
        (packed(p("a"), styles="<style:style>"), "damaged in its part styles.xml"),
        (packed(p("a"), **{"META-INF/manifest.xml": LOCKED}), "locked with a password"),
        (zipped({"mimetype": ODT, "encrypted-package": "x"}), "locked with a password"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>' + flat(p("&b;")).partition(b"?>")[2], "entities"),
        (flat("<text:p>" * 2000 + "</text:p>" * 2000), "nested more deeply"),
        (packed(p(" " * 30_000_000)), "swells"),
    ],
    ids=[
        *("empty", "words", "old Word", "Word", "sheet", "HTML", "no XML", "cut", "no end", "styles damaged"),
        *("locked in parts", "locked whole", "entities", "deep", "bomb"),
    ],
)
def test_what_is_no_sound_document_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ManuscriptError, match=said) as raised:
        read_bytes(data)
    assert "save" in raised.value.what


def test_the_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.odt"
    file.write_bytes(b"He said")
    with pytest.raises(ManuscriptError, match=r"a\.odt: is no OpenDocument text"):
        parse(file)


PIECES = (
    *("<text:p>", "<text:span>", '<text:note text:note-class="endnote">', "<text:note-citation>"),
    *("<text:note-body>", "<text:list>", "<text:list-item>", "<table:table>", "<draw:text-box>", "<text:a>"),
    *(
        '<text:note-ref text:ref-name="a">',
        "<text:hidden-paragraph>",
        "<text:section>",
        "<text:bibliography-mark>",
    ),
    *("<field:fieldmark-start>", "<field:fieldmark-separator>", "<field:fieldmark-end>", "<text:line-break>"),
    *("<text:reference-mark-start>", "<text:reference-mark-end>", "<text:s>", "<text:table-of-content>"),
    *("<office:text>", "words", " ", "1"),
)


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Elements in any order, each ended in its turn."""
    written: list[str] = []
    waiting: list[str] = []
    for piece in draw(st.lists(st.sampled_from((*PIECES, "</>", "</>")), max_size=40)):
        if piece == "</>":
            written.append(waiting.pop() if waiting else "")
        else:
            written.append(piece)
            if piece.startswith("<"):
                waiting.append(f"</{piece[1:].partition(' ')[0].rstrip('>')}>")
    return "".join([*written, *reversed(waiting)])


@given(trees())
def test_no_order_of_elements_breaks_the_reader(body: str) -> None:
    layout = read(body)
    assert all(0 <= block.span.start <= block.span.end <= len(layout.text) for block in layout.blocks)
    assert [anchor.start for anchor in layout.anchors] == sorted(anchor.start for anchor in layout.anchors)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>&"))))
def test_words_come_out_as_they_went_in(rows: list[str]) -> None:
    layout = read("".join(map(p, rows)))
    assert layout.text.split() == " ".join(rows).split()
    seen = [" ".join(part for part in row.split(" ") if part) for row in rows]
    lines = Lines(layout.text, layout.anchors)
    for offset, char in enumerate(layout.text):
        if not char.isspace():
            line, column = lines.place(offset)
            assert seen[line - 1][column - 1] == char


def test_boxes_in_boxes_and_many_notes_stay_linear() -> None:
    body = p("end")
    for _ in range(300):
        body = p("box " + BOX.format(body))
    layout = read(body + "".join(p(note("", p("n"))) for _ in range(3000)))
    assert layout.text.count("box") == 300
    assert len(layout.notes) == 3000


def test_ends_without_beginnings_and_tables_that_say_that_they_are_large() -> None:
    body = p('<text:reference-mark-end text:name="a"/>' + bookmark("a", "x") + reference_mark("a", "y"))
    large = cell(p('<text:s text:c="999999999"/>z')).replace(
        "cell>", 'cell table:number-columns-repeated="9999">', 1
    )
    assert read(body + large).text == "xy\n\nz"


def test_styles_made_from_each_other() -> None:
    styles = style("A", parent="B") + style("B", parent="A")
    assert read(p("seen", "A"), styles=styles).text == "seen"


def test_what_is_said_of_no_style_hides_nothing() -> None:
    stray = '<style:default-style><style:text-properties text:display="none"/></style:default-style>'
    assert read(p("seen", "Standard"), styles=style("Standard") + stray).text == "seen"


def test_more_fields_in_each_other_than_any_document_has() -> None:
    fields = (
        '<field:fieldmark-start><field:param field:name="other" field:value="x"/></field:fieldmark-start>'
    )
    layout = read(p(fields * 40 + "seen" + "<field:fieldmark-end/>" * 40))
    assert layout.text == "seen"
    references = '<text:note-ref text:ref-name="a">' * 40 + "seen" + "</text:note-ref>" * 40
    assert read(p(references)).text == "seen"
