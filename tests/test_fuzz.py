"""Every fuzz target runs, keeps what it found, and finds a promise that is broken."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from fuzz import engine, target
from fuzz.mutation import LARGEST, mutated
from fuzz.worker import in_hand

ROOT = Path(__file__).parents[1]
FOUND = [(name, place) for name in target.names() for place in range(len(target.found(name)))]


@pytest.mark.parametrize("name", target.names())
def test_a_target_s_seeds_and_fifty_mutants_break_nothing(name: str) -> None:
    tally = engine.fuzz(target.load(name), name, engine.Budget(30, 50))
    assert tally.finding is None, tally.why
    assert tally.tried == 50


@pytest.mark.parametrize(("name", "place"), FOUND)
def test_what_was_found_once_breaks_nothing_any_more(name: str, place: int) -> None:
    assert engine.broken(target.load(name), target.found(name)[place]) == ""


def test_what_was_found_belongs_to_a_target() -> None:
    assert {folder.name for folder in target.FOUND.iterdir()} <= set(target.names())


def _refuse_two(data: bytes) -> None:
    if data.count(b"x") > 1:
        raise KeyError(len(data))


def test_a_broken_promise_is_found_and_its_input_made_small() -> None:
    tally = engine.fuzz(target.Target((b"a box of words",), _refuse_two), "1", engine.Budget(30))
    assert tally.finding == b"xx"
    assert tally.why.endswith("KeyError: 2")


def test_the_same_seed_makes_the_same_inputs() -> None:
    def tried(seed: str) -> list[bytes]:
        inputs: list[bytes] = []
        engine.fuzz(target.Target((b"a box of words",), inputs.append), seed, engine.Budget(30, 40))
        return inputs

    assert tried("1") == tried("1") != tried("2")


def test_mutants_stay_small() -> None:
    rng = Random(1)  # noqa: S311 - no secret
    data = b"words " * 50
    for _ in range(3000):
        data = mutated(data, rng, [data, b"more"], [b"token"])
    assert len(data) <= LARGEST + 100


PLANTED = """
from fuzz.target import Target
from claimcheck.text import visible
import sys, time

def check(data):
    visible(data.decode("latin-1"))
    if data.startswith(b"hang"):
        while True: time.sleep(1)
    if b"\\x00" in data: raise ValueError("planted")

TARGET = Target((b"{seed}",), check)
"""


def _worker(folder: Path, seed: str) -> subprocess.CompletedProcess[str]:
    """Run a target of our own in a worker, as `python -m fuzz` does."""
    code = (
        "import sys, types, fuzz.targets, fuzz.worker as w; w._MOST_SECONDS = 1.0;"
        "m = types.ModuleType('fuzz.targets.planted'); w.target.import_module = lambda name: m;"
        f"exec({PLANTED.replace('{seed}', seed)!r}, vars(m)); w.main()"
    )
    command = [sys.executable, "-c", code, "planted", "1", "20", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603 - our own


def test_a_worker_prints_its_finding(tmp_path: Path) -> None:
    ended = _worker(tmp_path, "words")
    said = json.loads(ended.stdout)
    assert bytes.fromhex(said["finding"]) == b"\0"
    assert said["why"].endswith("ValueError: planted")


def test_an_input_that_hangs_ends_its_worker_and_is_at_hand(tmp_path: Path) -> None:
    ended = _worker(tmp_path, "hang")
    assert ended.returncode != 0
    assert "Timeout" in ended.stderr
    assert in_hand(tmp_path / "planted.now") == b"hang"


def test_a_target_that_there_is_none_of_is_refused() -> None:
    command = [sys.executable, "-m", "fuzz", "nothing"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603 - our own
    assert ended.returncode == 2
    assert "invalid choice: 'nothing'" in ended.stderr
