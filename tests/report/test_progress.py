"""The bar draws on a terminal, leaves nothing, and never gets in the way."""

from __future__ import annotations

import io
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

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
