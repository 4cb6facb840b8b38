"""Peers' packages go in; their answers come out, each from an environment of its own under .venv/peers.

A peer that cannot be installed, or is not done in time, is named with the reason and stops nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.ours import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".venv" / "peers"
_INSTALL = 300  # seconds


class Peer(NamedTuple):
    """A package of the index: its pinned requirement, the adapter's module, and the settings to try."""

    requirement: str
    adapter: str
    settings: tuple[str, ...] = ("default",)
    needs: tuple[str, ...] = ()  # what it does not ask for itself

    @property
    def name(self) -> str:
        """The package's name."""
        return self.requirement.partition("==")[0]


PEERS = (
    Peer("citations==0.6.1", "citations"),
    Peer("quotecheck==0.1.0", "quotecheck"),
    Peer("linkml-reference-validator==0.4.0", "linkml"),
    Peer("gtrex==1.1.0", "gtrex", ("default", "permissive")),
    Peer("krokai==0.15.0", "krokai"),
    Peer("proof-citations==1.45.0", "proof_citations"),
)


class Lot(NamedTuple):
    """A source's text, and the quotations that are looked for in it: id and words."""

    text: str
    quotations: list[tuple[str, str]]


class Heard(NamedTuple):
    """A peer's answers by quotation, and why there are not more."""

    answers: dict[str, Answer]
    lack: str = ""


def install(peer: Peer) -> str:
    """Make the peer's environment, once; return what went wrong, or nothing."""
    folder = FOLDER / peer.name
    ready = folder / f"ready-{peer.requirement.partition('==')[2]}"
    if ready.exists():
        return ""
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(folder)],
            [*pip, "--retries", "0", "--timeout", "15", peer.requirement, *peer.needs],
        ):
            done = subprocess.run(  # noqa: S603 - our own words
                command, check=False, timeout=_INSTALL, capture_output=True, text=True
            )
            if done.returncode:
                said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
                return f"cannot be installed: {said[0][7:120] if said else 'pip failed'}"
    except subprocess.TimeoutExpired:
        return f"cannot be installed within {_INSTALL} s"
    ready.touch()
    return ""


def ask(peer: Peer, setting: str, lots: Sequence[Lot], seconds: float) -> Heard:
    """Ask a peer about all quotations; what it has not answered after `seconds` is left out."""
    lines, lack = told(peer, f"benchmarks.peers.{peer.adapter}", setting, written(lots), seconds)
    return Heard(read(lines), lack)


def told(
    peer: Peer, module: str, setting: str, asked: Iterable[str], seconds: float
) -> tuple[list[str], str]:
    """Run an adapter in the peer's environment; return its lines and why there are not more."""
    lack = install(peer)
    if lack:
        return [], lack
    command = [str(FOLDER / peer.name / "bin" / "python"), "-m", module, setting]
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "asked.jsonl"), Path(folder, "told.jsonl")
        before.write_text("".join(asked), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": folder, "TMPDIR": folder}
        with before.open("rb") as source, after.open("wb") as target:
            options = {"cwd": folder, "env": environment, "stderr": subprocess.PIPE, "text": True}
            run = partial(subprocess.run, check=False, **options)
            try:
                done = run(command, stdin=source, stdout=target, timeout=seconds)
                lack = _last(done.stderr) if done.returncode else ""
            except subprocess.TimeoutExpired:
                lack = f"not done within {seconds:.0f} s"
        lines = after.read_text(encoding="utf-8").split("\n")
        return lines[:-1], lack  # the last one is cut where the peer was stopped


def written(lots: Sequence[Lot]) -> list[str]:
    """Write the lines that a worker reads: each text, and after it what is looked for in it."""
    lines = []
    for lot in lots:
        lines.append(json.dumps({"text": lot.text}) + "\n")
        lines += [json.dumps({"id": id_, "words": words}) + "\n" for id_, words in lot.quotations]
    return lines


def _last(stderr: str) -> str:
    said = stderr.strip().splitlines()
    return f"stopped: {said[-1][:160]}" if said else "stopped"


def read(lines: Iterable[str]) -> dict[str, Answer]:
    """Read a worker's lines."""
    answers = {}
    for line in lines:
        said = json.loads(line)
        span = tuple(said["span"]) if said["span"] else None
        answers[said["id"]] = Answer(said["passed"], said["alert"], said["found"], span, said["said"])
    return answers
