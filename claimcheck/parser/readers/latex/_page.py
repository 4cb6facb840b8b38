"""What LaTeX prints goes in piece by piece: words, spaces, quotation marks, notes; a draft takes it."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING

from claimcheck.model import BlockKind, KeyedWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.parser.drafting import At, Draft

_MARKS = ("“”", "‘’")
# Quotation marks in code; an apostrophe within a word is none.
_QUOTING = re.compile(r"[\"“”„‚«»‹›`]|(?<!\w)['‘’]|['‘’](?!\w)")


class Page:
    """The place where words are set; in a note it begins afresh, and goes on afterwards where it was."""

    def __init__(self, draft: Draft) -> None:
        """Set nothing yet; `muted` is on in the preamble, whose words are not printed."""
        self.draft = draft
        self.muted = False
        self.code = 0  # how deep in typewriter letters: their quotation marks quote nothing
        self.begun = False
        self.noted = False  # within a note
        self.last = ""  # what was set last
        self.level = 0  # of quotation marks
        self._kinds = [BlockKind.PARAGRAPH]
        self._space: At | None = None

    def words(self, text: str, at: At) -> None:
        """Set words; each of their letters stands one column after the other."""
        if not text or not self._ready():
            return
        if not self.code:
            self.draft.flow(text, at)
        else:
            self._code(text, at)
        self.last = text

    def exactly(self, text: str, at: At) -> None:
        """Set words with the white space that they have, as a thin space in a number."""
        if self._ready():
            self.draft.words(text, at)

    def space(self, at: At) -> None:
        """Part words, if words follow in the same block."""
        self._space = self._space or at

    def unspace(self) -> None:
        """Take back the space that was set last."""
        self._space = None

    def end(self) -> None:
        """End the block."""
        if not self.muted:
            self.draft.end()
        self.begun, self._space = False, None

    def enter(self, kind: BlockKind) -> None:
        """Let blocks be of this kind until `leave`."""
        self.end()
        self._kinds.append(kind)

    def leave(self) -> None:
        """Let blocks be again of the kind that they were."""
        self.end()
        if len(self._kinds) > 1:
            self._kinds.pop()

    def quote(self, at: At, *, inner: bool = False) -> Callable[[], None]:
        """Set an opening quotation mark, outer or inner by turns; what comes back sets the closing one."""
        level = self.level
        marks = _MARKS[1 if inner else level % 2]
        self._mark(marks[0], at)
        self.level = level + (2 if inner and not level else 1)

        def close() -> None:
            self._mark(marks[1], at)
            self.level = level

        return close

    def note(self, key: str, at: At, label: str | None) -> Callable[[], None]:
        """Set the text of a note from now on, until what comes back is called."""
        if self.muted:
            return _nothing
        held = (self.begun, self._kinds, self.level, self._space, self.code, self.noted)
        self.begun, self.level, self._space, self.code, self.noted = False, 0, None, 0, True
        self._kinds = [BlockKind.PARAGRAPH]
        stack = ExitStack()
        stack.enter_context(self.draft.note(key, at, label))

        def close() -> None:
            stack.close()
            self.begun, self._kinds, self.level, self._space, self.code, self.noted = held

        return close

    def link(self, url: str) -> Callable[[], None]:
        """Let words lead to `url`, until what comes back is called."""
        stack = ExitStack()
        if url and not self.muted:
            stack.enter_context(self.draft.link(url))
        return stack.close

    def mark(self, key: str, at: At, label: str | None) -> None:
        """Set the mark of a note."""
        if self._ready():
            self.draft.mark(key, at, label)

    def cite(self, printed: str, works: tuple[KeyedWork, ...], at: At) -> None:
        """Set a citation by keys."""
        if self._ready():
            self.draft.cite(printed, works, at)

    def _code(self, text: str, at: At) -> None:
        start = 0
        for found in _QUOTING.finditer(text):
            self.draft.flow(text[start : found.start()], at._replace(column=at.column + start))
            start = found.end()
        self.draft.flow(text[start:], at._replace(column=at.column + start))

    def _mark(self, mark: str, at: At) -> None:
        if self._ready():
            self.draft.words(mark, at)

    def _ready(self) -> bool:
        """Begin a block if none is in hand, and set the space that words waited for."""
        if self.muted:
            return False
        if not self.begun:
            self.draft.begin(self._kinds[-1])
            self.begun = True
        elif self._space:
            self.draft.flow(" ", self._space)
        self._space = None
        return True


def _nothing() -> None:
    """End what never began."""
