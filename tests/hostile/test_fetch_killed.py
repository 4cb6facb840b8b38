"""`claimcheck fetch`, killed again and again, loses nothing that it had and ends well when it is let."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from resolver.site import Site, reply

from claimcheck.resolver.lock import Lock, read
from claimcheck.resolver.snapshots import blob, recall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
LIMIT = 60  # seconds: a hang, not a slow machine
KILLS = 10
WORDS = "river stone winter market harbour ledger copper garden window engine letter bridge".split()  # noqa: SIM905 - as a reader reads them


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.pause = 0.1
    for number, word in enumerate(WORDS):
        text = (
            f"Nobody wept. In the end the {word} was sold for scrap in the autumn of year {number}. All left."
        )
        site.pages[f"/{word}"] = reply(f"<title>The {word}</title><p>{text}</p>".encode())
    yield site
    site.close()


@pytest.fixture
def desk(tmp_path: Path, site: Site) -> Path:
    """A folder with an article that cites every page of the site."""
    body = "\n\n".join(
        f"Marsh writes that “the {word} was sold for scrap in the autumn of year {number}.”[{number + 1}]"
        for number, word in enumerate(WORDS)
    )
    notes = "\n".join(
        f"[{number + 1}] Bo Marsh, “The {word},” Coast Weekly, 4 May 2021, {site.url(f'/{word}')}."
        for number, word in enumerate(WORDS)
    )
    tmp_path.joinpath("article.txt").write_text(f"{body}\n\n{notes}\n", encoding="utf-8")
    tmp_path.joinpath("claimcheck.toml").write_text(
        'manuscripts = ["article.txt"]\nallow-private = true\narchive = ""\njobs = 2\n', encoding="utf-8"
    )
    return tmp_path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "claimcheck", *arguments]


def killed(desk: Path, site: Site, chance: random.Random) -> bool:
    """Start the command, let it ask for some pages, and kill it; False if it ended before that."""
    asked = len(site.asked) + chance.choice((1, 2, 3, len(WORDS) - 1))
    running = subprocess.Popen(  # noqa: S603 - our own command
        command("fetch", "--upgrade"),
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until = time.monotonic() + LIMIT
        while len(site.asked) < asked and running.poll() is None and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.1))
        running.kill()
        return running.wait(LIMIT) == -signal.SIGKILL
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)


def kept(desk: Path) -> Lock:
    """Return the lock; every copy that it names is in the store, and nothing there is damaged."""
    lock = read(desk / "claimcheck.lock") or Lock()
    store = desk / ".claimcheck" / "store"
    for entry in lock.entries:
        assert all(recall(store, snapshot) for snapshot in entry.snapshots), entry.id
    for file in (store / "sha256").glob("*/*"):
        assert blob(store, file.name) is not None, file
    return lock


def let(desk: Path, *arguments: str) -> None:
    """Let a command run to its good end."""
    done = subprocess.run(  # noqa: S603 - our own command
        command(*arguments),
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_ten_kills_of_the_command(desk: Path, site: Site, figure: Callable[[str, str], None]) -> None:
    chance = random.Random(2025)  # noqa: S311 - the same moments again, not secret ones
    kills = 0
    locked: set[str] = set()
    for _ in range(3 * KILLS):
        kills += killed(desk, site, chance)
        now = {entry.id for entry in kept(desk).entries}
        assert locked <= now, "what was locked once stays locked"
        locked = now
        if kills == KILLS:
            break
    let(desk, "fetch")
    entries = kept(desk).entries
    assert sorted(snapshot.address for entry in entries for snapshot in entry.snapshots) == sorted(
        site.url(f"/{word}") for word in WORDS
    )
    asked = len(site.asked)
    let(desk, "run", "--frozen")
    assert len(site.asked) == asked
    assert kills == KILLS
    figure(
        "claimcheck fetch, SIGKILL",
        f"{kills} kills, {len(locked)} of {len(WORDS)} sources locked before the last run and all after it; "
        "0 lost, 0 corrupt",
    )
