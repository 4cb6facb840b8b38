"""Office documents and books are built from nothing, by a zip writer that can lie."""

from __future__ import annotations

import zlib
from struct import pack
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
XHTML_TYPE = "application/xhtml+xml"
XHTML = "http://www.w3.org/1999/xhtml"
DC = "http://purl.org/dc/elements/1.1/"
_OPEN = "http://schemas.openxmlformats.org"
RELATIONS = f"{_OPEN}/package/2006/relationships"
RELATION = f"{_OPEN}/officeDocument/2006/relationships"
W = f"{_OPEN}/wordprocessingml/2006/main"
W_DOCUMENT = (
    f'<w:document xmlns:w="{W}" xmlns:mc="{_OPEN}/markup-compatibility/2006" '
    f'xmlns:wp="{_OPEN}/drawingml/2006/wordprocessingDrawing" xmlns:m="{_OPEN}/officeDocument/2006/math">'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
O_NAMES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:draw="{_ODF}:drawing:1.0" xmlns:style="{_ODF}:style:1.0" xmlns:svg="{_ODF}:svg-compatible:1.0" '
    f'xmlns:meta="{_ODF}:meta:1.0" xmlns:dc="{DC}"'
)
O_CONTENT = f"<office:document-content {O_NAMES}>"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
    'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


class Entry(NamedTuple):
    """A member as it is to be written; what is None is told truly."""

    name: str
    data: bytes
    packed: bytes | None = None
    method: int = 8
    flags: int = 0x800
    checksum: int | None = None
    size: int | None = None
    packed_size: int | None = None
    header: int | None = None
    local_name: str | None = None


def deflated(data: bytes) -> bytes:
    """Deflate as zip does, without zlib's header."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def zipped(members: Mapping[str, str | bytes] | Iterable[Entry], count: int | None = None) -> bytes:
    """Write a zip package with these members; `count` is what its end says of their number."""
    entries = members
    if isinstance(members, dict):
        entries = [
            Entry(name, data if isinstance(data, bytes) else data.encode()) for name, data in members.items()
        ]
    body, directory, number = bytearray(), bytearray(), 0
    for entry in entries:
        assert isinstance(entry, Entry)
        number += 1
        packed = entry.packed
        if packed is None:
            packed = deflated(entry.data) if entry.method else entry.data
        checksum = zlib.crc32(entry.data) if entry.checksum is None else entry.checksum
        size = len(entry.data) if entry.size is None else entry.size
        packed_size = len(packed) if entry.packed_size is None else entry.packed_size
        header = len(body) if entry.header is None else entry.header
        name = entry.name.encode()
        facts = pack("<HHHHHIII", 20, entry.flags, entry.method, 0, 33, checksum, packed_size, size)
        if entry.header is None:
            local = name if entry.local_name is None else entry.local_name.encode()
            body += b"PK\3\4" + facts + pack("<HH", len(local), 0) + local + packed
        directory += (
            b"PK\1\2" + pack("<H", 20) + facts + pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, header) + name
        )
    said = number if count is None else count
    end = pack("<HHHHIIH", 0, 0, min(said, 0xFFFE), min(said, 0xFFFE), len(directory), len(body), 0)
    return bytes(body + directory + b"PK\5\6" + end)


def document(body: str, **others: str | bytes) -> bytes:
    """A Word document with this body; `others` are parts of word/ beside it (`footnotes`)."""
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{RELATION}/{name}" Target="{name}.xml"/>' for name in others
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": f"{W_DOCUMENT}<w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
    }
    return zipped(parts | {f"word/{name}.xml": part for name, part in others.items()})


def text_document(body: str, automatic: str = "", **others: str) -> bytes:
    """An OpenDocument text with this body; `others` are its further XML parts (`meta`)."""
    parts = {
        "mimetype": ODT,
        "content.xml": f"{O_CONTENT}<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
    }
    return zipped(parts | {f"{name}.xml": part for name, part in others.items()})


def _type(name: str) -> str:
    return "image/svg+xml" if name.endswith(".svg") else XHTML_TYPE


def book(chapters: Mapping[str, str], manifest: str = "", **others: str) -> bytes:
    """An EPUB of these XHTML files; `others` are further members, `__` in their names a full stop."""
    items = "".join(f'<item id="{name}" href="{name}" media-type="{_type(name)}"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    parts = {
        "mimetype": EPUB,
        "META-INF/container.xml": CONTAINER,
        "book.opf": f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="{DC}"><metadata>'
        f"<dc:title>On Mills</dc:title><dc:creator>Ada Wend</dc:creator><dc:date>1921-05</dc:date></metadata>"
        f'<manifest>{items}{manifest}</manifest><spine toc="ncx">{spine}</spine></package>',
        **{name: f'<html xmlns="{XHTML}">{body}</html>' for name, body in chapters.items()},
    }
    return zipped(parts | {name.replace("__", "."): part for name, part in others.items()})


def paragraph(words: str) -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
