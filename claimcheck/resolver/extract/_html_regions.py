"""An element of a page becomes the kind of region that it opens, or none: by tag, role, then class and id.

Roles and tags are read as HTML and ARIA define them (HTML 4.3, WAI-ARIA 5.4, DPUB-ARIA). Names of classes
are only hints: a box that holds the page's heading or much of its text is no box.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import RegionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode


_BY_TAG = {
    "nav": RegionKind.NAVIGATION,
    "menu": RegionKind.NAVIGATION,
    "select": RegionKind.NAVIGATION,
    "aside": RegionKind.ASIDE,
    "dialog": RegionKind.ASIDE,
    "noscript": RegionKind.ASIDE,
    "textarea": RegionKind.ASIDE,
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
    "banner": RegionKind.HEADER,
    "contentinfo": RegionKind.FOOTER,
    "doc-toc": RegionKind.NAVIGATION,
    "doc-footnote": RegionKind.NOTE,
    "doc-endnotes": RegionKind.NOTE,
    "doc-bibliography": RegionKind.NOTE,
}
_WORDS = {
    RegionKind.NAVIGATION: "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager toc "
    "skiplink",
    RegionKind.ASIDE: "related recirc recirculation recommended recommendations sidebar share sharing "
    "sharedaddy social newsletter signup promo promos promotion advert advertisement ads adslot sponsored "
    "cookie cookies consent gdpr onetrust popup modal comments disqus respond trending mostread outbrain "
    "taboola",
    RegionKind.HEADER: "masthead siteheader",
    RegionKind.FOOTER: "sitefooter colophon",
    RegionKind.NOTE: "footnote footnotes endnote endnotes reflist references sidenote marginnote",
}
_BY_WORD = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_BOXES = {"div", "section", "ul", "ol", "table", "form", "details"}
_INLINE_BOXES = {"span", "small", "p", "label"}
_UNSEEN = {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "sr_only"}
_NOT_ITSELF = ("has-", "with-", "no-", "is-", "without-", "has_")
_WORD = re.compile(r"[a-z0-9]+")
_HIDING = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden")
_ELSEWHERE = re.compile(
    r"\W*(?:(?:also )?read(?: more| also| next)?|see also|more(?: on this(?: story)?| from \w+)?"
    r"|related(?: (?:stor(?:y|ies)|articles?|reading|topics?))?|don.t miss|recommended|further reading"
    r"|you (?:may|might) also like)\W*",
    re.IGNORECASE,
)
_LONGEST_POINTER = 300
_MUCH = 0.4
_MOST = 0.7
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

    def kind_of(self, node: LexborNode, tag: str) -> RegionKind | None:
        """Return the region that an element opens.

        What is hidden from sight is an aside: many pages fold their own text away, and just as many hide
        what is not of it.
        """
        attributes = node.attributes
        if not attributes:
            return RegionKind.ASIDE if tag == "p" and _points_elsewhere(node) else self._by_tag(tag)
        if _hidden(attributes):
            return RegionKind.ASIDE
        roles = (attributes.get("role") or "").lower().split()
        by_role = next((_BY_ROLE[role] for role in roles if role in _BY_ROLE), None)
        by_name = by_role or self._by_tag(tag) or self._by_name(node, tag, attributes)
        return by_name or (RegionKind.ASIDE if tag == "p" and _points_elsewhere(node) else None)

    def _by_tag(self, tag: str) -> RegionKind | None:
        kind = _BY_TAG.get(tag)
        if tag == "header" and any(self.within[section] for section in _SECTIONS):
            return None  # an article's own head: its title and standfirst
        if tag == "footer" and self.within["blockquote"]:
            return None  # the attribution of a block quotation
        return kind

    def _by_name(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> RegionKind | None:
        word = _box_word(tag, attributes)
        if word is None or self._budget < 0:
            return None
        kind = _BY_WORD[word]
        size = len(node.text(deep=True))
        self._budget -= size
        limit = _MOST if kind is RegionKind.NOTE or word in {"comments", "disqus", "respond"} else _MUCH
        much = size > limit * self._total
        return None if much or node.css_first("h1, main") is not None else kind


def _box_word(tag: str, attributes: Mapping[str, str | None]) -> str | None:
    """The word in an element's class or id that hints at a box; inside a line only notes are looked for."""
    if tag not in _BOXES and tag not in _INLINE_BOXES:
        return None
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:1000].lower().split()
    words = [word for name in names if not name.startswith(_NOT_ITSELF) for word in _WORD.findall(name)]
    word = next((word for word in words if word in _BY_WORD), None)
    inline = tag in _INLINE_BOXES and word is not None and _BY_WORD[word] is not RegionKind.NOTE
    return None if inline else word


def _hidden(attributes: Mapping[str, str | None]) -> bool:
    style = (attributes.get("style") or "").lower()
    names = (attributes.get("class") or "").lower().split()
    return "hidden" in attributes or bool(_HIDING.search(style)) or not _UNSEEN.isdisjoint(names)


def _points_elsewhere(node: LexborNode) -> bool:
    """Tell whether a paragraph is nothing but a label, such as "Read more:", and links."""
    links = [link.text(deep=True) for link in node.css("a[href]")]
    words = node.text(deep=True) if links else ""
    if not words or len(words) > _LONGEST_POINTER:
        return False
    for link in links:
        words = words.replace(link, "", 1)
    return _ELSEWHERE.fullmatch(words) is not None
