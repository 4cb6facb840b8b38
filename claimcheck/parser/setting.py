"""The blocks and notes of a draft go in; the text comes out, with what stands where in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimcheck.model import Anchor, Block, BlockKind, HyperLink, KeyedCitation, Mark, NoteText, Span
from claimcheck.parser.pieces import Keyed, NoteMark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import KeyedWork
    from claimcheck.package import At
    from claimcheck.parser.pieces import DraftBlock, DraftNote, Piece

_PARTED = "\n\n"
_NUMBER = re.compile("[1-9][0-9]{0,3}")


def set_out(blocks: Sequence[DraftBlock], notes: Mapping[str, DraftNote]) -> dict[str, Any]:
    """Return the fields of a Layout that tell of its text: the body's blocks, and the notes after them."""
    return _Setting(blocks, notes).laid()


def _numbers(
    blocks: Sequence[DraftBlock], notes: Mapping[str, DraftNote]
) -> dict[str, tuple[int, str | None]]:
    """Give each note its number, in the order of the marks, and what is printed where that is another.

    Where all labels are different numbers they are the numbers; else notes count from one.
    """
    labels = {
        piece.key: piece.label for block in blocks for piece in block.pieces if isinstance(piece, NoteMark)
    }
    for key, note in notes.items():
        labels[key] = labels.get(key) or note.label
    printed = [label for label in labels.values() if label]
    plain = len(printed) == len(labels) and all(map(_NUMBER.fullmatch, printed))
    if plain and len(set(map(int, printed))) == len(printed):
        return {key: (int(label or 0), None) for key, label in labels.items()}
    return {
        key: (number, label if label and label != str(number) else None)
        for number, (key, label) in enumerate(labels.items(), 1)
    }


class _Setting:
    """The text as it grows, with what stands where."""

    def __init__(self, blocks: Sequence[DraftBlock], notes: Mapping[str, DraftNote]) -> None:
        self._body, self._notes = blocks, notes
        self._numbers = _numbers(blocks, notes)
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._keyed: list[KeyedCitation] = []
        self._works: tuple[KeyedWork, ...] = ()
        self._links: list[HyperLink] = []
        self._anchors: list[Anchor] = []
        self._noted: list[NoteText] = []

    def laid(self) -> dict[str, Any]:
        for block in self._body:
            self._set_block(block)
        order = sorted(self._notes.values(), key=lambda note: self._numbers[note.key][0])
        for note in order:
            self._set_note(note)
        return {
            "text": "".join(self._parts),
            "blocks": tuple(self._blocks),
            "marks": tuple(self._marks),
            "notes": tuple(self._noted),
            "keyed": tuple(self._keyed),
            "links": tuple(self._links),
            "anchors": tuple(self._anchors),
        }

    def _set_block(self, block: DraftBlock) -> None:
        if not block.shown:
            return
        self._part()
        start = self._length
        for piece in block.trimmed:
            self._set(piece, body=True)
        self._blocks.append(Block(kind=block.kind, span=Span(start=start, end=self._length)))

    def _set_note(self, note: DraftNote) -> None:
        self._part()
        start = self._length
        number, label = self._numbers[note.key]
        self._add(f"[{label or number}] ", note.at)
        shown = [block for block in note.blocks if block.shown]
        for at, block in enumerate(shown):
            if at:
                self._part()
            for piece in block.trimmed:
                self._set(piece, body=False)
        span = Span(start=start, end=self._length)
        self._noted.append(NoteText(mark=number, span=span, label=label))
        self._blocks.append(Block(kind=BlockKind.NOTE, span=span))

    def _set(self, piece: Piece, *, body: bool) -> None:
        start = self._length
        if isinstance(piece, NoteMark):
            number, label = self._numbers.get(piece.key, (0, piece.label))
            self._add(f"[{label or number or piece.key}]", piece.at)
            if body:
                self._marks.append(Mark(number=number, span=Span(start=start, end=self._length)))
            return
        self._add(piece.text, piece.at)
        span = Span(start=start, end=self._length)
        if isinstance(piece, Keyed):
            self._cite(span, piece.works)
        elif piece.url:
            self._link(span, piece.url)

    def _cite(self, span: Span, works: tuple[KeyedWork, ...]) -> None:
        last = self._keyed[-1] if self._keyed else None
        if last and self._works is works and last.span.end == span.start:
            self._keyed[-1] = KeyedCitation(span=Span(start=last.span.start, end=span.end), works=works)
        else:
            self._keyed.append(KeyedCitation(span=span, works=works))
        self._works = works

    def _link(self, span: Span, url: str) -> None:
        last = self._links[-1] if self._links else None
        if last and last.url == url and last.span.end == span.start:
            self._links[-1] = HyperLink(span=Span(start=last.span.start, end=span.end), url=url)
        else:
            self._links.append(HyperLink(span=span, url=url))

    def _part(self) -> None:
        if self._parts:
            self._parts.append(_PARTED)
            self._length += len(_PARTED)

    def _add(self, text: str, at: At) -> None:
        last = self._anchors[-1] if self._anchors else None
        if not (
            last
            and (last.line, last.part) == (at.line, at.part)
            and last.column + self._length - last.start == at.column
        ):
            self._anchors.append(Anchor(start=self._length, line=at.line, column=at.column, part=at.part))
        self._parts.append(text)
        self._length += len(text)
