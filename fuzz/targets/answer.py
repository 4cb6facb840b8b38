"""The bytes of an HTTP answer, sent to the fetcher of the web by a server in the same process."""

from __future__ import annotations

import gzip
import socket
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

from claimcheck.resolver.capture import Capture, LackError, Options
from claimcheck.resolver.fetchers import Network, archive, web
from fuzz.properties import closed
from fuzz.target import Target

_MOST = 1_000_000
_look_up = socket.getaddrinfo


class _Server:
    """Sends `answer` to whoever asks, and closes."""

    def __init__(self) -> None:
        self.answer = b""
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port = self._socket.getsockname()[1]
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            with connection, suppress(OSError):
                connection.settimeout(1.0)
                if connection.recv(65_536):
                    connection.sendall(self.answer)


def _only_here(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the socket module types it
    """Find no host but the server: a redirect leads nowhere else."""
    if (host, int(port)) != ("127.0.0.1", _SERVER.port):
        raise socket.gaierror(socket.EAI_NONAME, "no such host")
    return _look_up(host, port, *args, **kwargs)


_SERVER = _Server()
_OPTIONS = Options(
    folder=Path(),
    allow_private=True,
    deadline=0.4,
    connect=0.4,
    max_bytes=_MOST,
    archive=f"http://127.0.0.1:{_SERVER.port}/web/",
)


def _check(data: bytes) -> None:
    """The server's port stands for PORT, as in a redirect to itself."""
    socket.getaddrinfo = _only_here
    try:
        _SERVER.answer = data.replace(b"PORT", str(_SERVER.port).encode())
        for fetch, address in (
            (web.fetch, "/a/b?c"),
            (archive.fetch, "/web/20210503/http://coast.example/mill"),
        ):
            with suppress(LackError):
                _sound(fetch(f"http://127.0.0.1:{_SERVER.port}{address}", _OPTIONS, Network()))
    finally:
        socket.getaddrinfo = _look_up


def _sound(capture: Capture) -> None:
    closed(capture)
    assert len(capture.data) == capture.size <= _MOST
    assert 200 <= (capture.status or 0) < 300, capture.status  # noqa: PLR2004 - the successful ones


def _answer(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status}", *fields, "Content-Type: text/html; charset=utf-8", "", ""])
    return head.encode() + body


_BODY = b"<html><body><p>The wheel turned all day.</p></body></html>"
_CHUNKED = (
    b"1a\r\n"
    + _BODY[:26]
    + b"\r\n"
    + f"{len(_BODY) - 26:x};x=y\r\n".encode()
    + _BODY[26:]
    + b"\r\n0\r\nX: y\r\n\r\n"
)
_ZIPPED = gzip.compress(_BODY, mtime=0)
TARGET = Target(
    seeds=(
        _answer(
            _BODY,
            f"Content-Length: {len(_BODY)}",
            'ETag: "x"',
            "Last-Modified: Mon, 03 May 2021 10:00:00 GMT",
        ),
        _answer(_CHUNKED, "Transfer-Encoding: chunked", "Trailer: X"),
        _answer(_ZIPPED, f"Content-Length: {len(_ZIPPED)}", "Content-Encoding: gzip"),
        _answer(
            b"",
            "Location: http://127.0.0.1:PORT/web/20210503101010id_/http://coast.example/mill",
            status="302 Found",
        ),
        _answer(b"", "Retry-After: 120", "Content-Length: 0", "Set-Cookie: a=b; Path=/", status="503 Busy"),
        b"HTTP/1.0 103 Early Hints\r\nLink: </x>\r\n\r\n"
        + _answer(_BODY, "Memento-Datetime: Mon, 03 May 2021 10:00:00 GMT"),
    ),
    check=_check,
    tokens=(
        *(
            b"\r\n",
            b"\n",
            b": ",
            b"HTTP/1.1 ",
            b"HTTP/2 ",
            b"200",
            b"204",
            b"304",
            b"301",
            b"404",
            b"429",
            b"100 Continue\r\n\r\n",
            b"999",
            b"chunked",
        ),
        *(
            b"Content-Length: 0\r\n",
            b"Content-Length: -1\r\n",
            b"Content-Encoding: deflate\r\n",
            b"Content-Encoding: br\r\n",
            b"gzip, gzip",
        ),
        *(
            b"Location: //\r\n",
            b"Location: http://[::1\r\n",
            b"Location: file:///x\r\n",
            b"Location: \xff\r\n",
            b"Location: http://a@127.0.0.1:PORT/\r\n",
        ),
        *(
            b"Retry-After: 0\r\n",
            b"Retry-After: 99999999999999999999\r\n",
            b"Set-Cookie: x=y; Domain=.\r\n",
            b"charset=idna",
            b"\x00",
            b"ffffffffffffffff\r\n",
        ),
    ),
)
