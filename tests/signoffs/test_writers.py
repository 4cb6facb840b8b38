"""Several people decide at once and none loses anything; who is killed in the midst leaves a whole file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from signoffs import deciders

from claimcheck import signoffs

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
LIMIT = 120  # seconds: a hang, not a slow machine
WRITTEN = "# The desk's words, to stay.\n"


class Seen(NamedTuple):
    """What processes reported as saved, as taken out again, and as about to be."""

    saved: set[tuple[str, str]]
    removed: set[tuple[str, str]]
    doubtful: set[tuple[str, str]]


def run(file: Path, processes: int, saves: int, killed: int) -> Seen:
    file.write_text(WRITTEN, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, deciders.__file__, str(file), str(processes), str(saves), str(killed)],
        check=False,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, set[tuple[str, str]]] = {"": set(), "-": set(), "?": set()}
    for line in done.stdout.splitlines():
        by, id_ = line.lstrip("-?").split()
        told[line[0] if line[0] in "-?" else ""].add((by, id_))
    return Seen(told[""], told["-"], told["?"] - told["-"])


def there(file: Path) -> set[tuple[str, str]]:
    """What the file holds; each as it was saved, after what people wrote."""
    text = signoffs.read(file) or ""
    assert text.startswith(WRITTEN)
    listed = signoffs.load(text, file.name)
    assert all(each == deciders.signoff(each.by, int(each.id, 16)) for each in listed)
    return {(each.by, each.id) for each in listed}


def test_four_people_at_once_lose_nothing(tmp_path: Path, figure: Callable[[str, str], None]) -> None:
    file = tmp_path / signoffs.NAME
    seen = run(file, processes=4, saves=30, killed=0)
    assert (len(seen.saved), len(seen.removed), seen.doubtful) == (80, 40, set())
    assert there(file) == seen.saved
    assert [path.name for path in tmp_path.iterdir()] == [signoffs.NAME]
    figure("four deciders at once", f"{len(seen.saved)} sign-offs saved, 40 undone, 0 lost")


def test_who_is_killed_in_the_midst_leaves_a_whole_file(
    tmp_path: Path, figure: Callable[[str, str], None]
) -> None:
    file = tmp_path / signoffs.NAME
    seen = run(file, processes=4, saves=10_000, killed=8)
    held = there(file)
    assert seen.saved, "somebody must get to save"
    assert seen.saved <= held
    assert not seen.removed & held
    # NOTE: what was saved the moment before a kill is not reported; at most one of each process.
    assert len(held - seen.saved - seen.doubtful) <= 32
    figure("deciders killed", f"32 kills; {len(seen.saved)} sign-offs reported, 0 lost, the file whole")
    after = deciders.signoff("after", 1)
    signoffs.save(file, after)
    assert ("after", after.id) in there(file)
