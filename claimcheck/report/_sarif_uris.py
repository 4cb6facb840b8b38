"""Paths and addresses go in; URIs and artifact locations of SARIF come out, none of them absolute paths."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from claimcheck.report._issues import portable

ROOT = "%SRCROOT%"
_HOST = "%:[]@!$&'()*+,;=~"
_PATH = "%/:?@!$&'()*+,;=~"


def file(path: str) -> dict[str, Any]:
    """Return the location of a file, relative to the folder in which the program ran."""
    return {"uri": quote(portable(path), errors="replace"), "uriBaseId": ROOT}


def beside(path: str, other: str) -> dict[str, Any]:
    """Return the location of a file whose path is told from the folder of another file."""
    return file((PurePath(other).parent / path).as_posix())


def is_address(words: str) -> bool:
    """Tell whether words are an address on the web."""
    return words.casefold().startswith(("http://", "https://"))


def address(url: str) -> dict[str, Any]:
    """Return the location of an address; what no URI may hold is percent-encoded (RFC 3986 2)."""
    scheme, _, rest = url.strip().partition("://")
    before, sign, fragment = rest.partition("#")
    ends = [at for char in "/?" if (at := before.find(char)) >= 0]
    host, path = (before[: min(ends)], before[min(ends) :]) if ends else (before, "")
    told = f"{scheme}://{_coded(host, _HOST)}{_coded(path, _PATH)}{sign}{_coded(fragment, _PATH)}"
    return {"uri": told}


def _coded(words: str, safe: str) -> str:
    """Percent-encode what is neither safe nor encoded already; a `%` that begins no code is one, too."""
    parts = quote(words, safe=safe, errors="replace").split("%")
    coded = (part if _is_code(part) else f"25{part}" for part in parts[1:])
    return "%".join([parts[0], *coded])


def _is_code(part: str) -> bool:
    return len(part[:2]) == len("2F") and all(digit in "0123456789abcdefABCDEF" for digit in part[:2])
