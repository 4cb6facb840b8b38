"""What was had of a work: its text with a map, snapshots of where it stood, or why there is none."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.model.base import Noun, Span
from claimcheck.model.reference import Basis, Extent


class RegionKind(StrEnum):
    """Where in a source words stand; only `body`, `caption` and `table` are the work's own words."""

    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    NAVIGATION = "navigation"
    ASIDE = "aside"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    COMMENT = "comment"
    METADATA = "metadata"

    @property
    def own(self) -> bool:
        """Whether words here are the work's own."""
        return self in {RegionKind.BODY, RegionKind.CAPTION, RegionKind.TABLE}


class Region(Noun):
    """A stretch of a source's text and what it is; text outside any region is body.

    `label` says where in the page's code words stood that no reader sees (JSON-LD, alt, noscript), or, of
    the body, that it is a block which names its speaker (blockquote).
    """

    kind: RegionKind
    span: Span
    label: str | None = None


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


class Paging(StrEnum):
    """What the labels of a source's pages are: a locator of one of these kinds (CSL locators)."""

    PAGE = "page"
    TIME = "time"
    CHAPTER = "chapter"


class Page(Noun):
    """A page of a paginated source: its printed label and its span."""

    label: str
    span: Span


class SourceText(Noun):
    """What an extractor gives: text, and a map of what in it is not the work's own running words.

    `title`, `authors` and `issued` (ISO 8601, as coarse as it is told) are what the source says of itself;
    `full_text` are addresses that a page names as those of the whole work. `paging` says what the labels of
    `pages` are. `partial` says why the text is not the whole of the work, if it is known not to be.
    """

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    issued: str | None = None
    full_text: tuple[str, ...] = ()
    paging: Paging = Paging.PAGE
    regions: tuple[Region, ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    pages: tuple[Page, ...] = ()
    charset: str | None = None
    partial: str | None = None


class Via(StrEnum):
    """By which way a source's bytes were had; `saved`: taken into the store by hand."""

    LIVE = "live"
    ARCHIVE = "archive"
    FILE = "file"
    SAVED = "saved"


class Snapshot(Noun):
    """What was seen at one place at one time: all that is kept of a capture but its bytes.

    `address` is what was asked for, `final_url` where redirects led; `media_type` and `charset` are as
    declared, lower case; `retrieved` and `archived` (when the archive saw the page) are ISO 8601 in UTC;
    `etag` and `last_modified` are the validators of RFC 9110 8.8. A file has an address, a hash and a size.
    """

    address: str
    via: Via = Via.LIVE
    final_url: str | None = None
    archived: str | None = None
    status: int | None = None
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retrieved: str | None = None
    sha256: str
    size: int = 0


class Source(Noun):
    """A source that was had: where from, how much of it, and its text.

    `extractor` tells what read it, and in which version ("html/2"). `mismatch` says how the source shows
    that it is another work than the cited one. `former` is the text that the lock knows, where that has
    changed: empty if only its hash is known.
    """

    reference_id: str
    origin: str
    url: str | None = None
    basis: Basis = Basis.CITED
    extent: Extent = Extent.WHOLE
    reason: str | None = None
    mismatch: str | None = None
    evidence: str | None = None
    media_type: str
    extractor: str = ""
    sha256: str
    retrieved: str | None = None
    snapshots: tuple[Snapshot, ...] = ()
    content: SourceText
    former: SourceText | None = None

    @property
    def proves_absence(self) -> bool:
        """Whether words that are not found here are not in the cited work."""
        return self.extent is Extent.WHOLE and self.mismatch is None


class Lack(StrEnum):
    """Why a source was not had: a closed list."""

    NO_ADDRESS = "no-address"
    BAD_ADDRESS = "bad-address"
    OUTSIDE_FOLDER = "outside-folder"
    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    OFFLINE = "offline"
    NOT_STORED = "not-stored"
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
    HOME_PAGE = "home-page"
    LOGIN_WALL = "login-wall"
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
