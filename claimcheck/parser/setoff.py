"""A layout goes in, the block quotations come out: those set off by layout, and those only introduced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Block, BlockKind, Delimiter, Mark, Span
from claimcheck.parser.attribution import introduced
from claimcheck.parser.marks import ends_in_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.parser.prose import Paragraph, Prose

_SIGN = ">"


class SetOff(NamedTuple):
    """A block quotation: its words, where its blocks end, what shows it, its line of introduction."""

    span: Span
    end: int
    delimiter: Delimiter
    introduction: Block | None


def find_set_off(prose: Prose) -> tuple[SetOff, ...]:
    """Find the paragraphs that quote as a whole.

    Behind `>`, or where the file's markup says so, a paragraph always does. An indented one does if it ends
    in a note mark or a colon introduces it. Any other one does if a verb of saying and a colon introduce it
    and it, or the introduction, ends in a mark. Set-off paragraphs one after the other are one quotation.
    """
    found: list[SetOff] = []
    parts = prose.paragraphs
    row = 0
    while row < len(parts):
        last = _last(prose, row)
        before = parts[row - 1] if row and parts[row - 1].block.kind is BlockKind.PARAGRAPH else None
        delimiter = _delimiter(prose, parts[row], parts[last], before)
        end = parts[last].block.span.end
        span = _words(prose.text, parts[row].block.span.start, end, parts[last].marks)
        if delimiter is not None and any(map(str.isalnum, span.of(prose.text))):
            found.append(SetOff(span, end, delimiter, before.block if before else None))
        row = last + 1
    return tuple(found)


def signs(text: str, span: Span) -> tuple[Span, ...]:
    """Return the `>` signs at the starts of the lines of a set-off quotation."""
    found = []
    start = span.start
    while start < span.end:
        stop = text.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        row = text[start:stop]
        lead = len(row) - len(row.lstrip(" \t>"))
        if _SIGN in row[:lead]:
            found.append(Span(start=start, end=start + lead))
        start = stop + 1
    return tuple(found)


def _last(prose: Prose, row: int) -> int:
    """Return the last of the set-off blocks that are one quotation with block `row`."""
    parts = prose.paragraphs
    while (
        row + 1 < len(parts)
        and parts[row].block.kind is parts[row + 1].block.kind is BlockKind.QUOTATION
        and not _noted(prose, parts[row])
    ):
        row += 1
    return row


def _noted(prose: Prose, part: Paragraph) -> bool:
    return ends_in_mark(prose.text, part.block.span.end, part.marks)


def _delimiter(prose: Prose, first: Paragraph, last: Paragraph, before: Paragraph | None) -> Delimiter | None:
    noted = _noted(prose, last)
    lead = before is not None and _colon(prose, before)
    if first.block.kind is BlockKind.QUOTATION:
        sure = prose.set_off or prose.text[first.block.span.start] == _SIGN or noted or lead
        return Delimiter.LAYOUT if sure else None
    if first.block.kind is not BlockKind.PARAGRAPH or before is None or not lead:
        return None
    said = introduced(prose.masked, before.sentences[-1])
    at_end = said is not None and not prose.masked[said.span.end : before.block.span.end].strip(" :\n")
    return Delimiter.INTRODUCTION if at_end and (noted or _noted(prose, before)) else None


def _colon(prose: Prose, part: Paragraph) -> bool:
    """Tell whether a paragraph ends in a colon, before or after a note mark."""
    return prose.masked[part.block.span.start : part.block.span.end].rstrip().endswith(":")


def _words(text: str, start: int, end: int, marks: Sequence[Mark]) -> Span:
    """Leave out the marks at the end, and the white space before them."""
    left = list(marks)
    while left and ends_in_mark(text, end, left):
        end = left[-1].span.start
        while end > start and text[end - 1].isspace():
            end -= 1
        while left and left[-1].span.end > end:
            left.pop()
    lead = len(text[start:end]) - len(text[start:end].lstrip(" \t>"))
    return Span(start=start + lead, end=max(end, start + lead))
