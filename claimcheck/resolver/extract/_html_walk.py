"""A page's tree becomes text: the running text first and whole, then every other region on its own.

Boxes, captions, notes and hidden text are taken out of the stream and written after it, in page order, so
that a sentence or a quotation that they interrupt is whole; data tables and attributed block quotations are
the work's own and keep their place. Block elements end lines, inline ones join. The walk is a loop, not a
recursion: pages may nest as deeply as they like.
"""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.model import RegionKind
from claimcheck.resolver.extract import _html_frames, _html_marks
from claimcheck.resolver.extract._html_regions import Sorter
from claimcheck.resolver.extract._writer import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

    from claimcheck.model import Page

_DROPPED = {
    "script",
    "style",
    "template",
    "iframe",
    "noembed",
    "noframes",
    "rp",
    "annotation",
    "annotation-xml",
}
_PARAGRAPHS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav noscript "
    "ol optgroup p pre search section summary table ul"
)
_GAPS = {
    **dict.fromkeys(_PARAGRAPHS.split(), "\n\n"),
    **dict.fromkeys(("br", "li", "tr", "option", "button", "tbody", "thead", "tfoot"), "\n"),
    **dict.fromkeys(("td", "th"), "\t"),
}
_CREDITS = {"footer", "cite"}
_FIRST_NODES = 40


class Walk:
    """A page's text as it is written; `alts` are the pictures' descriptions."""

    def __init__(self, total: int) -> None:
        """Start an empty text; `total` is the length of all text in the page."""
        self.writer = Writer()
        self.alts: list[str] = []
        self.pages: tuple[Page, ...] = ()
        self._total = total
        self._verbatim = 0
        self._frames: list[_html_frames.Frame] = []
        self._later: deque[tuple[RegionKind, LexborNode]] = deque()
        self._sorter = Sorter(total)

    def page(self, body: LexborNode) -> str:
        """Write a page's body; returns its running text, which stands before all other regions."""
        self._stream(body, RegionKind.BODY)
        running = self.writer.text()
        self.pages = tuple(self.writer.pages(self.writer.size))
        while self._later:
            kind, node = self._later.popleft()
            start = self.writer.apart()
            self._stream(node, kind)
            self.writer.region(kind, start, "noscript" if node.tag == "noscript" else None)
        return running

    def add(self, kind: RegionKind, words: str, label: str | None = None) -> None:
        """Write words that stand outside the tree; a region of their own unless they are the body."""
        start = self.writer.apart()
        self.writer.words(words, verbatim=True)
        if kind is not RegionKind.BODY:
            self.writer.region(kind, start, label)

    def _stream(self, root: LexborNode, kind: RegionKind) -> None:
        """Write what stands under `root`; regions inside it are put off, unless it is one itself."""
        stack: list[LexborNode | str] = [root]
        self._sorter.within.clear()
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                self._leave(node, kind)
                continue
            tag = node.tag or "-"
            if tag == "-text":
                self.writer.words(node.text_content or "", verbatim=self._verbatim > 0)
            elif not tag.startswith("-") and tag not in _DROPPED and self._enter(node, tag, kind, root):
                tag = "span" if tag == "q" and _has_marks(node) else tag
                self._quote(tag, "“‘")
                self._verbatim += tag == "pre"
                self._sorter.within[tag] += 1
                stack.append(tag)
                stack.extend(reversed(list(node.iter(include_text=True))))

    def _enter(self, node: LexborNode, tag: str, kind: RegionKind, root: LexborNode) -> bool:
        """Write what goes before an element; tell whether its children are to be written here."""
        attributes = node.attributes
        gap = _GAPS.get(tag, "")
        if attributes and (page := _html_marks.page_mark(node, attributes)) is not None:
            self.writer.space(gap and "\n")
            if page and kind is RegionKind.BODY:
                self.writer.page(page)
            return False
        self.writer.space(gap)
        if tag == "img":
            self.alts.append(attributes.get("alt") or "")
            return False
        if kind is RegionKind.BODY and node is not root:
            if self._frames:
                self._frames[-1].saw(tag)
            region = self._sorter.kind_of(node, tag, attributes)
            if region is not None:
                self._later.append((region, node))
                return False
            if tag in _html_frames.FRAMES:
                self._frames.append(_html_frames.frame(tag, self.writer.start(), attributes))
        return not (tag in {"sup", "a"} and self._marked(node, tag, attributes))

    def _leave(self, tag: str, kind: RegionKind) -> None:
        """Write what goes after an element."""
        self._sorter.within[tag] -= 1
        self._quote(tag, "”’")
        self._verbatim -= tag == "pre"
        if kind is RegionKind.BODY and self._frames:
            if tag in _html_frames.FRAMES:
                self._frames.pop().close(self.writer, self._total)
            elif tag in _CREDITS:
                self._frames[-1].credited = self.writer.size
        self.writer.space(_GAPS.get(tag, ""))

    def _marked(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Write an element that is a note mark; tell whether it is one."""
        if self._sorter.within["sup"] or (tag == "a" and self._sorter.within["a"]):
            return False
        mark = _html_marks.note_mark(node, tag, attributes, self.writer.before())
        if mark:
            self.writer.mark(mark)
        return bool(mark)

    def _quote(self, tag: str, marks: str) -> None:
        """Write the mark that every browser shows where a `q` begins or ends: the second inside another."""
        if tag != "q":
            return
        mark = marks[self._sorter.within["q"] % 2]
        if mark in "“‘":
            self.writer.flush()
        self.writer.put(mark)  # a space before a closing mark is kept for behind it


def _has_marks(node: LexborNode) -> bool:
    """Tell whether a `q` has quotation marks of its own."""
    nodes = islice(node.traverse(include_text=True), _FIRST_NODES)
    texts = ((one.text_content or "").strip() for one in nodes if one.tag == "-text")
    return next((text for text in texts if text), "")[:1] in {*"“”„‟«»‹›‘‚\"'「『"}
