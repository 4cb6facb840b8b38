"""Hostile office documents, books and captions: each is refused, or read in part and says so."""

from __future__ import annotations

from struct import pack

from packing import (
    CONTAINER,
    DOCX,
    EPUB,
    ODT,
    TYPES,
    W_DOCUMENT,
    XHTML,
    Entry,
    book,
    deflated,
    document,
    paragraph,
    text_document,
    zipped,
)


def _overlapping() -> bytes:
    """Many members over one kernel of packed bytes, as a bomb of overlap has them."""
    kernel = Entry("word/document.xml", b"words " * 100_000)
    others = [Entry("word/document.xml", b"words " * 100_000, header=0)] * 500
    return zipped([Entry("[Content_Types].xml", TYPES.encode(), header=None), kernel, *others])


def _members(count: int) -> bytes:
    """A directory of so many members, all of one place."""
    one = zipped([Entry("a", b"")])
    at, end = one.index(b"PK\1\2"), one.index(b"PK\5\6")
    size = (end - at) * count
    return one[:at] + one[at:end] * count + b"PK\5\6" + pack("<HHHHIIH", 0, 0, 0xFFFE, 0xFFFE, size, at, 0)


def _with_document(part: bytes | str, **lies: int | bytes) -> bytes:
    data = part.encode() if isinstance(part, str) else part
    entry = Entry("word/document.xml", data)._replace(**lies)
    return zipped([Entry("[Content_Types].xml", TYPES.encode()), entry])


def _whole(body: str, head: str = "") -> str:
    return f"{head}{W_DOCUMENT}<w:body>{body}</w:body></w:document>"


_WORDS = paragraph("The keeper said that nobody would mend the gate.")
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_LOCK = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
    '<e:EncryptedData><e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><e:CipherData>'
    '<e:CipherReference URI="a.xhtml"/></e:CipherData></e:EncryptedData></encryption>'
)
_MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
)

# Each of these is refused, or is read in part and says so; in both cases quickly and in little memory.
HOSTILE: dict[str, tuple[bytes, str]] = {
    "swells a thousandfold": (_with_document(_whole(paragraph(" " * 30_000_000))), DOCX),
    "swells and says it does not": (_with_document(_whole(paragraph(" " * 12_000_000)), size=100), DOCX),
    "a package in a package": (_with_document(document(_WORDS)), DOCX),
    "members over one kernel": (_overlapping(), DOCX),
    "a million members": (_members(1_000_000), DOCX),
    "entities that laugh": (
        _with_document(_whole("&a9;", f'<!DOCTYPE a [<!ENTITY a0 "ha">{_LAUGHS}]>')),
        DOCX,
    ),
    "an entity from outside": (
        _with_document(_whole("&a;", '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>')),
        DOCX,
    ),
    "a DTD from outside": (
        _with_document(_whole("&a;", '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">')),
        DOCX,
    ),
    "nested 100,000 deep": (_with_document(_whole("<w:tbl>" * 100_000)), DOCX),
    "a tag of 30 MB": (_with_document(_whole(f'<w:p w:a="{"x" * 30_000_000}"/>')), DOCX),
    "a hundred thousand attributes": (
        _with_document(_whole("<w:p " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>")),
        DOCX,
    ),
    "one line of 25 MB": (
        _with_document(_whole(paragraph("words and " * 2_500_000)).encode(), method=0),
        DOCX,
    ),
    "deletions without end": (
        document(
            f"<w:p><w:del>{'<w:r><w:delText>x</w:delText></w:r></w:del><w:del>' * 60_000}</w:del></w:p>"
        ),
        DOCX,
    ),
    "an encoding that is none": (
        _with_document(_whole(_WORDS, '<?xml version="1.0" encoding="idna"?>')),
        DOCX,
    ),
    "cut short": (document(_WORDS)[:-40], DOCX),
    "cut in a part": (
        _with_document(_whole(_WORDS * 99), packed=deflated(_whole(_WORDS * 99).encode())[:-9]),
        DOCX,
    ),
    "a wrong sum": (_with_document(_whole(_WORDS), checksum=1), DOCX),
    "a lie about the packed size": (_with_document(_whole(_WORDS), packed_size=2**31), DOCX),
    "a password": (_with_document(_whole(_WORDS), flags=0x801), DOCX),
    "two bodies": (zipped([Entry("word/document.xml", b"<a/>"), Entry("word/document.xml", b"<b/>")]), DOCX),
    "a path that leads out": (zipped({"../../word/document.xml": _whole(_WORDS)}), DOCX),
    "no document in it": (zipped({"[Content_Types].xml": TYPES}), DOCX),
    "a broken footnote": (document(_WORDS, footnotes="<w:footnotes>"), DOCX),
    "an OpenDocument text with a password": (
        text_document("<text:p>words</text:p>", **{"META-INF/manifest": _MANIFEST}),
        ODT,
    ),
    "an OpenDocument text that declares": (
        zipped({"mimetype": ODT, "content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        ODT,
    ),
    "spaces by the billion": (
        text_document("<text:p>" + '<text:s text:c="999"/>' * 30_000 + "</text:p>"),
        ODT,
    ),
    "a book locked by its seller": (
        book({"a.xhtml": "<p>words</p>"}, **{"META-INF/encryption__xml": _LOCK}),
        EPUB,
    ),
    "a book whose chapter is elsewhere": (
        zipped(
            {"mimetype": EPUB, "META-INF/container.xml": CONTAINER.replace("book.opf", "../../etc/passwd")}
        ),
        EPUB,
    ),
    "a book that lacks a chapter": (
        zipped(
            {
                "mimetype": EPUB,
                "META-INF/container.xml": CONTAINER,
                "a.xhtml": f'<html xmlns="{XHTML}"><body><p>The gate was never mended.</p></body></html>',
                "book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
                '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
                '<item id="b" href="../../b.xhtml" media-type="application/xhtml+xml"/></manifest>'
                '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
            }
        ),
        EPUB,
    ),
}
