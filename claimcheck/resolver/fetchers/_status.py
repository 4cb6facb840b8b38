"""An answer passes if it is a complete success; any other status becomes its reason in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError

if TYPE_CHECKING:
    import httpx

_WALLED = {401, 403, 429, 503}
_WALL_WORDS = (
    b"just a moment",
    b"challenge-platform",
    b"captcha",
    b"verify you are human",
    b"are you a robot",
)
_SAVE = "open it in a browser and save it"
_BY_STATUS = {
    401: (Lack.FORBIDDEN, f"asks for a password: {_SAVE}"),
    402: (Lack.FORBIDDEN, f"asks for payment: {_SAVE}"),
    403: (Lack.FORBIDDEN, f"refuses programs or strangers: {_SAVE}"),
    404: (Lack.NOT_FOUND, "is not there: look for its new address or an archived copy"),
    408: (Lack.TIMED_OUT, "was too slow for its own server: try again later"),
    410: (Lack.NOT_FOUND, "was taken down: look for an archived copy"),
    429: (Lack.RATE_LIMITED, "was asked for too often"),
    451: (Lack.FORBIDDEN, f"is withheld for legal reasons: {_SAVE}"),
    999: (Lack.FORBIDDEN, f"refuses programs or strangers: {_SAVE}"),  # a large network's own number
}


class Answer(Protocol):
    """What is judged of an answer."""

    @property
    def url(self) -> httpx.URL:
        """Where it came from."""

    @property
    def status(self) -> int:
        """The status code."""

    @property
    def headers(self) -> httpx.Headers:
        """The header fields."""

    @property
    def body(self) -> bytes:
        """The decoded body, or the beginning of an error's."""


_Judged = TypeVar("_Judged", bound=Answer)


def checked(answer: _Judged) -> _Judged:
    """Return a successful answer as it is; raises LackError for every other."""
    status = answer.status
    if status in {200, 203} and answer.body:
        return answer
    if 200 <= status < 300:  # noqa: PLR2004 - the class of successes, RFC 9110 15.3
        partly = status == 206  # noqa: PLR2004 - Partial Content, though no range was asked for
        reason = Lack.TRUNCATED if partly else Lack.EMPTY
        words = "only a part of the page" if partly else "an empty page"
        raise LackError(reason, f"{answer.url.host} sent {words} (status {status}): {_SAVE}")
    if _walled(answer):
        raise LackError(Lack.BOT_WALL, f"{answer.url.host} lets no program in (status {status}): {_SAVE}")
    reason, words = _BY_STATUS.get(status, _class(status))
    later = answer.headers.get("retry-after", "").strip()[:40]
    when = f"; it asks to wait {later} s" if later.isdigit() else f"; it asks to wait until {later}"
    raise LackError(reason, f"the page {words} (status {status}{when if later else ''})")


def _class(status: int) -> tuple[Lack, str]:
    if status >= 500:  # noqa: PLR2004 - the class of server errors, RFC 9110 15.6
        return Lack.SERVER_ERROR, "could not be made by its server: try again later"
    return Lack.BAD_ANSWER, f"was answered in a way that gives no text: {_SAVE}"


def _walled(answer: Answer) -> bool:
    if answer.status not in _WALLED:
        return False
    low = answer.body[:65536].lower()
    return "cf-mitigated" in answer.headers or any(word in low for word in _WALL_WORDS)


def content_type(header: str) -> tuple[str | None, str | None]:
    """Return media type and charset of a Content-Type header, lower case, each None if not given."""
    media_type, *parameters = (part.strip().lower() for part in header[:500].split(";"))
    pairs = (parameter.partition("=") for parameter in parameters)
    charset = next((value.strip(" \"'") for name, _, value in pairs if name.strip() == "charset"), None)
    return media_type or None, charset or None
