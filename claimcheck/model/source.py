"""What is cited and what was had of it: references, resolutions, sources."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from claimcheck.model.base import Noun, Span
from claimcheck.model.manuscript import Name

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
    url: str | None = None
    doi: str | None = None
    citation: str | None = None
    notes: tuple[int, ...] = ()
    source: tuple[Place, ...] = ()
    other: dict[str, object] = Field(default_factory=dict)
    line: int | None = None

    @property
    def pins(self) -> tuple[int, ...]:
        """The marks that the reference is pinned to: its `notes`, and its id where that is a number."""
        numeric = self.id.isascii() and self.id.isdigit() and len(self.id) <= _LONGEST_NUMBER
        return tuple(dict.fromkeys((*self.notes, *((int(self.id),) if numeric else ()))))


class Resolution(Noun):
    """What a citation was taken to cite, and by what; several `candidates` mean it was refused.

    `antecedent` is the id of the full citation that a short form or ibid. stands for.
    `how`: pin, doi, url, title, title-and-author, short-form, ibid, note-reference, none.
    """

    citation_id: str
    reference_id: str | None
    how: str
    antecedent: str | None = None
    candidates: tuple[str, ...] = ()


class RegionKind(StrEnum):
    """Where in a source words stand; only `body` and `caption` are the work's own words."""

    BODY = "body"
    CAPTION = "caption"
    NAVIGATION = "navigation"
    ASIDE = "aside"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    METADATA = "metadata"


class Region(Noun):
    """A stretch of a source's text and what it is; text outside any region is body."""

    kind: RegionKind
    span: Span


class ArtefactKind(StrEnum):
    """What may stand between a source's words without being of them."""

    SOFT_HYPHEN = "soft-hyphen"
    LINE_END_HYPHEN = "line-end-hyphen"
    NOTE_MARK = "note-mark"
    PAGE_BREAK = "page-break"
    RUNNING_HEAD = "running-head"
    PAGE_NUMBER = "page-number"


class Artefact(Noun):
    """A stretch that matching may pass over.

    Deleting every artefact's span from a text gives its running text: a word that a line or page end
    cut is whole, words that stood apart stand apart. A line-end hyphen may have been the word's own.
    """

    kind: ArtefactKind
    span: Span


class Page(Noun):
    """A page of a paginated source: its printed label and its span."""

    label: str
    span: Span


class SourceText(Noun):
    """What an extractor gives: text, and a map of what in it is not the work's own running words.

    `partial` says why the text is not the whole of the work, if it is known not to be.
    """

    text: str
    title: str | None = None
    regions: tuple[Region, ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    pages: tuple[Page, ...] = ()
    charset: str | None = None
    partial: str | None = None


class Source(Noun):
    """A source that was had: where from, how much of it, and its text."""

    reference_id: str
    origin: str
    url: str | None = None
    basis: Basis = Basis.CITED
    extent: Extent = Extent.WHOLE
    reason: str | None = None
    evidence: str | None = None
    media_type: str
    sha256: str
    retrieved: str | None = None
    content: SourceText


class Lack(StrEnum):
    """Why a source was not had: a closed list."""

    NO_ADDRESS = "no-address"
    BAD_ADDRESS = "bad-address"
    OUTSIDE_FOLDER = "outside-folder"
    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    OFFLINE = "offline"
    NO_NETWORK = "no-network"
    HOST_UNKNOWN = "host-unknown"
    PRIVATE_ADDRESS = "private-address"
    CONNECTION_FAILED = "connection-failed"
    TLS_FAILED = "tls-failed"
    TIMED_OUT = "timed-out"
    NOT_FOUND = "not-found"
    FORBIDDEN = "forbidden"
    RATE_LIMITED = "rate-limited"
    SERVER_ERROR = "server-error"
    BAD_ANSWER = "bad-answer"
    TRUNCATED = "truncated"
    TOO_LARGE = "too-large"
    REDIRECT_LOOP = "redirect-loop"
    WRONG_MEDIA_TYPE = "wrong-media-type"
    SCRIPT_SHELL = "script-shell"
    BOT_WALL = "bot-wall"
    EMPTY = "empty"
    EXTRACTION_FAILED = "extraction-failed"


class Unavailable(Noun):
    """A source that was not had, and why, in a word for machines and a sentence for people."""

    reference_id: str
    reason: Lack
    detail: str
    origin: str | None = None
