"""Host and port become a connection to an address that was checked, whose every read meets the deadline.

httpx has no limit on a whole exchange and no guard against private addresses; both are had one layer
below it, in httpcore's network backend. A name is looked up once, every answer is checked, and the
connection goes to a checked answer, so that a name that changes between look-up and use gains nothing.
"""

from __future__ import annotations

import errno
import socket
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple

import httpcore

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.fetchers._public import forbidden

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from claimcheck.resolver.fetchers._deadline import Deadline
    from claimcheck.resolver.fetchers._network import Network

_MOST_ADDRESSES = 4
_UNKNOWN = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_NO_ROUTE = {errno.ENETUNREACH, errno.ENETDOWN}


class Terms(NamedTuple):
    """What a connection has to keep to."""

    deadline: Deadline
    network: Network
    connect: float
    allow_private: bool


class Wire(httpcore.NetworkBackend):
    """httpcore's way to a socket, guarded (inherited because httpcore asks for one of its own)."""

    def __init__(self, terms: Terms) -> None:
        """Serve one source."""
        self._terms = terms

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - httpcore's signature; the deadline rules
        local_address: str | None = None,  # noqa: ARG002 - the same
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Look up, check, connect; raises LackError with the host's own reason."""
        terms = self._terms
        network = terms.network
        patience = network.patience(terms.connect)
        addresses = _checked(host, _look_up(host, port, patience, terms), terms)
        failure: LackError | None = None
        for tried, address in enumerate(addresses):
            share = min(patience / (len(addresses) - tried), terms.deadline.left())
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    address, port, timeout=share, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = _connection_failure(host, port, patience, error, terms)
            else:
                network.reached(host, port)
                network.opened(stream)
                return _Stream(stream, host, terms)
        raise failure or LackError(Lack.HOST_UNKNOWN, f"{host} has no address")


class _Stream(httpcore.NetworkStream):
    """A connection whose reads and writes share one deadline."""

    def __init__(self, inner: httpcore.NetworkStream, host: str, terms: Terms) -> None:
        self._inner = inner
        self._host = host
        self._terms = terms

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline rules
        return self._inner.read(max_bytes, self._terms.deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline rules
        self._inner.write(buffer, self._terms.deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
    ) -> httpcore.NetworkStream:
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, self._terms.deadline.left())
        except httpcore.ConnectError as error:
            raise LackError(
                Lack.TLS_FAILED,
                f"no trusted encrypted connection to {self._host} ({_reason(error)}): open the page in a "
                "browser and save it",
            ) from error
        self._terms.network.opened(inner)
        return _Stream(inner, self._host, self._terms)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        return self._inner.get_extra_info(info)


def _look_up(host: str, port: int, patience: float, terms: Terms) -> list[str]:
    """Return a host's addresses in the system's order; a look-up that hangs is left behind."""
    found: Future[list[str]] = Future()

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.set_result(list(dict.fromkeys(str(answer[4][0]) for answer in answers)))
        except (OSError, ValueError) as error:
            found.set_exception(error)

    Thread(target=ask, daemon=True).start()
    try:
        return found.result(min(patience, terms.deadline.left()))
    except TimeoutError as error:
        why = LackError(Lack.NO_NETWORK, f"the name {host} could not be looked up within {patience:g} s")
        raise terms.network.lost(host, port, why, silent=True) from error
    except (OSError, ValueError) as error:
        unknown = not isinstance(error, socket.gaierror) or error.errno in _UNKNOWN
        raise terms.network.lost(host, port, _unknown(host, unknown), silent=not unknown) from error


def _unknown(host: str, definite: bool) -> LackError:  # noqa: FBT001 - a private helper with one caller
    if definite:
        return LackError(Lack.HOST_UNKNOWN, f"there is no host {host}: check the address for a misprint")
    return LackError(
        Lack.NO_NETWORK, f"the name {host} cannot be looked up now: connect to the network and run again"
    )


def _checked(host: str, addresses: list[str], terms: Terms) -> list[str]:
    if not terms.allow_private and (inside := [a for a in addresses if forbidden(a)]):
        raise LackError(
            Lack.PRIVATE_ADDRESS,
            f"{host} is {inside[0]}, which is not on the public internet: allow private addresses only for "
            "an intranet that you trust",
        )
    return addresses[:_MOST_ADDRESSES]


def _connection_failure(host: str, port: int, patience: float, error: Exception, terms: Terms) -> LackError:
    cause = error.__cause__
    if isinstance(error, httpcore.ConnectTimeout):
        why = LackError(Lack.TIMED_OUT, f"{host} did not pick up within {patience:g} s: try again later")
        return terms.network.lost(host, port, why, silent=True)
    if isinstance(cause, OSError) and cause.errno in _NO_ROUTE:
        why = LackError(Lack.NO_NETWORK, f"there is no way to {host}: connect to the network and run again")
        return terms.network.lost(host, port, why, silent=True)
    why = LackError(
        Lack.CONNECTION_FAILED, f"{host} cannot be connected to ({_reason(error)}): try again later"
    )
    return terms.network.refused(host, port, why)


def _reason(error: Exception) -> str:
    """The operating system's or OpenSSL's words, without code and module names."""
    text = str(error)
    for start in ("[SSL: ", "[SSL] "):
        text = text.removeprefix(start)
    return text.partition(" (_ssl.c")[0].rpartition("] ")[2]
