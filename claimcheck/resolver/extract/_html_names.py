"""An element's class and id go in; the kind of box that a word of them hints at comes out, or none.

Names are only hints, and are written in many ways: `pull-quote`, `pullQuote` and `article__pull_quote` are
one word here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import RegionKind

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_WORDS = {
    RegionKind.NAVIGATION: "nav navbar navbox navigation menu submenu breadcrumb breadcrumbs pagination "
    "pager toc skiplink skipnav skiptocontent editsection headerlink",
    RegionKind.ASIDE: "related recirc recirculation recommended recommendations sidebar share sharing "
    "sharedaddy social newsletter signup promo promos promotion ad advert adverts advertisement "
    "advertisements ads adslot adunit sponsored cookie cookies consent gdpr onetrust popup modal "
    "trending mostread mostpopular outbrain taboola pullquote pulledquote",
    RegionKind.COMMENT: "comments commentlist commentthread commentsection commentarea disqus respond",
    RegionKind.HEADER: "masthead siteheader",
    RegionKind.FOOTER: "sitefooter colophon",
    RegionKind.NOTE: "footnote footnotes endnote endnotes reflist references sidenote marginnote",
}
_BY_WORD = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_INLINE = {"skiplink", "skipnav", "skiptocontent", "editsection", "headerlink"}
_QUOTES = {"pullquote", "pulledquote"}
_BOXES = {"div", "section", "ul", "ol", "table", "form", "details"}
_INLINE_BOXES = {"span", "small", "p", "label", "a"}
_QUOTE_BOXES = {"blockquote", "figure", "p", "q"}
NAMED = _BOXES | _INLINE_BOXES | _QUOTE_BOXES | {"aside"}
_NOT_ITSELF = ("has-", "with-", "no-", "is-", "without-", "has_", "non-")
_WORD = re.compile(r"[a-z0-9]+")
_ON_TOP = re.compile(r"\b(?:header|top-?bar|toolbar|widget|dropdown|drawer|offcanvas)\b")
_BESIDE = {"aside", "footer", "nav", "dialog"}
_LONGEST = 1000
_HIGHEST = 60
_MUCH = 0.4
_MOST = 0.7


class Hint(NamedTuple):
    """What a name hints at; a box of more than `limit` of a page's text is none."""

    kind: RegionKind
    limit: float


def hint(tag: str, names: str) -> Hint | None:
    """Return what an element's `names`, its class and id, hint at."""
    return _hint(tag, names[:_LONGEST]) if tag in NAMED and names else None


def beside(node: LexborNode) -> bool:
    """Tell whether an element stands in a box beside the work: a comment, a list of links, a page's foot."""
    parent: LexborNode | None = node
    for _ in range(_HIGHEST):
        if parent is None or parent.tag in {None, "main", "body"}:
            return False
        attributes = parent.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        told = hint(parent.tag or "", names)
        if parent.tag in _BESIDE or (told is not None and told.kind is not RegionKind.NOTE):
            return True
        parent = parent.parent
    return False


def in_head(node: LexborNode) -> bool:
    """Tell whether an element stands in a page's head, by the tag or the names of what holds it."""
    parent = node.parent
    for _ in range(_HIGHEST):
        if parent is None or parent.tag in {None, "main", "body"}:
            return False
        attributes = parent.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:_LONGEST].lower()
        if parent.tag == "header" or _ON_TOP.search(names.replace("_", "-")):
            return True
        parent = parent.parent
    return False


@lru_cache(maxsize=4096)  # of names that are cut to length: a few megabytes at most
def _hint(tag: str, names: str) -> Hint | None:
    for name in names.lower().split():
        words = [] if name.startswith(_NOT_ITSELF) else _WORD.findall(name)
        joined = (one + two for one, two in pairwise(words))
        for word in (*words, *joined, "".join(words)):
            kind = _BY_WORD.get(word)
            if kind is not None and _suits(tag, word, kind):
                return Hint(kind, _MOST if kind in {RegionKind.NOTE, RegionKind.COMMENT} else _MUCH)
    return None


def _suits(tag: str, word: str, kind: RegionKind) -> bool:
    """Inside a line only notes and small helps are looked for; a set-off quotation may be any block."""
    if word in _QUOTES:
        return tag in _BOXES or tag in _QUOTE_BOXES
    if tag in _INLINE_BOXES:
        return word in _INLINE or (kind is RegionKind.NOTE and tag != "a")
    return tag in _BOXES or (tag == "aside" and kind is RegionKind.COMMENT)
