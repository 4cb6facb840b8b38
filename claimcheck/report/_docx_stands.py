"""Spans of a manuscript's text go in; where in a Word document they stand comes out, by paragraph and column.

What stands in a footnote or endnote stands at the note's mark in the body: Word has no comments on notes.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Anchor, Manuscript, Span


class Piece(NamedTuple):
    """Words of the manuscript that stand in one paragraph, from `column` on."""

    line: int
    column: int
    text: str

    @property
    def end(self) -> int:
        """The column after the last letter."""
        return self.column + len(self.text)


class Stand(NamedTuple):
    """Where a span stands; `noted`: it stands in a note, and this is the note's mark.

    `whole`: all of it is in the body.
    """

    pieces: tuple[Piece, ...]
    noted: bool = False
    whole: bool = True


class Stands:
    """The places of one manuscript."""

    def __init__(self, manuscript: Manuscript) -> None:
        """Index anchors, notes and the marks of notes, once."""
        self._manuscript = manuscript
        self._starts = [anchor.start for anchor in manuscript.anchors]
        self._notes = sorted(manuscript.notes, key=lambda note: note.span.start)
        self._opened = [note.span.start for note in self._notes]
        self._marks: dict[int, Span] = {}
        for mark in manuscript.marks:
            if self._starts and not self._part(mark.span.start):
                self._marks.setdefault(mark.number, mark.span)

    def stand(self, span: Span) -> Stand | None:
        """Return where a span stands; None where its note has no mark in the body."""
        if not self._starts:
            return None
        if not self._part(span.start):
            return Stand(self._found(span), whole=not self._part(max(span.end - 1, span.start)))
        row = bisect_right(self._opened, span.start) - 1
        note = self._notes[row] if row >= 0 else None
        mark = self._marks.get(note.mark) if note and span.start < note.span.end else None
        return Stand(self._found(mark), noted=True) if mark else None

    def _found(self, span: Span) -> tuple[Piece, ...]:
        """Return the pieces of a span, or only its paragraph where none of its words is the file's."""
        anchor = self._manuscript.anchors[self._row(span.start)]
        return tuple(self._pieces(span)) or (Piece(anchor.line, anchor.column, ""),)

    def _row(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _part(self, offset: int) -> str:
        return self._manuscript.anchors[self._row(offset)].part

    def _pieces(self, span: Span) -> Iterator[Piece]:
        """Yield the words of a span, anchor by anchor; what only the reader wrote (a number) is left out."""
        anchors, text = self._manuscript.anchors, self._manuscript.text
        end = max(span.end, span.start + 1)
        row = self._row(span.start)
        while row < len(anchors) and anchors[row].start < end:
            anchor = anchors[row]
            following = anchors[row + 1] if row + 1 < len(anchors) else None
            start = max(span.start, anchor.start)
            stop = min(end, following.start) if following else end
            column = anchor.column + start - anchor.start
            words = text[start:stop].rstrip("\n")[: _room(anchor, following, column)]
            if words and not anchor.part:
                yield Piece(anchor.line, column, words)
            row += 1


def _room(anchor: Anchor, following: Anchor | None, column: int) -> int | None:
    """How many columns there are before the next words of the same paragraph; None where it ends."""
    if following is None or (following.line, following.part) != (anchor.line, anchor.part):
        return None
    return max(following.column - column, 0) if following.column >= anchor.column else None
