"""A web address becomes one host's whole answer, asked for in turn and again where the host is only busy."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

import httpcore
import httpx

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError, Options
from claimcheck.resolver.fetchers import _body
from claimcheck.resolver.fetchers._deadline import Deadline
from claimcheck.resolver.fetchers._wire import Terms, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.resolver.fetchers._network import Network

REDIRECTS = {301, 302, 303, 307, 308}
_PAUSES = (0.5, 1.0)
_BUSY = {429, 503}
_ERROR_BODY = 65536
_LONGEST_WAIT_SAID = 64
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5"


class Visit(NamedTuple):
    """One source's fetching: a client with cookies of its own, the clock, and the run's shared knowledge."""

    client: httpx.Client
    options: Options
    deadline: Deadline
    network: Network


class Answer(NamedTuple):
    """What a host answered: the decoded body, empty for a redirect, the beginning for an error."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes


@contextmanager
def visiting(options: Options, network: Network) -> Iterator[Visit]:
    """Fetch one source: its deadline runs from here, its connections are closed at the end.

    NOTE: no connection serves the next source, though that would save two round trips: httpcore takes what
    a server sent beyond one answer's end for the beginning of the next answer.
    """
    deadline = Deadline(options.deadline)
    wire = Wire(Terms(deadline, network, options.connect, options.allow_private))
    transport = httpx.HTTPTransport(verify=network.certificates, trust_env=False)
    transport._pool = httpcore.ConnectionPool(  # noqa: SLF001 - httpx has no parameter for the backend
        ssl_context=network.certificates, network_backend=wire, max_keepalive_connections=0
    )
    headers = {"User-Agent": options.user_agent, "Accept": _ACCEPT, "Accept-Encoding": _body.ENCODINGS}
    # The wire holds every read and write to the deadline, so that httpx need not.
    with httpx.Client(transport=transport, trust_env=False, timeout=None, headers=headers) as client:  # noqa: S113 - see above
        yield Visit(client, options, deadline, network)


def ask(visit: Visit, url: httpx.URL, conditions: Mapping[str, str]) -> Answer:
    """Ask one host when it is our turn; try again where the host or the line is only busy.

    `conditions` are header fields of this request alone. The turn is held while waiting: a host that says
    "later" is left alone by the whole run. Raises LackError.
    """
    with visit.network.turn(url.host) as waited:
        visit.deadline.extend(waited)
        _heed(visit, url)
        for pause in _PAUSES:
            try:
                answer, wait = _held(visit, url, conditions, pause)
                if wait is None or not visit.deadline.allows(wait):
                    return answer
                _wait(visit, url.host, wait)
            except LackError as error:
                if error.reason is not Lack.CONNECTION_FAILED or not visit.deadline.allows(pause):
                    raise
                visit.network.ended(pause)
        return _held(visit, url, conditions, 0.0)[0]


def _heed(visit: Visit, url: httpx.URL) -> None:
    """Take up what the run knows of a host: that it cannot be had, or that it asked to be left alone."""
    port = url.port or (443 if url.scheme == "https" else 80)
    if known := visit.network.known_failure(url.host, port):
        raise LackError(known.reason, known.detail)
    if visit.network.hopeless(url.host):
        raise LackError(Lack.TIMED_OUT, f"{url.host} ran out of time again and again: run again later")
    left = visit.network.held(url.host)
    if not visit.deadline.allows(left):
        raise LackError(
            Lack.RATE_LIMITED, f"{url.host} asked this run to wait {left:.0f} s more: run again later"
        )
    _wait(visit, url.host, left)


def _wait(visit: Visit, host: str, seconds: float) -> None:
    if seconds > 0:
        visit.network.tell(f"{host} asks to wait {seconds:.3g} s")
        visit.network.ended(seconds)


def _held(
    visit: Visit, url: httpx.URL, conditions: Mapping[str, str], pause: float
) -> tuple[Answer, float | None]:
    """Try once; give the answer, and the seconds to wait where the host is busy, by its word or ours.

    An archive that replays somebody else's "busy" (RFC 7089) is not busy itself.
    """
    try:
        answer = _try(visit, url, conditions)
    except LackError as error:
        visit.network.answered(url.host, in_time=error.reason is not Lack.TIMED_OUT)
        raise
    visit.network.answered(url.host, in_time=True)
    if answer.status not in _BUSY or "memento-datetime" in answer.headers:
        return answer, None
    said = _retry_after(answer.headers.get("retry-after", ""))
    wait = pause if said is None else said
    visit.network.hold(url.host, wait)
    return answer, wait


def _retry_after(header: str) -> float | None:
    """Seconds to wait (RFC 9110 10.2.3: a number of seconds or a date), None if not said."""
    said = header.strip()[:_LONGEST_WAIT_SAID]
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        return max((parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _try(visit: Visit, url: httpx.URL, conditions: Mapping[str, str]) -> Answer:
    """One request and its whole answer; every failure becomes a LackError."""
    if visit.network.ended():
        raise LackError(Lack.CONNECTION_FAILED, "interrupted: run again")
    begun = False
    try:
        request = visit.client.build_request("GET", url, headers=conditions)
        response = visit.client.send(request, stream=True)
        begun = True
        try:
            return Answer(url, response.status_code, response.headers, _read(response, visit.options))
        finally:
            response.close()
    except httpx.TimeoutException as error:
        visit.deadline.left()
        raise LackError(Lack.TIMED_OUT, f"{url.host} stopped answering: try again later") from error
    except httpx.TransportError as error:
        raise _broken(url, error, begun=begun) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        raise LackError(
            Lack.BAD_ANSWER, f"{url.host} gave an answer that makes no sense ({str(error)[:200]})"
        ) from error


def _read(response: httpx.Response, options: Options) -> bytes:
    """The body; of an error page only what may show a bot wall, of a redirect nothing."""
    if response.status_code in REDIRECTS:
        return b""
    if response.is_success:
        return _body.read(response, options.max_bytes)
    try:
        return _body.read(response, _ERROR_BODY)
    except LackError as error:
        if error.reason is Lack.TIMED_OUT:
            raise
        return b""


def _broken(url: httpx.URL, error: httpx.TransportError, *, begun: bool) -> LackError:
    if begun:
        return LackError(Lack.TRUNCATED, "the answer broke off before its end: try again")
    if isinstance(error, httpx.NetworkError) or "without sending" in str(error):
        return LackError(Lack.CONNECTION_FAILED, f"{url.host} broke the connection off: try again later")
    return LackError(Lack.BAD_ANSWER, f"{url.host} does not speak HTTP properly ({str(error)[:200]})")
