"""A capture's bytes become a media type: by what they are first, by what was said of them second."""

from __future__ import annotations

import codecs
import re

from claimcheck.model import Lack
from claimcheck.package import Package, PackageError
from claimcheck.resolver.capture import LackError

HTML = "text/html"
PDF = "application/pdf"
PLAIN = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
MHTML = "multipart/related"
VTT = "text/vtt"
SRT = "application/x-subrip"
_REACH = 1024
_HEAD_REACH = 16_384
_TEXT_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCX_HINT = "open it and save it as DOCX or PDF"
_SHEET_HINT = "open it and save the sheet that you need as PDF or text"
_SLIDES_HINT = "open it and save it as PDF"
_MAGIC = (
    (b"{\\rtf", "an RTF document", _DOCX_HINT),
    (b"\xdb\xa5", "a document of Word 2", _DOCX_HINT),
    (b"\xffWPC", "a WordPerfect document", _DOCX_HINT),
    (b"%!PS", "PostScript", "turn it into PDF"),
    (b"AT&TFORM", "a DjVu book", "turn it into PDF with its text layer"),
    (b"\x89PNG", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"II*\0", "a TIFF picture", ""),
    (b"MM\0*", "a TIFF picture", ""),
    (b"\x1f\x8b", "a gzip archive", "unpack it and name the file inside"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it and name the file inside"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it and name the file inside"),
    (b"bplist00", "a Safari web archive", "save the page as a web page (HTML) or PDF"),
    (b"\x7fELF", "a program", ""),
)
# What the streams of an OLE file are named ([MS-CFB]), in UTF-16.
_OLE_KINDS = (
    ("EncryptedPackage", "an office document locked with a password", "open it and save it without one"),
    ("WordDocument", "an old Word document (DOC)", _DOCX_HINT),
    ("PowerPoint Document", "old slides (PPT)", _SLIDES_HINT),
    ("Workbook", "an old spreadsheet (XLS)", _SHEET_HINT),
    ("MatOST", "a document of Microsoft Works", _DOCX_HINT),
)
# The parts by which other packages are told; one ending with a slash is a folder.
_PACKAGES = (
    ("xl/", "a spreadsheet (XLSX)", _SHEET_HINT),
    ("ppt/", "slides (PPTX)", _SLIDES_HINT),
    ("Index/", "a document of Apple's Pages, Numbers or Keynote", "open it and export it as DOCX or PDF"),
    ("index.apxl", "slides of an old Keynote", "open it and export it as PDF"),
    ("index.xml", "a document of an old Pages", "open it and export it as DOCX or PDF"),
    ("AndroidManifest.xml", "a program", ""),
    ("META-INF/MANIFEST.MF", "a program", ""),
)
_BY_MIMETYPE = {ODT: ODT, f"{ODT}-template": ODT, EPUB: EPUB}
_SRT_START = re.compile(
    r"\s{0,99}(?:[0-9]{1,6}[ \t]{0,9}\r?\n)?"
    r"[ \t]{0,9}[0-9]{1,3}:[0-9]{1,2}:[0-9]{1,2}[,.][0-9]{1,3}[ \t]{0,9}-->[ \t]{0,9}[0-9]"
)
_MAIL_FIELD = re.compile(rb"[!-9;-~]{1,70}:[ \t]")
_MAIL_TYPE = re.compile(rb"(?im)^content-type:\s{0,20}(?:multipart/related|text/html)\b")
_MIME = re.compile(rb"(?im)^mime-version:")
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<title", b"<meta", b"<article")
_HTML_TYPES = {HTML, "application/xhtml+xml"}
_NO_PROSE = ("image/", "audio/", "video/", "font/", "application/json", "text/css", "text/javascript")


def media_type(data: bytes, declared: str | None) -> str:
    """Return the type of an extractor that can read `data`; raises LackError (wrong-media-type).

    A package that is damaged gives extraction-failed.
    """
    start = data[:_REACH].lstrip(b"\t\n\f\r ")
    if b"%PDF-" in data[:_REACH]:
        return PDF
    if start.startswith(_ZIP):
        return _package(data)
    if start.startswith(_OLE):
        raise _ole(data)
    bom = data.startswith(_TEXT_BOMS)
    what = next((rest for magic, *rest in _MAGIC if start.startswith(magic)), None)
    if not bom and (what or _binary(data[:_REACH])):
        raise _wrong(*(what or ("binary data", "")))
    return _timed(data, declared) or _markup(data, start, declared) or PLAIN


def _timed(data: bytes, declared: str | None) -> str | None:
    """Tell captions by the signature of WebVTT (4.1), or by the times that SubRip begins with."""
    codec = "utf-16" if data.startswith(_TEXT_BOMS[1:]) else "utf-8"
    head = data[:_REACH].decode(codec, "replace").removeprefix("\ufeff")
    if head.startswith("WEBVTT") and not head[6:7].strip():
        return VTT
    return SRT if _SRT_START.match(head) or (declared in {SRT, VTT} and "-->" in head) else None


def _markup(data: bytes, start: bytes, declared: str | None) -> str | None:
    if declared and declared.startswith(_NO_PROSE):
        raise _wrong(declared)
    if _MAIL_FIELD.match(start) and _is_mhtml(data):
        return MHTML
    looks = start.removeprefix(codecs.BOM_UTF8).lower()
    if declared in _HTML_TYPES or looks.startswith(_HTML_STARTS):
        return HTML
    if b"<html" in looks and looks.startswith((b"<?xml", b"<!--", b"<!doctype")):
        return HTML
    if b"office:document" in looks and looks.startswith(b"<?xml"):
        raise _wrong("a flat OpenDocument file", "open it and save it as ODT")
    if declared in {"application/xml", "text/xml"} or looks.startswith(b"<?xml"):
        raise _wrong("XML data")
    return None


def _is_mhtml(data: bytes) -> bool:
    """Tell a page that a browser saved as a MIME message (RFC 2557) by the message's head."""
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD_REACH], maxsplit=1)[0]
    return bool(_MIME.search(head) and _MAIL_TYPE.search(head))


def _package(data: bytes) -> str:
    """Tell a zip package by its mimetype (ODF 1.3 part 2, 3.3; EPUB 3.3, 4.2.6.2), or by its parts."""
    try:
        package = Package(data)
        said = package.read("mimetype", 200) if "mimetype" in package else b""
    except PackageError as error:
        raise LackError(
            Lack.EXTRACTION_FAILED, f"the file {error}: have it anew, or save its text as a text file"
        ) from error
    kind = said.decode("ascii", "replace").strip().lower()
    if kind in _BY_MIMETYPE:
        return _BY_MIMETYPE[kind]
    if kind.startswith("application/vnd.oasis.opendocument."):
        raise _wrong(f"an OpenDocument file that is no text ({kind.rpartition('.')[2]})", "save it as PDF")
    folders = {name.partition("/")[0] + "/" for name in package.names}
    if "[Content_Types].xml" in package and "word/" in folders:
        return DOCX
    if "META-INF/container.xml" in package:
        return EPUB
    what = next((rest for part, *rest in _PACKAGES if part in folders or part in package), None)
    raise _wrong(*(what or ("a zip archive", "unpack it and name the file inside")))


def _ole(data: bytes) -> LackError:
    """Say what an OLE file is by the names of its streams."""
    kinds = ((name.encode("utf-16-le"), rest) for name, *rest in _OLE_KINDS)
    return _wrong(
        *next((rest for name, rest in kinds if name in data), ("an old office document", _DOCX_HINT))
    )


def _binary(start: bytes) -> bool:
    """Zero bytes are of no text but UTF-16, where every second byte of Western text is one."""
    if b"\0" not in start:
        return False
    halves = (start[0::2], start[1::2])
    return not any(
        half.count(0) > len(half) // 2 > 0 == other.count(0) for half, other in (halves, halves[::-1])
    )


def _wrong(what: str, hint: str = "") -> LackError:
    hint = hint or "give the text as HTML, PDF, DOCX, ODT, EPUB or plain text"
    return LackError(Lack.WRONG_MEDIA_TYPE, f"this is {what}, which cannot be read: {hint}")
