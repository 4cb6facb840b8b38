"""Servers that misbehave, each in one way: its name, what it sends, and the reasons that would be right.

What a server sends is a script: bytes, seconds to wait, STALL (until the test ends), RESET (the connection).
"""

from __future__ import annotations

import gzip
import zlib
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Lack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

RESET, STALL = "reset", "stall"
HAD = "had"  # the page may be had all the same
Step = bytes | float | str
TEXT = b"The mill stood idle that winter. " * 200
DRIP = 0.02

LOST = {Lack.CONNECTION_FAILED, Lack.TRUNCATED, Lack.BAD_ANSWER}


class Fault(NamedTuple):
    """A server's way to fail; `early`: before it has read the request; `pair`: the certificate it shows."""

    name: str
    reasons: AbstractSet[str]
    script: Iterable[Step] = ()
    early: bool = False
    pair: str = ""
    scheme: str = "http"
    host: str = "127.0.0.1"


def head(status: str = "200 OK", *fields: str, kind: str = "text/plain") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *fields]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1") + b"\r\n"


def sized(
    body: bytes, *fields: str, status: str = "200 OK", length: object = None, kind: str = "text/plain"
) -> bytes:
    return (
        head(status, f"Content-Length: {len(body) if length is None else length}", *fields, kind=kind) + body
    )


def chunked(body: bytes, *fields: str, last: bytes = b"0\r\n\r\n", size: str = "") -> bytes:
    start = head("200 OK", "Transfer-Encoding: chunked", *fields)
    return start + (size or f"{len(body):x}").encode() + b"\r\n" + body + b"\r\n" + last


def moved(target: str, status: str = "302 Found", *fields: str) -> bytes:
    return sized(b"", f"Location: {target}", *fields, status=status)


class Again:
    """Steps without end, after a first one; begins anew for each connection."""

    def __init__(self, *steps: Step, first: bytes = b"") -> None:
        self._steps, self._first = steps, first

    def __iter__(self) -> Iterator[Step]:
        return chain([self._first], chain.from_iterable(repeat(self._steps)))


ZIPPED = gzip.compress(TEXT)
CHUNKED = head("200 OK", "Transfer-Encoding: chunked")
GZIP = "Content-Encoding: gzip"


def bomb(size: int) -> bytes:
    """Compress `size` zeros, never holding them."""
    packer = zlib.compressobj(9, wbits=31)
    parts = [packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)]
    return b"".join(parts) + packer.flush()


GIGABYTE = bomb(1_000_000_000)
BOMBS = [
    Fault("a gzip of 1 GB of zeros", {Lack.TOO_LARGE}, [sized(GIGABYTE, GZIP)]),
    Fault("a chunked gzip of 1 GB of zeros", {Lack.TOO_LARGE}, [chunked(GIGABYTE, GZIP)]),
    Fault(
        "a gzip in a gzip",
        {Lack.BAD_ANSWER},
        [sized(gzip.compress(GIGABYTE), "Content-Encoding: gzip, gzip")],
    ),
    Fault("two fields of encoding", {Lack.BAD_ANSWER}, [sized(gzip.compress(GIGABYTE), GZIP, GZIP)]),
    Fault("a bomb as an error's page", {Lack.NOT_FOUND}, [sized(GIGABYTE, GZIP, status="404 Not Found")]),
    Fault("a bomb as a redirect's body", {Lack.NOT_FOUND}, [moved("/gone", "302 Found", GZIP) + GIGABYTE]),
    Fault("brotli that nobody asked for", {Lack.BAD_ANSWER}, [sized(bytes(809), "Content-Encoding: br")]),
    Fault("zstandard that nobody asked for", {Lack.BAD_ANSWER}, [sized(bytes(99), "Content-Encoding: zstd")]),
    Fault(
        "100,000 members of gzip", {Lack.TIMED_OUT, Lack.EMPTY}, [sized(gzip.compress(b"") * 100_000, GZIP)]
    ),
    Fault("a body without end", {Lack.TOO_LARGE, Lack.TIMED_OUT}, Again(bytes(65536), first=head())),
    Fault(
        "chunks without end",
        {Lack.TOO_LARGE, Lack.TIMED_OUT},
        Again(b"10000\r\n" + bytes(65536) + b"\r\n", first=CHUNKED),
    ),
    Fault(
        "a length of 1 TB",
        {Lack.TOO_LARGE, Lack.TIMED_OUT},
        Again(bytes(65536), first=head("200 OK", f"Content-Length: {10**12}")),
    ),
]
