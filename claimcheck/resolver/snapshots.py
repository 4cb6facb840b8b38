"""Captures go into a store on disk and come back, found by address or by hash, proved by sha256.

`<store>/sha256/ab/<hash>` holds raw bytes, written once and never removed; `<store>/addresses/<sha256 of the
address>.json` is a card: what was last seen there and when; `<store>/new` holds what is being written. Every
file is put in its place whole (see `durable`), so several processes may share a store, and whatever
interrupts them leaves whole files only. The store may come with a stranger's project: its files are
believed by their hash alone, and links inside it lead nowhere.
"""

from __future__ import annotations

import errno
import json
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

from claimcheck import durable
from claimcheck.model.source import Snapshot
from claimcheck.resolver.capture import Capture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CARD = 1_000_000  # bytes of the largest card that is read
_BLOB = 1_000_000_000  # bytes of the largest source that is read
_KEPT = set(Snapshot.model_fields)


def save(store: Path, capture: Capture) -> None:
    """Keep a capture: when this returns it is on the disk; raises OSError when the disk does not let us."""
    with _paths():
        ignore = store / ".gitignore"
        if ignore.is_symlink() or not ignore.exists():
            # NOTE: first, for full texts are other people's; they must not slip into a repository.
            _put(store, ignore, b"*\n")
        place = _place(store, capture.sha256)
        if blob(store, capture.sha256) is None:
            _put(store, place, capture.data)
        else:
            # NOTE: another process may have put it there this moment; it is kept when its name is.
            durable.flush(place.parent)
        said = json.dumps(capture.model_dump(include=_KEPT), indent=1, sort_keys=True)
        _put(store, _card(store, capture.address), said.encode())


def load(store: Path, address: str) -> Capture | None:
    """Return the last kept capture of an address, or None: none was kept, or it is damaged."""
    try:
        card = _card(store, address)
        _stay_inside(store, card)
        snapshot = Snapshot.model_validate(json.loads(durable.read(card, _CARD)))
    except (OSError, ValueError, RecursionError):
        return None
    return recall(store, snapshot) if snapshot.address == address else None


def recall(store: Path, snapshot: Snapshot) -> Capture | None:
    """Return a snapshot with the bytes that it was taken of, or None as `blob` does."""
    data = blob(store, snapshot.sha256)
    return None if data is None else Capture(**snapshot.model_dump(include=_KEPT), data=data)


def blob(store: Path, digest: str) -> bytes | None:
    """Return the kept bytes that have this sha256, or None; `state` tells why."""
    try:
        place = _place(store, digest)
        _stay_inside(store, place)
        data = durable.read(place, _BLOB)
    except (OSError, ValueError):
        return None
    return data if sha256(data).hexdigest() == digest else None


def state(store: Path, digest: str) -> str:
    """Return whether the bytes with this sha256 are `kept`, `damaged` or `missing` in the store."""
    if blob(store, digest) is not None:
        return "kept"
    try:
        _place(store, digest).lstat()
    except (OSError, ValueError):
        return "missing"
    return "damaged"


def _place(store: Path, digest: str) -> Path:
    """Where bytes of this hash stand; a hash that is none (a tampered card) leads nowhere."""
    if len(digest) != sha256().digest_size * 2 or not set(digest) <= set("0123456789abcdef"):
        raise ValueError(digest[:100])
    return store / "sha256" / digest[:2] / digest


def _card(store: Path, address: str) -> Path:
    return store / "addresses" / f"{sha256(address.encode('utf-8', 'surrogatepass')).hexdigest()}.json"


def _put(store: Path, path: Path, data: bytes) -> None:
    desk = store / "new"
    _stay_inside(store, path)
    _stay_inside(store, desk / path.name)
    durable.write(path, data, desk)


def _stay_inside(store: Path, path: Path) -> None:
    """Raise OSError if a folder between the store and a file in it is a link; the store itself may be one."""
    for folder in path.parents:
        if folder == store:
            return
        if folder.is_symlink():
            raise OSError(errno.ELOOP, "is a link inside the store: remove it", str(folder))


@contextmanager
def _paths() -> Iterator[None]:
    """Make one kind of error of a path that no file system can have."""
    try:
        yield
    except ValueError as error:
        raise OSError(errno.EINVAL, str(error)) from error
