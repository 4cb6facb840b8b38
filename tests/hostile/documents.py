"""What a hostile document is, and what is expected of reading it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "The keeper said that nobody would mend the gate."


class Gives(Enum):
    """What reading must give: the document's words, a reason, or one of both, as limits have it."""

    TEXT = "text"
    LACK = "lack"
    EITHER = "either"


class Document(NamedTuple):
    """A hostile document, built when it is needed."""

    media_type: str
    build: Callable[[], str | bytes]
    gives: Gives = Gives.EITHER

    def data(self) -> bytes:
        """Build the document; words are written in UTF-8."""
        built = self.build()
        return built.encode() if isinstance(built, str) else built
