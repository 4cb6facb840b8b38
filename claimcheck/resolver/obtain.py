"""References become sources, each with its text, or the reason why it was not had; all at the same time."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from claimcheck.model import Lack, Place, Reference, Source, Unavailable
from claimcheck.resolver import snapshots
from claimcheck.resolver._assemble import Piece, assemble
from claimcheck.resolver.capture import Capture, LackError, Options
from claimcheck.resolver.extract import extract
from claimcheck.resolver.fetchers import Network, fetcher_of
from claimcheck.resolver.media import HTML, media_type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_DOI = "https://doi.org/"
_LANDING_PAGE = 20_000
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
_UNREACHED = {Lack.NO_NETWORK, Lack.HOST_UNKNOWN, Lack.TIMED_OUT}


def obtain(
    references: Sequence[Reference], options: Options, watch: Callable[[str, str], None] | None = None
) -> tuple[Source | Unavailable, ...]:
    """Return one Source or Unavailable for each reference, in order; never raises for a source.

    `watch` is called with a reference's id and "start" or "done", from several threads.
    """
    run = _Run(options)

    def one(reference: Reference) -> Source | Unavailable:
        if watch:
            watch(reference.id, "start")
        had = _had(reference, run)
        if watch:
            watch(reference.id, "done")
        return had

    order = _by_turns(references)
    pool = ThreadPoolExecutor(max_workers=options.jobs)
    try:
        futures = {place: pool.submit(one, references[place]) for place in order}
        had = [futures[place].result() for place in range(len(references))]
    except BaseException:
        # NOTE: an interruption must not wait for slow sites.
        run.network.hang_up()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    lost = run.network.lost_hosts()
    return tuple(_calm(source, lost) for source in had) if lost else tuple(had)


class _Run:
    """What the threads of one call share: the network, and each address's capture, fetched once."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.network = Network()
        self._lock = Lock()
        self._captures: dict[str, Future[tuple[Capture, str | None]]] = {}

    def captured(self, address: str) -> tuple[Capture, str | None]:
        """Return the capture of an address and a remark on it; raises LackError."""
        with self._lock:
            known = self._captures.get(address)
            future = self._captures.setdefault(address, Future())
        if known is None:
            try:
                future.set_result(_captured(address, self.options, self.network))
            except LackError as error:
                future.set_exception(error)
        return future.result()


def _by_turns(references: Sequence[Reference]) -> list[int]:
    """Order the work so that the first of every host come first: no worker waits without need."""
    met: Counter[str] = Counter()
    turns: list[tuple[int, int]] = []
    for place, reference in enumerate(references):
        host = next((_host(address) for address in _addresses(reference)), "")
        turns.append((met[host] if host else 0, place))
        met[host] += 1
    return [place for _, place in sorted(turns)]


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _addresses(reference: Reference) -> list[str]:
    """Web addresses of a reference, the better first."""
    placed = [place.url for place in reference.source if place.url and not place.file]
    doi = (reference.doi or "").strip()
    for start in ("https://", "http://", "dx.doi.org/", "doi.org/", "doi:"):
        doi = doi[len(start) :].strip() if doi.lower().startswith(start) else doi
    found = [reference.url or "", f"{_DOI}{quote(doi, safe='/:;().-_')}" if doi else ""]
    return placed or [address for address in found if address.strip()]


def _had(reference: Reference, run: _Run) -> Source | Unavailable:
    """Take all places that the editor names; else the first address that gives a text."""
    places = [place for place in reference.source if place.file or place.url]
    if places:
        pieces = [_piece(reference, place, run) for place in places]
        lack = next((piece for piece in pieces if isinstance(piece, Unavailable)), None)
        return lack or assemble(reference, [piece for piece in pieces if isinstance(piece, Piece)])
    lacks: list[Unavailable] = []
    for address in _addresses(reference):
        piece = _piece(reference, Place(url=address), run)
        if isinstance(piece, Piece):
            return assemble(reference, [piece])
        lacks.append(piece)
    if lacks:
        return lacks[0]
    words = f"no address and no file: add URL or source to {reference.id} in references.yaml"
    return Unavailable(reference_id=reference.id, reason=Lack.NO_ADDRESS, detail=words)


def _piece(reference: Reference, place: Place, run: _Run) -> Piece | Unavailable:
    """Have and read one file or address."""
    origin = place.file or (place.url or "").strip()
    try:
        if place.file:
            capture, remark = fetcher_of("file").fetch(place.file, run.options, run.network, None), None
        else:
            capture, remark = run.captured(origin)
        kind = media_type(capture.data, capture.media_type)
        content = extract(capture.data, kind, capture.charset)
    except LackError as error:
        return Unavailable(reference_id=reference.id, reason=error.reason, detail=error.detail, origin=origin)
    if kind == HTML and not place.file and _host(origin) == "doi.org" and len(content.text) < _LANDING_PAGE:
        landing = "the DOI leads to a page of the publisher's that may hold only the abstract"
        content = content.model_copy(update={"partial": content.partial or landing})
    return Piece(place, capture, kind, content, remark)


def _captured(address: str, options: Options, network: Network) -> tuple[Capture, str | None]:
    """Fetch live and keep; offline, or where the failure is a passing one, take the copy that was kept."""
    scheme = address.partition(":")[0].lower() if ":" in address else ""
    if scheme in {"", "file"}:
        raise LackError(
            Lack.BAD_ADDRESS, f"{address[:200]!r} is no web address: give a path as source: instead"
        )
    if options.offline:
        kept = snapshots.load(options.store, address) if options.store else None
        if kept is None:
            raise LackError(Lack.OFFLINE, "offline, and no copy was kept: run once online, or name a file")
        return kept, f"offline: the copy kept on {kept.retrieved}"
    try:
        capture = fetcher_of(scheme).fetch(address, options, network, None)
    except LackError as error:
        kept = snapshots.load(options.store, address) if options.store and error.reason in _PASSING else None
        if kept is None:
            raise
        return kept, f"the live page was not to be had: the copy kept on {kept.retrieved}"
    return capture, _keep(options.store, capture)


def _keep(store: Path | None, capture: Capture) -> str | None:
    try:
        if store is not None:
            snapshots.save(store, capture)
    except OSError as error:
        return f"not kept in the store: {error.strerror or error}"
    return None


def _calm(source: Source | Unavailable, hosts: int) -> Source | Unavailable:
    """Say the one thing that is wrong when no host at all was reached."""
    if isinstance(source, Source) or source.reason not in _UNREACHED:
        return source
    words = f"no network: none of {hosts} hosts could be reached; connect and run again, or name files"
    return source.model_copy(update={"reason": Lack.NO_NETWORK, "detail": words})
