"""A web site on 127.0.0.1 that answers byte for byte as a test says, and keeps count."""

from __future__ import annotations

import socket
from collections.abc import Callable
from threading import Lock, Thread
from time import sleep

Answer = bytes | Callable[[socket.socket], None]


def reply(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Spell out a response; `headers` are given with underscores for hyphens."""
    fields = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


class Site:
    """Pages by path; a list is answered one after the other, its last again and again."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | list[Answer]] = {}
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.at_once = 0
        self.most_at_once = 0
        self.pause = 0.0
        self._lock = Lock()
        self._server = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port = self._server.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def close(self) -> None:
        self._server.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                got = connection.recv(65536)
                if not got:
                    return
                head += got
                if head.startswith(b"\x16"):  # a TLS client's first byte: it is not answered in kind
                    connection.sendall(reply(b"", "400 Bad Request"))
                    return
            path = head.split(b" ")[1].decode()
            with self._lock:
                self.asked.append(path)
                self.heads.append(head.decode("latin-1"))
                self.at_once += 1
                self.most_at_once = max(self.most_at_once, self.at_once)
                page = self.pages.get(path, reply(b"no such page", "404 Not Found"))
                if isinstance(page, list):
                    page = page.pop(0) if len(page) > 1 else page[0]
            sleep(self.pause)
            with self._lock:
                self.at_once -= 1
            try:
                if isinstance(page, bytes):
                    connection.sendall(page)
                else:
                    page(connection)
            except OSError:
                return
