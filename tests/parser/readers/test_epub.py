"""An EPUB book is read in the order of its spine, with the notes of one page in another."""

from __future__ import annotations

import io
import zipfile

import pytest

from claimcheck.errors import ManuscriptError
from claimcheck.model import BlockKind, Layout
from claimcheck.parser.given import Given
from claimcheck.parser.readers import epub
from claimcheck.text import Lines

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
    'full-path="O/p.opf"/>'
    "</rootfiles></container>"
)
ONE = (
    '<?xml version="1.0"?>\n<html '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>\n<h2>One</h2>'
    '<p>It stood.<a href="../notes.xhtml#n1" id="r1" epub:type="noteref">1</a></p></body></html>'
)
TWO = '<html><body><p>So it did.<a href="../notes.xhtml#n2" id="r2">2</a></p></body></html>'
NOTES = (
    '<html><body><section epub:type="endnotes"><h2>Notes</h2><ol><li id="n1" '
    'epub:type="endnote"><p>Lee, 3. <a '
    'href="text/one.xhtml#r1" epub:type="backlink">↩</a></p></li><li id="n2" '
    'epub:type="endnote"><p>Roy, 4. <a '
    'href="text/two%20.xhtml#r2" epub:type="backlink">↩</a></p></li></ol></section></body></html>'
)
PAGES = {"text/two .xhtml": TWO, "text/one.xhtml": ONE, "notes.xhtml": NOTES, "nav.xhtml": "<p>Contents</p>"}


def book(pages: dict[str, str], order: tuple[str, ...], **parts: str) -> bytes:
    """Pack pages as a book; `order` names those of the spine."""
    names = {name: f"i{number}" for number, name in enumerate(pages)}
    items = "".join(
        f'<item id="{key}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"'
        f' properties="{"nav" if name.startswith("nav") else ""}"/>'
        for name, key in names.items()
    )
    spine = "".join(f'<itemref idref="{names.get(name, name)}"/>' for name in order)
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}<item id="c" href="c.css" '
        f'media-type="text/css"/></manifest><spine>{spine}<itemref idref="c"/></spine></package>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in {"META-INF/container.xml": CONTAINER, "O/p.opf": package, **parts}.items():
            archive.writestr(name.replace("__", "/"), text)
        for name, text in pages.items():
            archive.writestr(f"O/{name}", text)
    return packed.getvalue()


def read(data: bytes) -> Layout:
    return epub.read(Given(data, "book.epub", lambda _: b""))


ORDER = ("nav.xhtml", "text/one.xhtml", "text/two .xhtml", "notes.xhtml")


def test_pages_in_the_spines_order_and_notes_in_another_page() -> None:
    layout = read(book(PAGES, ORDER))
    assert layout.text == "One\n\nIt stood.[1]\n\nSo it did.[2]\n\nNotes\n\n[1] Lee, 3.\n\n[2] Roy, 4."
    assert [mark.number for mark in layout.marks] == [note.mark for note in layout.notes] == [1, 2]
    assert [block.kind for block in layout.blocks][-3:] == [BlockKind.HEADING, BlockKind.NOTE, BlockKind.NOTE]
    lines = Lines(layout.text, layout.anchors)
    places = [
        (lines.part(at), *lines.place(at)) for at in map(layout.text.index, ("It stood", "So it", "Roy"))
    ]
    assert places == [
        ("O/text/one.xhtml", 3, ONE.splitlines()[2].index("It stood") + 1),
        ("O/text/two .xhtml", 1, TWO.index("So it") + 1),
        ("O/notes.xhtml", 1, NOTES.index("Roy") + 1),
    ]


def test_notes_that_count_anew_in_each_chapter_are_told_apart() -> None:
    pages = {
        f"{name}.xhtml": f'<p>{name}<a href="#n" epub:type="noteref">1</a></p><aside id="n" '
        'epub:type="footnote">'
        f"<p>1. Note {name}.</p></aside>"
        for name in "ab"
    }
    layout = read(book(pages, tuple(pages)))
    assert layout.text == "a[1]\n\nb[1]\n\n[1] Note a.\n\n[1] Note b."
    assert [mark.number for mark in layout.marks] == [note.mark for note in layout.notes] == [1, 2]


LOCKED = (
    "<encryption "
    'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/>'
    '<enc:CipherReference URI="O/notes.xhtml"/></enc:EncryptedData></encryption>'
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no zip", "cut short"),
        (book(PAGES, ()), "no page with words"),
        (book({"a.xhtml": ""}, ("a.xhtml",)), "no page with words"),
        (book({"a.xhtml": "<p>One\n<!-- two"}, ("a.xhtml",)), "in its page O/a.xhtml, a comment"),
        (book({"a.xhtml": "%PDF-"}, ("a.xhtml",)), "in its page O/a.xhtml: this looks like a PDF"),
        (book(PAGES, ORDER, **{"META-INF__encryption.xml": LOCKED.format("x")}), "locked by its seller"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    with pytest.raises(ManuscriptError, match=words):
        read(data)


def test_a_locked_font_locks_no_words() -> None:
    locked = LOCKED.format("http://www.idpf.org/2008/embedding")
    assert read(book(PAGES, ORDER, **{"META-INF__encryption.xml": locked})).notes
