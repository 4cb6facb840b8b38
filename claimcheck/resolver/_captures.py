"""Files and addresses become captures, each once a run: live, from the store, or from the archive."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.model import Lack
from claimcheck.resolver import snapshots
from claimcheck.resolver.capture import Capture, Keeping, LackError, Options
from claimcheck.resolver.fetchers import Network, fetcher_of

if TYPE_CHECKING:
    from collections.abc import Callable

# Failures that say nothing about the page itself: a copy kept earlier may stand in.
_PASSING = {
    Lack.NO_NETWORK,
    Lack.HOST_UNKNOWN,
    Lack.CONNECTION_FAILED,
    Lack.TIMED_OUT,
    Lack.RATE_LIMITED,
    Lack.SERVER_ERROR,
    Lack.TRUNCATED,
}

_NEWEST = "newest"  # in place of a day, in the name under which the store keeps a copy
_PATIENCE = 1.5  # seconds for the archive to pick up

Remarked = tuple[Capture, str | None]


class Captures:
    """The captures of one run; safe for threads."""

    def __init__(self, options: Options, tell: Callable[[str], None]) -> None:
        """Begin with none."""
        self.network = Network(tell)
        self._options = options
        self._lock = Lock()
        self._known: dict[str, Future[Remarked]] = {}

    def file(self, path: str) -> Capture:
        """Read a file; raises LackError."""
        capture = fetcher_of("").fetch(path, self._options, self.network, None)
        if self._options.keeping is Keeping.ALL:
            self._kept(capture)
        return capture

    def address(self, address: str) -> Remarked:
        """Return an address's capture and a remark on it; raises LackError."""
        return self._once(address, self._fetched)

    def archived(self, address: str, day: str | None) -> Capture:
        """Return the archived copy nearest to a day (ISO 8601, as coarse as known), None: the newest.

        Raises LackError.
        """
        wanted = day.replace("-", "") if day else _NEWEST
        return self._once(f"memento:{wanted}/{address}", self._remembered)[0]

    def _once(self, address: str, had: Callable[[str], Remarked]) -> Remarked:
        with self._lock:
            known = self._known.get(address)
            future = self._known.setdefault(address, Future())
        if known is None:
            try:
                future.set_result(had(address))
            except LackError as error:
                future.set_exception(error)
            except BaseException:
                # NOTE: whoever waits for this address must not wait for ever.
                future.set_exception(LackError(Lack.CONNECTION_FAILED, "interrupted: run again"))
                raise
        return future.result()

    def _fetched(self, address: str) -> Remarked:
        """Fetch live and keep; offline, or where the failure is a passing one, take the kept copy."""
        scheme = address.partition(":")[0].lower() if ":" in address else ""
        if scheme in {"", "file"}:
            words = f"{address[:200]!r} is no web address: give a path as source: instead"
            raise LackError(Lack.BAD_ADDRESS, words)
        store = self._options.store
        kept = snapshots.load(store, address) if store else None
        if self._options.offline:
            if kept is None:
                words = "offline, and no copy was kept: run once online, or name a file"
                raise LackError(Lack.OFFLINE, words)
            return kept, f"offline: the copy kept on {_day(kept)}"
        try:
            capture = fetcher_of(scheme).fetch(address, self._options, self.network, kept)
        except LackError as error:
            if kept is None or error.reason not in _PASSING or self._options.renew:
                raise
            return kept, f"the live page was not to be had: the copy kept on {_day(kept)}"
        return capture, self._kept(capture)

    def _remembered(self, memento: str) -> Remarked:
        """Have an archived copy, which the store keeps beside the living page."""
        store = self._options.store
        if self._options.offline:
            kept = snapshots.load(store, memento) if store else None
            if kept is None:
                raise LackError(Lack.OFFLINE, "offline, and no archived copy was kept")
            return kept.model_copy(update={"address": memento.partition("/")[2]}), None
        # NOTE: without a network the archive does not pick up either; that must not double the wait.
        hurried = self._options.model_copy(update={"connect": min(self._options.connect, _PATIENCE)})
        dated = memento.replace(_NEWEST, datetime.now(UTC).strftime("%Y%m%d"), 1)
        capture = fetcher_of("memento").fetch(dated, hurried, self.network, None)
        return capture, self._kept(capture, memento)

    def _kept(self, capture: Capture, address: str | None = None) -> str | None:
        """Keep a capture, and return why not; raises UsageError where all must be kept."""
        store, keeping = self._options.store, self._options.keeping
        if store is None or keeping is Keeping.NOTHING:
            return None
        try:
            snapshots.save(store, capture.model_copy(update={"address": address or capture.address}))
        except OSError as error:
            words = error.strerror or str(error)
            if keeping is Keeping.ALL:
                raise UsageError(f"the store cannot be written: {words}", file=str(store)) from error
            return f"not kept in the store: {words}"
        return None


def _day(capture: Capture) -> str:
    return capture.retrieved.partition("T")[0] if capture.retrieved else "an unknown day"
