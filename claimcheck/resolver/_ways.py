"""A reference becomes its source by one of the ways: the lock's copy, files, addresses, the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from urllib.parse import quote, urljoin, urlsplit

from claimcheck.model import Lack, Place, Reference, Source, SourceText, Unavailable, Via
from claimcheck.resolver import snapshots
from claimcheck.resolver._assemble import Piece, assemble
from claimcheck.resolver._captures import Captures
from claimcheck.resolver.capture import Capture, LackError, Options
from claimcheck.resolver.extract import Workers, version
from claimcheck.resolver.lock import Entry, digest, text_digest
from claimcheck.resolver.media import HTML, media_type

if TYPE_CHECKING:
    from collections.abc import Callable

_DOI = "https://doi.org/"
_LANDING_PAGE = 20_000
_FULL_TEXTS = 2
# The page is no longer there, its host not reached, or nothing may be asked: an archived copy may stand in.
_DEAD = {
    Lack.OFFLINE,
    Lack.HOST_UNKNOWN,
    Lack.CONNECTION_FAILED,
    Lack.TLS_FAILED,
    Lack.TIMED_OUT,
    Lack.NOT_FOUND,
    Lack.SERVER_ERROR,
    Lack.REDIRECT_LOOP,
    Lack.HOME_PAGE,
}


class Run:
    """What the threads of one `obtain` share: captures, each fetched once, and the workers that read them."""

    def __init__(self, options: Options, tell: Callable[[str], None]) -> None:
        """Begin; `tell` is told in words when a host asks to be left alone for a while."""
        self.options = options
        self.captures = Captures(options, tell)
        self.network = self.captures.network
        self.workers = Workers()

    def __enter__(self) -> Self:
        """Be used in a with statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers."""
        self.workers.close()

    def hang_up(self) -> None:
        """End the run now: whoever waits for an answer or a document stops waiting."""
        self.network.hang_up()
        self.workers.close()


def had(reference: Reference, run: Run) -> Source | Unavailable:
    """Have one source: from the store as the lock says, else anew, and then compared with the lock."""
    entry = run.options.lock.entry(reference.id)
    if entry is None or entry.reference != digest(reference) or not _binds(entry, reference, run):
        return _anew(reference, run)
    locked = _locked(reference, entry, run) if reference.id not in run.options.renew else None
    found = locked or _anew(reference, run)
    if entry.reason is not None or isinstance(found, Unavailable):
        return found
    return _compared(found, reference, entry, run)


def addresses_of(reference: Reference) -> list[str]:
    """Web addresses of a reference, the better first."""
    placed = [place.url for place in reference.source if place.url and not place.file]
    doi = (reference.doi or "").strip()
    for start in ("https://", "http://", "dx.doi.org/", "doi.org/", "doi:"):
        doi = doi[len(start) :].strip() if doi.lower().startswith(start) else doi
    found = [reference.url or "", f"{_DOI}{quote(doi, safe='/:;().-_')}" if doi else ""]
    return placed or [address for address in found if address.strip()]


def _locked(reference: Reference, entry: Entry, run: Run) -> Source | Unavailable | None:
    """What the lock and the store say, or None: it must be had anew."""
    if entry.reason is not None:
        told = f"when the sources were last fetched, {entry.detail}"
        locked = Unavailable(reference_id=reference.id, reason=entry.reason, detail=told)
        return locked if run.options.locked or run.options.offline else None
    pieces = _recalled(reference, entry, run)
    if pieces is None and run.options.offline:
        store = run.options.store
        damaged = store and "damaged" in {snapshots.state(store, one.sha256) for one in entry.snapshots}
        lacking = "is damaged in this store" if damaged else "is not in this store"
        words = f"the copy that the lock names {lacking}: bring the store along, or fetch online"
        return Unavailable(reference_id=reference.id, reason=Lack.NOT_STORED, detail=words)
    if pieces is None:
        return None
    return _joined(reference, pieces)


def _binds(entry: Entry, reference: Reference, run: Run) -> bool:
    """Tell whether the lock decides: a living page does not where the copy of the note's day is asked for."""
    asked = run.options.as_of_note and reference.seen is not None and not run.options.locked
    return not asked or all(snapshot.via is not Via.LIVE for snapshot in entry.snapshots)


def _recalled(
    reference: Reference, entry: Entry, run: Run, *, files: bool = False
) -> list[Piece | Unavailable] | None:
    """The lock's own captures, read anew; files come from the folder unless `files`; None: one is lacking."""
    places = _places(reference) or [Place(url=snapshot.address) for snapshot in entry.snapshots]
    if not places or len(places) != len(entry.snapshots):
        return None
    pieces: list[Piece | Unavailable] = []
    for place, snapshot in zip(places, entry.snapshots, strict=True):
        if snapshot.via is Via.FILE and not files:
            pieces.append(_file(reference, place, run))
            continue
        store = run.options.store
        capture = snapshots.recall(store, snapshot) if store else None
        if capture is None:
            return None
        pieces.append(_read(reference, place, capture, None, run))
    return pieces


def _compared(found: Source, reference: Reference, entry: Entry, run: Run) -> Source:
    """Say whether the text is still the locked one; the words beside it (boxes, comments) may change."""
    if [s.sha256 for s in found.snapshots] == [s.sha256 for s in entry.snapshots]:
        return found
    pieces = _recalled(reference, entry, run, files=True)
    former = _joined(reference, pieces) if pieces else None
    if isinstance(former, Source):
        same = text_digest(former.content) == text_digest(found.content)
        return found if same else found.model_copy(update={"former": former.content})
    # NOTE: another extractor may read the same page differently; then only the bytes could tell.
    if entry.extractor != found.extractor or entry.text_sha256 == text_digest(found.content):
        return found
    return found.model_copy(update={"former": SourceText(text="")})


def _places(reference: Reference) -> list[Place]:
    return [place for place in reference.source if place.file or place.url]


def _anew(reference: Reference, run: Run) -> Source | Unavailable:
    """Take all places that the editor names; else the first address that gives a text."""
    if places := _places(reference):
        had = [
            _file(reference, place, run) if place.file else _first(reference, [place], run)
            for place in places
        ]
        return _joined(reference, had)
    addresses = [Place(url=address) for address in addresses_of(reference)]
    if not addresses:
        words = f"no address and no file: add URL or source to {reference.id} in references.yaml"
        return Unavailable(reference_id=reference.id, reason=Lack.NO_ADDRESS, detail=words)
    return _joined(reference, [_first(reference, addresses, run)])


def _joined(reference: Reference, pieces: list[Piece | Unavailable]) -> Source | Unavailable:
    lack = next((piece for piece in pieces if isinstance(piece, Unavailable)), None)
    return lack or assemble(reference, [piece for piece in pieces if isinstance(piece, Piece)])


def _file(reference: Reference, place: Place, run: Run) -> Piece | Unavailable:
    try:
        capture = run.captures.file(place.file or "")
    except LackError as error:
        return _lack(reference, error, place.file)
    return _read(reference, place, capture, None, run)


def _first(reference: Reference, places: list[Place], run: Run) -> Piece | Unavailable:
    """The first living page, else the archived copy of a dead one; with `as_of_note` the copy before all."""
    of_note = run.options.as_of_note and reference.seen is not None
    if of_note and (piece := _copy(reference, places, run)):
        return piece
    lacks: list[Unavailable] = []
    for place in places:
        live = _live(reference, place, run)
        if isinstance(live, Piece):
            return _fuller(reference, live, run)
        lacks.append(live)
    dead = [place for place, lack in zip(places, lacks, strict=True) if lack.reason in _DEAD]
    if not of_note and (piece := _copy(reference, dead, run)):
        return piece._replace(remark=f"the live page was not to be had ({lacks[0].detail})")
    return lacks[0]


def _copy(reference: Reference, places: list[Place], run: Run) -> Piece | None:
    """The first archived copy that there is."""
    if run.options.archive is None:
        return None
    pieces = (_archived(reference, place, run) for place in places)
    return next((piece for piece in pieces if isinstance(piece, Piece)), None)


def _live(reference: Reference, place: Place, run: Run) -> Piece | Unavailable:
    origin = (place.url or "").strip()
    try:
        capture, remark = run.captures.address(origin)
    except LackError as error:
        return _lack(reference, error, origin)
    return _read(reference, place, capture, remark, run)


def _archived(reference: Reference, place: Place, run: Run) -> Piece | Unavailable:
    origin = (place.url or "").strip()
    try:
        capture = run.captures.archived(origin, reference.seen)
    except LackError as error:
        return _lack(reference, error, origin)
    return _read(reference, place, capture, None, run)


def _read(
    reference: Reference, place: Place, capture: Capture, remark: str | None, run: Run
) -> Piece | Unavailable:
    try:
        kind = media_type(capture.data, capture.media_type)
        content = run.workers.extract(capture.data, kind, capture.charset)
    except LackError as error:
        return _lack(reference, error, capture.address)
    landing = urlsplit(capture.address).netloc.lower() == "doi.org" and len(content.text) < _LANDING_PAGE
    if kind == HTML and landing and not place.file:
        words = "the DOI leads to a page of the publisher's that may hold only the abstract"
        content = content.model_copy(update={"partial": content.partial or words})
    return Piece(place, capture, kind, version(kind), content, remark)


def _fuller(reference: Reference, piece: Piece, run: Run) -> Piece:
    """The full text that a landing page names (Highwire's citation_pdf_url), where it is the longer."""
    base = piece.capture.final_url or piece.capture.address
    named = piece.content.full_text[:_FULL_TEXTS] if len(piece.content.text) < _LANDING_PAGE else ()
    for address in named:
        full = _live(reference, piece.place.model_copy(update={"url": urljoin(base, address)}), run)
        if isinstance(full, Piece) and len(full.content.text) > len(piece.content.text):
            return full._replace(remark=f"the full text that {piece.capture.address} names")
    return piece


def _lack(reference: Reference, error: LackError, origin: str | None) -> Unavailable:
    return Unavailable(reference_id=reference.id, reason=error.reason, detail=error.detail, origin=origin)
