"""Bytes of a known media type become a SourceText, by the extractor of that type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import docx, epub, html, mhtml, odt, pdf, plaintext, transcript
from claimcheck.resolver.extract._bounds import MOST_ARTEFACTS
from claimcheck.resolver.extract._charset import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import SourceText


class Extractor(Protocol):
    """One kind of media: a module with these names."""

    @property
    def MEDIA_TYPES(self) -> tuple[str, ...]:  # noqa: N802 - a module's constant
        """The media types it reads."""

    @property
    def VERSION(self) -> int:  # noqa: N802 - the same
        """Goes up whenever its text for some file changes."""

    @property
    def extract(self) -> Callable[[bytes, str | None], SourceText]:
        """Turn bytes and their declared charset into text; raises LackError."""


# Read by our own code in linear time: these need no process of their own.
TRUSTED: tuple[Extractor, ...] = (plaintext, transcript)
EXTRACTORS: tuple[Extractor, ...] = (html, pdf, docx, odt, epub, mhtml, *TRUSTED)
_UNKNOWN = "nothing tells in which encoding it is written: save it as UTF-8, and name that file under source"
_CROWDED = "there are more broken words or note marks in it than can be mapped"


def extractor_of(media_type: str) -> Extractor:
    """Return the extractor of a media type; raises LackError (wrong-media-type) when there is none."""
    for extractor in EXTRACTORS:
        if media_type in extractor.MEDIA_TYPES:
            return extractor
    raise LackError(
        Lack.WRONG_MEDIA_TYPE, f"{media_type} cannot be read: give HTML, PDF, an office file or plain text"
    )


def version(media_type: str) -> str:
    """Return the name and version of the extractor of a media type, as "html/2"; raises LackError."""
    extractor = extractor_of(media_type)
    return f"{extractor.extract.__module__.rpartition('.')[2]}/{extractor.VERSION}"


def extract(data: bytes, media_type: str, charset: str | None = None) -> SourceText:
    """Return the text of `data` and its map; raises LackError (empty, extraction-failed and so on).

    Artefacts keep a promise to the matcher: deleting every artefact's span from the text gives the running
    text, in which a word that a line or page end cut is whole and words that stood apart stand apart. So
    an artefact's span holds the line break that goes with it, and one is left where words need it.
    """
    text = extractor_of(media_type).extract(data, charset)
    if not text.text.strip() and text.partial is None:
        raise LackError(Lack.EMPTY, "there is no text in it: name a file that holds the text")
    return text if text.partial else text.model_copy(update={"partial": _doubt(text)})


def _doubt(text: SourceText) -> str | None:
    if text.charset == UNKNOWN:
        return _UNKNOWN
    return _CROWDED if len(text.artefacts) >= MOST_ARTEFACTS else None
