"""A page that is not the text is told apart: bot wall, script shell, soft 404, teaser, consent wall."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

_SHORT = 1500
_HARDLY_ANY = 200
_LARGEST_DATA = 2_000_000
_SAVE = "open it in a browser, save it, and name the file under source"
_WALL_TITLES = re.compile(
    r"just a moment|attention required|access denied|robot check|are you a robot|human verification|"
    r"security check|pardon our interruption|verify you are human|checking your browser|ddos",
    re.IGNORECASE,
)
_WALL_PARTS = (
    "#challenge-form, #challenge-stage, #cf-wrapper, #px-captcha, .g-recaptcha, .h-captcha, #captcha"
)
_SHELLS = "#root, #app, #__next, #__nuxt, #___gatsby, app-root, [ng-app], [data-reactroot]"
_GONE = re.compile(
    r"(?:error )?404\b|(?:the )?page (?:was |is |could )?not (?:be )?found|not found$", re.IGNORECASE
)
_TEASERS = (
    "subscribe to continue",
    "to continue reading",
    "continue reading with a",
    "to read the full article",
    "to read the full story",
    "to keep reading",
    "subscribe to read",
    "register to read",
    "sign in to read",
    "log in to read",
    "for subscribers only",
    "subscribers only",
    "unlock this article",
    "this article is for subscribers",
    "this content is for subscribers",
    "read the rest of this article",
)
_OFFERS = ("subscribe", "subscription", "sign in", "log in", "read more", "continue reading", "register")
_CONSENT = ("before you continue to", "we value your privacy", "accept all cookies", "your privacy choices")
_PAYWALLS = '[class*="paywall"], [id*="paywall"], [class*="regwall"], [id*="regwall"]'
_LOCKED = 'meta[property="article:content_tier"][content="locked"]'
_SOME_WORDS = 20
_FALLBACKS = 5


def refuse(parser: LexborHTMLParser, body: str, title: str) -> None:
    """Raise LackError when the page is not the work at all; `body` is its running text."""
    if len(body) > _SHORT:
        return
    if _WALL_TITLES.search(title) or parser.css_first(_WALL_PARTS) is not None:
        raise LackError(Lack.BOT_WALL, f"the site lets no program in: {_SAVE}")
    if _GONE.match(title):
        raise LackError(Lack.NOT_FOUND, "the site says that there is no such page: look for its new address")
    if len(body) < _HARDLY_ANY and parser.css_first("script") is not None:
        asks = any("javascript" in words for words in _fallbacks(parser, body))
        if asks or not body.strip() or parser.css_first(_SHELLS) is not None:
            raise LackError(Lack.SCRIPT_SHELL, f"the page is empty until its scripts run: {_SAVE}")


def _fallbacks(parser: LexborHTMLParser, body: str) -> Iterator[str]:
    yield body.lower()
    for node in parser.css("noscript")[:_FALLBACKS]:
        yield node.text(deep=True)[:_SHORT].lower()


def teaser(parser: LexborHTMLParser, body: str, whole: str, data: list[dict[str, object]]) -> str | None:
    """Say why the page gives only a part of the work, or None; `whole` is its text with all regions."""
    if parser.css_first(_LOCKED) is not None or any(_paid(item) for item in data):
        return "the page says that its text is not free: it may be only a teaser"
    low = whole.lower()
    phrase = next((phrase for phrase in _TEASERS if phrase in low), None)
    if phrase:
        return f"only a teaser: the page asks its readers to pay or sign in (“{phrase}”)"
    if body.rstrip().endswith(("…", "...")) and any(offer in low for offer in _OFFERS):
        return "only a teaser: the text breaks off in an ellipsis before an offer to read on"
    if any(len(node.text(deep=True).strip()) > _SOME_WORDS for node in parser.css(_PAYWALLS)):
        return "only a teaser: the page has a paywall"
    if len(body) < _SHORT and any(words in low for words in _CONSENT):
        return "only a consent page: the text comes after it"
    return None


def _paid(item: dict[str, object]) -> bool:
    return str(item.get("isAccessibleForFree", "")).lower().rpartition("/")[2] == "false"


def linked_data(parser: LexborHTMLParser) -> list[dict[str, object]]:
    """Return every object of the page's JSON-LD, nested ones too; what is no JSON is passed over."""
    found: list[dict[str, object]] = []
    for script in parser.css('script[type="application/ld+json"]'):
        text = script.text(deep=True)
        if len(text) > _LARGEST_DATA:
            continue
        try:
            stack = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            item = stack.pop()
            if isinstance(item, dict):
                found.append(item)
                stack.extend(item.values())
            elif isinstance(item, list):
                stack.extend(item)
    return found
