"""What fetchers and extractors share: the options of a run, a capture's bytes, and why there are none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model.base import Noun

if TYPE_CHECKING:
    from claimcheck.model import Lack

USER_AGENT = "claimcheck/0 (quotation checker; one request a host at a time)"


class Options(Noun):
    """How sources may be obtained.

    `folder` is where references.yaml stands: files are relative to it. `store` keeps what was fetched;
    None keeps nothing. `deadline` and `connect` are seconds: for a whole source, and for a host to pick
    up. `max_bytes` caps a source as sent and as decoded.
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


class Capture(Noun):
    """A source's bytes as they were had, and what was said of them.

    `address` is what was asked for, `final_url` where redirects led; `media_type` and `charset` are as
    declared, lower case; `retrieved` is ISO 8601 in UTC; a file has neither of the last two nor a status.
    """

    address: str
    final_url: str | None = None
    status: int | None = None
    media_type: str | None = None
    charset: str | None = None
    retrieved: str | None = None
    sha256: str
    data: bytes


class LackError(Exception):
    """A source is not to be had; never leaves the resolver, where it becomes an `Unavailable`."""

    def __init__(self, reason: Lack, detail: str) -> None:
        """Keep the word for machines and the sentence that says what the editor can do."""
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
