"""Words with their offset in a block of Markdown go in; the draft gets them with their place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from claimcheck.parser.drafting import raised
from claimcheck.parser.readers.html.entities import characters
from claimcheck.parser.readers.markdown._places import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.parser.drafting import At, Draft

_DASHES = re.compile(r"(?<!-)-{2,3}(?!-)")
_OPTION = re.compile(r"(?<!\S)--\w")
_DASH = {2: "–", 3: "—"}
_QUOTES = re.compile("[\"“”„‟‘’‚‛'«»「」『』]")


class Ink:
    """What writes words to their places; `ways` are those of the block in hand."""

    def __init__(self, draft: Draft, at: Callable[[int], At]) -> None:
        """Write into `draft`; `at` tells line and column of an offset into the file."""
        self.ways: list[tuple[int, int]] = [(0, 0)]
        self.file = at
        self._draft = draft
        self._raised: list[tuple[str, At]] | None = None

    def place(self, offset: int) -> At:
        """Return line and column of a letter of the block."""
        return self.file(place(self.ways, offset))

    def pieces(self, text: str, at: int) -> Iterator[tuple[str, At]]:
        """Cut words where their way to the file changes: at line ends, for one."""
        row = bisect_right(self.ways, at, key=lambda way: way[0])
        begun, end = at, at + len(text)
        while row < len(self.ways) and self.ways[row][0] < end and end - at > 1:
            yield text[begun - at : self.ways[row][0] - at], self.place(begun)
            begun = self.ways[row][0]
            row += 1
        if begun < end:
            yield text[begun - at :], self.place(begun)

    def say(self, text: str, at: int) -> None:
        """Write words as they stand."""
        for words, there in self.pieces(text, at):
            if self._raised is None:
                self._draft.words(words, there)
            else:
                self._raised.append((words, there))

    def prose(self, text: str, at: int, *, code: bool) -> None:
        """Write words as typed, but `--` and `---` as the dashes that they are, outside of addresses."""
        if code:
            self.unquoted(text, at)
            return
        begun = 0
        for found in _DASHES.finditer(text) if "--" in text and "://" not in text else ():
            if not _OPTION.match(text, found.start()):
                self.say(text[begun : found.start()], at + begun)
                self.say(_DASH[len(found[0])], at + found.start())
                begun = found.end()
        self.say(text[begun:], at + begun)

    def unquoted(self, text: str, at: int) -> None:
        """Write words of code: a quotation mark there quotes nobody."""
        begun = 0
        for found in _QUOTES.finditer(text):
            self.say(text[begun : found.start()], at + begun)
            begun = found.end()
        self.say(text[begun:], at + begun)

    def flow(self, text: str, at: int, *, code: bool) -> None:
        """Write words of HTML, in which white space only parts words."""
        for shown, begun in characters(text):
            words = _QUOTES.sub("", shown) if code else shown
            for part, there in self.pieces(words, at + begun):
                if self._raised is None:
                    self._draft.flow(part, there)
                else:
                    self._raised.append((part, there))

    def raise_(self) -> None:
        """Hold what is written from here on: it is raised."""
        self._raised = []

    def lower(self) -> None:
        """Write what was raised: a number as a mark that the author typed, all else as it stands."""
        held, self._raised = self._raised or [], None
        whole = "".join(words for words, _ in held)
        shown = raised(whole)
        for words, at in held:
            lead = len(words) - len(words.lstrip())
            if shown == whole:
                self._draft.words(words, at)
            elif words.strip():
                self._draft.words(raised(words), at._replace(column=at.column + lead))
