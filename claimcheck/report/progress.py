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

from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import TaskID

_PAUSE = 0.1  # seconds between two drawings
_ITEM = 40  # code points of an item's name that are shown


class Step(Protocol):
    """Called as work goes on, from any thread: the stage, an item, how many are done, of how many."""

    def __call__(self, stage: str, item: str, done: int, total: int) -> None:
        """Draw; never raises."""


@contextmanager
def progress(*, enabled: bool) -> Iterator[Step]:
    """Yield a Step that draws while the context is open, or one that does nothing off a terminal."""
    if not enabled or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _unseen
        return
    bars = Progress(
        TextColumn("{task.description:<10}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[item]}", markup=False),
        console=Console(file=cast("TextIO", _Forgiving(sys.stderr)), force_terminal=True),
        transient=True,
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
    lock = Lock()
    drawn = 0.0

    def step(stage: str, item: str, done: int, total: int) -> None:
        nonlocal drawn
        with lock:
            if stage not in tasks:
                tasks[stage] = bars.add_task(visible(stage), total=total, item="")
            bars.update(tasks[stage], completed=done, total=total, item=visible(item)[:_ITEM])
            if monotonic() - drawn >= _PAUSE or done == total:
                drawn = monotonic()
                bars.refresh()

    return step


def _unseen(stage: str, item: str, done: int, total: int) -> None:
    """Draw nothing."""
