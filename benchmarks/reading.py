"""Files go in; their texts as ours and other readers have them come out, with the processor time of each."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from resource import RUSAGE_CHILDREN, getrusage
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import field
from benchmarks.field import Peer
from benchmarks.readers.lines import spread
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from claimcheck.model import SourceText

SECONDS = 120.0  # that a reader of another process has
_AT_ONCE = 2  # readers that run beside each other
OF_PAGES = (
    Peer("trafilatura==2.3.1", "trafilatura", ("default", "recall"), ("lxml-html-clean",)),
    Peer("readability-lxml==0.9", "readability"),
    Peer("resiliparse==2.0.1", "resiliparse", ("default", "main")),
    Peer("beautifulsoup4==4.15.0", "soup"),
    Peer("html-text==0.7.1", "html_text"),
    Peer("inscriptis==2.7.6", "inscriptis"),
)
OF_PAPERS = (
    Peer("pypdf==7.1.1", "pypdf"),
    Peer("pdfminer.six==20260107", "pdfminer"),
    Peer("pdfplumber==0.11.10", "pdfplumber"),
)
Pages = dict[int, str]  # texts of a PDF's pages by number, from 0


class Heard(NamedTuple):
    """What a reader makes of files: a text or pages each, seconds each, and why there are not more."""

    name: str
    texts: dict[Path, str | Pages]
    seconds: dict[Path, float]
    lack: str = ""


def asked(peers: Sequence[Peer], paths: Sequence[Path]) -> list[Heard]:
    """Let other readers read the files, two at a time."""
    for peer in peers:
        field.install(peer)
    every = [(peer, setting) for peer in peers for setting in peer.settings]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda one: _heard(one[0], one[1], paths), every))


def _heard(peer: Peer, setting: str, paths: Sequence[Path]) -> Heard:
    lines = (json.dumps({"path": str(path)}) + "\n" for path in paths)
    told, lack = field.told(peer, f"benchmarks.readers.{peer.adapter}", setting, lines, SECONDS)
    name = peer.requirement.replace("==", " ") + (f", {setting}" if len(peer.settings) > 1 else "")
    known = {str(path): path for path in paths}
    texts: dict[Path, str | Pages] = {}
    seconds = {}
    for said in map(json.loads, told):
        text, path = said["text"], known[said["path"]]
        texts[path] = {int(n): words for n, words in text.items()} if isinstance(text, dict) else text
        seconds[path] = said["seconds"]
    return Heard(name, texts, seconds, lack)


def poppler(paths: Iterable[Path]) -> Heard:
    """Let poppler's pdftotext read the files, where it is installed: whole ones, in processes of its own."""
    tool = shutil.which("pdftotext")
    if tool is None:
        return Heard("pdftotext", {}, {}, "not installed (poppler-utils)")
    version = subprocess.run([tool, "-v"], check=False, capture_output=True, text=True).stderr.split()[2]  # noqa: S603 - our words
    texts: dict[Path, str | Pages] = {}
    seconds = {}
    for path in paths:
        said, seconds[path] = _ran(tool, str(path), "-")
        texts[path] = dict(enumerate(said.split("\f")[:-1]))
    return Heard(f"pdftotext {version}", texts, seconds)


def pandoc(paths: Iterable[Path]) -> Heard:
    """Let pandoc make plain text of the files, where it is installed, in processes of its own."""
    tool = shutil.which("pandoc")
    if tool is None:
        return Heard("pandoc", {}, {}, "not installed")
    said, _ = _ran(tool, "--version")
    texts: dict[Path, str | Pages] = {}
    seconds = {}
    for path in paths:
        texts[path], seconds[path] = _ran(tool, "--to", "plain", str(path))
    return Heard(f"pandoc {said.split()[1]}", texts, seconds)


def _ran(*command: str) -> tuple[str, float]:
    """Run a program; return what it prints and the processor time that it took."""
    before = _children()
    done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our words
    return done.stdout.decode("utf-8", "replace"), _children() - before


def _children() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Own(NamedTuple):
    """What ours makes of files."""

    contents: dict[Path, SourceText]
    seconds: dict[Path, float]
    lacks: dict[Path, str]


def ours(paths: Sequence[Path], media_type: str) -> Own:
    """Extract in this process, each file read into memory before the clock starts; the first one twice."""
    own = Own({}, {}, {})
    for path in [*paths[:1], *paths]:
        data = path.read_bytes()
        before = time.process_time()
        try:
            own.contents[path] = extract(data, media_type)
        except LackError as error:
            own.lacks[path] = f"{error.reason}: {error.detail}"
        own.seconds[path] = time.process_time() - before
    return own


def sampled(content: SourceText) -> list[int]:
    """Return the pages of a PDF that other readers read."""
    return spread(len(content.pages))
