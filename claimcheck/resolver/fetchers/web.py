"""An http or https address becomes a Capture of the complete, successful answer, or the reason why not.

No proxy, .netrc or certificate variable of the environment is used: a proxy would look names up itself,
past the guard against private addresses, and .netrc would send passwords to whomever a note names.
Certificates are those of the operating system, which is where a company puts its own.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from claimcheck.model import Lack, Via
from claimcheck.resolver.capture import Capture, LackError, Options
from claimcheck.resolver.fetchers import _endings, _redirects, _status, _validators
from claimcheck.resolver.fetchers._tries import visiting

if TYPE_CHECKING:
    import httpx

    from claimcheck.resolver.fetchers._network import Network
    from claimcheck.resolver.fetchers._tries import Answer, Visit

SCHEMES = _redirects.SCHEMES
_ERROR = 400
_REFUSED = {401, 403}


def fetch(address: str, options: Options, network: Network, kept: Capture | None = None) -> Capture:
    """GET `address`, following redirects; raises LackError with the reason for anything but a 2xx.

    Where `kept` has validators the page is asked for only if it has changed (RFC 9110 13): one that has
    not is `kept`, retrieved now.
    """
    asked = _redirects.parsed(address, Lack.BAD_ADDRESS)
    known = kept if kept is not None and kept.address == address and _validators.conditions(kept) else None
    with visiting(options, network) as visit:
        answer = _reached(visit, asked, known)
        if known and answer.status == _validators.NOT_MODIFIED and str(answer.url) == known.final_url:
            if _validators.confirms(answer.headers, known):
                return known.model_copy(update={"retrieved": _now()})
            answer = _reached(visit, asked, None)
    answer = _status.checked(answer)
    media_type, charset = _status.content_type(answer.headers.get("content-type", ""))
    etag, last_modified = _validators.read(answer.headers)
    return Capture(
        address=address,
        via=Via.LIVE,
        final_url=str(answer.url),
        status=answer.status,
        media_type=media_type,
        charset=charset,
        etag=etag,
        last_modified=last_modified,
        retrieved=_now(),
        sha256=sha256(answer.body).hexdigest(),
        size=len(answer.body),
        data=answer.body,
    )


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _reached(visit: Visit, asked: httpx.URL, known: Capture | None) -> Answer:
    """Follow to the end, which must be the page and no home page or log-in in its stead.

    Validators are of one address: they are sent to the one that `known` was had from, and to no other.
    """

    def conditions(url: httpx.URL) -> dict[str, str]:
        return _validators.conditions(known) if known and str(url) == known.final_url else {}

    answer = _redirects.follow(visit, asked, conditions)
    where = _endings.instead(str(asked), str(answer.url))
    if where and (answer.status < _ERROR or (where is Lack.LOGIN_WALL and answer.status in _REFUSED)):
        raise LackError(where, _endings.words(where, answer.url.host))
    return answer
