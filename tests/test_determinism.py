"""The same inputs give the same bytes of every report, whatever the machine, folder and order."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck import pipeline, sample
from claimcheck.model import Look
from claimcheck.report import PATCHERS, WRITERS, patch, render
from claimcheck.resolver.fetchers import web
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
FILES = ROOT / "tests" / "parser" / "files"
MANUSCRIPTS = ("article.txt", "sample.md")
WORD = "sample.docx"
REMARK = "\n<!-- claimcheck: ignore name-drift -- the paper spells it so -->\n"


def outputs(names: tuple[str, ...], suffix: str = "") -> list[str]:
    return [word for name in names for word in ("--output", f"{name}=out/{name}{suffix}")]


# Everything that writes: what is printed, one file a format, and the Word file with the report in it.
CALLS = (
    ["run", "--frozen", "--baseline", "baseline.json", *outputs(WRITERS)],
    ["run", WORD, "--frozen", "--verbose", "--show-suppressed", *outputs(PATCHERS, Path(WORD).suffix)],
)
# Runs the calls in one process and prints the digest of all that they wrote, by name.
DRIVER = """
import contextlib, hashlib, io, json, pathlib, sys
from claimcheck import cli
said = io.StringIO()
for call in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(said):
        code = cli.cli.main(call, prog_name="claimcheck", standalone_mode=False)
    print(code, file=said)
texts = {"stdout": said.getvalue().encode()}
texts |= {path.stem: path.read_bytes() for path in sorted(pathlib.Path("out").iterdir())}
print(json.dumps({name: hashlib.sha256(text).hexdigest() for name, text in texts.items()}))
"""
# Each machine differs from the first in several ways at once: if all agree, no way makes a difference.
MACHINES: dict[str, dict[str, Any]] = {
    "plain": {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "jobs": "8"},
    "Kiritimati": {
        "PYTHONHASHSEED": "1",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "COLUMNS": "200",
        "folder": "Äußerst weit weg, nördlich/ein Ordner",
        "jobs": "1",
        "umask": 0o077,
    },
    "St John's": {
        "PYTHONHASHSEED": "2",
        "TZ": "America/St_Johns",
        "LC_ALL": "de_DE.UTF-8",
        "COLUMNS": "40",
        "LINES": "3",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "jobs": "2",
        "umask": 0o000,
    },
    "Ankara": {
        "PYTHONHASHSEED": "4294967295",
        "TZ": "Europe/Istanbul",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONOPTIMIZE": "1",
        "HOME": "/nowhere",
        "folder": "c d",
        "jobs": "3",
    },
}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Manuscripts with their sources locked and stored; one finding signed off, others in a baseline."""
    folder = tmp_path_factory.mktemp("inputs")
    with sample.serve() as served:
        shutil.copytree(served, folder, dirs_exist_ok=True)
        shutil.copy(FILES / WORD, folder / WORD)
        remarked = (FILES / "sample.md").read_text(encoding="utf-8") + REMARK
        (folder / "sample.md").write_text(remarked, encoding="utf-8")
        settings = f'manuscripts = {json.dumps(MANUSCRIPTS)}\nallow-private = true\narchive = ""\n'
        (folder / "claimcheck.toml").write_text(settings, encoding="utf-8")
        (folder / "out").mkdir()
        calls = [
            ["fetch", "--quiet"],
            ["accept", "q14", "--frozen", "--manuscript", "article.txt", "--by", "Ada", "--reason", "a test"],
            [
                "run",
                "--frozen",
                "--quiet",
                "--select",
                "quotation-altered",
                "--output",
                "baseline=baseline.json",
            ],
        ]
        _digests(folder, calls, {"PYTHONHASHSEED": "0"})
        yield folder


def _digests(
    folder: Path, calls: object, environment: dict[str, str], python: str = sys.executable, umask: int = -1
) -> dict[str, str]:
    """Run the calls in a process of its own and return a digest of each thing written."""
    ran = subprocess.run(  # noqa: S603 - this Python, or one that the caller of the tests named
        [python, "-c", DRIVER, json.dumps(calls)],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1790000000"}
        | environment,
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, str] = json.loads(ran.stdout)
    return found


def _moved(inputs: Path, to: Path) -> Path:
    """A copy of the inputs elsewhere, with other times on disk."""
    shutil.copytree(inputs, to, copy_function=shutil.copyfile, dirs_exist_ok=True)
    return to


def _on(machine: dict[str, Any], inputs: Path, to: Path, python: str = sys.executable) -> dict[str, str]:
    folder = _moved(inputs, to / machine.get("folder", "a"))
    calls = [[*call, "--jobs", machine["jobs"]] for call in CALLS]
    environment = {name: value for name, value in machine.items() if name.isupper()}
    return _digests(folder, calls, environment, python, machine.get("umask", -1))


def test_every_report_is_the_same_on_every_machine(
    inputs: Path, tmp_path: Path, figure: Callable[[str, str], None]
) -> None:
    pythons = [sys.executable, *filter(None, os.environ.get("CLAIMCHECK_PYTHONS", "").split(os.pathsep))]
    tasks = [
        (f"{name}, {python}", machine, python) for python in pythons for name, machine in MACHINES.items()
    ]
    with ThreadPoolExecutor(2) as pool:
        digests_ = pool.map(
            lambda number, task: _on(task[1], inputs, tmp_path / str(number), task[2]),
            range(len(tasks)),
            tasks,
        )
        had = dict(zip((name for name, *_ in tasks), digests_, strict=True))
    first = next(iter(had.values()))
    assert set(first) == {"stdout", *WRITERS, *PATCHERS}
    differing = {
        machine: [name for name, digest in digests.items() if digest != first[name]]
        for machine, digests in had.items()
        if digests != first
    }
    agreed = len(had) * len(first) - sum(map(len, differing.values()))
    words = f"{agreed} of {len(had) * len(first)} reports: {len(first)} on each of {len(had)} machines"
    figure("equal digests", words)
    assert not differing


def test_the_digest_tells_a_difference(inputs: Path, tmp_path: Path) -> None:
    """One word of a manuscript, and everything that is written is different."""
    before = _on(MACHINES["plain"], inputs, tmp_path / "before")
    text = (inputs / "article.txt").read_text(encoding="utf-8")
    folder = _moved(inputs, tmp_path / "changed")
    (folder / "article.txt").write_text(text.replace("eleven tons", "twelve tons"), encoding="utf-8")
    changed = _on(MACHINES["plain"], folder, tmp_path / "after")
    assert {name for name in before if changed[name] == before[name]} == {*PATCHERS}


def test_the_order_in_which_sources_arrive_makes_no_difference(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str, str], None]
) -> None:
    """Each source comes from a server of its own name, after a time of its own."""
    folder = _moved(inputs, tmp_path / "late")
    fetch = web.fetch
    arrived: list[str] = []

    def late(address: str, *others: Any) -> Any:  # noqa: ANN401 - as the fetcher takes them
        time.sleep(chance.uniform(0, 0.05))
        answer = fetch(re.sub(r"//server-\d+\.example", "//127.0.0.1", address), *others)
        arrived.append(address)
        return answer

    monkeypatch.setattr(web, "fetch", late)
    monkeypatch.setattr(web, "_now", lambda: "2026-01-01T00:00:00Z")
    number = itertools.count()
    references = (folder / "references.yaml").read_text(encoding="utf-8")
    spread = re.sub(r"//127\.0\.0\.1", lambda _: f"//server-{next(number)}.example", references)
    (folder / "references.yaml").write_text(spread, encoding="utf-8")
    (folder / "claimcheck.lock").unlink()
    settings = Settings(allow_private=True, store=None, archive="")
    digests, orders = set(), set()
    with chdir(folder):
        for seed, jobs in ((1, 8), (2, 8), (3, 8), (4, 1)):
            chance = random.Random(seed)  # noqa: S311 - chance here guards nothing
            arrived.clear()
            report = pipeline.run([Path(name) for name in (*MANUSCRIPTS, WORD)], settings.changed(jobs=jobs))
            texts = [render(report, name, Look()).encode() for name in WRITERS]
            data = Path(WORD).read_bytes()
            patched = [patch(data, report.dossiers[-1], name, Look()) for name in PATCHERS]
            digests.add(hashlib.sha256(b"".join([*texts, *patched])).hexdigest())
            orders.add(tuple(arrived))
    figure("equal digests, late sources", f"{len(orders)} orders of arrival, {len(digests)} digest")
    assert len(orders) > 1
    assert len(digests) == 1
