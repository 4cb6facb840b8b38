"""Entries go into a lock on disk, several at a time; a disk that does not let us is a UsageError."""

from __future__ import annotations

from threading import Lock as Mutex
from time import monotonic
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError
from claimcheck.resolver import lock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

_PAUSE = 1.0  # seconds between two writings while entries come in


def lock_in(path: Path, entries: Iterable[lock.Entry], keep: Collection[str] | None = None) -> None:
    """Put entries into the lock at `path` (see `lock.merge`). Raises UsageError where the disk forbids it."""
    try:
        lock.merge(path, entries, keep=keep)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror or error}", file=str(path)) from error


class Journal:
    """Takes entries as they come, from any thread, and writes them at most once a second and at the end."""

    def __init__(self, path: Path) -> None:
        """Begin with none, for the lock at `path`."""
        self._path = path
        self._mutex = Mutex()
        self._waiting: list[lock.Entry] = []
        self._written = monotonic()

    def add(self, entry: lock.Entry | None) -> None:
        """Take an entry; raises UsageError where the lock cannot be written."""
        if entry is None:
            return
        with self._mutex:
            self._waiting.append(entry)
            if monotonic() - self._written >= _PAUSE:
                self._write()

    def write(self) -> None:
        """Write what waits; raises UsageError where the lock cannot be written."""
        with self._mutex:
            self._write()

    def _write(self) -> None:
        if self._waiting:
            lock_in(self._path, self._waiting)
        self._waiting = []
        self._written = monotonic()
