"""Documents made to break their readers: each gives its words or a reason, in time, and disturbs no other."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hostile.documents import WORDS, Document, Gives
from hostile.documents_html import PAGES
from hostile.documents_pdf import PDFS
from hostile.documents_text import TEXTS
from hostile.packages import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGES = {name: Document(kind, partial(bytes, data)) for name, (data, kind) in HOSTILE.items()}
ALL = {**PDFS, **PAGES, **PACKAGES, **TEXTS}
_SECONDS, _AT_ONCE = 3.0, 2
_GRACE = 7.0  # for starting and burying processes on a busy machine
_MOST_GROWN = 250_000_000  # several documents of 10 to 47 MB at once among it
_MOST_IN_WORKER = 2_000_000_000


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Write all documents, and let a process of its own read them."""
    folder, root = tmp_path_factory.mktemp("documents"), Path(__file__).parents[2]
    index = {}
    for number, (name, document) in enumerate(ALL.items()):
        (folder / str(number)).write_bytes(document.data())
        index[name] = (str(number), document.media_type)
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-m", "hostile.documents_run", str(folder), str(_SECONDS), str(_AT_ONCE)],
        env={"PYTHONPATH": os.pathsep.join((str(root), str(root / "tests")))},
        cwd=root,
        capture_output=True,
        timeout=300,
        check=True,
    )
    shutil.rmtree(folder)
    assert done.stderr == b""
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_there_are_enough_of_every_kind() -> None:
    assert len(PDFS) >= 17
    assert len(PAGES) >= 20
    assert len(PACKAGES) >= 12
    assert len(ALL) >= 60


@pytest.mark.parametrize("name", ALL)
def test_a_hostile_document(name: str, run: dict[str, Any]) -> None:
    went = run["went"][name]
    assert went["escaped"] is None
    assert (went["text"] is None) != (went["lack"] is None)
    assert went["seconds"] < _SECONDS + _GRACE
    assert went["good"], "the good document after it was not read"
    match ALL[name].gives:
        case Gives.TEXT:
            assert WORDS in went["text"]
        case Gives.LACK:
            assert ": " in went["lack"]
        case Gives.EITHER:
            assert went["lack"] is None or ": " in went["lack"]


def test_good_documents_beside_them_are_read(run: dict[str, Any]) -> None:
    count, good = run["beside"]
    assert count >= 20
    assert good == count


def test_memory_is_bounded(run: dict[str, Any], figure: Callable[[str, str], None]) -> None:
    grown = run["peak"] - run["before"]
    assert grown < _MOST_GROWN
    assert run["workers"] < _MOST_IN_WORKER
    seconds = {name: went["seconds"] for name, went in run["went"].items()}
    slowest = max(seconds, key=lambda name: seconds[name])
    escaped = sum(went["escaped"] is not None for went in run["went"].values())
    count, good = run["beside"]
    figure(
        "hostile documents",
        f"{len(seconds)} ({len(PDFS)} PDF, {len(PAGES)} HTML, {len(PACKAGES)} packages), {escaped} escaped "
        f"exceptions; slowest {seconds[slowest]:.1f} s of {_SECONDS:g} s allowed ({slowest}); good ones "
        f"beside them {good} of {count}; parent grew by {grown // 1_000_000} MB, "
        f"largest worker {run['workers'] // 1_000_000} MB",
    )
