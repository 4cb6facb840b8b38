"""Blocks, words, note marks and notes as a reader meets them go in, a Layout with anchors comes out."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.model import BlockKind, EmbeddedReferences, KeyedWork, Layout
from claimcheck.package import At, raised
from claimcheck.parser.pieces import DraftBlock, DraftNote, Keyed, NoteMark, Piece, Words
from claimcheck.parser.setting import set_out

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["At", "Draft", "raised"]

_RUN = re.compile(r"\S++(?: \S++)*+|\s++")


class Draft:
    """A manuscript in the making; what is added goes to the block in hand, or begins a paragraph."""

    def __init__(self, style: str, encoding: str = "utf-8") -> None:
        """Begin with nothing read; `style` names the kind of file."""
        self.embedded: list[EmbeddedReferences] = []
        self.bibliographies: list[str] = []
        self._style, self._encoding = style, encoding
        self._blocks: list[DraftBlock] = []
        self._here = self._blocks
        self._open = False
        self._url: str | None = None
        self._notes: dict[str, DraftNote] = {}

    def begin(self, kind: BlockKind) -> None:
        """Begin a block, and end the one in hand."""
        self._here.append(DraftBlock(kind, []))
        self._open = True

    def end(self) -> None:
        """End the block in hand: what follows without `begin` is a paragraph of its own."""
        self._open = False

    def words(self, text: str, at: At) -> None:
        """Add words as they stand on one line of the file; their first letter is at `at`."""
        if text:
            self._pieces().append(Words(text, at, self._url))

    def flow(self, text: str, at: At) -> None:
        """Add words in which white space and line breaks only part words: each run becomes one space.

        A space at the beginning of a block, or after another one, is left out.
        """
        line, column = at.line, at.column
        for run in _RUN.findall(text):
            if not run.isspace():
                self.words(run, At(line, column, at.part))
            elif not self._spaced():
                self.words(" ", At(line, column, at.part))
            breaks = run.count("\n")
            line += breaks
            column = len(run) - run.rindex("\n") if breaks else column + len(run)

    def mark(self, key: str, at: At, label: str | None = None) -> None:
        """Add a mark of the note `key`; `label` is what the file itself prints, if it fixes that."""
        self._pieces().append(NoteMark(key, label, at))

    def cite(self, printed: str, works: tuple[KeyedWork, ...], at: At) -> None:
        """Add a citation by keys; `printed` is what stands in the text for it and must not be empty.

        One that runs over several lines is added line by line, with the very same `works`.
        """
        self._pieces().append(Keyed(printed, works, at))

    @contextmanager
    def link(self, url: str) -> Iterator[None]:
        """Let the words added inside lead to `url`."""
        outer, self._url = self._url, url
        yield
        self._url = outer

    @contextmanager
    def note(self, key: str, at: At, label: str | None = None) -> Iterator[None]:
        """Let what is added inside be the text of the note `key`; the body goes on where it was.

        A key that a note has already adds to that note.
        """
        outer = self._here, self._open, self._url
        held = self._notes.setdefault(key, DraftNote(key, label, at, []))
        self._here, self._open, self._url = held.blocks, False, None
        yield
        self._here, self._open, self._url = outer

    @property
    def noted(self) -> bool:
        """Whether the file has marks or notes of its own."""
        return bool(self._notes) or any(
            isinstance(p, NoteMark) for block in self._blocks for p in block.pieces
        )

    def finish(self) -> Layout:
        """Number the notes, set them after the body, and lay the whole out."""
        return Layout(
            **set_out(self._blocks, self._notes),
            encoding=self._encoding,
            style=self._style,
            automatic=self.noted,
            embedded=tuple(self.embedded),
            bibliographies=tuple(dict.fromkeys(self.bibliographies)),
        )

    def _pieces(self) -> list[Piece]:
        if not self._open:
            self.begin(BlockKind.PARAGRAPH)
        return self._here[-1].pieces

    def _spaced(self) -> bool:
        pieces = self._pieces()
        if not pieces:
            return True
        last = pieces[-1]
        return isinstance(last, Words) and last.text[-1].isspace()
