"""Books are read in their own order, by the printed pages where these are known, else by chapters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile.packages import HOSTILE
from packing import CONTAINER, DC, EPUB, XHTML, XHTML_TYPE, book, zipped
from resolver.shown import body, pages, regions

from claimcheck.model import Lack, Paging
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import extract

FILES = Path(__file__).with_name("files")
NAV = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
NCX = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'


def chapter(inside: str) -> str:
    return f"<head><title>On Mills</title></head><body>{inside}</body>"


def nav(toc: str = "", page_list: str = "") -> str:
    return (
        f'<html xmlns="{XHTML}" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        f'<nav epub:type="toc"><h1>Contents</h1><ol>{toc}</ol></nav>'
        f'<nav epub:type="page-list"><ol>{page_list}</ol></nav></body></html>'
    )


def links(**targets: str) -> str:
    return "".join(f'<li><a href="{target}">{label}</a></li>' for label, target in targets.items())


def test_chapters_come_in_the_order_of_the_spine() -> None:
    chapters = {"z.xhtml": chapter("<p>First &amp; foremost.</p>"), "a.xhtml": chapter("<p>Second.</p>")}
    content = extract(book(chapters), EPUB)
    assert body(content) == "First & foremost. Second."
    assert (content.title, content.authors, content.issued) == ("On Mills", ("Ada Wend",), "1921-05")
    assert content.paging is Paging.CHAPTER
    assert [label for label, _ in pages(content)] == ["1", "2"]
    assert content.partial is None


@pytest.mark.parametrize(
    ("said", "issued"),
    [
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", None),  # what Calibre writes for no date
        ("<dc:date>2021-02-30</dc:date>", None),
        ("<dc:date>unknown</dc:date><dc:date>March 2004</dc:date>", "2004-03"),
        ("<dc:date>1921-05-04T10:00:00Z</dc:date>", "1921-05-04"),
    ],
)
def test_a_date_that_can_be(said: str, issued: str | None) -> None:
    opf = (
        f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="{DC}"><metadata>{said}</metadata>'
        f'<manifest><item id="a" href="a.xhtml" media-type="{XHTML_TYPE}"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    assert extract(book({"a.xhtml": chapter("<p>First.</p>")}, book__opf=opf), EPUB).issued == issued


def test_a_book_without_contents_takes_its_chapters_headings() -> None:
    chapters = {f"{name}.xhtml": chapter(f"<h1>The {name}</h1><p>Text.</p>") for name in ("Weir", "Wheel")}
    assert [label for label, _ in pages(extract(book(chapters), EPUB))] == ["The Weir", "The Wheel"]


def test_chapters_are_named_by_the_navigation_document() -> None:
    chapters = {
        "front.xhtml": chapter("<p>For Ben.</p>"),
        "one.xhtml": chapter('<h1>I</h1><p>Weirs.</p><h2 id="s">Floods</h2><p>They came.</p>'),
        "one-more.xhtml": chapter("<p>And went.</p>"),
        "two.xhtml": chapter('<p>Wheels.</p><section id="three"><h1>III</h1><p>Locks.</p></section>'),
    }
    toc = (
        '<li><a href="one.xhtml">The <b>Weir</b></a><ol><li><a href="one.xhtml#s">Floods</a></li></ol></li>'
        '<li><a href="two.xhtml">The Wheel</a></li><li><a href="./two.xhtml#three">The Lock</a></li>'
    )
    content = extract(book(chapters, NAV, nav__xhtml=nav(toc)), EPUB)
    named = {label: " ".join(text.replace("On Mills", "").split()) for label, text in pages(content)}
    assert named == {
        "The Weir": "I Weirs. Floods They came. And went.",
        "The Wheel": "Wheels.",
        "The Lock": "III Locks.",
    }
    assert body(content).endswith("Wheels. III Locks.")
    assert "Contents" not in content.text


def test_chapters_are_named_by_an_ncx_with_its_doctype() -> None:
    ncx = (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://127.0.0.1:9/ncx.dtd">'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><docTitle><text>On Mills</text></docTitle><navMap>'
        "<navPoint><navLabel><text>Part One</text></navLabel><content src='part.xhtml'/>"
        "<navPoint><navLabel><text> The\nWeir </text></navLabel><content src='one.xhtml'/></navPoint>"
        "</navPoint>"
        "</navMap></ncx>"
    )
    chapters = {"part.xhtml": chapter("<p>Part.</p>"), "one.xhtml": chapter("<p>Weirs.</p>")}
    content = extract(book(chapters, NCX, toc__ncx=ncx), EPUB)
    assert [label for label, _ in pages(content)] == ["Part One", "The Weir"]


def test_printed_pages_that_the_text_marks() -> None:
    mark = '<span epub:type="pagebreak" id="p{0}" title="{0}"/>'
    chapters = {
        "one.xhtml": chapter(f"<p>Before. {mark.format(12)}The keeper never {mark.format(13)}mended it.</p>"),
        "two.xhtml": chapter(f"<p>Nobody asked. {mark.format(14)}So it was.</p>"),
    }
    content = extract(book(chapters, NAV, nav__xhtml=nav(links(Weir="one.xhtml"))), EPUB)
    assert content.paging is Paging.PAGE
    assert body(content) == "Before. The keeper never mended it. Nobody asked. So it was."
    assert pages(content) == [
        ("12", "The keeper never"),
        ("13", "mended it. On Mills Nobody asked."),
        ("14", "So it was. On Mills"),
    ]


def test_printed_pages_that_only_the_list_of_pages_knows() -> None:
    chapters = {
        "one.xhtml": chapter('<p>The keeper <a id="p2"/>never mended it.</p><p id="p3">Nobody asked.</p>'),
        "two.xhtml": chapter("<p>So it was.</p>"),
    }
    listed = links(**{"i": "one.xhtml", "ii": "one.xhtml#p2", "3": "one.xhtml#p3", "4": "two.xhtml"})
    content = extract(book(chapters, NAV, nav__xhtml=nav(page_list=listed)), EPUB)
    assert content.paging is Paging.PAGE
    assert body(content) == "The keeper never mended it. Nobody asked. So it was."
    assert [(label, text.replace(" On Mills", "")) for label, text in pages(content)] == [
        ("i", "The keeper"),
        ("ii", "never mended it."),
        ("3", "Nobody asked."),
        ("4", "So it was."),
    ]


def test_a_cover_is_no_lack_of_text_but_many_pictures_are() -> None:
    weirs = chapter("<p>Weirs.</p>")
    picture = chapter('<img src="a.png" alt="A page"/>')
    few = {"cover.xhtml": picture, **{f"{number}.xhtml": weirs for number in range(4)}}
    assert extract(book(few), EPUB).partial is None
    many = few | {f"plate{number}.xhtml": picture for number in range(2)}
    assert extract(book(many), EPUB).partial == "3 of its 7 parts hold no text"
    with pytest.raises(LackError, match="only pictures"):
        extract(book({"cover.xhtml": picture}), EPUB)


def test_a_part_that_is_a_drawing_is_not_read() -> None:
    chapters = {"a.svg": "", "b.xhtml": chapter("<p>Weirs.</p>")}
    content = extract(book(chapters), EPUB)
    assert content.partial == "1 of its 2 parts hold no text"


def test_names_are_resolved_against_the_package_document() -> None:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="../t/a%20b.xhtml#x" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    data = zipped(
        {
            "mimetype": EPUB,
            "META-INF/container.xml": CONTAINER.replace("book.opf", "o/book.opf"),
            "o/book.opf": opf,
            "t/a b.xhtml": f'<html xmlns="{XHTML}">{chapter("<p>Weirs.</p>")}</html>',
        }
    )
    assert body(extract(data, EPUB)) == "Weirs."


def encryption(method: str, member: str) -> str:
    return (
        '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
        f'<e:EncryptionMethod Algorithm="{method}"/><e:CipherData><e:CipherReference URI="{member}"/>'
        "</e:CipherData></e:EncryptedData></encryption>"
    )


def test_a_locked_book_says_so() -> None:
    lock = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "a.xhtml")
    with pytest.raises(LackError, match="DRM") as caught:
        extract(book({"a.xhtml": chapter("<p>x</p>")}, **{"META-INF/encryption__xml": lock}), EPUB)
    assert caught.value.reason is Lack.EXTRACTION_FAILED


@pytest.mark.parametrize(
    ("method", "member"),
    [
        ("http://www.idpf.org/2008/embedding", "a.otf"),
        ("http://ns.adobe.com/pdf/enc#RC", "a.otf"),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "film.mp4"),
    ],
)
def test_a_disguised_font_locks_nothing(method: str, member: str) -> None:
    lock = encryption(method, member)
    content = extract(book({"a.xhtml": chapter("<p>Weirs.</p>")}, **{"META-INF/encryption__xml": lock}), EPUB)
    assert body(content) == "Weirs."


def test_a_broken_navigation_document_costs_only_the_names() -> None:
    content = extract(book({"a.xhtml": chapter("<p>Weirs.</p>")}, NAV, nav__xhtml="<html>&nbsp;"), EPUB)
    assert (body(content), content.partial) == ("Weirs.", None)


def test_a_chapter_that_is_missing_makes_the_book_partial() -> None:
    data, _ = HOSTILE["a book that lacks a chapter"]
    content = extract(data, EPUB)
    assert body(content) == "The gate was never mended."
    assert content.partial == "the book lacks its part b.xhtml"


def test_a_book_without_text_is_empty() -> None:
    with pytest.raises(LackError) as caught:
        extract(book({"a.xhtml": chapter("")}), EPUB)
    assert caught.value.reason is Lack.EMPTY


def test_notes_of_a_chapter_do_not_part_a_sentence() -> None:
    noted = (
        '<p>The keeper<a epub:type="noteref" href="notes.xhtml#n1">1</a> never mended it.</p>'
        '<aside epub:type="footnote" id="n1"><p>His name was Lode.</p></aside>'
    )
    content = extract(book({"a.xhtml": chapter(noted)}), EPUB)
    assert body(content) == "The keeper never mended it."
    assert ("His name was Lode.") in [text for _, text in regions(content)]


def test_a_book_that_another_program_wrote() -> None:
    content = extract((FILES / "mills.epub").read_bytes(), EPUB)
    assert body(content) == (
        "The Weir The weir was built in a dry year, and the keeper never trusted it. "
        "The Wheel A wheel turns as long as the water wants to."
    )
    assert [label for label, _ in pages(content)] == ["The Weir", "The Wheel"]
    assert (content.title, content.authors, content.issued) == ("On Mills", ("Ada Wend",), "1921-05")
