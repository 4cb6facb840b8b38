"""Bytes become a file on disk that is whole or not there at all; writers of one file take turns."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from secrets import token_hex
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_UNFINISHED = ".claimcheck-new-"  # what a file is called until it is whole
_ABANDONED = 3600.0  # seconds after which nobody writes to an unfinished file any more
_PATIENCE = 60.0  # seconds that a writer waits for its turn; a turn takes milliseconds
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _PLAIN
# NOTE: some network and user-space file systems know no locks, or no fsync of a folder; cargo goes on too.
_UNKNOWN_HERE = {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}


def write(path: Path, data: bytes, desk: Path | None = None) -> None:
    """Put a file in its place, in one step, and on the disk; raises OSError and leaves what was there.

    It is written in the folder `desk`, on the same file system (None: where it will stand), flushed and
    renamed; then the folder is flushed, so that neither a crash nor a power cut takes it back.
    """
    desk = desk or path.parent
    for folder in {desk, path.parent}:
        _make(folder)
    _clear(desk)
    unfinished = desk / f"{_UNFINISHED}{token_hex(8)}"
    try:
        with open(unfinished, "xb") as file:  # noqa: PTH123 - the mode x follows no link; as open() spells it
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        # NOTE: also after Ctrl-C; a killed process leaves it to _clear.
        with suppress(OSError):
            unfinished.unlink()
    flush(path.parent)


def read(path: Path, largest: int) -> bytes:
    """Return a plain file's bytes; raises OSError, also for a link, a pipe and more than `largest` bytes."""
    with open(path, "rb", opener=lambda name, _: os.open(name, _READ)) as file:
        seen = os.fstat(file.fileno())
        if not stat.S_ISREG(seen.st_mode):
            raise OSError(errno.EINVAL, "is no plain file", str(path))
        if seen.st_size > largest:
            raise OSError(errno.EFBIG, f"is larger than {largest} bytes", str(path))
        return file.read()


def flush(folder: Path) -> None:
    """Make the names in a folder last; Windows has no such thing."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNKNOWN_HERE:
            raise
    finally:
        os.close(handle)


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Hold the right to write `path`; one process or thread has it at a time.

    The right is a lock that the system holds on a file beside `path`, and ends with its process however
    that ends. Raises TimeoutError after a minute, OSError where the folder cannot be written to.
    """
    beside = path.parent / f".{path.name}.turn"
    handle = _taken(beside, time.monotonic() + _PATIENCE)
    try:
        yield
    finally:
        # NOTE: removed while it is held: whoever waits on it sees that it is gone and makes a new one.
        # Windows removes no open file, nor one that somebody waits on.
        if sys.platform == "win32":
            os.close(handle)
        with suppress(OSError):
            beside.unlink()
        if sys.platform != "win32":
            os.close(handle)


def _taken(beside: Path, until: float) -> int:
    while time.monotonic() < until:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT | _PLAIN, 0o666)
        try:
            if _locked(handle) and _still_there(beside, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        time.sleep(0.002)
    raise TimeoutError(errno.ETIMEDOUT, "another claimcheck holds it for over a minute", str(beside))


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EACCES, errno.EDEADLK}:
            return False
        if error.errno not in _UNKNOWN_HERE:
            raise
    return True


def _still_there(beside: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), beside.lstat())
    except FileNotFoundError:
        return False


def _make(folder: Path) -> None:
    """Make a folder and those above it, and make them last."""
    if folder.is_dir():
        return
    for part in reversed((folder, *folder.parents)):
        if not part.is_dir():
            part.mkdir(exist_ok=True)
            flush(part.parent)


def _clear(desk: Path) -> None:
    """Remove what killed writers left unfinished."""
    for left in desk.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime > _ABANDONED:
                left.unlink()
