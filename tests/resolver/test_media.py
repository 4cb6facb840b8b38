"""What bytes are counts before what was said of them."""

from __future__ import annotations

import codecs

import pytest

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import EXTRACTORS, extract
from claimcheck.resolver.media import media_type


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
        (b"{\\rtf1\\ansi hello}", "text/plain", "RTF"),
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
