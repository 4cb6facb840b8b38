"""Host names become what one run knows of them: whose turn it is, who does not answer, is there a network."""

from __future__ import annotations

import socket
import ssl
from collections import Counter, defaultdict
from contextlib import contextmanager, suppress
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING
from weakref import WeakSet

import truststore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpcore

    from claimcheck.resolver.capture import LackError

_SILENT_HOSTS = 3
_SHORT_PATIENCE = 0.5
_SLOW_ANSWERS = 3


class Network:
    """The network as one run of `obtain` meets it; shared by all its threads."""

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        """Know nothing yet; certificates are those of the operating system.

        `tell` is given a few words wherever a host asks to wait, from the thread that waits.
        """
        self.tell: Callable[[str], None] = tell or _unheard
        self.certificates: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._lock = Lock()
        self._turns: defaultdict[str, Lock] = defaultdict(Lock)
        self._holds: dict[str, float] = {}
        self._slow: Counter[str] = Counter()
        self._failures: dict[tuple[str, int], LackError] = {}
        self._silent: set[str] = set()
        self._lost: set[str] = set()
        self._reached = False
        self._ended = Event()
        self._open: WeakSet[httpcore.NetworkStream] = WeakSet()

    def opened(self, stream: httpcore.NetworkStream) -> None:
        """Remember a connection, so that it can be hung up."""
        with self._lock:
            self._open.add(stream)

    def hang_up(self) -> None:
        """End the run: no new request, and whoever waits for an answer stops waiting."""
        self._ended.set()
        with self._lock:
            streams = list(self._open)
        for stream in streams:
            if connection := stream.get_extra_info("socket"):
                # NOTE: the plain socket's shutdown: an encrypted one's would wait for the peer.
                with suppress(OSError):
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)

    def ended(self, within: float = 0.0) -> bool:
        """Wait `within` seconds, or until the run is ended; tell whether it is."""
        return self._ended.wait(within)

    @contextmanager
    def turn(self, host: str) -> Iterator[float]:
        """Hold the host for one request; gives the seconds waited for it."""
        with self._lock:
            turn = self._turns[host]
        start = monotonic()
        with turn:
            yield monotonic() - start

    def hold(self, host: str, seconds: float) -> None:
        """Note that a host asks to be left alone."""
        with self._lock:
            self._holds[host] = monotonic() + seconds

    def held(self, host: str) -> float:
        """Return the seconds for which a host is still to be left alone."""
        with self._lock:
            return max(self._holds.get(host, 0.0) - monotonic(), 0.0)

    def answered(self, host: str, *, in_time: bool) -> None:
        """Note whether a host that had picked up kept to the deadline."""
        with self._lock:
            self._slow[host] = 0 if in_time else self._slow[host] + 1

    def hopeless(self, host: str) -> bool:
        """Tell whether a host ran out of time again and again: its other pages need not wait for that."""
        with self._lock:
            return self._slow[host] >= _SLOW_ANSWERS

    def patience(self, usual: float) -> float:
        """Return the seconds to wait for a host to pick up: few once the first hosts were all silent."""
        with self._lock:
            hopeless = not self._reached and len(self._silent) >= _SILENT_HOSTS
        return min(usual, _SHORT_PATIENCE) if hopeless else usual

    def known_failure(self, host: str, port: int) -> LackError | None:
        """Return why this host could not be reached earlier in the run, if so."""
        with self._lock:
            return self._failures.get((host, port))

    def reached(self, host: str, port: int) -> None:
        """Note that a host picked up; what was said of it before no longer holds."""
        with self._lock:
            self._reached = True
            self._failures.pop((host, port), None)

    def refused(self, host: str, port: int, why: LackError) -> LackError:
        """Note that a host sent us away: it cannot be had, but there is a network."""
        with self._lock:
            self._reached = True
            self._failures[host, port] = why
        return why

    def lost(self, host: str, port: int, why: LackError, *, silent: bool) -> LackError:
        """Note that a host was not found; `silent`: nothing at all came back, so that it took time."""
        with self._lock:
            self._failures[host, port] = why
            self._lost.add(host)
            if silent:
                self._silent.add(host)
        return why

    def lost_hosts(self) -> int:
        """Return how many hosts were tried if several were and none was reached, else 0.

        Then it is the network that is missing, whatever each host's own failure looked like.
        """
        with self._lock:
            return 0 if self._reached or len(self._lost) < _SILENT_HOSTS - 1 else len(self._lost)


def _unheard(_: str) -> None:
    """Nobody follows the run."""
