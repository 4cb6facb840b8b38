"""What is no sound Word document is refused in words that say what to do; nothing takes long or much."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import EPUB, ODT, W, book, document, text_document, zipped
from word_files import field, notes, open_bytes, p, package, part, read, refer, run

from claimcheck.errors import ManuscriptError
from claimcheck.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = zipped({"xl/workbook.xml": "<workbook/>", "[Content_Types].xml": "<Types/>"})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no Word document"),
        (b"He said", "no Word document"),
        (b"{\\rtf1 He said}", "an RTF file"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "HTML or XML"),
        (OLE + b"WordDocument", "Word 97-2003"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (SHEET, "package of another kind"),
        (text_document("<x/>"), "package of another kind"),
        (book({"a.xhtml": ""}), "package of another kind"),
        (zipped({"word/document.xml": "<html/>"}), "Office file of another kind"),
        (package(p(run("a")))[:-30], "cut short"),
        (package(p(run("a")).replace("</w:p>", "")), "damaged in its part word/document.xml"),
        (package(p(refer(1)), {"footnotes": notes("a")[:-20]}), "damaged in its part word/footnotes.xml"),
        (
            zipped({"word/document.xml": f'<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="{W}"/>'}),
            "entities",
        ),
        (document("<w:p>" * 2000 + "</w:p>" * 2000), "nested more deeply"),
        (document("", footnotes=b" " * 30_000_000), "swells"),
        (package('<w:altChunk r:id="a" xmlns:r="x"/>'), "holds another document"),
        (package(p('<w:subDoc r:id="a" xmlns:r="x"/>')), "subdocuments"),
    ],
)
def test_what_is_no_sound_document_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ManuscriptError, match=said) as raised:
        open_bytes(data)
    assert EPUB not in raised.value.what
    assert ODT not in raised.value.what


def test_the_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(OLE)
    with pytest.raises(ManuscriptError, match=r"a\.docx: is a document of Word 97-2003"):
        parse(file)


@given(
    st.lists(
        st.sampled_from(["open", "instr", "sep", "end", "p", "del", "box", "ref", "sdt", "words"]),
        max_size=30,
    )
)
def test_no_order_of_parts_breaks_the_reader(order: list[str]) -> None:
    made = {
        "open": '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "instr": "<w:r><w:instrText>ADDIN CSL_CITATION {} HYPERLINK</w:instrText></w:r>",
        "sep": '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "end": '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "p": "</w:p><w:p>",
        "del": "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
        "box": f"<w:r><w:txbxContent>{p(run('b'))}</w:txbxContent></w:r>",
        "ref": '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/></w:r>',
        "sdt": f"<w:sdt><w:sdtContent>{run('c')}</w:sdtContent></w:sdt>",
        "words": run("w"),
    }
    layout = read("<w:p>" + "".join(made[name] for name in order) + "</w:p>", {"footnotes": notes("* a")})
    assert all(0 <= block.span.start <= block.span.end <= len(layout.text) for block in layout.blocks)
    assert "ADDIN" not in layout.text
    assert "HYPERLINK" not in layout.text


@pytest.mark.parametrize(
    "element",
    [
        *(
            "w:p",
            "w:r",
            "w:tbl",
            "w:tr",
            "w:tc",
            "w:txbxContent",
            "w:sdt",
            "w:sdtContent",
            "w:hyperlink",
            "w:footnote",
        ),
        *(
            "w:pPr",
            "w:rPr",
            "w:del",
            "w:moveFrom",
            "w:cellDel",
            "w:sectPr",
            "w:footnotePr",
            "w:numFmt",
            "w:tag",
        ),
        *("w:fldSimple", "w:pStyle", "w:rStyle", "w:vanish", "w:ind", "w:footnoteReference", "w:footnoteRef"),
        *(
            "mc:AlternateContent",
            "mc:Choice",
            "mc:Fallback",
            "w:body",
            "w:document",
            "w:rPrChange",
            "w:t",
            "w:numId",
        ),
    ],
)
def test_elements_may_stand_anywhere(element: str) -> None:
    inner = f"<{element}>{p(run('a'))}{run('b')}<{element}/></{element}>"
    for body in (
        inner,
        p(inner),
        p(f"<w:r>{inner}</w:r>"),
        f"<w:pPr>{inner}</w:pPr>",
        f"<w:rPr>{inner}</w:rPr>",
    ):
        assert "c" in read(body + p(run("c"))).text


@pytest.mark.parametrize(
    ("piece", "seen"),
    [
        (run("x"), True),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("x"), False),
        (field("ADDIN CSL_CITATION {", run("x")), True),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>' + run("x"),
            True,
        ),
        ('<w:bookmarkStart w:name="_Ref1"/>' + refer(1) + run("x"), True),
        ("<w:r><w:br/></w:r>" + run("x"), True),
        ("</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("x"), True),
        ('</w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("x"), False),
    ],
    ids=["runs", "instructions", "citations", "results", "marks", "breaks", "joins", "open fields"],
)
def test_time_grows_with_length_only(
    piece: str, *, seen: bool, figure: Callable[[str, str], None], request: pytest.FixtureRequest
) -> None:
    def seconds(times: int) -> float:
        data = package(f"<w:p>{piece * times}</w:p>")
        start = time.process_time()
        layout = open_bytes(data)
        spent = time.process_time() - start
        assert layout.text.count("x") == times * seen
        return spent

    seconds(10)
    ratio = seconds(8000) / seconds(1000)
    figure(f"word: time for eight times as many {request.node.callspec.id}", f"{ratio:.1f}")


def test_the_text_of_an_empty_document_is_empty() -> None:
    assert read("").text == ""
    assert read(p(), {"styles": part("styles")}).blocks == ()
