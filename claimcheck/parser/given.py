"""A file of a manuscript as a reader is given it: its bytes, its name, and the files beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ManuscriptError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LARGEST = 100_000_000  # bytes of one file


class Given(NamedTuple):
    """What a reader reads; `beside` gives the bytes of a file by its path relative to the manuscript."""

    data: bytes
    name: str
    beside: Callable[[str], bytes]


def given(path: Path, shown: str) -> Given:
    """Read a manuscript of at most 100 MB; what it takes in must stand in its own folder or below.

    Raises ManuscriptError that names `shown` if it cannot be read.
    """
    return Given(_read(path, shown), path.name, lambda name: _beside(path, name))


def _read(path: Path, shown: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ManuscriptError(f"cannot be read: {reason}", file=shown) from error
    if len(data) > _LARGEST:
        raise ManuscriptError(f"is larger than {_LARGEST // 1_000_000} MB", file=shown)
    return data


def _beside(path: Path, name: str) -> bytes:
    folder = path.parent.resolve()
    try:
        wanted = (folder / name).resolve()
    except (OSError, ValueError) as error:
        raise ManuscriptError(f"{name!r} is no path") from error
    if not wanted.is_relative_to(folder):
        raise ManuscriptError(f"{name} lies outside the manuscript's folder")
    return _read(wanted, name)
