"""Printed lines and notes go in, the blocks of the text come out, in order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.model import Block, BlockKind, Span
from claimcheck.parser.lines import Line, bullet, heading, runs, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.parser.endnotes import NoteLines

_DEEPER = 2


def find_blocks(text: str, printed: tuple[Line, ...], notes: Sequence[NoteLines]) -> tuple[Block, ...]:
    """Cut the text into headings, paragraphs, set-off quotations (indented or behind `>`) and notes.

    Lines parted by no blank line are one paragraph, unless they are too long to have been broken by
    hand; a first-line indent, a list item and a change of margin start a new one.
    """
    margin = _margin(printed)
    blocks = []
    for part, is_note in _parts(printed, notes):
        pieces = [part] if is_note else _paragraphs(text, printed, part, margin)
        alone = len(part) == 1 or not wrapped(text, printed[part.start : part.stop])
        for piece in pieces:
            span = Span(start=printed[piece.start].start, end=printed[piece.stop - 1].end)
            kind = _kind(text, printed[piece.start : piece.stop], margin, alone=alone)
            blocks.append(Block(kind=BlockKind.NOTE if is_note else kind, span=span))
    return tuple(blocks)


def _margin(printed: Iterable[Line]) -> int:
    """Return the indentation that most of the text has."""
    weights: Counter[int] = Counter()
    for line in printed:
        if not line.quoted:
            weights[line.indent] += line.end - line.start
    return weights.most_common(1)[0][0] if weights else 0


def _parts(printed: tuple[Line, ...], notes: Sequence[NoteLines]) -> list[tuple[range, bool]]:
    """Alternate between runs of body lines and notes, which are never cut or joined."""
    parts: list[tuple[range, bool]] = []
    row = 0
    for note in notes:
        parts.extend((run, False) for run in _runs(printed, row, note.rows.start))
        parts.append((note.rows, True))
        row = note.rows.stop
    parts.extend((run, False) for run in _runs(printed, row, len(printed)))
    return parts


def _runs(printed: tuple[Line, ...], first: int, stop: int) -> list[range]:
    return [range(first + run.start, first + run.stop) for run in runs(printed[first:stop])]


def _paragraphs(text: str, printed: tuple[Line, ...], run: range, margin: int) -> list[range]:
    if not wrapped(text, printed[run.start : run.stop]):
        return [range(row, row + 1) for row in run]
    starts = [run.start]
    for row in run[1:]:
        stretch = row - starts[-1]
        if _starts(text, printed[row - 1], printed[row], margin, stretch):
            starts.append(row)
    return [range(a, b) for a, b in pairwise([*starts, run.stop])]


def _starts(text: str, above: Line, line: Line, margin: int, stretch: int) -> bool:
    """Tell whether `line` starts a paragraph; `stretch` lines of the one before it stand above.

    A single indented line above is the first line of the paragraph that goes on here.
    """
    inner, outer = line.indent >= margin + _DEEPER, above.indent >= margin + _DEEPER
    return (
        bullet(text, line)
        or bool(line.quoted) != bool(above.quoted)
        or (inner and not outer)
        or (outer and not inner and stretch > 1)
    )


def _kind(text: str, piece: Sequence[Line], margin: int, *, alone: bool) -> BlockKind:
    """Tell a body block's kind; only lines that stand `alone` can be headings."""
    if all(line.quoted for line in piece):
        return BlockKind.QUOTATION
    if bullet(text, piece[0]):
        return BlockKind.PARAGRAPH
    if all(line.indent >= margin + _DEEPER for line in piece):
        return BlockKind.QUOTATION
    if alone and heading(text[piece[0].start : piece[0].end]):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
