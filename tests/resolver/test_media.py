"""What bytes are counts before what was said of them."""

from __future__ import annotations

import codecs

import pytest
from packing import CONTAINER, book, document, paragraph, text_document, zipped

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import EXTRACTORS, extract
from claimcheck.resolver.media import DOCX, EPUB, MHTML, ODT, SRT, VTT, media_type

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "declared", "kind"),
    [
        (b"%PDF-1.7 ...", "text/html", "application/pdf"),
        (b"\n\n%PDF-1.4", None, "application/pdf"),
        (b"<p>x", "text/html", "text/html"),
        (b"<!DOCTYPE html><p>x", "text/plain", "text/html"),
        (b"  \n<HTML>", None, "text/html"),
        (codecs.BOM_UTF8 + b"<html>", "application/octet-stream", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "application/xhtml+xml", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="x">', None, "text/html"),
        (b"words", None, "text/plain"),
        (b"words", "application/octet-stream", "text/plain"),
        (b"# words", "text/markdown", "text/plain"),
        (b"BZh is no archive here", None, "text/plain"),
        (b"MZ is a sign, too", None, "text/plain"),
        ("The mill".encode("utf-16"), None, "text/plain"),
        ("The mill".encode("utf-16-le"), "text/plain", "text/plain"),
        ("The mill".encode("utf-16-be"), "text/plain", "text/plain"),
        (b"", None, "text/plain"),
        (b"WEBVTT\n\n", "text/plain", VTT),
        (b"WEBVTT - A talk\n", None, VTT),
        ("WEBVTT".encode("utf-16"), None, VTT),
        (b"WEBVTTs are files", None, "text/plain"),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nWords", "text/plain", SRT),
        (codecs.BOM_UTF8 + b"\n00:00:01.000 --> 00:00:02.000\n", None, SRT),
        ("1\n00:00:01,000 --> 00:00:02,000\n".encode("utf-16"), None, SRT),
        (b"first\n0:0:1 --> 0:0:2\n", SRT, SRT),
        (b"first\n0:0:1 --> 0:0:2\n", None, "text/plain"),
        (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", None, MHTML),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>", None, MHTML),
        (b"From: x\r\nContent-Type: multipart/related\r\n\r\n", None, "text/plain"),
        (b"Dear: x\n\nMIME-Version: 1.0\nContent-Type: multipart/related\n", None, "text/plain"),
        (document(paragraph("x")), "application/octet-stream", DOCX),
        (text_document("<text:p>x</text:p>"), None, ODT),
        (zipped({"mimetype": ODT + "-template\n", "content.xml": "x"}), None, ODT),
        (book({"a.xhtml": "x"}), "application/zip", EPUB),
        (zipped({"META-INF/container.xml": CONTAINER}), None, EPUB),
    ],
)
def test_kinds(data: bytes, declared: str | None, kind: str) -> None:
    assert media_type(data, declared) == kind


@pytest.mark.parametrize(
    ("data", "declared", "named"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "text/html", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", None, "JPEG"),
        (b"\x1f\x8b\x08\0", "text/plain", "gzip"),
        (b"\x7fELF\x02\x01\x01\0", None, "program"),
        (
            b"{\\rtf1\\ansi hello}",
            "text/plain",
            "an RTF document, which cannot be read: open it and save it as DOCX",
        ),
        (b"\xffWPC\x10\0", None, "WordPerfect"),
        (b"\xdb\xa5-\0\0", None, "Word 2"),
        (b"bplist00\xd1", None, "Safari"),
        (OLE, None, "an old office document"),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            None,
            "(DOC), which cannot be read: open it and save it as DOCX",
        ),
        (OLE + "Workbook".encode("utf-16-le"), None, "(XLS)"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), None, "(PPT)"),
        (OLE + "MatOST".encode("utf-16-le"), None, "Works"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), None, "locked with a password"),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), DOCX, "(XLSX)"),
        (zipped({"[Content_Types].xml": "x", "ppt/a.xml": "x"}), None, "(PPTX)"),
        (zipped({"Index/Document.iwa": "x"}), None, "Apple's Pages"),
        (zipped({"index.xml": "x"}), None, "old Pages"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), None, "(spreadsheet)"),
        (zipped({"META-INF/MANIFEST.MF": "x"}), None, "a program"),
        (zipped({"notes.txt": "x"}), None, "a zip archive, which cannot be read: unpack it"),
        (b'<?xml version="1.0"?><office:document xmlns:office="x">', None, "flat OpenDocument"),
        (b"\0\x01\x02\x03\0\0\0", None, "binary"),
        (b"text and\0then", "text/plain", "binary"),
        (b'{"a": 1}', "application/json", "json"),
        (b"<svg/>", "image/svg+xml", "svg"),
        (b'<?xml version="1.0"?><rss>', "text/xml", "XML"),
    ],
)
def test_what_cannot_be_read(data: bytes, declared: str | None, named: str) -> None:
    with pytest.raises(LackError) as caught:
        media_type(data, declared)
    assert caught.value.reason is Lack.WRONG_MEDIA_TYPE
    assert named in caught.value.detail


def test_every_media_type_has_one_extractor() -> None:
    kinds = [kind for extractor in EXTRACTORS for kind in extractor.MEDIA_TYPES]
    assert len(kinds) == len(set(kinds))
    with pytest.raises(LackError):
        extract(b"", "image/png")


@pytest.mark.parametrize("data", [b"", b" \n\t ", codecs.BOM_UTF8])
def test_a_file_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(LackError) as caught:
        extract(data, "text/plain")
    assert caught.value.reason is Lack.EMPTY


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x14\x00\x06\x00", document(paragraph("x"))[:-9], zipped({"../a": "x"})]
)
def test_a_package_that_is_damaged_says_so(data: bytes) -> None:
    with pytest.raises(LackError) as caught:
        media_type(data, None)
    assert caught.value.reason is Lack.EXTRACTION_FAILED
