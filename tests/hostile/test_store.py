"""What a store and a lock have taken stays there and whole, whatever ends the process that wrote it."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hostile.store_workers import SHARED, capture, entry

from claimcheck import durable
from claimcheck.errors import LockError
from claimcheck.resolver.lock import merge, read
from claimcheck.resolver.snapshots import blob, load, recall, save

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
LIMIT = 120  # seconds: a hang, not a slow machine
PROCESSES = 8


class Seen(NamedTuple):
    """What the processes of a folder reported as finished, and how many a signal ended."""

    ended: int
    saved: list[tuple[str, str]]
    merged: dict[str, str]


def run(folder: Path, rounds: int, seconds: float, number: int) -> Seen:
    script = str(Path(__file__).with_name("store_workers.py"))
    arguments = [str(folder), "2025", str(rounds), str(PROCESSES), str(seconds), str(number)]
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, script, *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    # NOTE: a process that was killed while it reported has not said the line's end.
    lines = [
        line.split()
        for report in (folder / "reports").iterdir()
        for line in report.read_text().splitlines(keepends=True)
        if line.endswith("\n")
    ]
    saved = [(name, sha256) for what, name, sha256 in lines if what == "saved"]
    merged = {name: sha256 for what, name, sha256 in lines if what == "merged"}
    return Seen(int(done.stdout), saved, merged)


class Judged(NamedTuple):
    """How many of the reported things are gone, and how many are there but not as they were."""

    lost: int
    corrupt: int


def judge(folder: Path, seen: Seen) -> Judged:
    """Look up everything that was reported, in store and lock, by address and by hash."""
    store = folder / "store"
    lost = corrupt = 0
    for address, sha256 in seen.saved:
        kept, data = load(store, address), blob(store, sha256)
        shared = "/shared/" in address
        lost += kept is None or data is None or (not shared and kept.sha256 != sha256)
        corrupt += kept is not None and not kept.data.startswith(address.encode() + b" ")
        corrupt += data is not None and not data.startswith(address.encode() + b" ")
    lock = read(folder / "claimcheck.lock")
    entries = {entry.id: entry for entry in lock.entries} if lock else {}
    for name, sha256 in seen.merged.items():
        there = entries.get(name)
        lost += there is None
        corrupt += there is not None and [snapshot.sha256 for snapshot in there.snapshots] != [sha256]
        lost += there is not None and any(recall(store, snapshot) is None for snapshot in there.snapshots)
    return Judged(lost, corrupt)


def whole_but_unfinished(folder: Path) -> int:
    """Check every finished file of the store against its own name; count the unfinished ones."""
    for file in (folder / "store" / "sha256").rglob("*"):
        assert file.is_dir() or blob(folder / "store", file.name) is not None, file
    return len(list((folder / "store" / "new").iterdir()))


def unhindered(folder: Path) -> None:
    """Save and merge once more, at once."""
    begun = time.monotonic()
    had = capture("https://example.org/after", "all")
    save(folder / "store", had)
    before = read(folder / "claimcheck.lock")
    after = merge(folder / "claimcheck.lock", [entry("after", had)], keep=None)
    assert load(folder / "store", had.address) == had
    assert len(after.entries) == (len(before.entries) if before else 0) + 1
    assert time.monotonic() - begun < LIMIT / 4


def test_two_hundred_kills(tmp_path: Path, figure: Callable[[str, str], None]) -> None:
    seen = run(tmp_path, 25, 0.25, signal.SIGKILL)
    judged = judge(tmp_path, seen)
    unfinished = whole_but_unfinished(tmp_path)
    finished = len(seen.saved) + len(seen.merged)
    figure(
        "store and lock, SIGKILL",
        f"{seen.ended} kills, {unfinished} in the midst of a file; {finished} finished saves and merges, "
        f"{judged.lost} lost, {judged.corrupt} corrupt",
    )
    assert seen.ended == 200
    assert finished > 0
    assert unfinished > 0, "the kills must hit writers"
    assert judged == Judged(lost=0, corrupt=0)
    unhindered(tmp_path)


def test_forty_interruptions(tmp_path: Path, figure: Callable[[str, str], None]) -> None:
    seen = run(tmp_path, 5, 0.25, signal.SIGINT)
    judged = judge(tmp_path, seen)
    whole_but_unfinished(tmp_path)
    finished = len(seen.saved) + len(seen.merged)
    figure(
        "store and lock, Ctrl-C",
        f"{seen.ended} interruptions; {finished} finished saves and merges, "
        f"{judged.lost} lost, {judged.corrupt} corrupt",
    )
    assert seen.ended == 40
    assert finished > 0
    assert judged == Judged(lost=0, corrupt=0)
    unhindered(tmp_path)


def test_eight_processes_at_once(tmp_path: Path, figure: Callable[[str, str], None]) -> None:
    seen = run(tmp_path, 1, 3, 0)
    judged = judge(tmp_path, seen)
    figure(
        "store and lock, side by side",
        f"{PROCESSES} processes for 3 s; {len(seen.saved)} saves, {len(seen.merged)} merges, "
        f"{judged.lost} lost, {judged.corrupt} corrupt",
    )
    assert seen.ended == 0
    assert len({name.partition("-")[2].partition("-")[0] for name in seen.merged}) == PROCESSES
    assert judged == Judged(lost=0, corrupt=0)
    assert whole_but_unfinished(tmp_path) == 0
    lock = read(tmp_path / "claimcheck.lock")
    assert lock is not None
    assert {there.id for there in lock.entries} == set(seen.merged)
    assert {path.name for path in tmp_path.iterdir()} == {"store", "claimcheck.lock", "reports"}
    shared = [load(tmp_path / "store", f"https://example.org/shared/{number}") for number in range(SHARED)]
    assert all(shared)


class Faulty(io.BufferedWriter):
    """A file on a disk that may fill up while a half of what is written is on it."""

    def __init__(self, path: Path, before: Callable[[], None]) -> None:
        super().__init__(io.FileIO(path, "x"))
        self.before = before

    def write(self, data: bytes) -> int:
        super().write(data[: len(data) // 2])
        self.flush()
        self.before()
        return super().write(data[len(data) // 2 :])


def fail(patch: pytest.MonkeyPatch, step: int, error: BaseException) -> list[int]:
    """Let the disk's call number `step` from now on fail; return a list that is empty until then.

    The calls are those that open, make, write, flush and name files and folders.
    """
    calls = iter(range(1, step + 1))
    failed: list[int] = []

    def before() -> None:
        if next(calls, None) == step:
            failed.append(step)
            raise error

    def instead(real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as what it stands in for
            before()
            return real(*arguments, **named)

        return called

    def opened(path: Path, mode: str, **named: Any) -> Any:  # noqa: ANN401 - as open() is typed
        before()
        return Faulty(path, before) if "x" in mode else open(path, mode, **named)  # noqa: PTH123 - the same

    for name in ("mkdir", "open", "fsync", "replace"):
        patch.setattr(os, name, instead(getattr(os, name)))
    patch.setattr(durable, "open", opened, raising=False)
    return failed


FAULTS: dict[str, BaseException] = {
    "full disk": OSError(errno.ENOSPC, "No space left on device"),
    "read-only disk": OSError(errno.EROFS, "Read-only file system"),
    "Ctrl-C": KeyboardInterrupt(),
}


def leftovers(folder: Path) -> list[str]:
    return [
        path.name for path in folder.rglob("*") if ".claimcheck-new-" in path.name or ".turn" in path.name
    ]


@pytest.mark.parametrize("before", ["empty", "filled"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_save_that_fails_at_any_step_leaves_what_was_there(
    tmp_path: Path, name: str, before: str, figure: Callable[[str, str], None]
) -> None:
    address = "https://example.org/a"
    old, new = capture(address, "old"), capture(address, "new")
    filled = before == "filled"
    for step in range(1, 100):
        store = tmp_path / f"{step}" / "store"
        if filled:
            save(store, old)
        with pytest.MonkeyPatch.context() as patch, suppress(type(FAULTS[name])):
            failed = fail(patch, step, FAULTS[name])
            save(store, new)
        assert leftovers(tmp_path) == []
        assert load(store, address) in ([old, new] if filled else [None, new])
        assert not filled or blob(store, old.sha256) == old.data
        save(store, new)
        assert load(store, address) == new
        if not failed:
            break
    assert 12 < step < 99
    figure(f"store, {before}, {name}", f"at each of {step - 1} calls on the disk: whole, nothing left over")


@pytest.mark.parametrize("name", FAULTS)
def test_a_merge_that_fails_at_any_step_leaves_the_lock_that_was_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / "claimcheck.lock"
    had = capture("https://example.org/a", "1")
    for step in range(1, 100):
        before = merge(path, [entry("old", had)], keep={"old"})
        with pytest.MonkeyPatch.context() as patch, suppress(type(FAULTS[name]), LockError):
            failed = fail(patch, step, FAULTS[name])
            merge(path, [entry("new", had)], keep=None)
        assert leftovers(tmp_path) == []
        assert read(path) in {before, before.with_entries([entry("new", had)])}
        if not failed:
            break
    assert 7 < step < 99


def test_a_disk_that_takes_a_part_only(tmp_path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from hostile.store_workers import capture, entry
from claimcheck.resolver.lock import merge
from claimcheck.resolver.snapshots import save
store, lock = Path(sys.argv[1]) / "store", Path(sys.argv[1]) / "claimcheck.lock"
small, large = (capture("https://example.org/a", version) for version in sys.argv[2:])
save(store, small)
merge(lock, [entry("old", small)], keep=None)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
refused = []
many = [entry(f"{n:999}", large) for n in range(30)]
for act in (lambda: save(store, large), lambda: merge(lock, many, keep=None)):
    try:
        act()
    except OSError as error:
        refused.append(error.strerror)
print(refused)
"""
    sizes = {len(capture("https://example.org/a", str(number)).data): str(number) for number in range(50)}
    small, large = sizes[min(sizes)], sizes[max(sizes)]
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", code, str(tmp_path), small, large],
        check=True,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
    )
    assert done.stdout == "['File too large', 'File too large']\n"
    assert load(tmp_path / "store", "https://example.org/a") == capture("https://example.org/a", small)
    assert [there.id for there in getattr(read(tmp_path / "claimcheck.lock"), "entries", ())] == ["old"]
    assert leftovers(tmp_path) == []


def test_what_killed_processes_left_is_swept_after_an_hour(tmp_path: Path) -> None:
    had = capture("https://example.org/a", "1")
    save(tmp_path, had)
    old, new = tmp_path / "new" / ".claimcheck-new-old", tmp_path / "new" / ".claimcheck-new-new"
    foreign = tmp_path / "new" / "notes"
    for left in (old, new, foreign):
        left.write_bytes(had.data[:10])
    for left in (old, foreign):
        os.utime(left, (time.time() - 3700, time.time() - 3700))
    save(tmp_path, had)
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [new.name, foreign.name]


def test_the_turn_of_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.lock"
    code = (
        "import os, signal, sys; from pathlib import Path; from claimcheck import durable\n"
        "with durable.turn(Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", code, str(path)], check=False, timeout=LIMIT, cwd=ROOT
    )
    assert done.returncode == -signal.SIGKILL
    assert [left.name for left in tmp_path.iterdir()] == [".claimcheck.lock.turn"]
    merge(path, [], keep=None)
    assert [left.name for left in tmp_path.iterdir()] == ["claimcheck.lock"]


def test_who_waits_too_long_for_a_turn_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "_PATIENCE", 0.05)
    path = tmp_path / "claimcheck.lock"
    with durable.turn(path), pytest.raises(TimeoutError, match="another claimcheck"):
        merge(path, [], keep=None)
    merge(path, [], keep=None)
    assert read(path) is not None
