"""A sign-off goes into signoffs.toml or out of it; every other byte of the file stays as people left it."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from claimcheck import durable
from claimcheck.errors import DecisionsError
from claimcheck.signoffs.editing import added, removed
from claimcheck.signoffs.entries import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimcheck.model import SignOff

NAME = "signoffs.toml"


def read(file: Path) -> str | None:
    """Return the file's text, or None if there is no such file.

    Raises DecisionsError for what is no plain file (a link, a folder), too large or not UTF-8.
    """
    try:
        return durable.read(file, LARGEST).decode("utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        why = "it is a link; name the file itself" if file.is_symlink() else error.strerror or str(error)
        raise DecisionsError(f"cannot be read: {why}", file=str(file)) from error
    except UnicodeDecodeError as error:
        raise DecisionsError(f"is not UTF-8 at byte {error.start}", file=str(file)) from error


def save(file: Path, *signoffs: SignOff) -> None:
    """Put sign-offs into the file, each in the place of the one of the same id and person if there is one.

    The file is read anew, and written whole or not at all, by one process at a time. Raises DecisionsError
    where what is there cannot be read, or the file could not be read afterwards; then none of them is saved.
    """
    _change(file, lambda text: reduce(added, signoffs, text))


def remove(file: Path, id_: str, by: str) -> None:
    """Take one person's sign-off of one finding out of the file; nothing happens if there is none."""
    _change(file, lambda text: removed(text, id_, by))


def _change(file: Path, edit: Callable[[str], str]) -> None:
    try:
        with durable.turn(file):
            before = read(file) or ""
            after = _edited(file, before, edit)
            if after != before:
                durable.write(file, after.encode("utf-8"))
    except OSError as error:
        raise DecisionsError(f"cannot be written: {error.strerror or error}", file=str(file)) from error


def _edited(file: Path, before: str, edit: Callable[[str], str]) -> str:
    try:
        after = edit(before)
    except DecisionsError as error:
        raise DecisionsError(error.what, file=str(file), line=error.line) from error
    if len(after.encode("utf-8")) > LARGEST:
        raise DecisionsError(f"would be larger than {LARGEST} bytes", file=str(file))
    return after
