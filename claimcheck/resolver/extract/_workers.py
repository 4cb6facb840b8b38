"""Untrusted documents become SourceTexts in processes of their own, which are killed when they misbehave.

A parser of web pages, PDFs or packages may be led to loop, to eat memory or to crash; then its process ends
and the document is unreadable, while every other document is read as if nothing had been.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import _dispatch, _protocol

if TYPE_CHECKING:
    from types import TracebackType

    from claimcheck.model import SourceText

SECONDS = 30.0
_START_SECONDS = 60.0
_LONG = 1_000_000  # bytes from which even a plain text may take seconds
_SCRIPT = Path(__file__).with_name("_worker.py")
_PYTHONS = ("bin/python3", "bin/python", "python.exe")


class Workers:
    """A pool of worker processes, started when first needed, at most one a processor.

    Safe to use from several threads, which then wait for a free worker. `seconds` is how long a document may
    take, by the clock and by the processor.
    """

    def __init__(self, seconds: float = SECONDS, most: int | None = None) -> None:
        """Start nothing yet."""
        self._seconds = seconds
        self._free = BoundedSemaphore(most or os.cpu_count() or 1)
        self._lock = Lock()
        self._idle: list[_Worker] = []
        self._alive: set[_Worker] = set()
        self._closed = Event()

    def __enter__(self) -> Self:
        """Give the pool; it is closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill all workers."""
        self.close()

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of the processes that are kept now."""
        with self._lock:
            return tuple(worker.pid for worker in self._alive)

    def extract(self, data: bytes, media_type: str, charset: str | None = None) -> SourceText:
        """Return the text of `data` and its map; raises LackError, also for what crashes its reader."""
        if _dispatch.extractor_of(media_type) in _dispatch.TRUSTED and len(data) < _LONG:
            return _dispatch.extract(data, media_type, charset)
        request = _protocol.Request(media_type=media_type, charset=charset, seconds=self._seconds)
        with self._free:
            answer = self._answered(data, request)
        if answer.content is None:
            raise LackError(answer.reason or Lack.EXTRACTION_FAILED, answer.detail)
        return answer.content

    def close(self) -> None:
        """Kill all workers at once; a thread that waits for one gets a LackError."""
        with self._lock:
            self._closed.set()
            idle, alive = self._idle, self._alive
            self._idle, self._alive = [], set()
        for worker in alive:
            worker.kill()  # the thread that waits for it sees its pipe end
        for worker in idle:
            worker.close()

    def _answered(self, data: bytes, request: _protocol.Request) -> _protocol.Answer:
        """Ask a worker; one that fails after other documents may have been harmed by them: ask a new one."""
        worker = self._hired()
        used, until = worker.used, monotonic() + self._seconds
        answer = self._asked(worker, data, request)
        if answer is None and used and not worker.late and (left := until - monotonic()) > 0:
            worker = self._started()
            answer = self._asked(worker, data, request.model_copy(update={"seconds": left}))
        if answer is None and self._closed.is_set():
            raise _stopped()
        return answer or self._failed(worker, request)

    def _asked(self, worker: _Worker, data: bytes, request: _protocol.Request) -> _protocol.Answer | None:
        """Ask, and keep the worker for the next document if it is fit for one."""
        try:
            answer = worker.asked(data, request)
        except BaseException:  # an interruption: nobody can tell how far the worker is
            self._dismiss(worker)
            raise
        with self._lock:
            fit = answer is not None and not (self._closed.is_set() or answer.spent or worker.late)
            if fit:
                self._idle.append(worker)
        if not fit:
            self._dismiss(worker)
        return answer

    def _hired(self) -> _Worker:
        """Take an idle worker that still lives, or start one."""
        while True:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            if worker is None:
                return self._started()
            if worker.lives():
                return worker
            self._dismiss(worker)

    def _started(self) -> _Worker:
        if self._closed.is_set():
            raise _stopped()
        try:
            worker = _Worker()
        except OSError as error:
            raise _unstarted(error.strerror or "it does not run") from error
        with self._lock:
            self._alive.add(worker)
        # NOTE: asked again, for a pool that is closed between the two does not know this worker.
        if self._closed.is_set() or not worker.ready():
            self._dismiss(worker)
            raise _stopped() if self._closed.is_set() else _unstarted("it ends at once")
        return worker

    def _dismiss(self, worker: _Worker) -> None:
        worker.close()
        with self._lock:
            self._alive.discard(worker)

    def _failed(self, worker: _Worker, request: _protocol.Request) -> _protocol.Answer:
        what = f"was not read within {self._seconds:g} s" if worker.late else "made its reader fail"
        detail = f"this {request.media_type} {what}: {_protocol.ADVICE}"
        return _protocol.Answer(reason=Lack.EXTRACTION_FAILED, detail=detail)


class _Worker:
    """One process and the two pipes to it."""

    def __init__(self) -> None:
        # NOTE: -P keeps this folder off the path: a module here has the name of a standard one (html).
        self._process = subprocess.Popen(  # noqa: S603 - our own script
            [_python(), "-P", str(_SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._requests = cast("BinaryIO", self._process.stdin)  # both are pipes, as asked for above
        self._answers = cast("BinaryIO", self._process.stdout)
        self.pid = self._process.pid
        self.used = False
        self.late = False

    def lives(self) -> bool:
        """Tell whether the process has not ended."""
        return self._process.poll() is None

    def ready(self) -> bool:
        """Wait until the worker says that it has started."""
        return self._within(_START_SECONDS, ()) is not None

    def asked(self, data: bytes, request: _protocol.Request) -> _protocol.Answer | None:
        """Return the worker's answer, None when it gives none that is true; `late`: as time ran out."""
        self.used = True
        answer = self._within(request.seconds, (request.model_dump_json().encode(), data))
        return answer if answer and (answer.content or answer.reason) else None

    def kill(self) -> None:
        """End the process and wait for its end."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End the process, and close the pipes that nobody else uses now."""
        self.kill()
        self._answers.close()
        with suppress(OSError):  # what was not sent has nobody to read it
            self._requests.close()

    def _within(self, seconds: float, frames: tuple[bytes, ...]) -> _protocol.Answer | None:
        """Send frames and receive an answer; the process is killed when its time is over."""
        timer = Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            _protocol.send(self._requests, *frames)
            return _protocol.answer_of(_protocol.receive(self._answers, _protocol.MOST_ANSWERED))
        except (OSError, ValueError, EOFError):
            return None
        finally:
            timer.cancel()
            timer.join()  # from here on `late` says what it means

    def _expire(self) -> None:
        self.late = True
        self._process.kill()


def _python() -> str:
    """The running interpreter, also where it was embedded and does not know its own path."""
    homes = (Path(sys.exec_prefix), Path(sys.base_exec_prefix))
    known = (str(path) for home in homes for name in _PYTHONS if (path := home / name).is_file())
    return sys.executable or next(known, "python3")


def _unstarted(why: str) -> LackError:
    detail = f"the reader process cannot be started ({why}): install claimcheck anew, or name a text file"
    return LackError(Lack.EXTRACTION_FAILED, detail)


def _stopped() -> LackError:
    return LackError(Lack.EXTRACTION_FAILED, "the run was stopped before this was read: run it again")
