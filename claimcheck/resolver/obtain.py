"""References become sources, each with its text, or the reason why it was not had; all at the same time."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from threading import Condition
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from claimcheck.model import Lack, Source, Unavailable
from claimcheck.resolver._pieces import Run, addresses_of
from claimcheck.resolver._ways import had

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Reference
    from claimcheck.resolver.capture import Options

_UNREACHED = {Lack.NO_NETWORK, Lack.HOST_UNKNOWN, Lack.TIMED_OUT}


class Watch(Protocol):
    """Called from several threads as work goes on."""

    def __call__(self, item: str, state: str, had: Source | Unavailable | None, /) -> None:
        """Take note of a reference's id and "start", or "done" and what was had; or of words and "wait"."""


def obtain(
    references: Sequence[Reference], options: Options, watch: Watch | None = None
) -> tuple[Source | Unavailable, ...]:
    """Return one Source or Unavailable for each reference, in order; never raises for a source."""
    seen = watch or _unwatched
    got: dict[int, Source | Unavailable] = {}
    turns = _Turns(references)

    def work() -> None:
        while (place := turns.take()) is not None:
            reference = references[place]
            seen(reference.id, "start", None)
            try:
                got[place] = had(reference, run)
            finally:
                turns.give_back(place)
            if turns.ended and isinstance(got[place], Unavailable):
                return  # NOTE: broken off by us, which says nothing about the source
            seen(reference.id, "done", got[place])

    pool = ThreadPoolExecutor(max_workers=options.jobs)
    with Run(options, lambda words: seen(words, "wait", None)) as run:
        try:
            working = [pool.submit(work) for _ in range(min(options.jobs, len(references)))]
            for ended in wait(working, return_when=FIRST_EXCEPTION).done:
                ended.result()
        except BaseException:
            # NOTE: an interruption must not wait for slow sites or documents.
            turns.end()
            run.hang_up()
            raise
        finally:
            pool.shutdown(cancel_futures=True)
        lost = run.network.lost_hosts()
    sources = [got[place] for place in range(len(references))]
    return tuple(_calm(source, lost) for source in sources) if lost else tuple(sources)


class _Turns:
    """Hands out the works so that no two of one host are in hand: a slow host keeps one thread, not all."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._hosts = [
            next((_host(address) for address in addresses_of(reference)), "") for reference in references
        ]
        self._waiting = list(range(len(references)))
        self._busy: set[str] = set()
        self._changed = Condition()
        self.ended = False

    def take(self) -> int | None:
        """Wait for a work whose host is free; None when no work is left."""
        with self._changed:
            while self._waiting:
                place = self._next()
                if place is not None:
                    self._waiting.remove(place)
                    if self._hosts[place]:
                        self._busy.add(self._hosts[place])
                    return place
                self._changed.wait()
            return None

    def _next(self) -> int | None:
        """The first work of the free host that has the most of them left, as it will be the last to end."""
        left = Counter(self._hosts[place] for place in self._waiting)
        free = [place for place in self._waiting if self._hosts[place] not in self._busy]
        return max(
            free, key=lambda place: left[self._hosts[place]] if self._hosts[place] else 0, default=None
        )

    def give_back(self, place: int) -> None:
        """Say that a work is done: its host is free."""
        with self._changed:
            self._busy.discard(self._hosts[place])
            self._changed.notify_all()

    def end(self) -> None:
        """Hand out no more."""
        with self._changed:
            self.ended = True
            self._waiting.clear()
            self._changed.notify_all()


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _calm(source: Source | Unavailable, hosts: int) -> Source | Unavailable:
    """Say the one thing that is wrong when no host at all was reached."""
    if isinstance(source, Source) or source.reason not in _UNREACHED:
        return source
    words = f"no network: none of {hosts} hosts could be reached; connect and run again, or name files"
    return source.model_copy(update={"reason": Lack.NO_NETWORK, "detail": words})


def _unwatched(item: str, state: str, had: Source | Unavailable | None, /) -> None:
    """Watch nothing."""
