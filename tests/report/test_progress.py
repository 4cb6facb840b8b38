"""The bar draws on a terminal, leaves nothing, and never gets in the way."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from rich.cells import cell_len

from claimcheck.report.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Gone(Terminal):
    """A terminal whose other end is closed."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError


def on(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> io.StringIO:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_it_draws_stage_count_and_item(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = on(monkeypatch, Terminal())
    with progress(enabled=True) as step:
        step("sources", "marsh-1950", 3, 3)
    assert "sources" in stream.getvalue()
    assert "3/3" in stream.getvalue()
    assert "marsh-1950" in stream.getvalue()


def test_words_stay_while_names_go_by(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = on(monkeypatch, Terminal())
    with progress(enabled=True) as step:
        step("sources", "marsh-1950", 1, 3)
        step("sources", "parish.example asks to wait 5 s", 1, 3)
        step("sources", "ely-1951", 2, 3)
        step("sources", "low-1952", 3, 3)
    last = stream.getvalue().rpartition("3/3")[2]
    assert "parish.example asks to wait 5 s" in last
    assert "low-1952" not in last


def test_words_are_drawn_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = on(monkeypatch, Terminal())
    with progress(enabled=True) as step:
        step("sources", "marsh-1950", 1, 3)
        step("sources", "parish.example asks to wait 5 s", 1, 3)
        assert "asks to wait" in stream.getvalue()


SCRIPT = """
from claimcheck.report.progress import progress
with progress(enabled=True) as step:
    step("sources", "marsh-1950", 1, 30)
    step("sources", "a-very-long-name-of-a-host.parish-papers.example asks to wait 5 s", 2, 30)
    step("sources", "parish.example asks to wait 5 s", 2, 30)
    step("sources", "港" * 100 + " 5 s", 3, 30)
    step("quotations", "q30", 30, 30)
"""


@pytest.mark.parametrize("columns", [50, 60, 80, 160])
def test_on_a_real_terminal_no_line_is_wider_than_it(columns: int) -> None:
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    lean = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", SCRIPT], stderr=follower, check=True, timeout=60, env={**lean, "TERM": "xterm"}
    )
    os.close(follower)
    shown = b""
    with suppress(OSError):  # NOTE: Linux ends a terminal that nobody holds with EIO
        while piece := os.read(leader, 65536):
            shown += piece
    os.close(leader)
    lines = re.split(r"[\r\n]+", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode("utf-8")))
    assert max(cell_len(line) for line in lines) <= columns
    assert any("a-very-long" in line for line in lines)
    read = any("asks to wait 5 s" in line for line in lines)
    assert read or columns < 60, "what takes time can be read to its end"
    assert (columns == 160) == any("parish-papers.example asks to wait 5 s" in line for line in lines)


def test_it_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = on(monkeypatch, Terminal())
    with progress(enabled=True) as step:
        step("sources", "marsh-1950", 3, 3)
    assert "marsh" not in stream.getvalue().rpartition("\x1b[2K")[2]
    assert stream.getvalue().count("\x1b[?25l") == stream.getvalue().count("\x1b[?25h")  # the cursor is back


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_it_is_silent_when_off_or_off_a_terminal(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO
) -> None:
    on(monkeypatch, stream)
    with progress(enabled=not stream.isatty()) as step:
        step("sources", "marsh-1950", 1, 3)
    assert stream.getvalue() == ""


def test_it_is_silent_on_a_dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = on(monkeypatch, Terminal())
    monkeypatch.setenv("TERM", "dumb")
    with progress(enabled=True) as step:
        step("sources", "marsh-1950", 1, 3)
    assert stream.getvalue() == ""


def test_a_closed_terminal_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, Gone())
    with progress(enabled=True) as step:
        step("sources", "marsh-1950", 1, 1)


def test_hostile_names_are_made_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = on(monkeypatch, Terminal())
    with progress(enabled=True) as step:
        step("[/b]", "[/b] \x1b[2J", 1, 1)
    assert "\x1b[2J" not in stream.getvalue()
    assert "[/b] \\u001b[2J" in stream.getvalue()


def test_threads_may_call_it_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = on(monkeypatch, Terminal())
    with progress(enabled=True) as step, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: step(f"stage {n % 3}", str(n), n, 300), range(301)))
    assert "stage 0" in stream.getvalue()


def test_an_error_of_the_work_goes_through_and_the_cursor_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = on(monkeypatch, Terminal())
    with pytest.raises(KeyboardInterrupt), progress(enabled=True):
        raise KeyboardInterrupt
    assert stream.getvalue().count("\x1b[?25l") == stream.getvalue().count("\x1b[?25h")
