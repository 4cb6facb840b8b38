"""The bytes of a plain-text manuscript go in, its layout comes out: blocks, marks and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ManuscriptError
from claimcheck.model import BlockKind, Layout, NoteText, Span
from claimcheck.parser.blocks import find_blocks
from claimcheck.parser.decoding import decode
from claimcheck.parser.endnotes import note_lines
from claimcheck.parser.lines import lines
from claimcheck.parser.marks import find_marks, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Block
    from claimcheck.parser.marks import Shape

SUFFIXES = (".txt", ".text", ".md", ".markdown", "")
_HTML = ("<!doctype html", "<html", "<?xml")


def read(data: bytes) -> Layout:
    """Read a file's bytes; every offset is one into the decoded text with LF line ends.

    Raises ManuscriptError for an empty, binary or HTML file.
    """
    text, encoding = decode(data)
    if text.lstrip().casefold().startswith(_HTML):
        raise ManuscriptError(
            "this looks like HTML or XML, not plain text; save the manuscript as plain text"
        )
    return lay_out(text, encoding)


def lay_out(text: str, encoding: str) -> Layout:
    """Find the blocks, marks and notes of a text whose lines end with a line feed."""
    printed = lines(text)
    found = shapes(text)
    notes = note_lines(text, printed, found)
    blocks = find_blocks(text, printed, notes)
    return Layout(
        text=text,
        encoding=encoding,
        blocks=blocks,
        marks=find_marks(_in_body(found, blocks), {note.number for note in notes if note.number is not None}),
        notes=tuple(
            NoteText(
                mark=note.number,
                span=Span(start=printed[note.rows.start].start, end=printed[note.rows.stop - 1].end),
            )
            for note in notes
            if note.number is not None
        ),
    )


def _in_body(found: Iterable[Shape], blocks: Iterable[Block]) -> list[Shape]:
    """Leave out the shapes within notes: their labels, and what they refer to."""
    notes = iter([block.span for block in blocks if block.kind is BlockKind.NOTE])
    note = next(notes, None)
    kept = []
    for shape in found:
        while note and note.end <= shape.span.start:
            note = next(notes, None)
        if note is None or shape.span.start < note.start:
            kept.append(shape)
    return kept
