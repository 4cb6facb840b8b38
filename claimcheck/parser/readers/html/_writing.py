"""What a walk over a page meets goes in; words, line breaks and blocks are added to a draft."""

from __future__ import annotations

import re
from contextlib import nullcontext
from typing import TYPE_CHECKING

from claimcheck.model import BlockKind, KeyedWork
from claimcheck.parser.drafting import raised
from claimcheck.parser.readers.html._elements import HEADINGS, stretches
from claimcheck.parser.readers.html._tokens import Text
from claimcheck.parser.speech import listed

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from claimcheck.parser.drafting import Draft
    from claimcheck.parser.readers.html._elements import Element
    from claimcheck.parser.readers.html._labels import Lead
    from claimcheck.parser.readers.html.book import Book

# HTML's own white space: a no-break space is a character like others. A soft hyphen is not printed.
_RUN = re.compile(r"[^ \t\n\f\r\xad]++(?: [^ \t\n\f\r\xad]++)*+|[ \t\n\f\r]++")
_MARKS = re.compile("[\"'“”‘’«»„]+|[^\"'“”‘’«»„]+")
_LINE = re.compile(r"[^\n]*+\n|[^\n]++")
_OUTER, _INNER = ("“", "”"), ("‘", "’")
_CODE = listed("code kbd samp")


class Writing:
    """The block in hand, and the elements that it stands in, by name: how many of each are open.

    `fresh`: what comes begins a block. `lead` is there while a note's label may still come, `item` while
    a list item's is to be printed.
    """

    def __init__(self, book: Book, draft: Draft) -> None:
        """Begin with nothing written."""
        self.draft = draft
        self.fresh, self.kind = True, BlockKind.PARAGRAPH
        self.lead: Lead | None = None
        self.item: tuple[str, Element] | None = None
        self.credits = 0
        self._urls: list[str] = []
        self._book, self._broken = book, False
        self._count = dict.fromkeys(("blockquote", "code", "heading", "pre", "q", "sup"), 0)

    def enter(self, element: Element, *, by_hand: bool) -> None:
        """Enter an element; `by_hand`: it quotes, and has its marks typed."""
        if element.name == "br":
            self._break(element)
        elif element.name == "q" and not by_hand:
            self._made(self._pair()[0], element.at)
        elif element.name == "a":
            self._urls.append(element.attributes.get("href", "").strip())
        self._counted(element, 1)

    def leave(self, element: Element, at: int, *, by_hand: bool) -> None:
        """Leave an element at an offset."""
        self._counted(element, -1)
        if element.name == "q" and not by_hand:
            self._made(self._pair()[1], at)
        elif element.name == "a":
            self._urls.pop()

    def mark(self, key: str, label: str | None, at: int) -> None:
        """Add a mark to the block in hand."""
        self.draft.mark(key, self._book.at(at), label)
        self._broken = False

    def cite(self, address: str, at: int) -> None:
        """Say in print that the words before stand at an address."""
        self.draft.cite("[cite]", (KeyedWork(key=address),), self._book.at(at))

    def text(self, event: Text, cut: tuple[int, int]) -> None:
        """Add words, as many letters less at each end as `cut` says."""
        head, tail = cut
        text = Text(event.text[head : len(event.text) - tail], event.at + head, event.raw)
        for shown, at in stretches(text):
            if self._count["pre"]:
                self._verbatim(shown, at)
                continue
            literal = len(shown) > 1
            for run in _RUN.finditer(shown):
                self._run(run[0], at + run.start() * literal)

    def _counted(self, element: Element, step: int) -> None:
        if element.name in HEADINGS or element.attributes.get("role") == "heading":
            self._count["heading"] += step
        elif element.name in _CODE:
            self._count["code"] += step
        elif element.name in self._count:
            self._count[element.name] += step

    def _pair(self) -> tuple[str, str]:
        return _INNER if self._count["q"] % 2 else _OUTER

    def begin(self) -> None:
        """Begin the block that what comes now stands in."""
        if not self.fresh:
            return
        quotes = self._count["blockquote"] and not self.credits
        self.kind = BlockKind.QUOTATION if quotes else BlockKind.PARAGRAPH
        if self._count["heading"]:
            self.kind = BlockKind.HEADING
        self.draft.begin(self.kind)
        self.fresh = self._broken = False
        if self.item:
            label, element = self.item
            self.draft.words(f"{label}. ", self._book.at(element.at))
            self.item = None

    def _break(self, element: Element) -> None:
        """End a line; two of them end a block."""
        if self.fresh:
            return
        if self._broken:
            self.fresh = True
        else:
            self.draft.words("\n", self._book.at(element.at))
            self._broken = True

    def _made(self, words: str, at: int) -> None:
        if words:
            self.begin()
            self._broken = False
            self.draft.words(words, self._book.at(at))

    def _run(self, run: str, at: int) -> None:
        if run[0] in " \t\n\f\r":
            if not self.fresh:
                with self._link():
                    self.draft.flow(" ", self._book.at(at))
            return
        if self.lead:
            cut = self.lead.cut(run)
            run, at = run[cut:], at + cut
            if not run:
                return
            self.lead = None
        self.begin()
        self._broken = False
        self._words(run, at)

    def _words(self, run: str, at: int) -> None:
        if self._count["code"]:
            for part in _MARKS.finditer(run):
                if part[0][0] not in "\"'“”‘’«»„":
                    self._linked(part[0], at + part.start())
            return
        high = raised(run) if self._count["sup"] else run
        self._linked(high if len(high) == len(run) else run, at)

    def _linked(self, words: str, at: int) -> None:
        with self._link():
            self.draft.words(words, self._book.at(at))

    def _link(self) -> AbstractContextManager[None]:
        """Let what is added lead to where the link around it leads on the web."""
        url = self._urls[-1] if self._urls else ""
        web = url.lower().startswith(("http://", "https://"))
        return self.draft.link(url) if web else nullcontext()

    def _verbatim(self, shown: str, at: int) -> None:
        """Add lines as they stand; a blank one ends a block."""
        for line in _LINE.findall(shown):
            words = line.rstrip("\n")
            if words.strip():
                self.begin()
                self._broken = False
                self.draft.words(words.rstrip(), self._book.at(at))
            elif self._broken and line.endswith("\n"):
                self.fresh = True
            if line.endswith("\n") and not self.fresh:
                self.draft.words("\n", self._book.at(at + len(words)))
                self._broken = True
            at += len(line)
