"""A source and passages go in; the address that opens it at the passages comes out.

Text fragments: https://wicg.github.io/scroll-to-text-fragment/ (`#:~:text=first words,last words`). A page of
a PDF is `#page=2`, counted from the file's first (RFC 8118, 3).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from claimcheck.model import Source
from claimcheck.report import _where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Passage, Reference, Unavailable

_SCHEMES = ("http://", "https://")
_PLAIN = "/:?#[]@!$&'()*+,;=%~"  # what may stand in an address as it is (RFC 3986 2.2), and a percent sign
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")  # what browsers look for text fragments in
_PDF = "application/pdf"
_WHOLE = 8  # words of a passage that is named whole; of a longer one its first and last words
_ENDS = 4
_TELLING = 4  # words of a passage that may stand without those around it
_AROUND = 3


def address(
    source: Source | Unavailable | None, reference: Reference | None, passages: Iterable[Passage] = ()
) -> str | None:
    """Return the http(s) address of what was read, where it can be at `passages`; None if there is none.

    Of a source that was not had it is the address that was asked for, else the reference's own.
    """
    known = [*_known(source), reference.url if reference else None]
    safe = next(filter(None, map(web, known)), None)
    if safe is None:
        return None
    if isinstance(source, Source) and source.media_type == _PDF and "#" not in safe:
        return safe + _page(source, passages)
    if not (isinstance(source, Source) and source.media_type in _TEXTS):
        return safe
    text = _flat(source.content.text)
    told = "&".join(_fragment(passage, text) for passage in passages if passage.exact.strip())
    if not told:
        return safe
    return f"{safe}{'' if '#' in safe else '#'}:~:{told}"


def web(address: str | None) -> str | None:
    """Return an http(s) address as it may stand in a link; None for anything else."""
    return quote(address, safe=_PLAIN, errors="replace") if address and address.startswith(_SCHEMES) else None


def _known(source: Source | Unavailable | None) -> list[str | None]:
    if isinstance(source, Source):
        return [*_where.opened(source), source.url, source.origin]
    return [source.origin] if source else []


def _page(source: Source, passages: Iterable[Passage]) -> str:
    """Return the fragment of the page on which the first passage begins; nothing where pages are not told."""
    first = next(iter(passages), None)
    if first is None:
        return ""
    holding = (page.span.start <= first.span.start < page.span.end for page in source.content.pages)
    return next((f"#page={number}" for number, holds in enumerate(holding, 1) if holds), "")


def _fragment(passage: Passage, text: str) -> str:
    """Return the directive of a passage; with what stands around it where it is short or not the only one."""
    lines = [line.split() for line in passage.exact.splitlines() if line.strip()]
    listed = passage.exact.split()
    whole = len(lines) == 1 and len(listed) <= _WHOLE
    first = listed if whole else lines[0][:_ENDS]
    last = [] if whole else lines[-1][-_ENDS:]
    phrase = " ".join(first).lower()
    only = text.find(phrase) == text.rfind(phrase)
    parts = [_escaped(first), *([_escaped(last)] if last else [])]
    if only and len(listed) >= _TELLING:
        return f"text={','.join(parts)}"
    before, after = _before(passage.prefix), _after(passage.suffix)
    around = [f"{_escaped(before)}-"] if before else []
    return f"text={','.join([*around, *parts, *([f'-{_escaped(after)}'] if after else [])])}"


def _before(context: str) -> list[str]:
    """Return the words just before a passage, in its block; a word that the context cuts is left out."""
    block = context.rpartition("\n")[2]
    listed = block.split()
    return (listed if block != context or block[:1].isspace() else listed[1:])[-_AROUND:]


def _after(context: str) -> list[str]:
    block = context.partition("\n")[0]
    listed = block.split()
    return (listed if block != context or block[-1:].isspace() else listed[:-1])[:_AROUND]


def _escaped(words: list[str]) -> str:
    """Percent-encode all but letters and figures; a hyphen has a meaning in text fragments."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")


@lru_cache(64)
def _flat(text: str) -> str:
    """A source's text as a browser looks through it: any case, one space between words."""
    return " ".join(text.split()).lower()
