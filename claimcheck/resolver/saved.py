"""A page that somebody saved by hand goes in; the address and the day that it tells of itself come out."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape

_REACH = 400_000
_HEAD_REACH = 16_384
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_FIELD = r"(?im)^{name}:[ \t]{{0,20}}([^\r\n]{{1,4000}})$"
_MIME = re.compile(_FIELD.format(name="MIME-Version"))
_PLACES = [re.compile(_FIELD.format(name=name)) for name in ("Snapshot-Content-Location", "Content-Location")]
_DATE = re.compile(_FIELD.format(name="Date"))
# What Internet Explorer, Chrome and Firefox write at a saved page's head; the number is the address's length.
_SAVED_FROM = re.compile(r"<!--\s{0,20}saved from url=\(\d{1,6}\)([^\s<>]{1,4000})\s{0,20}-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s{0,20}Page saved with SingleFile\s{1,20}url:\s{0,20}(?P<url>\S{1,4000})"
    r"(?:\s{1,20}saved date:\s{0,20}\w{3} (?P<month>\w{3}) (?P<day>\d{1,2}) (?P<year>\d{4}))?"
)
_LINK = re.compile(r"<link\s([^<>]{1,4000})>", re.IGNORECASE)
_CANONICAL = re.compile(r"""\brel\s{0,9}=\s{0,9}["']?canonical\b""", re.IGNORECASE)
_TARGET = re.compile(r"""\bhref\s{0,9}=\s{0,9}["']?([^\s"'<>]{1,4000})""", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def saved_from(data: bytes) -> str | None:
    """Return the web address that a saved page tells of itself, or None.

    In this order: the head of an MHTML file, a browser's own comment, that of SingleFile, and, as it may
    name another page than the one that was saved, the canonical link (RFC 6596).
    """
    head = _mail_head(data)
    found = next((match[1] for place in _PLACES if (match := place.search(head))), None) if head else None
    page = _page(data)
    for pattern in (_SAVED_FROM, _SINGLE_FILE):
        found = found or (match[1] if (match := pattern.search(page)) else None)
    return _web(found or _canonical(page))


def saved_on(data: bytes) -> str | None:
    """Return the day (ISO 8601) on which a page was saved, where the file tells it."""
    head = _mail_head(data)
    if head and (found := _DATE.search(head)):
        try:
            return parsedate_to_datetime(found[1]).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    said = _SINGLE_FILE.search(_page(data))
    if not said or not said["day"] or said["month"].lower() not in _MONTHS:
        return None
    try:
        return date(int(said["year"]), _MONTHS.index(said["month"].lower()) + 1, int(said["day"])).isoformat()
    except ValueError:
        return None


def _mail_head(data: bytes) -> str:
    """The head of an MHTML file, its folded lines made one; empty for any other file."""
    end = _BLANK_LINE.search(data, 0, _HEAD_REACH)
    head = data[: end.start()].decode("latin-1").replace("\r\n", "\n") if end else ""
    return re.sub(r"\n[ \t]+", " ", head) if _MIME.search(head) else ""


def _page(data: bytes) -> str:
    """The head of a page: what is looked for is ASCII in any encoding but UTF-16."""
    codec = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "latin-1"
    return data[:_REACH].decode(codec, "replace")


def _canonical(page: str) -> str | None:
    links = (link[1] for link in _LINK.finditer(page) if _CANONICAL.search(link[1]))
    return next((unescape(target[1]) for link in links if (target := _TARGET.search(link))), None)


def _web(address: str | None) -> str | None:
    words = (address or "").strip()
    return words if words.lower().startswith(("http://", "https://")) else None
