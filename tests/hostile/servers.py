"""Faults become servers on 127.0.0.1 that play them to whomever connects."""

from __future__ import annotations

import socket
import ssl
import struct
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import sleep
from typing import TYPE_CHECKING

from hostile.faults import RESET, STALL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from hostile.faults import Fault, Step

_HERE = Path(__file__).parent
PAIRS = {
    "trusted": _HERE / "trusted.pem",
    "expired": _HERE / "expired.pem",
    "wrong_host": _HERE / "wrong_host.pem",
    "self_signed": _HERE.parent / "resolver" / "self_signed.pem",
}


class Servers:
    """Servers that stand until the block ends."""

    def __init__(self) -> None:
        self._ended = Event()
        self._listening: list[socket.socket] = []
        with socket.create_server(("127.0.0.1", 0)) as server:
            self._closed_port = server.getsockname()[1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for server in self._listening:
            server.close()

    def url(self, fault: Fault, address: str = "127.0.0.1") -> str:
        """Return where a fault can be met; one that only is a name has no server."""
        port = self._closed_port if fault.host != "127.0.0.1" else self._serving(fault, address)
        return f"{fault.scheme}://{address if fault.host == '127.0.0.1' else fault.host}:{port}/page"

    def _serving(self, fault: Fault, address: str) -> int:
        server = socket.create_server((address, 0), backlog=100)
        self._listening.append(server)
        Thread(target=self._accept, args=(server, fault), daemon=True).start()
        return int(server.getsockname()[1])

    def _accept(self, server: socket.socket, fault: Fault) -> None:
        with suppress(OSError):
            while True:
                connection = server.accept()[0]
                Thread(target=self._play, args=(connection, fault), daemon=True).start()

    def _play(self, connection: socket.socket, fault: Fault) -> None:
        with suppress(OSError), connection:
            if not fault.pair:
                self._answer(connection, fault)
                return
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(PAIRS[fault.pair])
            connection.settimeout(5)
            with context.wrap_socket(connection, server_side=True) as encrypted:
                self._answer(encrypted, fault)

    def _answer(self, connection: socket.socket, fault: Fault) -> None:
        if fault.early:
            self._send(connection, fault.script)
            return
        gone = connection.recv(65536).startswith(b"GET /gone")
        self._send(connection, [b"HTTP/1.1 404 Gone\r\n\r\n"] if gone else fault.script)

    def _send(self, connection: socket.socket, script: Iterable[Step]) -> None:
        for step in script:
            if self._ended.is_set():
                return
            if step == STALL:
                self._ended.wait()
            elif step == RESET:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            elif isinstance(step, bytes):
                connection.sendall(step)
            elif isinstance(step, float):
                sleep(step)
