"""References become sources, each with its text, or the reason why it was not had; all at the same time."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from claimcheck.model import Lack, Source, Unavailable
from claimcheck.resolver._ways import Run, addresses_of, had

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

    def one(reference: Reference) -> Source | Unavailable:
        seen(reference.id, "start", None)
        got = had(reference, run)
        seen(reference.id, "done", got)
        return got

    order = _by_turns(references)
    pool = ThreadPoolExecutor(max_workers=options.jobs)
    with Run(options, lambda words: seen(words, "wait", None)) as run:
        try:
            futures = {place: pool.submit(one, references[place]) for place in order}
            got = [futures[place].result() for place in range(len(references))]
        except BaseException:
            # NOTE: an interruption must not wait for slow sites or documents.
            run.hang_up()
            raise
        finally:
            pool.shutdown(cancel_futures=True)
        lost = run.network.lost_hosts()
    return tuple(_calm(source, lost) for source in got) if lost else tuple(got)


def _by_turns(references: Sequence[Reference]) -> list[int]:
    """Order the work so that the first of every host come first: no worker waits without need."""
    met: Counter[str] = Counter()
    turns: list[tuple[int, int]] = []
    for place, reference in enumerate(references):
        host = next((_host(address) for address in addresses_of(reference)), "")
        turns.append((met[host] if host else 0, place))
        met[host] += 1
    return [place for _, place in sorted(turns)]


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
