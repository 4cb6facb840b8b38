"""HTML within Markdown goes in; its tags and words come out, each with its offset, and what open tags mean.

Lenient, for here a stray `<` is a sign like others: what is no tag is text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import BlockKind
from claimcheck.parser.readers.html.entities import attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][\w.-]*+(?::[\w.-]++)*+)(?=[\s/>])"
    r"(?P<rest>(?:[^<>\"']|\"[^\"]{0,5000}\"|'[^']{0,5000}'){0,5000}+)>"
)
_HREF = re.compile(r"(?:^|\s)href\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.IGNORECASE)
_ENDED_BY = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
_UNENDED = re.compile(r"\s*+<(!--|(?:script|style|pre|textarea)(?=[\s>]|$))", re.IGNORECASE)
_HIDDEN = {
    *("script", "style", "template", "svg", "math", "pre", "textarea", "head", "title", "object", "noscript"),
    "select",
}
_CODE = {"code", "kbd", "samp", "tt", "var"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_KEPT = {*_HIDDEN, *_CODE, *_HEADINGS, "q"}
_BLOCKS = {
    *_HEADINGS,
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl"),
    *("dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend"),
    *("li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"),
    *("th", "thead", "tr", "ul"),
}


class Tag(NamedTuple):
    """A tag; its name is in lower case."""

    name: str
    closing: bool
    href: str
    at: int

    @property
    def breaks(self) -> bool:
        """Whether a new block begins here."""
        return self.name in _BLOCKS


class Words(NamedTuple):
    """What stands between two tags, as typed."""

    text: str
    at: int


def pieces(text: str, base: int = 0) -> Iterator[Tag | Words]:
    """Cut `text` into tags and words; comments, declarations and instructions are left out."""
    begun = at = 0
    while (found := text.find("<", at)) >= 0:
        end, tag = _end(text, found)
        if end == found:
            at = found + 1
            continue
        if found > begun:
            yield Words(text[begun:found], base + begun)
        if tag:
            href = _HREF.search(tag["rest"]) if tag["name"].lower() == "a" else None
            address = attribute(href[1] or href[2] or href[3] or "") if href else ""
            yield Tag(tag["name"].lower(), bool(tag["end"]), address, base + found)
        begun = at = end
    if begun < len(text):
        yield Words(text[begun:], base + begun)


def unended(text: str) -> str:
    """Name the comment or element that a block of HTML begins with and never ends, or nothing."""
    found = _UNENDED.match(text)
    if found is None:
        return ""
    name = found[1].lower()
    if name == "!--":
        return "" if "-->" in text else "a comment"
    return "" if f"</{name}" in text.lower() else f"the element <{name}>"


def _end(text: str, start: int) -> tuple[int, re.Match[str] | None]:
    for begins, ends in _ENDED_BY:
        if text.startswith(begins, start):
            found = text.find(ends, start + 2)
            return (found + len(ends) if found >= 0 else len(text)), None
    tag = _TAG.match(text, start)
    return (tag.end(), tag) if tag else (start, None)


class Tags:
    """The tags that are open, as far as they matter to what is printed."""

    def __init__(self) -> None:
        """Begin with none."""
        self._quotations = 0
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()

    def take(self, tag: Tag) -> None:
        """Open or close."""
        if tag.name == "blockquote":
            self._quotations = max(self._quotations + (-1 if tag.closing else 1), 0)
        elif tag.name not in _KEPT:
            return
        elif not tag.closing:
            self._open.append(tag.name)
            self._counts[tag.name] += 1
        elif self._counts[tag.name]:
            while self._last() != tag.name:
                pass

    def end(self) -> None:
        """Close what a block has left open, but for a quotation around several blocks."""
        self._open.clear()
        self._counts.clear()

    @property
    def hidden(self) -> bool:
        """Whether nothing is printed here."""
        return bool(self._open) and any(self._counts[name] for name in _HIDDEN)

    @property
    def code(self) -> bool:
        """Whether this is code within the text."""
        return bool(self._open) and any(self._counts[name] for name in _CODE)

    @property
    def quoting(self) -> bool:
        """Whether a `<q>` is open."""
        return self._counts["q"] > 0

    @property
    def inner(self) -> bool:
        """Whether a quotation that begins or has just ended here stands within another."""
        return self._counts["q"] % 2 == 1

    def kind(self, own: BlockKind) -> BlockKind:
        """Return what a block is that begins here."""
        if self._open and any(self._counts[name] for name in _HEADINGS):
            return BlockKind.HEADING
        return BlockKind.QUOTATION if self._quotations and own is BlockKind.PARAGRAPH else own

    def _last(self) -> str:
        """Close the tag that was opened last."""
        name = self._open.pop()
        self._counts[name] -= 1
        return name
