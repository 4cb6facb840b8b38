"""A written address becomes the answer at which its redirects end, whatever its status."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.fetchers._tries import REDIRECTS, Answer, Visit, ask

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SCHEMES = ("http", "https")
_MOST_HOPS = 10
_LAST_PORT = 65535
_HOST = re.compile(rb"[A-Za-z0-9._:-]{1,253}")


def parsed(address: str, reason: Lack, base: httpx.URL | None = None) -> httpx.URL:
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
        raise LackError(reason, "the address holds a user name: open the page in a browser and save it")
    return url


def follow(
    visit: Visit,
    url: httpx.URL,
    conditions: Callable[[httpx.URL], Mapping[str, str]] = lambda _: {},
    steer: Callable[[httpx.URL], httpx.URL] = lambda target: target,
) -> Answer:
    """Follow redirects; the same address twice is a loop unless a cookie was set on the way.

    `conditions` gives the header fields that go with one address, `steer` the address to ask instead of
    a redirect's target. Raises LackError.
    """
    seen: set[tuple[str, str]] = set()
    for _ in range(_MOST_HOPS + 1):
        state = (
            str(url.copy_with(fragment=None)),
            ";".join(f"{cookie.name}={cookie.value}" for cookie in visit.client.cookies.jar),
        )
        if state in seen:
            raise LackError(
                Lack.REDIRECT_LOOP,
                f"redirects lead back to {str(url)[:200]}: look for the page's new address",
            )
        seen.add(state)
        answer = ask(visit, url, conditions(url))
        if answer.status not in REDIRECTS:
            return answer
        target = answer.headers.get("location", "")
        if not target:
            raise LackError(Lack.BAD_ANSWER, f"{str(url)[:200]} redirects without saying where to")
        url = steer(parsed(target, Lack.BAD_ANSWER, base=url))
    raise LackError(Lack.REDIRECT_LOOP, f"more than {_MOST_HOPS} redirects: look for the page's new address")
