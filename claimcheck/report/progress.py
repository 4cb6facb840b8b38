"""Stages and counts go in; a bar on standard error comes out, and nothing of it is left when done."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager, suppress
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Column

from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import TaskID

_PAUSE = 0.1  # seconds between two drawings
_BAR, _SHORT_BAR = 20, 8  # columns
_NARROW = 72  # columns of a terminal in which the words need the bar's room
_HOLD = 2.0  # seconds for which words stay before the next item takes their place


class Step(Protocol):
    """Called as work goes on, from any thread: the stage, an item, how many are done, of how many.

    An item is a name, or a few words such as "example.org asks to wait 5 s".
    """

    def __call__(self, stage: str, item: str, done: int, total: int) -> None:
        """Draw; never raises."""


@contextmanager
def progress(*, enabled: bool) -> Iterator[Step]:
    """Yield a Step that draws while the context is open, or one that does nothing off a terminal."""
    if not enabled or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _unseen
        return
    console = Console(file=cast("TextIO", _Forgiving(sys.stderr)), force_terminal=True)
    bars = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=_BAR if console.width >= _NARROW else _SHORT_BAR),
        MofNCompleteColumn(),
        TextColumn(
            "{task.fields[item]}",
            markup=False,
            table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1),
        ),
        console=console,
        transient=True,
        expand=True,
        auto_refresh=False,  # no thread of its own: nothing can fail out of our sight
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with bars:
        yield _drawing(bars)


class _Forgiving(io.TextIOBase):
    """A stream that passes text on and does not mind when nobody reads it any more."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


def _drawing(bars: Progress) -> Step:
    tasks: dict[str, TaskID] = {}
    held: dict[str, float] = {}
    lock = Lock()
    drawn = 0.0

    def step(stage: str, item: str, done: int, total: int) -> None:
        nonlocal drawn
        with lock:
            now, words = monotonic(), " " in item
            if stage not in tasks:
                tasks[stage] = bars.add_task(f"{visible(stage):<10}", total=total, item="")
            bars.update(tasks[stage], completed=done, total=total)
            if words or now >= held.get(stage, 0.0):
                bars.update(tasks[stage], item=visible(item))
            if words:
                held[stage] = now + _HOLD
            if words or done == total or now - drawn >= _PAUSE:
                drawn = now
                bars.refresh()

    return step


def _unseen(stage: str, item: str, done: int, total: int) -> None:
    """Draw nothing."""
