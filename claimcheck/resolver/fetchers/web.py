"""An http or https address becomes a Capture of the complete, successful answer, or the reason why not.

No proxy, .netrc or certificate variable of the environment is used: a proxy would look names up itself,
past the guard against private addresses, and .netrc would send passwords to whomever a note names.
Certificates are those of the operating system, which is where a company puts its own.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

import httpcore
import httpx

from claimcheck.model import Lack
from claimcheck.resolver.capture import Capture, LackError, Options
from claimcheck.resolver.fetchers import _body, _status
from claimcheck.resolver.fetchers._deadline import Deadline
from claimcheck.resolver.fetchers._wire import Terms, Wire

if TYPE_CHECKING:
    from claimcheck.resolver.fetchers._network import Network

SCHEMES = ("http", "https")
_MOST_HOPS = 10
_MOST_TRIES = 3
_PAUSE = 0.5
_REDIRECTS = {301, 302, 303, 307, 308}
_BUSY = {429, 503}
_ERROR_BODY = 65536
_LAST_PORT = 65535
_HOST = re.compile(rb"[A-Za-z0-9._:-]{1,253}")
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5"


class _Visit(NamedTuple):
    """One source's fetching: the client with its guarded wire, the clock, and the shared knowledge."""

    client: httpx.Client
    options: Options
    deadline: Deadline
    network: Network


class _Answer(NamedTuple):
    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes


def fetch(address: str, options: Options, network: Network, kept: Capture | None = None) -> Capture:  # noqa: ARG001 - not asked for yet
    """GET `address`, following redirects; raises LackError with the reason for anything but a 2xx."""
    deadline = Deadline(options.deadline)
    with _client(options, deadline, network) as client:
        answer = _follow(_Visit(client, options, deadline, network), _parsed(address, Lack.BAD_ADDRESS))
    media_type, charset = _content_type(answer.headers.get("content-type", ""))
    return Capture(
        address=address,
        final_url=str(answer.url),
        status=answer.status,
        media_type=media_type,
        charset=charset,
        retrieved=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        sha256=sha256(answer.body).hexdigest(),
        size=len(answer.body),
        data=answer.body,
    )


def _client(options: Options, deadline: Deadline, network: Network) -> httpx.Client:
    wire = Wire(Terms(deadline, network, options.connect, options.allow_private))
    transport = httpx.HTTPTransport(verify=network.certificates, trust_env=False)
    transport._pool = httpcore.ConnectionPool(  # noqa: SLF001 - httpx has no parameter for the backend
        ssl_context=network.certificates, network_backend=wire
    )
    return httpx.Client(
        transport=transport,
        trust_env=False,
        timeout=None,  # noqa: S113 - the wire holds every read and write to the deadline
        headers={
            "User-Agent": options.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": _body.ENCODINGS,
        },
    )


def _parsed(address: str, reason: Lack, base: httpx.URL | None = None) -> httpx.URL:
    """Read an address, or a redirect's target from `base`; raises LackError with `reason`."""
    try:
        url = base.join(address) if base else httpx.URL(address)
        host, port = url.host, url.port
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise LackError(reason, f"{address[:200]!r} is no address ({str(error)[:200]})") from error
    if url.scheme not in SCHEMES or not host:
        raise LackError(
            reason, f"{address[:200]!r} is no web address: it must begin with http:// or https://"
        )
    if not _HOST.fullmatch(url.raw_host) or not 0 < (port or 1) <= _LAST_PORT:
        raise LackError(
            reason, f"{address[:200]!r} has a host or port that cannot be: check it for a misprint"
        )
    if url.userinfo:
        raise LackError(reason, "the address holds a user name: save the page and name the file under source")
    return url


def _follow(visit: _Visit, url: httpx.URL) -> _Answer:
    """Follow redirects; the same address twice is a loop unless a cookie was set on the way."""
    seen: set[tuple[str, str]] = set()
    for _ in range(_MOST_HOPS + 1):
        state = (str(url), ";".join(f"{cookie.name}={cookie.value}" for cookie in visit.client.cookies.jar))
        if state in seen:
            raise LackError(
                Lack.REDIRECT_LOOP, f"redirects lead back to {url}: look for the page's new address"
            )
        seen.add(state)
        answer = _ask(visit, url)
        if answer.status not in _REDIRECTS:
            return _status.checked(answer)
        target = answer.headers.get("location", "")
        if not target:
            raise LackError(Lack.BAD_ANSWER, f"{url} redirects without saying where to")
        url = _parsed(target, Lack.BAD_ANSWER, base=url)
    raise LackError(Lack.REDIRECT_LOOP, f"more than {_MOST_HOPS} redirects: look for the page's new address")


def _ask(visit: _Visit, url: httpx.URL) -> _Answer:
    """Ask one host when it is our turn; try again where the host or the line is only busy.

    The turn is held while waiting: a host that says "later" is left alone by the whole run.
    """
    with visit.network.turn(url.host) as waited:
        visit.deadline.extend(waited)
        port = url.port or (443 if url.scheme == "https" else 80)
        if known := visit.network.known_failure(url.host, port):
            raise LackError(known.reason, known.detail)
        for _ in range(_MOST_TRIES - 1):
            try:
                answer = _try(visit, url)
                pause = _retry_after(answer) if answer.status in _BUSY else None
                if pause is None or not visit.deadline.allows(pause):
                    return answer
            except LackError as error:
                if error.reason is not Lack.CONNECTION_FAILED or not visit.deadline.allows(_PAUSE):
                    raise
                pause = _PAUSE
            visit.network.ended(pause)
        return _try(visit, url)


def _retry_after(answer: _Answer) -> float:
    """Seconds to wait (RFC 9110 10.2.3: a number of seconds or a date), a short while if not said."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        return max((parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return _PAUSE


def _try(visit: _Visit, url: httpx.URL) -> _Answer:
    """One request and its whole answer; every failure becomes a LackError."""
    if visit.network.ended():
        raise LackError(Lack.CONNECTION_FAILED, "interrupted: run again")
    begun = False
    try:
        response = visit.client.send(visit.client.build_request("GET", url), stream=True)
        begun = True
        try:
            return _Answer(url, response.status_code, response.headers, _read(response, visit.options))
        finally:
            response.close()
    except httpx.TimeoutException as error:
        visit.deadline.left()
        raise LackError(Lack.TIMED_OUT, f"{url.host} stopped answering: try again later") from error
    except httpx.TransportError as error:
        raise _broken(url, error, begun=begun) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        raise LackError(
            Lack.BAD_ANSWER, f"{url.host} gave an answer that makes no sense ({error})"
        ) from error


def _read(response: httpx.Response, options: Options) -> bytes:
    """The body; of an error page only what may show a bot wall, of a redirect nothing."""
    if response.status_code in _REDIRECTS:
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
    return LackError(Lack.BAD_ANSWER, f"{url.host} does not speak HTTP properly ({error})")


def _content_type(header: str) -> tuple[str | None, str | None]:
    """Return media type and charset of a Content-Type header, lower case, each None if not given."""
    media_type, *parameters = (part.strip().lower() for part in header[:500].split(";"))
    pairs = (parameter.partition("=") for parameter in parameters)
    charset = next((value.strip(" \"'") for name, _, value in pairs if name.strip() == "charset"), None)
    return media_type or None, charset or None
