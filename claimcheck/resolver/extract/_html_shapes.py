"""A box of a page goes in; the heading that it begins with, and whether it is a menu, come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.resolver.extract._html_weights import letters

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HEADINGS = {f"h{n}" for n in range(2, 7)}
_DEEPEST_HEADING = 3
_LONGEST_HEADING = 300
_LEAST_LINKS = 3
_NEARLY = 1.05
_LEADING = {"-text", "p", "h1", *_HEADINGS, "ul", "ol", "dl", "blockquote", "figure", "table"}
_WORD = re.compile(r"[a-z0-9]+")
_SHORT_LINK = 30  # letters, on the average

# Headings and labels of what stands elsewhere, in the languages that the pages tried were in.
_OTHERS = (
    r"more(?: on this(?: story)?| from \w+)?|don.t miss|recommended|recent posts|tags|topics|categories"
    r"|related(?: (?:stor(?:y|ies)|articles?|posts?|content|links|news|reading|topics?))?"
    r"|latest (?:news|posts|stories)|most (?:read|viewed|popular)"
    r"|(?:you )?(?:may|might) also (?:like|be interested in)"
    r"|(?:ähnliche|weitere|verwandte|neueste|mehr) (?:beiträge|artikel|themen|meldungen|links)"
    r"|lesen sie auch|das könnte (?:sie|dich) (?:auch )?interessieren|mehr zum thema|meistgelesen|schlagworte"
    r"|(?:à lire|lire|voir) aussi|sur le même (?:sujet|thème)|articles (?:liés|similaires|récents)"
    r"|(?:artículos|noticias|entradas) relacionad[ao]s|te puede interesar|articoli correlati|leggi anche"
    r"|(?:artigos|notícias) relacionad[ao]s|leia também|gerelateerde (?:artikelen|berichten)|lees ook"
)
RELATED = re.compile(rf"\W*(?:{_OTHERS})\W*", re.IGNORECASE)
POINTER = re.compile(
    rf"\W*(?:(?:also )?read(?: more| also| next)?|see also|further reading|{_OTHERS})\W*", re.IGNORECASE
)


def heading(node: LexborNode) -> str | None:
    """Return the words of the heading that a box begins with."""
    first: LexborNode | None = node
    for _ in range(_DEEPEST_HEADING):
        first = next(iter(first.iter()), None) if first is not None else None
        if first is not None and first.tag in _HEADINGS:
            words = first.text(deep=True)
            return words if len(words) <= _LONGEST_HEADING else None
    return None


def is_headed(node: LexborNode, identity: str) -> bool:
    """Tell whether an id is made of the words of the box's heading, and nobody comments in the box."""
    named = set(_WORD.findall(identity.lower()))
    words = heading(node)
    if words is None or not named or not named <= set(_WORD.findall(words.lower())):
        return False
    return node.css_first('form, article, [class*="comment" i]') is None


def is_apart(node: LexborNode) -> bool:
    """Tell whether no text, heading or list leads to a list."""
    before = node.prev
    while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    return before is None or before.tag not in _LEADING


def is_menu(node: LexborNode) -> bool:
    """Tell whether a list is nothing but short links."""
    links = node.css("li > a[href]")
    linked = sum(map(letters, links))
    if len(links) < _LEAST_LINKS or linked > _SHORT_LINK * len(links):
        return False
    return letters(node) <= linked * _NEARLY
