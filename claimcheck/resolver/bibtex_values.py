"""A field's value as BibTeX writes it becomes one string: parts joined, macros set in, marks taken off."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_OPENS = '{"'
_SPACE = re.compile(r"\s*+")
_BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)
_ESCAPED = re.compile(r"\{?\\([_%&#$~])(?:\{\})?\}?")
_URL = re.compile(r"(?:\\url\s?\{|\\href\s?\{|<)?(?P<url>https?://[^\s{}<>\"]+)", re.IGNORECASE)


def macros(defined: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what @string names stand for, and the months'; names have no case."""
    known = {month[:3].casefold(): month for month in _MONTHS}
    for name, printed in defined:
        with suppress(ValueError):
            known[name.casefold()] = value(printed, known)
    return known


def value(printed: str, known: Mapping[str, str]) -> str:
    """Take off the marks around a value and join its parts; a name that stands for nothing stays itself.

    Raises ValueError where two parts are not joined by #: then a comma is missing.
    """
    parts = []
    at = _past_space(printed, 0)
    while at < len(printed):
        end, part = _part(printed, at, known)
        parts.append(part)
        at = _past_space(printed, end)
        if at < len(printed) and printed[at] != "#":
            raise ValueError(printed[end:])
        at = _past_space(printed, at + 1)
    return "".join(parts)


def _part(printed: str, at: int, known: Mapping[str, str]) -> tuple[int, str]:
    """Return the end of the part that begins at `at`, and what it says."""
    if printed[at] in _OPENS:
        close = _closing(printed, at)
        return close + 1, printed[at + 1 : close]
    end = printed.find("#", at)
    end = len(printed) if end < 0 else end
    name = printed[at:end].strip()
    return end, known.get(name.casefold(), name)


def _past_space(printed: str, at: int) -> int:
    space = _SPACE.match(printed, at)
    return space.end() if space else at


def _closing(printed: str, at: int) -> int:
    """Return where the brace or quotation mark at `at` is closed; a quotation mark in braces closes none."""
    depth = 0
    for found in _BRACE.finditer(printed, at + 1):
        sign = found[0]
        if depth == 0 and sign == ("}" if printed[at] == "{" else '"'):
            return found.start()
        depth += (sign == "{") - (sign == "}" and depth > 0)
    return len(printed)


def verbatim(printed: str) -> str:
    r"""Read a value in which LaTeX commands count for nothing: an address, a DOI. `{\_}` is its sign."""
    bare = _ESCAPED.sub(r"\1", printed.replace(r"{\textasciitilde}", "~").replace(r"\textasciitilde", "~"))
    return "".join(bare.replace(r"\url", "").translate({ord("{"): None, ord("}"): None}).split())


def address(printed: str) -> str | None:
    r"""Return the web address that stands in a value of words: `Available at \url{https://...}`."""
    found = _URL.search(printed)
    return verbatim(found["url"]).rstrip(".,;)") if found else None
