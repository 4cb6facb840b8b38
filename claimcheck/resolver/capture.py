"""What fetchers and extractors share: the options of a run, a capture's bytes, and why there are none."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model.base import Noun
from claimcheck.model.source import Snapshot
from claimcheck.resolver.lock import Lock

if TYPE_CHECKING:
    from claimcheck.model import Lack

ARCHIVE = "https://web.archive.org/web/"
USER_AGENT = "claimcheck/0 (quotation checker; one request a host at a time)"


class Keeping(StrEnum):
    """What of a run goes into the store.

    Nothing; what was fetched, where the store can be written; all, files too, so that a later change of
    theirs can be shown, and no run where the store cannot be written.
    """

    NOTHING = "nothing"
    FETCHED = "fetched"
    ALL = "all"


class Options(Noun):
    """How sources may be obtained.

    `folder` is where references.yaml stands: files are relative to it. `store` keeps what was fetched;
    None keeps nothing. `deadline` and `connect` are seconds: for a whole source, and for a host to pick
    up. `max_bytes` caps a source as sent and as decoded. `archive` is where archived copies are asked for
    (RFC 7089, as the Internet Archive spells it), None for nowhere; `as_of_note` asks there first, for the
    copy nearest to the note's own date. `lock` says what was had earlier; `locked`: what it says was not had
    is not tried again; `renew` are the ids of references that are had anew all the same.
    """

    folder: Path
    store: Path | None = None
    offline: bool = False
    allow_outside: bool = False
    allow_private: bool = False
    jobs: int = 8
    deadline: float = 30.0
    connect: float = 4.0
    max_bytes: int = 50_000_000
    user_agent: str = USER_AGENT
    archive: str | None = ARCHIVE
    as_of_note: bool = False
    lock: Lock = Lock()
    locked: bool = False
    renew: frozenset[str] = frozenset()
    keeping: Keeping = Keeping.FETCHED


class Capture(Snapshot):
    """A source's bytes as they were had, and what was said of them."""

    data: bytes


class LackError(Exception):
    """A source is not to be had; never leaves the resolver, where it becomes an `Unavailable`."""

    def __init__(self, reason: Lack, detail: str) -> None:
        """Keep the word for machines and the sentence that says what the editor can do."""
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
