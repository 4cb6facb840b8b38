"""Hostile office documents and books, built from nothing, and a zip writer that can lie."""

from __future__ import annotations

import zlib
from struct import pack
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
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


def document(body: str) -> bytes:
    """A Word document with this body."""
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        }
    )
