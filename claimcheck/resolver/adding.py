"""A page that somebody saved by hand becomes a source, and a capture in the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.model import Place, Source, Via
from claimcheck.resolver import addresses, snapshots
from claimcheck.resolver._assemble import Piece, assemble
from claimcheck.resolver._pieces import addresses_of, places_of, weighed
from claimcheck.resolver.capture import Capture, LackError, Options
from claimcheck.resolver.extract import Workers, version
from claimcheck.resolver.fetchers import Network, fetcher_of
from claimcheck.resolver.media import media_type
from claimcheck.resolver.saved import saved_from, saved_on

if TYPE_CHECKING:
    from claimcheck.model import Reference

_ZONES = timedelta(days=1)  # it may be tomorrow elsewhere


def take(reference: Reference, file: Path, url: str | None, day: str | None, options: Options) -> Source:
    """Read a saved page, keep it in the store, and return its source.

    Its address is `url`, else what the page says of itself, else the reference's; its day (ISO 8601) is
    `day`, else what the page says, else the file's own date. Raises UsageError where it cannot be taken.
    """
    if day is not None and day > (datetime.now(UTC) + _ZONES).strftime("%Y-%m-%d"):
        raise UsageError(f"--date {day} is yet to come: give the day on which the page was saved")
    try:
        here = options.model_copy(update={"folder": Path(), "allow_outside": True})
        read = fetcher_of("").fetch(str(file), here, Network(), None)
        kind = media_type(read.data, read.media_type)
        with Workers() as workers:
            content = workers.extract(read.data, kind, read.charset)
    except LackError as error:
        raise UsageError(error.detail, file=str(file)) from error
    capture = _dated(read, _address(reference, read, url), day or saved_on(read.data) or _day(file))
    try:
        if options.store is not None:
            snapshots.save(options.store, capture)
    except OSError as error:
        words = f"the store cannot be written: {error.strerror or error}"
        raise UsageError(words, file=str(options.store)) from error
    place = next(iter(places_of(reference)), Place(url=capture.address))
    piece = Piece(place, capture, kind, version(kind), content, None)
    return assemble(reference, [weighed(piece)])


def _address(reference: Reference, read: Capture, url: str | None) -> str:
    if url is not None and addresses.read(url) is None:
        raise UsageError(
            f"--url {url[:200]!r} is no web address: it must begin with https:// and name a host"
        )
    found = url or saved_from(read.data) or next(iter(addresses_of(reference)), None)
    if found is None:
        raise UsageError(
            f"where the page stood is not known: say it with --url, or give {reference.id} its URL"
        )
    return found


def _dated(read: Capture, address: str, day: str) -> Capture:
    told = {"address": address, "final_url": address, "via": Via.SAVED, "retrieved": day}
    return read.model_copy(update=told)


def _day(file: Path) -> str:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC).strftime("%Y-%m-%d")
