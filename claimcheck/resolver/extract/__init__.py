"""Bytes of a known media type become a SourceText."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import html, pdf, plaintext
from claimcheck.resolver.extract._pages import MOST_ARTEFACTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import SourceText

__all__ = ["EXTRACTORS", "Extractor", "extract"]


class Extractor(Protocol):
    """One kind of media: a module with these names."""

    @property
    def MEDIA_TYPES(self) -> tuple[str, ...]:  # noqa: N802 - a module's constant
        """The media types it reads."""

    @property
    def extract(self) -> Callable[[bytes, str | None], SourceText]:
        """Turn bytes and their declared charset into text; raises LackError."""


_CROWDED = "there are more broken words or note marks in it than can be mapped"

EXTRACTORS: tuple[Extractor, ...] = (html, pdf, plaintext)


def extract(data: bytes, media_type: str, charset: str | None = None) -> SourceText:
    """Return the text of `data` and its map; raises LackError (empty, extraction-failed and so on).

    Artefacts keep a promise to the matcher: deleting every artefact's span from the text gives the running
    text, in which a word that a line or page end cut is whole and words that stood apart stand apart. So
    an artefact's span holds the line break that goes with it, and one is left where words need it.
    """
    for extractor in EXTRACTORS:
        if media_type in extractor.MEDIA_TYPES:
            text = extractor.extract(data, charset)
            if not text.text.strip() and text.partial is None:
                raise LackError(Lack.EMPTY, "there is no text in it: name a file that holds the text")
            crowded = len(text.artefacts) >= MOST_ARTEFACTS and text.partial is None
            return text.model_copy(update={"partial": _CROWDED}) if crowded else text
    raise LackError(Lack.WRONG_MEDIA_TYPE, f"{media_type} cannot be read: give HTML, PDF or plain text")
