"""What is cited, and where its text is said to be: references, places, resolutions."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from claimcheck.model.base import Noun
from claimcheck.model.citation import Name

_LONGEST_NUMBER = 6  # digits of a note's number


class Basis(StrEnum):
    """What stands behind a source's text."""

    CITED = "cited"
    ARCHIVED = "archived"
    OTHER_COPY = "other-copy"
    TRANSCRIPTION = "transcription"


class Extent(StrEnum):
    """Whether a source was read from beginning to end; `absent` is said of whole ones only."""

    WHOLE = "whole"
    PARTIAL = "partial"


class Place(Noun):
    """Where the editor says a reference's text is: a file, an address, or both."""

    file: str | None = None
    url: str | None = None
    extent: Extent | None = None
    basis: Basis | None = None
    evidence: str | None = None


class Reference(Noun):
    """A CSL item with two keys of ours: `notes` pins note marks, `source` says where the text is.

    `other` keeps the CSL keys that claimcheck does not use. `line` is the entry's line in its file.
    """

    id: str
    type: str | None = None
    title: str | None = None
    author: tuple[Name, ...] = ()
    container_title: str | None = None
    issued: str | None = None
    accessed: str | None = None
    url: str | None = None
    doi: str | None = None
    citation: str | None = None
    notes: tuple[int, ...] = ()
    source: tuple[Place, ...] = ()
    other: dict[str, object] = Field(default_factory=dict)
    line: int | None = None

    @property
    def seen(self) -> str | None:
        """The day nearest to which an archived copy shows what the author saw."""
        return self.accessed or self.issued

    @property
    def pins(self) -> tuple[int, ...]:
        """The marks that the reference is pinned to: its `notes`, and its id where that is a number."""
        numeric = self.id.isascii() and self.id.isdigit() and len(self.id) <= _LONGEST_NUMBER
        return tuple(dict.fromkeys((*self.notes, *((int(self.id),) if numeric else ()))))


class Resolution(Noun):
    """What a citation was taken to cite, and by what; several `candidates` mean it was refused.

    `antecedent` is the id of the full citation that a short form or ibid. stands for.
    `how`: pin, key, doi, url, title, title-and-author, author-date, short-form, ibid, note-reference, none.
    """

    citation_id: str
    reference_id: str | None
    how: str
    antecedent: str | None = None
    candidates: tuple[str, ...] = ()
