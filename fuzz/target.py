"""What a fuzz target is: valid inputs to begin with, and a check that raises where a promise is broken."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_FOLDER = Path(__file__).with_name("targets")
FOUND = Path(__file__).with_name("found")


class Target(NamedTuple):
    """One entry to the program.

    `check` takes any bytes; an exception out of it is a finding, so it swallows what is promised (a
    LackError, a ManuscriptError) and asserts what must hold. `tokens` are words of the format that blind
    mutation would not hit upon. `mutate` is a change that needs to know the format, made now and then.
    """

    seeds: tuple[bytes, ...]
    check: Callable[[bytes], None]
    tokens: tuple[bytes, ...] = ()
    mutate: Callable[[bytes, Random], bytes] | None = None


def names() -> tuple[str, ...]:
    """The names of all targets: the files of fuzz/targets."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.py") if not file.stem.startswith("_")))


def load(name: str) -> Target:
    """Return a target by its name; imports what it tests."""
    target = import_module(f"fuzz.targets.{name}").TARGET
    if not isinstance(target, Target):
        raise TypeError(f"fuzz/targets/{name}.py has no TARGET")
    return target


def found(name: str) -> tuple[bytes, ...]:
    """Inputs that once broke a promise, kept so that none is broken twice."""
    return tuple(file.read_bytes() for file in sorted((FOUND / name).glob("*")))
