"""A reference becomes its source by one of the ways: the lock's copy, files, addresses, the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Lack, Place, Reference, Source, SourceText, Unavailable, Via
from claimcheck.resolver import _pieces, snapshots
from claimcheck.resolver._assemble import Piece, assemble
from claimcheck.resolver._pieces import LANDING_PAGE, addresses_of, full_texts, places_of
from claimcheck.resolver.lock import Entry, digest, text_digest

if TYPE_CHECKING:
    from claimcheck.resolver._pieces import Run

_FULL_TEXTS = 2
# The page is no longer there, its host not reached, or nothing may be asked: an archived copy may stand in.
_DEAD = {
    Lack.OFFLINE: "this run was offline",
    Lack.HOST_UNKNOWN: "there is no such host",
    Lack.CONNECTION_FAILED: "its host could not be connected to",
    Lack.TLS_FAILED: "there was no trusted connection to its host",
    Lack.TIMED_OUT: "it did not come in time",
    Lack.NOT_FOUND: "it is gone",
    Lack.SERVER_ERROR: "its server failed",
    Lack.REDIRECT_LOOP: "its redirects lead in a circle",
    Lack.HOME_PAGE: "its address leads to the home page",
}

_GONE = {Lack.NOT_FOUND, Lack.HOME_PAGE}  # for good, as far as one can tell


def had(reference: Reference, run: Run) -> Source | Unavailable:
    """Have one source: from the store as the lock says, else anew, and then compared with the lock."""
    entry = run.options.lock.entry(reference.id)
    if entry is None or entry.reference != digest(reference):
        return _anew(reference, run)
    recalls = reference.id not in run.options.renew and _binds(entry, reference, run)
    found = (_locked(reference, entry, run) if recalls else None) or _anew(reference, run)
    if isinstance(found, Unavailable):
        return _missed(found, entry, run) if recalls else found
    if entry.reason is not None:
        return found
    return _compared(found, reference, entry, run)


def _binds(entry: Entry, reference: Reference, run: Run) -> bool:
    """Tell whether the lock decides: a living page does not where the copy of the note's day is asked for."""
    asked = run.options.as_of_note and reference.seen is not None and not run.options.locked
    return not asked or all(snapshot.via is not Via.LIVE for snapshot in entry.snapshots)


def _locked(reference: Reference, entry: Entry, run: Run) -> Source | Unavailable | None:
    """What the lock and the store say, or None: it must be had anew."""
    if entry.reason is not None:
        return _lacking(reference, entry.reason, entry.detail, run)
    pieces = _recalled(reference, entry, run)
    if pieces is None and run.options.offline:
        lacking = _unkept(entry, run) or "the lock names more or fewer places than the reference"
        words = f"{lacking}: bring the store along, or fetch online"
        return Unavailable(reference_id=reference.id, reason=Lack.NOT_STORED, detail=words)
    return _joined(reference, pieces) if pieces is not None else None


def _missed(lack: Unavailable, entry: Entry, run: Run) -> Unavailable:
    """Say of a page that is not to be had that the lock's copy would do, where the store lacks that."""
    lacking = _unkept(entry, run)
    if lacking is None or lack.reason is Lack.NOT_STORED:
        return lack
    words = f"{lacking}: bring the store along; {lack.detail}"
    if any(snapshot.via is Via.SAVED for snapshot in entry.snapshots):
        return lack.model_copy(update={"reason": Lack.NOT_STORED, "detail": words})
    return lack.model_copy(update={"detail": words})


def _unkept(entry: Entry, run: Run) -> str | None:
    """Say what is wrong with the lock's copy in the store, if anything; files are never read from there."""
    store = run.options.store
    copies = [snapshot for snapshot in entry.snapshots if snapshot.via is not Via.FILE]
    states = {snapshots.state(store, one.sha256) if store else "missing" for one in copies} - {"kept"}
    saved = next((one for one in copies if one.via is Via.SAVED), None)
    name = (
        f"the page that was saved by hand on {saved.retrieved}" if saved else "the copy that the lock names"
    )
    lacking = "is damaged in this store" if "damaged" in states else "is not in this store"
    return f"{name} {lacking}" if states else None


def _lacking(reference: Reference, reason: Lack, detail: str, run: Run) -> Source | Unavailable | None:
    """Repeat why the lock has nothing where nothing may be tried; files are read all the same."""
    places = places_of(reference)
    if any(place.file for place in places) or not (run.options.locked or run.options.offline):
        return None
    kept = _anew(reference, run) if not run.options.locked else None
    told = f"when the sources were last fetched, {detail}"
    origin = next(iter(addresses_of(reference)), None)
    lack = Unavailable(reference_id=reference.id, reason=reason, detail=told, origin=origin)
    return kept if isinstance(kept, Source) else lack


def _recalled(
    reference: Reference, entry: Entry, run: Run, *, files: bool = False
) -> list[Piece | Unavailable] | None:
    """The lock's own captures, read anew; files come from the folder unless `files`; None: one is lacking."""
    places = places_of(reference) or [Place(url=snapshot.address) for snapshot in entry.snapshots]
    if not places or len(places) != len(entry.snapshots):
        return None
    pieces: list[Piece | Unavailable] = []
    for place, snapshot in zip(places, entry.snapshots, strict=True):
        if snapshot.via is Via.FILE and not files:
            pieces.append(_pieces.file(reference, place, run))
            continue
        store = run.options.store
        capture = snapshots.recall(store, snapshot) if store else None
        if capture is None:
            return None
        pieces.append(_pieces.read(reference, place, capture, None, run))
    return pieces


def _compared(found: Source, reference: Reference, entry: Entry, run: Run) -> Source:
    """Say whether the text is still the locked one; the words beside it (boxes, comments) may change."""
    if [s.sha256 for s in found.snapshots] == [s.sha256 for s in entry.snapshots]:
        return found
    pieces = _recalled(reference, entry, run, files=True)
    former = _joined(reference, pieces) if pieces else None
    if isinstance(former, Source):
        same = text_digest(former.content) == text_digest(found.content)
        return found if same else found.model_copy(update={"former": _former(former)})
    # NOTE: another extractor may read the same page differently; then only the bytes could tell.
    if entry.extractor != found.extractor or entry.text_sha256 == text_digest(found.content):
        return found
    return found.model_copy(update={"former": SourceText(text="")})


def _former(source: Source) -> SourceText:
    """The locked text, partial where words that are not in it may be in the work all the same."""
    why = None if source.proves_absence else source.mismatch or source.reason or "a part of the work"
    return source.content.model_copy(update={"partial": why})


def _anew(reference: Reference, run: Run) -> Source | Unavailable:
    """Take all places that the editor names; else the first address that gives a text."""
    if places := places_of(reference):
        had = [
            _pieces.file(reference, place, run) if place.file else _first(reference, [place], run)
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


def _first(reference: Reference, places: list[Place], run: Run) -> Piece | Unavailable:
    """The first living page, else the archived copy of a dead one; with `as_of_note` the copy before all."""
    of_note = run.options.as_of_note and reference.seen is not None
    copy = _copy(reference, places, run) if of_note else None
    if isinstance(copy, Piece):
        return copy
    lacks: list[Unavailable] = []
    for place in places:
        live = _pieces.live(reference, place, run)
        if isinstance(live, Piece):
            full = _fuller(reference, live, run)
            remarks = (full.remark, copy.detail if copy else None)
            return full._replace(remark="; ".join(filter(None, remarks)) or None)
        lacks.append(live)
    mortal = _GONE if _renews_living(reference, run) else _DEAD
    dead = {place.url: lack for place, lack in zip(places, lacks, strict=True) if lack.reason in mortal}
    copy = copy or _copy(reference, [place for place in places if place.url in dead], run)
    if isinstance(copy, Piece):
        why = _DEAD[dead[copy.place.url].reason]
        return copy._replace(remark=f"the live page was not to be had: {why}")
    if copy is None or copy.reason is Lack.OFFLINE:
        return lacks[0]
    return lacks[0].model_copy(update={"detail": f"{lacks[0].detail}; {copy.detail}"})


def _renews_living(reference: Reference, run: Run) -> bool:
    """Tell whether a locked living page is asked for anew: a host that is down for now must not cost it."""
    entry = run.options.lock.entry(reference.id)
    if entry is None or reference.id not in run.options.renew or entry.reference != digest(reference):
        return False
    return any(snapshot.via is Via.LIVE for snapshot in entry.snapshots)


def _copy(reference: Reference, places: list[Place], run: Run) -> Piece | Unavailable | None:
    """The first archived copy that there is, else why there is none of the first place; None: not asked."""
    if run.options.archive is None:
        return None
    lacks: list[Unavailable] = []
    for place in places:
        copy = _pieces.archived(reference, place, run)
        if isinstance(copy, Piece):
            return copy
        lacks.append(copy)
    return next(iter(lacks), None)


def _fuller(reference: Reference, piece: Piece, run: Run) -> Piece:
    """The full text that a landing page names (Highwire's citation_pdf_url), where it is not the shorter."""
    short = len(piece.content.text) < LANDING_PAGE
    named = full_texts(piece.capture, piece.content)[:_FULL_TEXTS] if short else []
    for address in named:
        full = _pieces.live(reference, piece.place.model_copy(update={"url": address}), run)
        if isinstance(full, Piece) and _words(full.content) >= _words(piece.content):
            return full._replace(remark=f"the full text that {piece.capture.address} names")
    return piece


def _words(content: SourceText) -> int:
    """Characters of the work's own: what stands around a page's text makes it no fuller."""
    return len(content.text) - sum(
        region.span.end - region.span.start for region in content.regions if not region.kind.own
    )
