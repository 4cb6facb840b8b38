"""Plain text in any common encoding becomes a SourceText; form feeds are page breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.resolver.extract import _charset, _pages

if TYPE_CHECKING:
    from claimcheck.model import SourceText

MEDIA_TYPES = ("text/plain",)


def extract(data: bytes, charset: str | None = None) -> SourceText:
    """Return the text as it stands in the file, with its encoding and the map of its lines and pages."""
    text, codec = _charset.decode(data, charset)
    return _pages.mapped(text).model_copy(update={"charset": codec})
