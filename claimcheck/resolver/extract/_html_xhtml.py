"""XHTML goes in; HTML that says the same comes out; anything else is left as it is.

An HTML parser takes `<script/>` and `<a id="p3"/>` for opened, drops CDATA sections, and does not know
prefixes (HTML 13.2.5 against XML 1.0, 3.1 and 2.7). EPUB chapters have all three.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from claimcheck.resolver.extract._html_bounds import ATTRIBUTES, COMMENT, VOID

if TYPE_CHECKING:
    from re import Match

_REACH = 4000
_NAMESPACE = "http://www.w3.org/1999/xhtml"
_BOOKS = "http://www.idpf.org/2007/ops"
_PREFIX = re.compile(
    rf"""xmlns:([A-Za-z][\w.-]{{0,40}})\s{{0,20}}=\s{{0,20}}["']{re.escape(_NAMESPACE)}["']"""
)
_TOKEN = re.compile(
    rf"{COMMENT}"
    r"|<!\[CDATA\[(?P<data>(?:[^\]]++|\](?!\]>))*+)(?:\]\]>)?"
    r"|<(?P<raw>script|style)(?P<told>(?:[\t\n\f\r ][^>]*+)?)(?:(?<=/)>|(?:>|\Z)(?:[^<]++|<(?!/(?P=raw)))*+)"
    r"|<(?P<end>/?)(?P<name>[a-z][^\t\n\f\r />]*+)"
    rf"{ATTRIBUTES}",
    re.IGNORECASE,
)
# What XML and HTML read differently: a quick look before the text is taken apart.
_OTHERWISE = re.compile(
    rf"<!\[CDATA\[|<(?!(?:{'|'.join(sorted(VOID))})\b)[a-z][^<>]*/>",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rb"""\s{0,20}<\?xml[^>]{1,200}?encoding\s{0,20}=\s{0,20}["']([A-Za-z0-9._:-]{1,40})["']"""
)


def label(data: bytes) -> str | None:
    """Return the charset of an XML declaration (XML 1.0, 4.3.3)."""
    found = _LABEL.match(data.removeprefix(b"\xef\xbb\xbf")[:500])
    return found[1].decode("ascii") if found else None


def as_html(text: str, *, is_book: bool = False) -> str:
    """Return markup for an HTML parser.

    A page is taken for XHTML if it begins as XML does or is of a book: what only names the namespace is read
    by browsers as HTML, and so it is here.
    """
    head = text[:_REACH]
    found = _PREFIX.search(head)
    is_xml = head.lstrip("\ufeff \t\n\r").startswith("<?xml") or _BOOKS in head
    if not (is_book or is_xml or found) or not (found or _OTHERWISE.search(text)):
        return text
    prefix = f"{found[1]}:" if found else ""
    return _TOKEN.sub(lambda token: _rewritten(token, prefix), text)


def _rewritten(token: Match[str], prefix: str) -> str:
    if token["data"] is not None:
        return escape(token["data"])
    if token["raw"]:
        told = token["told"]
        closed = token[0].endswith("/>") and told.endswith("/")
        return f"<{token['raw']}{told[:-1]}></{token['raw']}>" if closed else token[0]
    name = token["name"]
    if name is None or not token[0].endswith(">"):
        return token[0]
    own = name.removeprefix(prefix) if prefix else name
    attributes = token["attributes"]
    closed = attributes.endswith("/") and not token["end"] and own.lower() not in VOID
    if closed:
        return f"<{own}{attributes[:-1]}></{own}>"
    return token[0] if own == name else f"<{token['end']}{own}{attributes}>"
