"""A layout whose file has no notes of its own goes in; it comes out with the notes typed into its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Block, BlockKind, Layout, NoteText, Span
from claimcheck.parser.endnotes import note_lines
from claimcheck.parser.lines import lines
from claimcheck.parser.marks import find_marks, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.parser.endnotes import NoteLines
    from claimcheck.parser.lines import Line
    from claimcheck.parser.marks import Shape


def with_typed_notes(layout: Layout) -> Layout:
    """Find marks and notes that the author typed as text: `[3]`, `³` and a list of notes.

    A file with notes of its own, as Word and Markdown have them, is left as it is: what looks like a mark
    there is the author's text.
    """
    if layout.automatic or not layout.anchors:
        return layout
    printed = lines(layout.text)
    found = shapes(layout.text)
    notes = note_lines(layout.text, printed, found)
    noted = with_notes(layout, printed, found, notes)
    return noted.model_copy(update={"blocks": _noted(layout.blocks, _spans(printed, notes))})


def with_notes(
    layout: Layout, printed: Sequence[Line], found: Sequence[Shape], notes: Sequence[NoteLines]
) -> Layout:
    """Take the lines of notes for notes, and for marks what has their shape outside of them."""
    spans = _spans(printed, notes)
    numbers = [note.number for note in notes]
    return layout.model_copy(
        update={
            "marks": find_marks(_outside(found, spans), {number for number in numbers if number is not None}),
            "notes": tuple(
                NoteText(mark=number, span=span)
                for number, span in zip(numbers, spans, strict=True)
                if number is not None
            ),
        }
    )


def _spans(printed: Sequence[Line], notes: Sequence[NoteLines]) -> list[Span]:
    return [Span(start=printed[note.rows.start].start, end=printed[note.rows.stop - 1].end) for note in notes]


def _outside(found: Iterable[Shape], notes: Sequence[Span]) -> list[Shape]:
    """Leave out the shapes within notes: their labels, and what they refer to."""
    rest = iter(notes)
    note = next(rest, None)
    kept = []
    for shape in found:
        while note and note.end <= shape.span.start:
            note = next(rest, None)
        if note is None or shape.span.start < note.start:
            kept.append(shape)
    return kept


def _noted(blocks: Sequence[Block], notes: Sequence[Span]) -> tuple[Block, ...]:
    """Put notes in place of the blocks that they touch."""
    kept: list[Block] = [Block(kind=BlockKind.NOTE, span=span) for span in notes]
    at = 0
    for block in blocks:
        while at < len(notes) and notes[at].end <= block.span.start:
            at += 1
        if at == len(notes) or block.span.end <= notes[at].start:
            kept.append(block)
    return tuple(sorted(kept, key=lambda block: block.span.start))
