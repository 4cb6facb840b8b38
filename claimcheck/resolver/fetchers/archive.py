"""A memento: address becomes a Capture of the archived copy nearest to its date, or the reason why not.

The archive is one that answers as the Internet Archive's Wayback Machine does: a time in the address,
`id_` after it for the bytes as they were archived, and Memento-Datetime in the answer (RFC 7089).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Lack, Via
from claimcheck.resolver.capture import Capture, LackError, Options
from claimcheck.resolver.fetchers import _endings, _redirects, _status
from claimcheck.resolver.fetchers._public import names_private
from claimcheck.resolver.fetchers._tries import visiting

if TYPE_CHECKING:
    import httpx

    from claimcheck.resolver.fetchers._network import Network
    from claimcheck.resolver.fetchers._tries import Answer

SCHEMES = ("memento",)
_ADDRESS = re.compile(r"memento:(?P<date>\d{4,14})/(?P<url>https?://.+)", re.ASCII | re.DOTALL)
_MEMENTO = re.compile(r"(?P<date>\d{4,14})(?:[a-z]{2}_)?/(?P<url>https?:/.+)", re.ASCII | re.DOTALL)
_WHOLE_DATE = 14  # digits of a time to the second
_ERROR = 400


class _Copy(NamedTuple):
    """A copy as the archive's address names it."""

    date: str
    url: str


def fetch(address: str, options: Options, network: Network, _kept: Capture | None = None) -> Capture:
    """Have the copy nearest to the date in `memento:DATE/URL` (DATE: 4 to 14 digits of YYYYMMDDhhmmss).

    The capture's `address` is the archived page's own, `final_url` the copy's for people to open. Raises
    LackError; not-found where the archive has no copy or only one of an error page.
    """
    if not (found := _ADDRESS.fullmatch(address)):
        raise LackError(
            Lack.BAD_ADDRESS, f"{address[:200]!r} names no date and page to look for in an archive"
        )
    if options.archive is None:
        raise LackError(Lack.NOT_FOUND, "no archive is asked for copies: name one, or save the page by hand")
    page = _redirects.parsed(found["url"], Lack.BAD_ADDRESS).copy_with(fragment=None)
    if not options.allow_private and names_private(page.host):
        raise LackError(
            Lack.PRIVATE_ADDRESS, f"{page.host} is not on the public internet: no archive is told of it"
        )
    wanted = _Copy(found["date"], str(page))
    start = _redirects.parsed(options.archive, Lack.BAD_ADDRESS)
    archive = f"{str(start).rstrip('/')}/"
    try:
        return _capture(found["url"], wanted, _asked(wanted, archive, options, network), archive)
    except LackError as error:
        raise LackError(error.reason, f"no archived copy from {start.host}: {error.detail}") from error


def _asked(wanted: _Copy, archive: str, options: Options, network: Network) -> Answer:
    """Ask the archive, and follow it from copy to copy; a redirect that was archived stays in the archive."""
    dates = [wanted.date]

    def steer(target: httpx.URL) -> httpx.URL:
        if copy := _copy(str(target), archive):
            dates.append(copy.date)
        elif target.host == start.host and target.port == start.port:
            raise LackError(Lack.NOT_FOUND, f"{start.host} leads to {str(target)[:200]}, which is no copy")
        else:
            copy = _Copy(dates[-1], str(target.copy_with(fragment=None)))
        return _redirects.parsed(f"{archive}{copy.date}id_/{copy.url}", Lack.BAD_ANSWER)

    start = _redirects.parsed(f"{archive}{wanted.date}id_/{wanted.url}", Lack.BAD_ADDRESS)
    with visiting(options, network) as visit:
        return _redirects.follow(visit, start, steer=steer)


def _copy(url: str, archive: str) -> _Copy | None:
    """Read a copy's address; servers between may have made one slash of the page's two."""
    rest = url.partition("://")[2].removeprefix(archive.partition("://")[2])
    found = _MEMENTO.fullmatch(rest) if rest != url.partition("://")[2] else None
    return _Copy(found["date"], re.sub(r":/+", "://", found["url"], count=1)) if found else None


def _capture(address: str, wanted: _Copy, answer: Answer, archive: str) -> Capture:
    copy = _copy(str(answer.url), archive) or wanted
    archived = _time(answer.headers.get("memento-datetime", ""), copy.date)
    when = archived[:10] if archived else "an unknown day"
    if answer.status >= _ERROR and "memento-datetime" in answer.headers:
        raise LackError(
            Lack.NOT_FOUND,
            f"the copy of {when} is of an error page (status {answer.status}): try another date",
        )
    if answer.status == 404:  # noqa: PLR2004 - Not Found, RFC 9110 15.5.5
        raise LackError(Lack.NOT_FOUND, f"it has none of {wanted.url[:200]}")
    body = _status.checked(answer).body
    if archived is None:
        raise LackError(Lack.BAD_ANSWER, f"{answer.url.host} does not say when its copy was made")
    if where := _endings.instead(wanted.url, copy.url):
        raise LackError(where, f"in the copy of {when}: {_endings.words(where, copy.url[:200])}")
    media_type, charset = _status.content_type(answer.headers.get("content-type", ""))
    return Capture(
        address=address,
        via=Via.ARCHIVE,
        final_url=f"{archive}{re.sub(r'[^0-9]', '', archived)}/{copy.url}",
        archived=archived,
        status=answer.status,
        media_type=media_type,
        charset=charset,
        retrieved=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        sha256=sha256(body).hexdigest(),
        size=len(body),
        data=body,
    )


def _time(header: str, digits: str) -> str | None:
    """When a copy was made, ISO 8601 in UTC: by Memento-Datetime (RFC 7089 2.1.1), else by its address."""
    try:
        made = parsedate_to_datetime(header[:64]).replace(tzinfo=None)  # always in GMT
    except (ValueError, TypeError, OverflowError, IndexError):
        try:
            made = datetime.strptime(digits.ljust(_WHOLE_DATE, "x"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - always UTC
        except ValueError:
            return None
    return f"{made.isoformat(timespec='seconds')}Z"
