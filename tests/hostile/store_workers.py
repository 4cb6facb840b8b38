"""Many processes write one store and one lock for a while, and are ended by a signal or end by themselves.

    store_workers.py FOLDER SEED ROUNDS PROCESSES SECONDS SIGNAL

Each round starts PROCESSES processes, each of which saves captures and merges entries until SECONDS are over.
With a SIGNAL other than 0 each gets it at a moment of its own within that time. What a process has finished
it writes into FOLDER/reports at once; how many ended by the signal is printed. One warm parent forks them
all, for a start of the interpreter takes longer than their life.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from hashlib import sha256
from pathlib import Path

from claimcheck.model.source import Lack
from claimcheck.resolver.capture import Capture
from claimcheck.resolver.lock import Entry, merge
from claimcheck.resolver.snapshots import save

SHARED = 5  # addresses that all processes capture, again and again
INTERRUPTED = 130
HOUR = 3600.0


def capture(address: str, version: str) -> Capture:
    """A page that names its own address and version, of 60 bytes up to some 120 KB."""
    line = f"{address} {version}\n".encode()
    data = line * (1 + int(sha256(line).hexdigest(), 16) % 2000)
    return Capture(address=address, status=200, sha256=sha256(data).hexdigest(), size=len(data), data=data)


def entry(name: str, had: Capture) -> Entry:
    return Entry(id=name, reference="sha256:" + "0" * 64, snapshots=(had,), reason=Lack.TIMED_OUT, detail="–")


def work(folder: Path, name: str, until: float) -> None:
    """Save, merge and report until the time is over."""
    report = os.open(folder / "reports" / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    number = 0
    while time.monotonic() < until:
        number += 1
        for address in (
            f"https://example.org/{name}/{number}",
            f"https://example.org/shared/{number % SHARED}",
        ):
            had = capture(address, f"{name}-{number}")
            save(folder / "store", had)
            os.write(report, f"saved {address} {had.sha256}\n".encode())
        merge(folder / "claimcheck.lock", [entry(f"{name}-{number}", had)], keep=None)
        os.write(report, f"merged {name}-{number} {had.sha256}\n".encode())


def started(folder: Path, name: str, until: float) -> int:
    """Fork a process that works; return its id."""
    # NOTE: an interruption must not reach the child before it can tell that it is one.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    process = os.fork()
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        if process == 0:
            work(folder, name, until)
            os._exit(0)
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)
    return process


def one_round(folder: Path, names: list[str], seconds: float, number: int, chance: random.Random) -> int:
    """Run processes side by side; return how many were ended by the signal. Another end is an error."""
    begun = time.monotonic()
    running = [started(folder, name, begun + (HOUR if number else seconds)) for name in names]
    moments = sorted((chance.uniform(0, seconds), process) for process in running) if number else []
    for moment, process in moments:
        time.sleep(max(0.0, begun + moment - time.monotonic()))
        os.kill(process, number)
    ends = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in running]
    assert set(ends) <= {0, -signal.SIGKILL, INTERRUPTED}, ends
    return sum(end != 0 for end in ends)


def main() -> None:
    folder, seed, rounds, processes, seconds, number = sys.argv[1:]
    chance = random.Random(int(seed))  # noqa: S311 - the same moments again, not secret ones
    (Path(folder) / "reports").mkdir(parents=True, exist_ok=True)
    ended = 0
    for turn in range(int(rounds)):
        names = [f"{turn}-{process}" for process in range(int(processes))]
        ended += one_round(Path(folder), names, float(seconds), int(number), chance)
    print(ended)  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
