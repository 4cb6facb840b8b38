"""An element of a page becomes the kind of region that it opens, or none: by tag, role, then class and id.

Roles and tags are read as HTML and ARIA define them (HTML 4.3, WAI-ARIA 5.4, DPUB-ARIA), items as
schema.org does. Names of classes are only hints: a box that holds the page's heading or much of its text is
no box.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.model import RegionKind
from claimcheck.resolver.extract import _html_names, _html_shapes
from claimcheck.resolver.extract._html_weights import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

    from claimcheck.resolver.extract._html_names import Hint

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
_SKIPS = re.compile(r"\W*(?:skip|jump)(?: \w+)? to (?:the )?(?:\w+ ?){1,3}\W*", re.IGNORECASE)
_LONGEST_SKIP = 60
_LONGEST_POINTER = 300
_SECTIONS = {"article", "main", "section"}
_MAY_HOLD_ALL = {"aside", "nav", "header", "footer"}
_APART = {RegionKind.COMMENT, RegionKind.NOTE}
_PLAIN_CLASSES = {"", "section", *(f"level{n}" for n in range(1, 7))}  # of Docutils and pandoc
_LISTS = {"ul", "ol"}
_HEADED = {"div", "section", "aside"}
_MUCH = 0.4


class Sorter:
    """Sorts one page's elements; `within` counts the elements that are open around the next one."""

    def __init__(self, total: int) -> None:
        """Know the length of all text in the page."""
        self.within: Counter[str] = Counter()
        self._scale = Scale(total)

    def kind_of(self, node: LexborNode, tag: str, attributes: Attributes) -> RegionKind | None:
        """Return the region that an element opens.

        What is hidden from sight is an aside: many pages fold their own text away, and just as many hide
        what is not of it.
        """
        if attributes and _hidden(attributes):
            return RegionKind.ASIDE
        kind = (attributes and (_by_role(attributes) or self._by_name(node, tag, attributes))) or None
        kind = kind or self._by_tag(node, tag) or self._by_links(node, tag)
        if kind is None and tag == "p":
            return self._pointer(node)
        return RegionKind.NAVIGATION if kind is None and tag == "a" and _skips(node, attributes) else kind

    def _by_tag(self, node: LexborNode, tag: str) -> RegionKind | None:
        kind = _BY_TAG.get(tag)
        if tag == "header" and any(self.within[section] for section in _SECTIONS):
            return None  # an article's own head: its title and standfirst
        if tag == "footer" and self.within["blockquote"]:
            return None  # the attribution of a block quotation
        return None if tag in _MAY_HOLD_ALL and self._is_work(node) else kind

    def _by_name(self, node: LexborNode, tag: str, attributes: Attributes) -> RegionKind | None:
        names, identity = attributes.get("class") or "", attributes.get("id") or ""
        if tag not in _html_names.NAMED or not (names or identity) or self._scale.is_spent:
            return None
        hint = _html_names.hint(tag, names)
        is_id = hint is None
        hint = hint or _html_names.hint(tag, identity)
        if hint is None:
            return None
        is_box = self._scale.size(node) <= hint.limit * self._scale.total and self._holds(node, hint)
        if is_id and hint.kind is not RegionKind.NOTE and names.strip().lower() in _PLAIN_CLASSES:
            # a chapter's name may be none of a box's: "Comments" of a manual, "Recommendations"
            is_box = is_box and not _html_shapes.is_headed(node, identity)
        if not is_box:
            self._scale.refused()
        return hint.kind if is_box else None

    def _holds(self, node: LexborNode, hint: Hint) -> bool:
        """Tell whether a box holds what its name says, and not the work."""
        if node.css_first("h1, main") is not None:
            return False
        if hint.kind is RegionKind.HEADER and hint.most < math.inf and _is_head(node):
            return False
        if hint.most < math.inf:
            linked, said = self._scale.said(node)
            if said > max(hint.most, linked):
                return False
        return hint.firm or hint.kind in _APART or not self._scale.is_most(node)

    def _is_work(self, node: LexborNode) -> bool:
        """Tell whether a box holds the work, whatever its tag says."""
        return not self._scale.is_spent and self._scale.is_most(node)

    def _by_links(self, node: LexborNode, tag: str) -> RegionKind | None:
        """A list of short links that no text leads to, and a box of links under a heading that says so."""
        if self._scale.is_spent:
            return None
        if tag in _LISTS:
            is_apart = not any(self.within[section] for section in _SECTIONS) and _html_shapes.is_apart(node)
            is_menu = is_apart and self._is_small(node) and _html_shapes.is_menu(node)
            return RegionKind.NAVIGATION if is_menu else None
        heading = _html_shapes.heading(node) if tag in _HEADED else None
        if heading is not None and _html_shapes.RELATED.fullmatch(heading):
            linked, said = self._scale.said(node)
            return RegionKind.ASIDE if linked >= said and self._is_small(node) else None
        return None

    def _is_small(self, node: LexborNode) -> bool:
        return self._scale.size(node) <= _MUCH * self._scale.total

    def _pointer(self, node: LexborNode) -> RegionKind | None:
        """An aside, where a paragraph is nothing but a label, such as "Read more:", and links."""
        links = [] if self.within["p"] else [link.text(deep=True) for link in node.css("a[href]")]
        words = node.text(deep=True) if links else ""
        if not words or len(words) > _LONGEST_POINTER:
            return None
        for link in links:
            words = words.replace(link, "", 1)
        return RegionKind.ASIDE if _html_shapes.POINTER.fullmatch(words) else None


def _is_head(node: LexborNode) -> bool:
    """Tell whether a box is the head of an article, with a heading or more than a line of text."""
    return node.css_first("h2, h3, h4") is not None or len(node.css("p")) > 1


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
