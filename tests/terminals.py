"""A real pseudo-terminal around the real program: keys are sent to it, what it shows is read as screens."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Self

_PATIENCE = 60.0  # seconds until a program that shows nothing new counts as hung
_PROGRAM = (
    "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); from claimcheck.cli import main; main()"
)
_HOME, _DRAWN = "\x1b[H", "\x1b[?25"
_CODES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


class Shell:
    """`claimcheck ARGS` in a folder, on a terminal of so many columns and lines."""

    def __init__(self, folder: Path, *args: str, size: tuple[int, int] = (80, 24), **env: str) -> None:
        self._ours, theirs = pty.openpty()
        self._seen = b""
        self.resize(*size, tell=False)
        known = {
            name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS", "LINES"}
        }
        self.program = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", _PROGRAM, *args],
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env=known | {"TERM": "xterm", "BROWSER": "true", "PYTHONPATH": str(Path.cwd())} | env,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.program.poll() is None:
            self.program.terminate()
            self.program.wait(_PATIENCE)
        if self._ours >= 0:
            os.close(self._ours)

    @property
    def text(self) -> str:
        """All that was printed, codes and all."""
        return self._seen.decode("utf-8", "replace")

    @property
    def screen(self) -> str:
        """What the window shows: the last drawing that is whole."""
        drawn = self.text.rpartition(_DRAWN)[0].rpartition(_HOME)[2]
        return _CODES.sub("", drawn).replace("\r\n", "\n")

    def until(self, words: str) -> str:
        """Wait until the screen shows `words`, which may be wrapped, and return it."""
        end = time.monotonic() + _PATIENCE
        while " ".join(words.split()) not in " ".join(self.screen.split()):
            assert self.read(), f"the program has ended, and never showed {words!r}:\n{self.text[-3000:]}"
            assert time.monotonic() < end, f"never showed {words!r}:\n{self.screen}"
        return self.screen

    def read(self) -> bool:
        """Take what was printed since; False when the program has let go of the terminal."""
        if not select.select([self._ours], [], [], _PATIENCE)[0]:
            raise AssertionError(f"the program hangs:\n{self.screen}")
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # Linux says so with EIO
            return False
        self._seen += data
        return bool(data)

    def press(self, keys: str, words: str = "") -> str:
        """Send keys, and wait for `words` if there are any."""
        os.write(self._ours, keys.encode())
        return self.until(words) if words else ""

    def flood(self, keys: bytes) -> None:
        """Send many keys as fast as they are taken, and throw away what is shown meanwhile."""
        while keys:
            reads, writes, _ = select.select([self._ours], [self._ours], [], _PATIENCE)
            assert reads or writes, "the program hangs"
            if reads:
                self.read()
                self._seen = self._seen[-100_000:]
            if writes:
                keys = keys[os.write(self._ours, keys[:256]) :]

    def resize(self, columns: int, lines: int, *, tell: bool = True) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        if tell:
            self.program.send_signal(signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self._ours)
        self._ours = -1

    def end(self) -> int:
        """Wait for the program's end, and return its exit code."""
        while self._ours >= 0 and self.read():
            pass
        return self.program.wait(_PATIENCE)
