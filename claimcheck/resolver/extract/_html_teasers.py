"""A page's text goes in; why it is only a part of the work comes out, or None.

An offer to subscribe stands on nearly every page; what tells a teaser is a short line of its own that asks
for it in order to read on, a text that breaks off before an offer, or that the page says so in its code.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.resolver.extract import _html_phrases as phrases
from claimcheck.resolver.extract import _html_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborHTMLParser

    from claimcheck.resolver.extract._html_data import Item

_OFFERS = ("subscribe", "subscription", "sign in", "log in", "read more", "continue reading", "register")
_PAYWALLS = '[class*="paywall" i], [id*="paywall" i], [class*="regwall" i], [id*="regwall" i]'
_LOCKED = 'meta[property="article:content_tier"][content="locked"]'
_NO_WALL = re.compile(r"\b(?:no|non|not|without|free|off|hidden|inactive)[-_ ]?(?:paywall|regwall)")
_SOME_WORDS = 20
_LONGEST_ASK = 240
_MOST_NODES = 50
_MUCH = 0.4


def teaser(parser: LexborHTMLParser, body: str, whole: str, data: Sequence[Item], title: str) -> str | None:
    """Say why the page gives only a part of the work, or None; `whole` is its text with all regions."""
    if parser.css_first(_LOCKED) is not None or any(_paid(item) for item in data):
        return "the page says that its text is not free, and may be only a teaser: find the whole work"
    low = whole.lower()
    if asked := _asked(low, title.lower()):
        return f"only a teaser: the page asks its readers to pay or sign in (“{asked}”); save the whole page"
    if body.rstrip().endswith(("…", "...")) and any(offer in low for offer in _OFFERS):
        return "only a teaser: the text breaks off before an offer to read on; save the whole page"
    if _has_wall(parser, len(whole)):
        return "only a teaser: the page has a paywall; save the whole page"
    if _html_signs.is_consent(body):
        return "only a consent page: open it in a browser, choose, save the text behind it and name that file"
    return None


def _asked(low: str, title: str) -> str | None:
    """The line that asks its reader to pay or sign in to read on, of a page's text in lower case."""
    if not any(ask in low for ask in phrases.OF_LOCK):
        return None
    lines = (line.strip() for line in low.split("\n") if any(ask in line for ask in phrases.OF_LOCK))
    asked = (phrases.LOCK.search(line) for line in lines if len(line) <= _LONGEST_ASK and line != title)
    return next((found[0].strip(" .!?:|…–—-")[:80] for found in asked if found), None)


def _paid(item: Item) -> bool:
    return str(item.get("isAccessibleForFree", "")).lower().rpartition("/")[2] == "false"


def _has_wall(parser: LexborHTMLParser, total: int) -> bool:
    """Tell whether a box named after a paywall is shown, and is not what it would hide."""
    for node in islice(parser.css(_PAYWALLS), _MOST_NODES):
        attributes = node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        hidden = "hidden" in attributes or "none" in (attributes.get("style") or "").lower()
        size = len(node.text(deep=True).strip())
        if not hidden and not _NO_WALL.search(names) and _SOME_WORDS < size <= max(_MUCH * total, 300):
            return True
    return False
