"""What was had of a reference becomes its entry in the lock, and a word for how it compares with that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Freshness, Lack, Snapshot, Source, Unavailable, Via
from claimcheck.resolver.lock import Entry, digest, text_digest

if TYPE_CHECKING:
    from claimcheck.model import Reference
    from claimcheck.resolver.lock import Lock

# What is another at each asking, also of a page that has not changed.
_CLOCK = {"retrieved", "etag", "last_modified"}
# Failures that say nothing about the source: they are of this run.
_OF_THE_RUN = {Lack.NO_ADDRESS, Lack.OFFLINE, Lack.NO_NETWORK, Lack.NOT_STORED}


def knows(lock: Lock, reference: Reference) -> bool:
    """Tell whether the lock says how a reference, as it is cited now, was had or why not."""
    entry = lock.entry(reference.id)
    return entry is not None and entry.reference == digest(reference)


def saved_by_hand(reference: Reference, lock: Lock) -> bool:
    """Tell whether the lock has a reference from a page that somebody saved."""
    entry = lock.entry(reference.id) if knows(lock, reference) else None
    return entry is not None and any(one.via is Via.SAVED for one in entry.snapshots)


def left(reference: Reference, had: Source | Unavailable, lock: Lock, *, taken: bool) -> tuple[Snapshot, ...]:
    """Return what the lock goes on holding of a reference in place of what was had, if anything."""
    entry = lock.entry(reference.id) if knows(lock, reference) else None
    stays = entry is not None and (isinstance(had, Unavailable) or (had.former is not None and not taken))
    return entry.snapshots if entry is not None and stays else ()


def freshness(reference: Reference, had: Source | Unavailable, lock: Lock, *, renewed: bool) -> Freshness:
    """Compare what was had with what the lock knew."""
    entry = lock.entry(reference.id)
    if isinstance(had, Unavailable):
        return Freshness.MISSING
    if entry is None or entry.reason is not None or not knows(lock, reference):
        return Freshness.NEW
    same = [one.sha256 for one in entry.snapshots] == [one.sha256 for one in had.snapshots]
    by_hand = all(snapshot.via is Via.SAVED for snapshot in had.snapshots)
    other = by_hand and not same and entry.text_sha256 != text_digest(had.content)
    if had.former is not None or other:
        return Freshness.CHANGED
    return Freshness.KEPT if same and not renewed else Freshness.SAME


def entry(reference: Reference, had: Source | Unavailable, lock: Lock, *, taking: bool) -> Entry | None:
    """Return the entry to be written, or None: the lock's own stands.

    A change of the text is taken only where `taking`; a failure never pushes out what was had; the same
    bytes from the same place are no news.
    """
    known = lock.entry(reference.id) if knows(lock, reference) else None
    if isinstance(had, Unavailable):
        if had.reason in _OF_THE_RUN or (known is not None and known.reason is None):
            return None
        return Entry(id=reference.id, reference=digest(reference), reason=had.reason, detail=had.detail)
    if had.former is not None and not taking:
        return None
    found = Entry(
        id=reference.id,
        reference=digest(reference),
        snapshots=had.snapshots,
        text_sha256=text_digest(had.content),
        extractor=had.extractor,
    )
    return None if known is not None and _told(found) == _told(known) else found


def _told(entry: Entry) -> dict[str, object]:
    """What an entry says but for when and by which validators its pages were asked for.

    The day on which a page was saved by hand is the editor's word, and no clock's.
    """
    clocks = _CLOCK if all(snapshot.via is not Via.SAVED for snapshot in entry.snapshots) else set()
    return entry.model_dump(exclude={"snapshots": {"__all__": clocks}})
