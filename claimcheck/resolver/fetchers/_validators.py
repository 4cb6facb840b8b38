"""A kept capture becomes a request's conditions, an answer's header its validators (RFC 9110 8.8, 13)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_MODIFIED = 304
# An entity tag as RFC 9110 8.8.3 spells it, without obs-text; a date as 5.6.7 has it (IMF-fixdate).
_ETAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{0,200}"')
_DATE = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT", re.ASCII)


class Validated(Protocol):
    """What carries validators: a capture, or what is kept of one."""

    @property
    def etag(self) -> str | None:
        """The entity tag, weak or strong."""

    @property
    def last_modified(self) -> str | None:
        """The date of the last change."""


def read(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Return entity tag and date of last change, each None where it is not there or not well-formed."""
    return _fit(_ETAG, headers.get("etag")), _fit(_DATE, headers.get("last-modified"))


def conditions(kept: Validated) -> dict[str, str]:
    """Return the header fields that ask for an answer only if it is not the one that is kept."""
    tag, date = _fit(_ETAG, kept.etag), _fit(_DATE, kept.last_modified)
    return ({"If-None-Match": tag} if tag else {}) | ({"If-Modified-Since": date} if date else {})


def confirms(headers: Mapping[str, str], kept: Validated) -> bool:
    """Tell whether a 304 speaks of what is kept: its entity tag, if any, is the same (weakly compared)."""
    said, _ = read(headers)
    return said is None or kept.etag is None or said.removeprefix("W/") == kept.etag.removeprefix("W/")


def _fit(form: re.Pattern[str], value: str | None) -> str | None:
    text = (value or "").strip()
    return text if form.fullmatch(text) else None
