"""Plain text in any common encoding becomes a SourceText; form feeds are page breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.resolver.extract import _charset, _pages
from claimcheck.resolver.extract._bounds import MOST_CHARACTERS

if TYPE_CHECKING:
    from claimcheck.model import SourceText

MEDIA_TYPES = ("text/plain",)
VERSION = 1


def extract(data: bytes, charset: str | None = None) -> SourceText:
    """Return the text as it stands in the file, with its encoding and the map of its lines and pages."""
    text, codec = _charset.decode(data, charset)
    partial = "the text is longer than what is read of one source" if len(text) > MOST_CHARACTERS else None
    content = _pages.mapped(text[:MOST_CHARACTERS])
    return content.model_copy(update={"charset": codec, "partial": partial})
