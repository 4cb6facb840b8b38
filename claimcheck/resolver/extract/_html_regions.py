"""An element of a page becomes the kind of region that it opens, or none: by tag, role, then class and id.

Roles and tags are read as HTML and ARIA define them (HTML 4.3, WAI-ARIA 5.4, DPUB-ARIA), items as
schema.org does. Names of classes are only hints: a box that holds the page's heading or much of its text is
no box.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.model import RegionKind
from claimcheck.resolver.extract import _html_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

    Attributes = Mapping[str, str | None]

_BY_TAG = {
    "nav": RegionKind.NAVIGATION,
    "menu": RegionKind.NAVIGATION,
    "select": RegionKind.NAVIGATION,
    "aside": RegionKind.ASIDE,
    "dialog": RegionKind.ASIDE,
    "noscript": RegionKind.ASIDE,
    "textarea": RegionKind.ASIDE,
    # What its author took back:
    "s": RegionKind.ASIDE,
    "strike": RegionKind.ASIDE,
    "del": RegionKind.ASIDE,
    "header": RegionKind.HEADER,
    "footer": RegionKind.FOOTER,
    "figcaption": RegionKind.CAPTION,
    "caption": RegionKind.CAPTION,
    "svg": RegionKind.METADATA,
    "rt": RegionKind.NOTE,
}
_BY_ROLE = {
    "navigation": RegionKind.NAVIGATION,
    "search": RegionKind.NAVIGATION,
    "menu": RegionKind.NAVIGATION,
    "menubar": RegionKind.NAVIGATION,
    "complementary": RegionKind.ASIDE,
    "dialog": RegionKind.ASIDE,
    "alertdialog": RegionKind.ASIDE,
    "comment": RegionKind.COMMENT,
    "banner": RegionKind.HEADER,
    "contentinfo": RegionKind.FOOTER,
    "doc-pullquote": RegionKind.ASIDE,
    "doc-toc": RegionKind.NAVIGATION,
    "doc-footnote": RegionKind.NOTE,
    "doc-endnotes": RegionKind.NOTE,
    "doc-bibliography": RegionKind.NOTE,
}
_COMMENTS = ("schema.org/comment", "schema.org/usercomments")
_UNSEEN = {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "sr_only"}
_LONGEST_NAMES = 1000
_HIDING = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden")
_ELSEWHERE = re.compile(
    r"\W*(?:(?:also )?read(?: more| also| next)?|see also|more(?: on this(?: story)?| from \w+)?"
    r"|related(?: (?:stor(?:y|ies)|articles?|reading|topics?))?|don.t miss|recommended|further reading"
    r"|you (?:may|might) also like)\W*",
    re.IGNORECASE,
)
_SKIPS = re.compile(r"\W*(?:skip|jump)(?: \w+)? to (?:the )?(?:\w+ ?){1,3}\W*", re.IGNORECASE)
_LONGEST_SKIP = 60
_LONGEST_POINTER = 300
_WEIGHINGS = 20
_SECTIONS = {"article", "main", "section"}


class Sorter:
    """Sorts one page's elements; `within` counts the elements that are open around the next one."""

    def __init__(self, total: int) -> None:
        """Know the length of all text in the page."""
        self.within: Counter[str] = Counter()
        self._total = total
        # NOTE: weighing a box reads all of its text; boxes nested in boxes must not make that quadratic.
        self._budget = _WEIGHINGS * total

    def kind_of(self, node: LexborNode, tag: str, attributes: Attributes) -> RegionKind | None:
        """Return the region that an element opens.

        What is hidden from sight is an aside: many pages fold their own text away, and just as many hide
        what is not of it.
        """
        if not attributes:
            return self._by_tag(tag) if tag != "p" else self._pointer(node)
        if _hidden(attributes):
            return RegionKind.ASIDE
        kind = _by_role(attributes) or self._by_name(node, tag, attributes) or self._by_tag(tag)
        if kind is None and tag == "p":
            return self._pointer(node)
        return RegionKind.NAVIGATION if kind is None and tag == "a" and _skips(node, attributes) else kind

    def _by_tag(self, tag: str) -> RegionKind | None:
        kind = _BY_TAG.get(tag)
        if tag == "header" and any(self.within[section] for section in _SECTIONS):
            return None  # an article's own head: its title and standfirst
        if tag == "footer" and self.within["blockquote"]:
            return None  # the attribution of a block quotation
        return kind

    def _by_name(self, node: LexborNode, tag: str, attributes: Attributes) -> RegionKind | None:
        if tag not in _html_names.NAMED or self._budget < 0:
            return None
        hint = _html_names.hint(tag, f"{attributes.get('class') or ''} {attributes.get('id') or ''}")
        if hint is None:
            return None
        size = len(node.text(deep=True))
        self._budget -= size
        if size <= hint.limit * self._total and node.css_first("h1, main") is None:
            return hint.kind
        self._budget -= self._total // 5 + 1  # what holds it may be weighed for nothing once more
        return None

    def _pointer(self, node: LexborNode) -> RegionKind | None:
        """An aside, where a paragraph is nothing but a label, such as "Read more:", and links."""
        links = [] if self.within["p"] else [link.text(deep=True) for link in node.css("a[href]")]
        words = node.text(deep=True) if links else ""
        if not words or len(words) > _LONGEST_POINTER:
            return None
        for link in links:
            words = words.replace(link, "", 1)
        return RegionKind.ASIDE if _ELSEWHERE.fullmatch(words) else None


def _by_role(attributes: Attributes) -> RegionKind | None:
    roles = attributes.get("role")
    if roles and (role := next((role for role in roles.lower().split() if role in _BY_ROLE), None)):
        return _BY_ROLE[role]
    item = attributes.get("itemtype")
    return RegionKind.COMMENT if item and item.lower().rstrip("/ ").endswith(_COMMENTS) else None


def _hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes:
        return True
    style, names = attributes.get("style"), attributes.get("class")
    return bool(style and _HIDING.search(style.lower())) or bool(names and _is_unseen(names[:_LONGEST_NAMES]))


@lru_cache(maxsize=4096)  # of names that are cut to length
def _is_unseen(names: str) -> bool:
    return not _UNSEEN.isdisjoint(names.lower().split())


def _skips(node: LexborNode, attributes: Attributes) -> bool:
    """Tell whether a link only leads over the page's head to its text."""
    if not (attributes.get("href") or "").startswith("#"):
        return False
    words = node.text(deep=True)
    return len(words) <= _LONGEST_SKIP and _SKIPS.fullmatch(words) is not None
