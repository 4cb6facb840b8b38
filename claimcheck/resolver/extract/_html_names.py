"""An element's class and id go in; the kind of box that a word of them hints at comes out, or none.

Names are only hints, and are written in many ways: `pull-quote`, `pullQuote` and `article__pull_quote` are
one word here. A name's modifier (BEM, `block__element--modifier`) says how its box looks or what is beside
it, never what it is; a frame, such as `sidebar-layout`, holds boxes and is none.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import RegionKind
from claimcheck.resolver.extract._html_words import BY_WORD, FIRM, INLINE, MOST, MOST_COMPOUND, OF_WORK

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_QUOTES = {"pullquote", "pulledquote"}
_BOXES = {"div", "section", "ul", "ol", "table", "form", "details"}
_INLINE_BOXES = {"span", "small", "p", "label", "a"}
_QUOTE_BOXES = {"blockquote", "figure", "p", "q"}
NAMED = _BOXES | _INLINE_BOXES | _QUOTE_BOXES | {"aside"}
# What comes behind these is beside the box, or not there.
_NOT_ITSELF = {"has", "with", "no", "is", "without", "non", "not"}
_ARTICLE = {
    *("hentry", "entrycontent", "postcontent", "articlebody", "articlecontent", "articletext"),
    *("postbody", "storybody", "storycontent"),
}
_LAYOUT = {"layout", "grid", "row", "template", "theme"}
_FRAME = {"wrapper", "wrap", "container", "col", "column", "columns", "outer", "inner", "holder"}
_OVERLAYS = {"modal", "popup"}
_SPEECH = {"about", "and", "by", "for", "from", "how", "in", "of", "on", "or", "the", "to", "what", "why"}
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_WORD = re.compile(r"[a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z]{2})")
_ON_TOP = re.compile(r"\b(?:header|top-?bar|toolbar|widget|dropdown|drawer|offcanvas)\b")
_BESIDE = {"aside", "footer", "nav", "dialog"}
_LONGEST = 1000
_HIGHEST = 60
_MUCH = 0.4
_MOST = 0.7
_MANY = 5  # words of a name that is a heading's
_LINKS_ONLY = 0.0
_LITTLE = 200.0


class Hint(NamedTuple):
    """What a name hints at, and what a box of it may hold.

    It has at most `limit` of a page's text and `most` letters that are in no link, or more in links than
    beside them. What is `firm` is a box even where it has most of a page's prose. What is `beside` tells
    nothing of the work, as a byline or a box about its author does.
    """

    kind: RegionKind
    limit: float
    most: float
    firm: bool
    beside: bool


def hint(tag: str, names: str) -> Hint | None:
    """Return what an element's `names`, its class or id, hint at."""
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
        if parent.tag in _BESIDE or (told is not None and told.beside):
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
    each = [_words(name) for name in names.split()]
    if any("".join(words) in _ARTICLE for words in each):
        return None  # classes of a work also say what it is about: `hentry category-social`
    found = (_of_words(tag, words) for words in each if words)
    return max(filter(None, found), key=lambda told: told.most, default=None)


def _words(name: str) -> list[str]:
    """Return the words of a name's block and element, up to one that says what is beside the box."""
    match = _NAME.match(name)
    block = match[0].partition("--")[0] if match else ""
    words = _WORD.findall(_HUMP.sub("-", block).lower())
    beside = next((n for n, word in enumerate(words) if word in _NOT_ITSELF), len(words))
    return words[:beside]


def _of_words(tag: str, words: list[str]) -> Hint | None:
    joined = [one + two for one, two in pairwise(words)]
    whole = "".join(words)
    is_layout = not _LAYOUT.isdisjoint(words[-2:])
    for word in (whole, *joined, *reversed(words)):
        kind = BY_WORD.get(word)
        if kind is not None and _suits(tag, word, kind):
            if is_layout and kind is not RegionKind.COMMENT:
                return None
            limit = _MUCH if kind not in {RegionKind.NOTE, RegionKind.COMMENT} else _MOST
            most = _most(word, words, kind, is_whole=word == whole)
            is_beside = kind is not RegionKind.NOTE and most > _LINKS_ONLY and word not in OF_WORK
            is_firm = word in FIRM and most == math.inf
            return Hint(kind, limit, most, is_firm, is_beside)
    return None


def _most(word: str, words: list[str], kind: RegionKind, *, is_whole: bool) -> float:
    """Return how many letters a box may have outside its links."""
    most = MOST.get(word, math.inf)
    if (
        is_whole
        or (word in FIRM and word not in MOST_COMPOUND)
        or kind in {RegionKind.COMMENT, RegionKind.NOTE}
    ):
        return most
    if len(words) >= _MANY or not _SPEECH.isdisjoint(words[1:-1]):
        return min(most, _LINKS_ONLY)  # the name of a heading: `recommendations-for-authors`
    if word not in _OVERLAYS and not _FRAME.isdisjoint(words):
        return min(most, _LITTLE)
    return min(most, MOST_COMPOUND.get(word, math.inf))


def _suits(tag: str, word: str, kind: RegionKind) -> bool:
    """Inside a line only notes and small helps are looked for; a set-off quotation may be any block."""
    if word in _QUOTES:
        return tag in _BOXES or tag in _QUOTE_BOXES
    if tag in _INLINE_BOXES:
        return word in INLINE or (kind is RegionKind.NOTE and tag != "a")
    return tag in _BOXES or (tag == "aside" and kind is RegionKind.COMMENT)
