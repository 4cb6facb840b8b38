"""A target goes in; inputs are mutated for some seconds, and the first that breaks a promise comes out."""

from __future__ import annotations

import sys
import traceback
from random import Random
from time import monotonic, process_time
from typing import TYPE_CHECKING, NamedTuple

from fuzz.mutation import mutated

if TYPE_CHECKING:
    from collections.abc import Callable

    from fuzz.target import Target
    from fuzz.trail import Trail

SLOW = 5.0  # seconds of processor time for one input
HEAVY = 500_000_000  # bytes that one input may add to the most that was ever held
_SHRINK = 5.0
_LATE, _LATEST = 0.3, 20
_LINES = 6


class Tally(NamedTuple):
    """What a run did: inputs tried, seconds, inputs kept; and the finding, if any, with its last lines."""

    tried: int
    seconds: float
    kept: int
    finding: bytes | None = None
    why: str = ""


class Budget(NamedTuple):
    """When a run is over: after some seconds, or as many inputs."""

    seconds: float
    inputs: int = sys.maxsize


def fuzz(
    target: Target,
    seed: str,
    budget: Budget,
    trail: Trail | None = None,
    watch: Callable[[bytes], None] | None = None,
) -> Tally:
    """Try the seeds, then mutants of what took new branches, until the budget is spent.

    `watch` is told each input before it is tried. The inputs are a function of `seed` and of the branches
    that are taken; how many there are is a matter of time.
    """
    rng = Random(seed)
    kept: list[bytes] = []
    begun = monotonic()
    tried = 0
    words = _words(target, trail)
    while tried < len(target.seeds) or (monotonic() - begun < budget.seconds and tried < budget.inputs):
        first = tried < len(target.seeds)
        data = target.seeds[tried] if first else _mutant(target, rng, kept, words)
        tried += 1
        if why := broken(target, data, watch):
            data = _shrunk(target, data, why, watch)
            return Tally(tried, monotonic() - begun, len(kept), data, broken(target, data, watch) or why)
        if first or (trail and trail.is_new()):
            kept.append(data)
        if trail:
            trail.clear()
    return Tally(tried, monotonic() - begun, len(kept))


def broken(target: Target, data: bytes, watch: Callable[[bytes], None] | None = None) -> str:
    """Return the last lines that tell how a promise is broken by `data`, or nothing."""
    if watch:
        watch(data)
    before, start = _peak(), process_time()
    try:
        target.check(data)
    except Exception as error:  # noqa: BLE001 - every exception out of a check is a finding
        return "".join(traceback.format_exception(error)[-_LINES:]).rstrip()
    if (took := process_time() - start) > SLOW:
        return f"took {took:.1f} s of processor time for {len(data):,} bytes"
    if (grown := _peak() - before) > HEAVY:
        return f"took {grown:,} bytes of memory for {len(data):,} bytes"
    return ""


def _words(target: Target, trail: Trail | None) -> list[tuple[bytes, ...]]:
    """The target's own words, and those that the program's code knows."""
    known = tuple(sorted(trail.words)) if trail else ()
    return [words for words in (target.tokens, known) if words] or [(b" ",)]


def _mutant(target: Target, rng: Random, kept: list[bytes], words: list[tuple[bytes, ...]]) -> bytes:
    """Change an input that was kept, now and then one of the latest."""
    some = kept[-_LATEST:] if rng.random() < _LATE else kept
    data = min(rng.choice(some), rng.choice(some), key=len)  # the shorter is the quicker
    if target.mutate and rng.random() < 0.5:  # noqa: PLR2004 - a coin
        data = target.mutate(data, rng)
        if rng.random() < 0.5:  # noqa: PLR2004 - another
            return data
    return mutated(data, rng, kept, rng.choice(words))


def _shrunk(target: Target, data: bytes, why: str, watch: Callable[[bytes], None] | None) -> bytes:
    """Leave out what is not needed for the same last line, for five seconds at most."""
    end = monotonic() + _SHRINK
    step = max(len(data) // 2, 1)
    while step and not why.startswith("took"):
        start = 0
        while start < len(data) and monotonic() < end:
            smaller = data[:start] + data[start + step :]
            if _kind(broken(target, smaller, watch)) == _kind(why):
                data = smaller
            else:
                start += step
        step //= 2
    return data


def _kind(why: str) -> tuple[str, str]:
    """The exception's name and the line that raised it."""
    lines = why.splitlines() or [""]
    place = next((line for line in reversed(lines) if line.lstrip().startswith("File ")), "")
    return lines[-1].partition(":")[0], place


def _peak() -> int:
    """The most memory that this process ever held, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - Windows has no such module

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
