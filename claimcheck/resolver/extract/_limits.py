"""What a process may use becomes bounded by the system, where the system can (not on Windows)."""

from __future__ import annotations

import sys
from contextlib import suppress
from math import ceil

if sys.platform != "win32":
    import resource

_MEMORY = 2_000_000_000
_FILES = 64


def enclose() -> None:
    """Cap this process's memory and open files; let it start no process, write no file, leave no core."""
    if sys.platform != "win32":
        _cap(resource.RLIMIT_AS, _MEMORY)
        _cap(resource.RLIMIT_NOFILE, _FILES)
        _cap(resource.RLIMIT_NPROC, 0)
        _cap(resource.RLIMIT_FSIZE, 0)
        _cap(resource.RLIMIT_CORE, 0)


def allow(seconds: float) -> None:
    """Let the system end this process when it has computed for so many seconds more (whole ones)."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _cap(resource.RLIMIT_CPU, ceil(used.ru_utime + used.ru_stime + seconds) + 1)


def peak() -> int:
    """The most memory that this process held so far, in bytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if sys.platform != "win32":

    def _cap(kind: int, most: int) -> None:
        _, hard = resource.getrlimit(kind)
        lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # a system may know a limit and not grant it
            resource.setrlimit(kind, (lowest, hard))
