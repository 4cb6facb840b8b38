"""A layout and its outer pairs of marks go in, the body's prose comes out: marks, sentences, masked text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Block, BlockKind, Layout, Mark, NoteKind, Span
from claimcheck.parser.attribution import mask
from claimcheck.parser.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.parser.pairing import Pair

_BRACKETS = ("(", "[")
_BY_PANDOC = ", by pandoc"
_SET_OFF = {"markdown", "html", "epub", "latex"}  # kinds of files whose markup knows quotations


class Paragraph(NamedTuple):
    """A block with its note marks and its sentences, both in order."""

    block: Block
    marks: tuple[Mark, ...]
    sentences: tuple[Span, ...]

    def sentence_at(self, place: int) -> Span:
        """Return the sentence that holds a place of the block."""
        row = bisect_right(self.sentences, place, key=lambda sentence: sentence.start) - 1
        return self.sentences[max(row, 0)]


class Prose(NamedTuple):
    """The text, the same with quotations and marks blanked out, and its blocks in order.

    `in_text` are the marks that are citations within the text, `leading` those of them that are part of a
    sentence: `Roy (2023)`, a link. `set_off`: the file's own markup, and not an indent alone, tells which
    paragraphs are set-off quotations. `linked` are words that lead to an address.
    """

    text: str
    masked: str
    marks: tuple[Mark, ...]
    paragraphs: tuple[Paragraph, ...]
    in_text: frozenset[int]
    leading: frozenset[int]
    set_off: bool
    linked: frozenset[Span]

    def row_at(self, place: int) -> int:
        """Return the index of the block that holds a place."""
        return max(bisect_right(self.paragraphs, place, key=lambda part: part.block.span.start) - 1, 0)

    def marks_in(self, span: Span) -> tuple[Mark, ...]:
        """Return the marks that start within a span."""
        return _within(self.marks, span)


def read_prose(layout: Layout, pairs: Sequence[Pair]) -> Prose:
    """Split the blocks that are no notes into sentences; no sentence ends inside a pair of marks."""
    places = {mark.span.start: mark.span.end for mark in layout.marks}
    outer = [Span(start=found.start - 1, end=found.end + 1) for found in pairs]
    paragraphs = []
    for block in layout.blocks:
        if block.kind is BlockKind.NOTE:
            paragraphs.append(Paragraph(block, (), (block.span,)))
            continue
        quoted = [Span(start=pair.start, end=pair.end) for pair in _overlapping(pairs, block.span)]
        sentences = find_sentences(layout.text, block.span, quoted, places)
        whole = Span(
            start=block.span.start, end=block.span.end + 1
        )  # the mark of a link may stand at its end
        paragraphs.append(Paragraph(block, _within(layout.marks, whole), sentences))
    masked = mask(layout.text, outer, [mark.span for mark in layout.marks])
    in_text = frozenset(note.mark for note in layout.notes if note.kind is NoteKind.IN_TEXT)
    leading = frozenset(
        note.mark
        for note in layout.notes
        if note.kind is NoteKind.IN_TEXT and not (note.label or "").startswith(_BRACKETS)
    )
    set_off = layout.style in _SET_OFF or layout.style.endswith(_BY_PANDOC)
    linked = frozenset(link.span for link in layout.links)
    return Prose(layout.text, masked, layout.marks, tuple(paragraphs), in_text, leading, set_off, linked)


def _within(marks: Sequence[Mark], span: Span) -> tuple[Mark, ...]:
    first = bisect_left(marks, span.start, key=lambda mark: mark.span.start)
    return tuple(marks[first : bisect_left(marks, span.end, key=lambda mark: mark.span.start)])


def _overlapping(pairs: Sequence[Pair], span: Span) -> Sequence[Pair]:
    first = bisect_right(pairs, span.start, key=lambda pair: pair.end)
    return pairs[first : bisect_left(pairs, span.end, key=lambda pair: pair.start)]
