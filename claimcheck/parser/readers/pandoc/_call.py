"""A file's bytes and the name of their format go to pandoc, its tree of the document comes back as JSON.

The document is hostile, so pandoc runs without a shell, in its sandbox (it reads no other file and asks no
network), in an empty folder, with bounds on memory, time and output; see "A note on security" of its manual.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Timer
from typing import IO, cast

from claimcheck.errors import ManuscriptError

SECONDS = 120.0
MOST = 400_000_000  # bytes of an answer: its tree is some ten times as large as the words
_MEMORY = ("+RTS", "-M2G", "-RTS")
_STEP = 1_000_000
_INCLUDED = re.compile(rb"Could not (?:load include file|find include file|fetch include)\W*([^\n]{1,200})")
_SAVE = "save the file as .docx, .odt, .md or .html"


def converted(data: bytes, form: str, shown: str) -> bytes:
    """Return pandoc's tree of a document of the format `form`, called `shown` in messages.

    Raises ManuscriptError if there is no pandoc, or it cannot read the file, or only a part of it.
    """
    program = shutil.which("pandoc")
    if program is None:
        raise ManuscriptError(
            f"is {shown}, which is read through pandoc, and there is no `pandoc` on the PATH: "
            f"install pandoc, or {_SAVE}"
        )
    with TemporaryFile() as given, TemporaryFile() as said:
        given.write(data)
        given.seek(0)
        answer, code = _answer(program, form, given, said)
        said.seek(0)
        words = said.read(_STEP)
    if code:
        raise ManuscriptError(f"is {shown} that pandoc cannot read{_reason(words)}: {_SAVE}")
    if left := _INCLUDED.search(words):
        raise ManuscriptError(
            f"takes in another file, which pandoc does not open here ({_shown(left[1])}): "
            f"make one file of both, or {_SAVE}"
        )
    return answer


def _answer(program: str, form: str, given: IO[bytes], said: IO[bytes]) -> tuple[bytes, int]:
    """Run pandoc; of the environment it gets nothing but where programs are."""
    with TemporaryDirectory() as folder:
        process = subprocess.Popen(  # noqa: S603 - no shell, and all words of the call are ours
            [program, *_MEMORY, "--sandbox", f"--data-dir={folder}", f"--from={form}", "--to=json"],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=said,
            cwd=folder,
            env={**_kept(), "HOME": folder, "LANG": "C.UTF-8"},
        )
        watch = Timer(SECONDS, process.kill)
        watch.start()
        try:
            answer = _read(process)
        finally:
            late = not watch.is_alive()
            watch.cancel()
            process.kill()
            process.wait()
    if late:
        raise ManuscriptError(f"takes pandoc more than {SECONDS:g} seconds to read: {_SAVE}")
    return answer, process.returncode


def _kept() -> dict[str, str]:
    return {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}


def _read(process: subprocess.Popen[bytes]) -> bytes:
    parts: list[bytes] = []
    left = MOST
    with cast("IO[bytes]", process.stdout) as stream:
        while part := stream.read(min(_STEP, left + 1)):
            left -= len(part)
            if left < 0:
                raise ManuscriptError(f"swells beyond measure when pandoc reads it: {_SAVE}")
            parts.append(part)
    process.wait()
    return b"".join(parts)


def _reason(words: bytes) -> str:
    shown = _shown(words)
    return f" ({shown})" if shown else ""


def _shown(words: bytes) -> str:
    """Return the first words of what pandoc says, on one line."""
    flat = " ".join(words[:1000].decode("utf-8", "replace").split())
    return "".join(char for char in flat if char.isprintable())[:200]
