"""A web address becomes its parts, or nothing where it is none (RFC 3986, http and https only)."""

from __future__ import annotations

import re
from typing import NamedTuple

_ADDRESS = re.compile(
    r"""https?://(?:[^/?\#@]*@)?(?P<host>\[[0-9a-f:.]{2,45}\]|[^/?\#@:\[\]]+)(?::(?P<port>[0-9]{0,5}))?
        (?P<path>(?:/[^?\#]*)?)(?P<query>(?:\?[^\#]*)?)(?:\#.*)?""",
    re.IGNORECASE | re.VERBOSE,
)
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f<>\"{}|\\^`]")
_LARGEST_PORT = 65_535


class Address(NamedTuple):
    """Host and port in one case, path and query as given; `port` is empty where none is."""

    host: str
    port: str
    path: str
    query: str


def read(url: str) -> Address | None:
    """Return the parts of a web address, None if it is none."""
    found = _ADDRESS.fullmatch(url)
    if not found or _UNFIT.search(url) or not found["host"].strip("."):
        return None
    port = found["port"] or ""
    if port and not 0 < int(port) <= _LARGEST_PORT:
        return None
    return Address(found["host"].casefold(), port, found["path"], found["query"])


def compared(url: str) -> str:
    """Return an address without what does not change the page: scheme, www., last slash, fragment."""
    parts = read(url)
    if parts is None:
        return url
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.host.removeprefix('www.')}{port}{parts.path.rstrip('/')}{parts.query}"
