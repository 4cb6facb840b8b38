"""An asked address and the one where redirects ended become a reason: the home page, or a log-in, or none.

A page's own forms (https, www., a last slash, a new slug, another host's copy of it) are no reason. Where it
is not plain the redirect passes: a false alarm would take a good source away.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from claimcheck.model import Lack

_LONGEST = 4096
_MANY_WORDS = 4
_SITE_LABELS = {"www", "www1", "www2", "www3", "m", "mobile", "amp"}
_LANGUAGE = re.compile(
    r"(?:ar|bg|bn|ca|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|id|is|it|ja|ko|lt|lv|ms|nb|nl|no|pl|pt"
    r"|ro|ru|sk|sl|sq|sr|sv|th|tr|uk|us|gb|vi|zh|[a-z]{2}[-_][a-z]{2})"
)
_HOME_NAMES = {"home", "index", "default"}
_LIKE_HOME = _HOME_NAMES | {
    "main",
    "start",
    "welcome",
    "frontpage",
    "startseite",
    "accueil",
    "inicio",
    "portal",
}
_PAGE_SUFFIX = re.compile(r"\.(?:html?|xhtml|shtml|php\d?|aspx?|jspx?|do|cfm|action|sso)$")
_DOCUMENT = re.compile(r"\.(?:html?|xhtml|shtml|php\d?|aspx?|jspx?|cfm|pdf|epub|docx?|txt)$|\d{3}")
_TRACKING = re.compile(r"utm_\w+|ref|src|source|lang|locale|hl|gclid|fbclid|redirected|notfound|error|status")
_WORD = re.compile(r"[^\W_]+")

# Names that a path's segment, or a label of a host beside the site's own name, has at a log-in.
_LOGIN = (
    "login|logon|signin|signon|sso|ssostart|oauth2?|idp|wayf|showlogin|servicelogin|wplogin|loginform|shibboleth"
    "|openidconnect|samllogin|cookieabsent"
)
_LOGIN_SEGMENT = re.compile(_LOGIN)
_LOGIN_FIRST = re.compile(rf"{_LOGIN}|auth|consent|zustimmung|privacygate|cookiewall")
_LOGIN_HOST = re.compile(rf"{_LOGIN}|auth|consent|myprivacy|(?:my)?accounts?")
_ABOUT = re.compile(r"wiki|entry|entries|topics?|tags?|terms?|glossary|dictionary|define")
_WAY_BACK = re.compile(
    r"return(?:url|to|uri|path)?|continue(?:url)?|redir(?:ect)?(?:url|uri|to)?|next(?:url)?|target(?:url|uri)?"
    r"|dest(?:url|ination)?|goto|back(?:url|to)?|uri|forward|service|relaystate|done|cburl|rurl|resumeurl"
    r"|orig(?:inal)?url"
)


class _Where(NamedTuple):
    host: str
    segments: tuple[str, ...]
    query: str
    fragment: str


def instead(asked: str, final: str) -> Lack | None:
    """Return `Lack.HOME_PAGE` or `Lack.LOGIN_WALL` where that stands at `final` in the asked page's stead."""
    try:
        begun, ended = _where(asked), _where(final)
    except ValueError:
        return None
    if begun == ended:
        return None
    if _login(begun, ended):
        return Lack.LOGIN_WALL
    return Lack.HOME_PAGE if _home(begun, ended) else None


def words(reason: Lack, host: str) -> str:
    """Say what happened and what the editor can do."""
    if reason is Lack.LOGIN_WALL:
        return f"{host} asks to log in or to consent first: open the page in a browser and save it"
    return (
        f"the page is gone: the site sends its address to its home page ({host}): look for its new address "
        "or an archived copy"
    )


def _where(address: str) -> _Where:
    parts = urlsplit(address[:_LONGEST])
    path = unquote(parts.path).lower()
    segments = tuple(segment for segment in re.split(r"[/;]", path) if segment)
    return _Where((parts.hostname or "").rstrip("."), segments, parts.query, parts.fragment)


def _name(segment: str) -> str:
    """A segment without the suffix of a page, hyphens and underscores."""
    return "".join(_WORD.findall(_PAGE_SUFFIX.sub("", segment)))


def _at_home(where: _Where, names: set[str]) -> bool:
    """Whether the path is a site's root: nothing, a language, a home page's name, or the two."""
    rest = list(where.segments)
    if rest and _LANGUAGE.fullmatch(rest[0]):
        del rest[0]
    return not rest or (len(rest) == 1 and _name(rest[0]) in names)


def _home(begun: _Where, ended: _Where) -> bool:
    if not _at_home(ended, _HOME_NAMES) or ended.fragment or _at_home(begun, _LIKE_HOME):
        return False
    if any(not _TRACKING.fullmatch(key.lower()) for key, _ in parse_qsl(ended.query, keep_blank_values=True)):
        return False
    if ended.host in unquote(unquote(begun.query)).lower():  # a link that counts clicks, and arrives
        return False
    return _site(begun.host) == _site(ended.host) or _is_document(begun, ended)


def _site(host: str) -> str:
    first, _, rest = host.partition(".")
    return rest if first in _SITE_LABELS and "." in rest else host


def _is_document(begun: _Where, ended: _Where) -> bool:
    """Whether the asked path is surely a document's: a part of a site may have moved to a host of its own."""
    rest = [segment for segment in begun.segments if _name(segment) not in _LIKE_HOME]
    if len(rest) < 2 or _name(rest[-1]) in {_name(label) for label in ended.host.split(".")}:  # noqa: PLR2004 - a short link has one
        return False
    return bool(_DOCUMENT.search(rest[-1])) or len(_WORD.findall(rest[-1])) >= _MANY_WORDS


def _login(begun: _Where, ended: _Where) -> bool:
    if _asks_login(begun) or _same_page(begun, ended):
        return False
    return _asks_login(ended) or _leads_back(begun, ended)


def _same_page(begun: _Where, ended: _Where) -> bool:
    return bool(begun.segments) and begun.segments[-1] in ended.segments[-1:] and begun.host == ended.host


def _asks_login(where: _Where) -> bool:
    labels = where.host.split(".")[:-2]
    names = [_name(segment) for segment in where.segments]
    about = any(_ABOUT.fullmatch(segment) for segment in where.segments[:-1])
    return (
        any(_LOGIN_HOST.fullmatch(_name(label)) for label in labels)
        or (not about and any(_LOGIN_SEGMENT.fullmatch(name) for name in names))
        or any(_LOGIN_FIRST.fullmatch(name) for name in names[:1])
    )


def _leads_back(begun: _Where, ended: _Where) -> bool:
    """Whether the query carries the asked address, so that one gets there afterwards."""
    path = "/".join(begun.segments)
    if not path:
        return False
    for key, value in parse_qsl(ended.query):
        if _WAY_BACK.fullmatch(_name(key.lower())):
            told = unquote(unquote(value)).lower().strip("/")
            if told.partition("?")[0].strip("/").endswith(path) and ended.segments != begun.segments:
                return True
    return False
