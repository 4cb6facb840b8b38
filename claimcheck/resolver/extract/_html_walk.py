"""A page's tree becomes text: the running text first and whole, then every other region on its own.

Boxes, captions, notes and hidden text are taken out of the stream and written after it, in page order, so
that a sentence or a quotation that they interrupt is whole. Block elements end lines, inline ones join.
The walk is a loop, not a recursion: pages may nest as deeply as they like.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from claimcheck.model import Artefact, ArtefactKind, Region, RegionKind, Span
from claimcheck.resolver.extract import _html_regions
from claimcheck.resolver.extract._pages import MOST_ARTEFACTS, SOFT_BREAKS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

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
_STRUCK = {"s", "strike", "del"}  # what its author took back
_STRENGTH = {"": 0, " ": 1, "\t": 2, "\n": 3, "\n\n": 4}
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_KEPT = {"article", "main", "section", "blockquote"}
_MARKS = re.compile(
    r"[\[(]?(?:[a-z]|note [0-9]{1,3}|citation needed)[\])]?"
    r"|(?=.*[0-9*†‡§¶])(?!.*[0-9]{4})[0-9\[\](),;–\- *†‡§¶]+",
    re.IGNORECASE,
)
_LONGEST_MARK = 60
_TARGET = re.compile(r"#(?:_?fn|_?ftn|_?edn|foot|end|note|cite|ref|en-?\d)", re.IGNORECASE)
_NOTE_WORDS = ("noteref", "footnote", "reference", "fnref", "citation", "endnote")
_LONG_WORD = re.compile(r"[^\W\d_]{4}$|[.,;:!?\"”’»)\]]$")


class Walk:
    """The text written so far, with its regions and artefacts; `alts` are the pictures' descriptions."""

    def __init__(self, total: int) -> None:
        """Start an empty text; `total` is the length of all text in the page."""
        self.regions: list[Region] = []
        self.artefacts: list[Artefact] = []
        self.alts: list[str] = []
        self.size = 0
        self._parts: list[str] = []
        self._gap = ""
        self._later: deque[tuple[RegionKind, LexborNode]] = deque()
        self._sorter = _html_regions.Sorter(total)

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._parts)

    def page(self, body: LexborNode) -> int:
        """Write a page's body; returns where the running text ends and the regions begin."""
        self._stream(body, RegionKind.BODY)
        end = self.size
        while self._later:
            kind, node = self._later.popleft()
            start = self._apart()
            self._stream(node, kind)
            self._region(kind, start)
        return end

    def add(self, kind: RegionKind, words: str) -> None:
        """Write words that stand outside the tree as a region of their own."""
        start = self._apart()
        self._words(words, verbatim=True)
        self._region(kind, start)

    def _apart(self) -> int:
        """Return where the next words will begin when they stand apart from those before."""
        self._gap = "" if not self._parts or self._parts[-1].endswith("\n\n") else "\n\n"
        return self.size + len(self._gap)

    def _region(self, kind: RegionKind, start: int) -> None:
        if self.size > start and kind is not RegionKind.BODY:
            self.regions.append(Region(kind=kind, span=Span(start=start, end=self.size)))

    def _stream(self, root: LexborNode, kind: RegionKind) -> None:
        """Write what stands under `root`; regions inside it are put off, unless it is one itself."""
        stack: list[LexborNode | str] = [root]
        verbatim = 0
        self._sorter.within.clear()
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                self._sorter.within[node] -= 1
                self._quote(node, "”’")
                verbatim -= node == "pre"
                self._space(_GAPS.get(node, ""))
                continue
            tag = node.tag or "-"
            if tag == "-text":
                self._words(node.text_content or "", verbatim=verbatim > 0)
            elif self._enters(node, tag, kind, is_root=node is root):
                verbatim += tag == "pre"
                tag = "span" if tag == "q" and _has_marks(node) else tag
                self._quote(tag, "“‘")
                self._sorter.within[tag] += 1
                stack.append(tag)
                stack.extend(reversed(list(node.iter(include_text=True))))

    def _enters(self, node: LexborNode, tag: str, kind: RegionKind, *, is_root: bool) -> bool:
        """Write what goes before an element; tell whether its children are to be written here."""
        if tag.startswith("-") or tag in _DROPPED:
            return False
        self._space(_GAPS.get(tag, ""))
        if tag == "img":
            self.alts.append(node.attributes.get("alt") or "")
            return False
        if kind is RegionKind.BODY and not is_root:
            region = RegionKind.ASIDE if tag in _STRUCK else self._sorter.kind_of(node, tag)
            if region is not None:
                self._later.append((region, node))
                return False
        if (
            tag in {"sup", "a"}
            and not self._sorter.within["sup"]
            and (mark := _note_mark(node, tag, self._before()))
        ):
            self._mark(mark)
            return False
        return True

    def _quote(self, tag: str, marks: str) -> None:
        """Write the mark that every browser shows where a `q` begins or ends: the second inside another."""
        if tag != "q":
            return
        mark = marks[self._sorter.within["q"] % 2]
        if mark in "“‘":
            self._flush()
        self._put(mark)  # a space before a closing mark is kept for behind it

    def _before(self) -> str:
        return "" if self._gap or not self._parts else self._parts[-1][-4:]

    def _mark(self, words: str) -> None:
        self._flush()
        span = Span(start=self.size, end=self.size + len(words))
        self._artefact(ArtefactKind.NOTE_MARK, span)
        self._put(words)

    def _artefact(self, kind: ArtefactKind, span: Span) -> None:
        if len(self.artefacts) < MOST_ARTEFACTS:
            self.artefacts.append(Artefact(kind=kind, span=span))

    def _words(self, raw: str, *, verbatim: bool = False) -> None:
        words = raw if verbatim else _BLANKS.sub(" ", raw)
        core = words if verbatim else words.strip(" ")
        if not verbatim and words.startswith(" "):
            self._space(" ")
        if not core:
            return
        self._flush()
        for found in SOFT_BREAKS.finditer(core):
            span = Span(start=self.size + found.start(), end=self.size + found.end())
            self._artefact(ArtefactKind.SOFT_HYPHEN, span)
        self._put(core)
        if not verbatim and words.endswith(" "):
            self._space(" ")

    def _space(self, gap: str) -> None:
        if _STRENGTH[gap] > _STRENGTH[self._gap]:
            self._gap = gap

    def _flush(self) -> None:
        if self._gap and self.size and not self._parts[-1].endswith("\n\n"):
            self._put(self._gap)
        self._gap = ""

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.size += len(text)


def _has_marks(node: LexborNode) -> bool:
    """Tell whether a `q` has quotation marks of its own."""
    return node.text(deep=True).strip()[:1] in {*"“”„‟«»‹›‘‚\"'「『"}


def _note_mark(node: LexborNode, tag: str, before: str) -> str | None:
    """Return the printed form of a note mark, or None for any other superscript or link.

    A superscript is one if it is linked, bracketed, named so, or stands after a word of four letters or
    closing punctuation: 10⁶, m² and 1st are none. A link is one if its target is a note.
    """
    attributes = node.attributes
    target = attributes.get("href") or ""
    if tag == "a" and not target.startswith("#"):
        return None
    text = node.text(deep=True)
    words = _BLANKS.sub(" ", text[: 2 * _LONGEST_MARK]).strip(" ")
    if len(text) > 2 * _LONGEST_MARK or len(words) > _LONGEST_MARK or not _MARKS.fullmatch(words):
        return None
    named = (
        f"{attributes.get('class') or ''} {attributes.get('role') or ''} {attributes.get('id') or ''}".lower()
    )
    sure = words[0] in "[(" or any(word in named for word in _NOTE_WORDS)
    if tag == "a":
        return words if sure or _TARGET.match(target) else None
    linked = node.css_first("a") is not None
    return words if sure or linked or _LONG_WORD.search(before) else None
