"""Processes save sign-offs into one file, until they have done so or a signal ends them.

    deciders.py FILE PROCESSES SAVES KILLED

Each process saves SAVES sign-offs and undoes every third. With KILLED, each is killed at a moment of its own,
and then others begin, KILLED times. What has been done is printed, a line for each: "person id" was saved,
"-person id" was undone, "?person id" was about to be.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from signoffs import scene

from claimcheck import signoffs

if TYPE_CHECKING:
    from claimcheck.model import SignOff

LIFE = 0.25  # seconds within which a process is killed


def signoff(by: str, number: int) -> SignOff:
    made = scene.signed(scene.dossier(), by=by, reason="because " * (1 + number % 50))
    return made.model_copy(update={"id": f"{number:016x}"})


def work(file: Path, by: str, saves: int, report: int) -> None:
    for number in range(saves):
        made = signoff(by, number)
        signoffs.save(file, made)
        if number % 3 == 2:
            os.write(report, f"?{by} {made.id}\n".encode())
            signoffs.remove(file, made.id, by)
            os.write(report, f"-{by} {made.id}\n".encode())
        else:
            os.write(report, f"{by} {made.id}\n".encode())


def started(file: Path, by: str, saves: int, report: int) -> int:
    process = os.fork()
    if process == 0:
        work(file, by, saves, report)
        os._exit(0)
    return process


def main() -> None:
    path, processes, saves, killed = sys.argv[1:]
    chance = random.Random(2026)  # noqa: S311 - the same moments again, not secret ones
    for turn in range(max(int(killed), 1)):
        names = [f"P{turn}-{number}" for number in range(int(processes))]
        running = [started(Path(path), name, int(saves), sys.stdout.fileno()) for name in names]
        for process in running if int(killed) else ():
            time.sleep(chance.uniform(0, LIFE / len(running)))
            os.kill(process, signal.SIGKILL)
        for process in running:
            os.waitpid(process, 0)


if __name__ == "__main__":
    main()
