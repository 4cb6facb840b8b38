"""Hosts on this machine that each take their time go in; how long fifty sources take to be had comes out.

The hosts are 127.0.0.1 to 127.0.0.10, each with five pages and 0.2 s before every answer. One host is asked
one thing at a time, so five answers after one another, one second, are the least that there can be.
"""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, NamedTuple

import httpx

from claimcheck.model import Reference, Source
from claimcheck.resolver import Lock as Locked
from claimcheck.resolver import Options, entry, obtain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HOSTS, EACH, PAUSE = 10, 5, 0.2
FLOOR = EACH * PAUSE
_PARAGRAPHS = 60  # of a page, some 15 kB
_TURNS = 2


class Timing(NamedTuple):
    """A way of having all sources: seconds by the clock, sources had, requests, most at once of a host."""

    way: str
    seconds: float
    had: int
    requests: int
    at_once: int


class _Host(ThreadingHTTPServer):
    """A web site with a pause before every answer; it keeps count."""

    daemon_threads = True

    def __init__(self, address: str, pause: float) -> None:
        super().__init__((address, 0), _Answer)
        self.pause = pause
        self.guard = Lock()
        self.requests = self.now = self.at_once = 0

    def url(self, page: int) -> str:
        return f"http://{self.server_address[0]!s}:{self.server_port}/page-{page}.html"


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # an answer goes out in one piece
    disable_nagle_algorithm = True
    server: _Host

    def do_GET(self) -> None:
        with self.server.guard:
            self.server.requests += 1
            self.server.now += 1
            self.server.at_once = max(self.server.at_once, self.server.now)
        time.sleep(self.server.pause)
        with self.server.guard:
            self.server.now -= 1
        body = _page(f"{self.server.server_address[0]!s}{self.path}")
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        same = self.headers.get("If-None-Match") == tag
        self.send_response(304 if same else 200)
        self.send_header("ETag", tag)
        if not same:
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not same:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _page(name: str) -> bytes:
    """Write a page of its own."""
    lines = (
        f"<p>Paragraph {n} of {name} tells what the council said of the harbour, the tolls, the winter of"
        f" the year {1700 + n}, and of the {n} ships that did not come home.</p>"
        for n in range(_PARAGRAPHS)
    )
    return f"<html><head><title>{name}</title></head><body>{''.join(lines)}</body></html>".encode()


@contextmanager
def hosts(count: int = HOSTS, pause: float = PAUSE) -> Iterator[list[_Host]]:
    """Start so many hosts, 127.0.0.1 and on; where there is only one such address, ports of it."""
    with ExitStack() as stack:
        started = []
        for n in range(count):
            try:
                host = _Host(f"127.0.0.{n + 1}", pause)
            except OSError:
                host = _Host("127.0.0.1", pause)
            stack.callback(host.server_close)
            stack.callback(host.shutdown)
            Thread(target=host.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
            started.append(host)
        yield started


def timings(*, turns: int = _TURNS, each: int = EACH, pause: float = PAUSE) -> list[Timing]:
    """Have all pages in every way; each counts with its fastest turn, the two slow ways with their one."""
    with hosts(pause=pause) as sites, tempfile.TemporaryDirectory() as name:
        urls = [site.url(page) for site in sites for page in range(each)]
        references = [Reference(id=f"r{n}", url=url) for n, url in enumerate(urls)]
        plain = Options(folder=Path(name), allow_private=True, archive=None)
        kept = plain.model_copy(update={"store": Path(name, "store")})
        many = len(sites)

        def ours(options: Options) -> Callable[[], int]:
            return lambda: sum(isinstance(source, Source) for source in obtain(references, options))

        first = [
            _timed(sites, 1, "a loop of httpx, one client", lambda: _loop(urls)),
            _timed(sites, 1, "one by one", ours(plain.model_copy(update={"jobs": 1}))),
            _timed(sites, turns, f"{plain.jobs} at a time, as by default", ours(plain)),
            _timed(
                sites,
                turns,
                f"{many} at a time, one for each host",
                ours(plain.model_copy(update={"jobs": many})),
            ),
        ]
        sources = obtain(references, kept)
        told = [entry(one, had, Locked(), taking=True) for one, had in zip(references, sources, strict=True)]
        locked = kept.model_copy(update={"lock": Locked(entries=tuple(filter(None, told)))})
        return [
            *first,
            _timed(sites, turns, "again, with a store (304)", ours(kept)),
            _timed(sites, turns, "again, with store and lock", ours(locked)),
        ]


def _timed(sites: Sequence[_Host], turns: int, way: str, have: Callable[[], int]) -> Timing:
    best: Timing | None = None
    for _ in range(turns):
        for site in sites:
            site.requests = site.at_once = 0
        before = time.perf_counter()
        had = have()
        seconds = time.perf_counter() - before
        if best is None or seconds < best.seconds:
            best = Timing(
                way, seconds, had, sum(site.requests for site in sites), max(site.at_once for site in sites)
            )
    if best is None:
        raise ValueError("at least one turn")
    return best


def _loop(urls: Sequence[str]) -> int:
    """Do what a script of ten lines would do: no text is read."""
    with httpx.Client(trust_env=False) as client:
        return sum(client.get(url).status_code == httpx.codes.OK for url in urls)


if __name__ == "__main__":
    for timing in timings():
        print(timing)
