"""A page that a browser saved as one file (MHTML, RFC 2557) becomes a SourceText: that of its main part."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from claimcheck.model import SourceText

MEDIA_TYPES = ("multipart/related",)
VERSION = 1 + html.VERSION
_LONGEST_HEAD = 16_384
_MOST_PARTS = 10_000
_DEEPEST = 3
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


class _Part(NamedTuple):
    """A part of a message: its head, and its body as it was sent."""

    head: Message
    body: bytes


def extract(data: bytes, _charset: str | None = None) -> SourceText:
    """Return the text of the page that was saved: the root of the message, or its first HTML part.

    Parts are parted here, at their boundaries, and not by the email package, whose parser goes line by line
    and as deep as a message nests; it reads the heads. Raises LackError (extraction-failed) for a damaged
    file, and as `html.extract` does.
    """
    try:
        pages = [part for part in _parts(_part(data), 0) if part.head.get_content_type() == "text/html"]
        page = _root(_part(data).head, pages)
        return html.extract(_decoded(page), page.head.get_content_charset())
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        # NOTE: what the email package says of heads that are no heads, beside its own defects.
        raise _damaged() from error


def _part(data: bytes) -> _Part:
    from email.parser import BytesHeaderParser  # noqa: PLC0415 - slow to import, and seldom needed

    end = _BLANK_LINE.search(data, 0, _LONGEST_HEAD)
    if end is None:
        raise _damaged()
    return _Part(BytesHeaderParser().parsebytes(data[: end.end()].lstrip(b"\r\n")), data[end.end() :])


def _parts(part: _Part, depth: int) -> Iterator[_Part]:
    """Yield the parts that hold something, those of parts among them (RFC 2046, 5.1)."""
    if part.head.get_content_maintype() != "multipart":
        yield part
        return
    boundary = part.head.get_boundary()
    if not boundary or depth >= _DEEPEST:
        raise _damaged()
    line = b"\n--" + boundary.encode("ascii", "replace")
    pieces = (b"\n" + part.body).split(line, _MOST_PARTS)
    for piece in pieces[1:]:
        if piece.startswith(b"--"):
            return
        _, _, inner = piece.partition(b"\n")
        yield from _parts(_part(inner), depth + 1)


def _root(head: Message, pages: list[_Part]) -> _Part:
    """The part that the message is about (RFC 2387, 3.2), by its name or by its address."""
    if not pages:
        raise LackError(Lack.EMPTY, "the saved file holds no page: save it anew, as a web page")
    start = str(head.get_param("start") or "").strip("<> ")
    place = str(head.get("Snapshot-Content-Location", "")).strip()
    for page in pages:
        if start and str(page.head.get("Content-ID", "")).strip("<> ") == start:
            return page
        if place and str(page.head.get("Content-Location", "")).strip() == place:
            return page
    return pages[0]


def _decoded(part: _Part) -> bytes:
    coding = str(part.head.get("Content-Transfer-Encoding", "")).strip().lower()
    if coding == "quoted-printable":
        return binascii.a2b_qp(part.body)
    return binascii.a2b_base64(part.body) if coding == "base64" else part.body


def _damaged() -> LackError:
    return LackError(Lack.EXTRACTION_FAILED, "the saved file is damaged: save the page anew, as a web page")
