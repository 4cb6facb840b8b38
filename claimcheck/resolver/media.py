"""A capture's bytes become a media type: by what they are first, by what was said of them second."""

from __future__ import annotations

import codecs

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError

HTML = "text/html"
PDF = "application/pdf"
PLAIN = "text/plain"
_REACH = 1024
_TEXT_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = (
    (b"PK\x03\x04", "a zip or office document (DOCX, ODT, EPUB)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "PostScript"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<title", b"<meta", b"<article")
_HTML_TYPES = {HTML, "application/xhtml+xml"}
_NO_PROSE = ("image/", "audio/", "video/", "font/", "application/json", "text/css", "text/javascript")


def media_type(data: bytes, declared: str | None) -> str:
    """Return the type of an extractor that can read `data`; raises LackError (wrong-media-type)."""
    start = data[:_REACH].lstrip(b"\t\n\f\r ")
    if b"%PDF-" in data[:_REACH]:
        return PDF
    bom = data.startswith(_TEXT_BOMS)
    what = next((name for magic, name in _MAGIC if start.startswith(magic)), None)
    if not bom and (what or _binary(data[:_REACH])):
        raise _wrong(what or "binary data")
    if declared and declared.startswith(_NO_PROSE):
        raise _wrong(declared)
    looks = start.removeprefix(codecs.BOM_UTF8).lower()
    if declared in _HTML_TYPES or looks.startswith(_HTML_STARTS):
        return HTML
    if b"<html" in looks and looks.startswith((b"<?xml", b"<!--", b"<!doctype")):
        return HTML
    if declared in {"application/xml", "text/xml"} or looks.startswith(b"<?xml"):
        raise _wrong("XML data")
    return PLAIN


def _binary(start: bytes) -> bool:
    """Zero bytes are of no text but UTF-16, where every second byte of Western text is one."""
    if b"\0" not in start:
        return False
    halves = (start[0::2], start[1::2])
    return not any(
        half.count(0) > len(half) // 2 > 0 == other.count(0) for half, other in (halves, halves[::-1])
    )


def _wrong(what: str) -> LackError:
    return LackError(
        Lack.WRONG_MEDIA_TYPE,
        f"this is {what}, which cannot be read: give the text as HTML, PDF or plain text",
    )
