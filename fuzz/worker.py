"""One target in a process of its own: `python -m fuzz.worker TARGET SEED SECONDS FOLDER`; JSON comes out.

An input that takes too long is ended by the process itself, whatever code it hangs in: the stacks go to
standard error, and the input stands in FOLDER/TARGET.now, where each is written before it is tried.
"""

from __future__ import annotations

import faulthandler
import json
import mmap
import sys
from pathlib import Path
from time import monotonic

from fuzz import engine, target, trail

_MOST_SECONDS = 30.0  # wall clock for one input; what takes 5 s of processor time is told when it ends
_REARM = 1.0
_MOST_MEMORY = 2_000_000_000
_LARGEST = 8_000_000
_NUMBER = 8  # bytes before the input: its length


class Watchdog:
    """Keeps the input in hand where it can be found, and ends the process when it takes too long."""

    def __init__(self, file: Path) -> None:
        """Keep inputs of up to 8 MB in `file`."""
        file.write_bytes(bytes(_NUMBER + _LARGEST))
        with file.open("r+b") as opened:
            self._kept = mmap.mmap(opened.fileno(), 0)
        self._armed = 0.0

    def __call__(self, data: bytes) -> None:
        """Take the next input."""
        part = data[:_LARGEST]
        self._kept[:_NUMBER] = len(part).to_bytes(_NUMBER, "little")
        self._kept[_NUMBER : _NUMBER + len(part)] = part
        if monotonic() - self._armed > _REARM:
            self._armed = monotonic()
            faulthandler.dump_traceback_later(_MOST_SECONDS + _REARM, exit=True)


def in_hand(file: Path) -> bytes:
    """Return the input that a process had in hand when it ended."""
    kept = file.read_bytes()
    return kept[_NUMBER : _NUMBER + int.from_bytes(kept[:_NUMBER], "little")]


def main() -> None:
    """Run one target and print its tally."""
    name, seed, seconds, folder = sys.argv[1:]
    _limit_memory()
    followed = trail.Trail()
    trail.follow("claimcheck", followed)
    aim = target.load(name)
    told = engine.fuzz(
        aim._replace(seeds=(*target.found(name), *aim.seeds)),
        f"{seed}:{name}",
        engine.Budget(float(seconds)),
        followed,
        Watchdog(Path(folder) / f"{name}.now"),
    )
    faulthandler.cancel_dump_traceback_later()
    finding = told.finding.hex() if told.finding is not None else None
    json.dump({**told._asdict(), "finding": finding}, sys.stdout)


def _limit_memory() -> None:
    """Guard the machine; what one input takes is measured by the engine."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has no such module

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _MOST_MEMORY if hard == resource.RLIM_INFINITY else min(_MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    main()
