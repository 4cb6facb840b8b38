"""A terminal that is read key by key and drawn as a whole; all is as before when its context ends."""

from __future__ import annotations

import codecs
import os
import select
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from claimcheck.cli.keys import PASTE, Key, taken
from claimcheck.errors import UsageError

if sys.platform != "win32":
    import termios
    import tty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

_LONE = 0.05  # seconds after which an escape that nothing follows is the key of that name
_MOST = 65536  # bytes taken from the terminal at a time
# A screen of our own without wrapping, and marks around what is pasted (xterm's "Ctlseqs").
_ENTER = "\x1b[?1049h\x1b[?7l\x1b[?2004h"
_LEAVE = "\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l"
_HOME, _REST_OF_LINE, _REST = "\x1b[H", "\x1b[K", "\x1b[J"

RESIZED = Key("resized")
"""No key: the window has another size now, or the program was brought back to the foreground."""


class Terminal:
    """Standard input and output, where both are a terminal; raises UsageError where they are not."""

    def __init__(self) -> None:
        """Change nothing yet."""
        if sys.platform == "win32":
            raise UsageError("review reads single keys, not so on Windows; use `claimcheck accept`")
        self._keys, self._screen = sys.stdin.fileno(), sys.stdout.fileno()
        self._before = termios.tcgetattr(self._keys)
        self._woken, self._wakes = os.pipe()
        os.set_blocking(self._wakes, False)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._typed = ""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and lines."""
        columns, lines = os.get_terminal_size(self._screen)
        return columns or 80, lines or 24  # some say nothing

    def key(self) -> Key:
        """Wait for the next key, or `RESIZED`. Raises EOFError when the terminal has gone."""
        while True:
            key, self._typed = taken(self._typed)
            if key:
                return key
            lone = self._typed and not self._typed.startswith(PASTE)
            ready, _, _ = select.select([self._keys, self._woken], [], [], _LONE if lone else None)
            if self._woken in ready:
                os.read(self._woken, _MOST)
                return RESIZED
            if self._keys in ready:
                self._read()
            else:  # an escape, and nothing that makes a sequence of it
                self._typed = self._typed[1:]
                return Key("escape")

    def draw(self, lines: Sequence[str], cursor: tuple[int, int] | None = None) -> None:
        """Show `lines` and nothing else; `cursor` is where to type: line and column, from 0."""
        # NOTE: a line is cleared before it is written: after its last column that would take the last letter.
        shown = "\r\n".join(f"{_REST_OF_LINE}{line}" for line in lines)
        below = f"\r\n{_REST}" if len(lines) < self.size[1] else ""
        place = f"\x1b[{cursor[0] + 1};{cursor[1] + 1}H\x1b[?25h" if cursor else "\x1b[?25l"
        self._write(f"{_HOME}{shown}{below}{place}")

    def enter(self) -> None:
        """Take the terminal: no key is shown or waits for Enter; Ctrl-C does what it always does."""
        tty.setcbreak(self._keys, termios.TCSADRAIN)
        self._write(_ENTER)

    def leave(self) -> None:
        """Give the terminal back as it was; nothing happens where it has gone."""
        with suppress(OSError, EOFError):
            self._write(_LEAVE)
        with suppress(termios.error):
            termios.tcsetattr(self._keys, termios.TCSADRAIN, self._before)

    def wake(self, *_: object) -> None:
        """Have `key` return `RESIZED`."""
        with suppress(BlockingIOError):
            os.write(self._wakes, b"w")

    def pause(self, *_: object) -> None:
        """Stop as Ctrl-Z does, the terminal given back meanwhile; without a shell to come back to, go on."""
        self.leave()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self.pause)
        self.enter()
        self.wake()

    def close(self) -> None:
        """Give back what was opened."""
        os.close(self._woken)
        os.close(self._wakes)

    def _read(self) -> None:
        try:
            data = os.read(self._keys, _MOST)
        except OSError as error:  # the other side of the terminal is closed
            raise EOFError from error
        if not data:
            raise EOFError
        self._typed += self._decoder.decode(data)

    def _write(self, text: str) -> None:
        """Write past Python's buffer, which a signal in mid-writing may not enter twice."""
        data = text.encode(sys.stdout.encoding, "backslashreplace")
        try:
            while data:
                data = data[os.write(self._screen, data) :]
        except OSError as error:
            raise EOFError from error


@contextmanager
def opened() -> Iterator[Terminal]:
    """Take the terminal for as long as the context is open.

    A closed window and a request to end raise SystemExit, so that what is being written is whole.
    """
    terminal = Terminal()
    handlers: dict[signal.Signals, Callable[[int, FrameType | None], None]] = {
        signal.SIGWINCH: terminal.wake,
        signal.SIGTSTP: terminal.pause,
        signal.SIGHUP: _end,
        signal.SIGTERM: _end,
    }
    before = [(number, signal.signal(number, handler)) for number, handler in handlers.items()]
    try:
        terminal.enter()
        yield terminal
    finally:
        terminal.leave()
        for number, handler in before:
            signal.signal(number, handler)
        terminal.close()


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
