"""A source and passages go in; the address that opens it at the passages comes out.

Text fragments: https://wicg.github.io/scroll-to-text-fragment/ (`#:~:text=first words,last words`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from claimcheck.model import Source
from claimcheck.report import _where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Passage, Reference, Unavailable

_SCHEMES = ("http://", "https://")
_PLAIN = "/:?#[]@!$&'()*+,;=%~"  # what may stand in an address as it is (RFC 3986 2.2), and a percent sign
_HTML = ("text/html", "application/xhtml+xml")
_WHOLE = 8  # words of a passage that is named whole; of a longer one its first and last words
_ENDS = 4


def address(
    source: Source | Unavailable | None, reference: Reference | None, passages: Iterable[Passage] = ()
) -> str | None:
    """Return the http(s) address of what was read, at `passages` where it is a page; None if there is none.

    Of a source that was not had it is the address that was asked for, else the reference's own.
    """
    known = [*_known(source), reference.url if reference else None]
    safe = next(filter(None, map(web, known)), None)
    if safe is None:
        return None
    page = isinstance(source, Source) and source.media_type in _HTML
    told = "&".join(_fragment(passage.exact) for passage in passages if passage.exact.strip())
    if not (page and told):
        return safe
    return f"{safe}{'' if '#' in safe else '#'}:~:{told}"


def web(address: str | None) -> str | None:
    """Return an http(s) address as it may stand in a link; None for anything else."""
    return quote(address, safe=_PLAIN) if address and address.startswith(_SCHEMES) else None


def _known(source: Source | Unavailable | None) -> list[str | None]:
    if isinstance(source, Source):
        return [*_where.opened(source), source.url, source.origin]
    return [source.origin] if source else []


def _fragment(words: str) -> str:
    listed = words.split()
    if len(listed) <= _WHOLE and "\n" not in words.strip():
        return f"text={_escaped(listed)}"
    return f"text={_escaped(listed[:_ENDS])},{_escaped(listed[-_ENDS:])}"


def _escaped(words: list[str]) -> str:
    """Percent-encode all but letters and figures; a hyphen has a meaning in text fragments."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
