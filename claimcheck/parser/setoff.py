"""A layout goes in, the block quotations come out: those set off by layout, and those only introduced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Block, BlockKind, Delimiter, Mark, Span
from claimcheck.parser import tails
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
    and it, or the introduction, ends in a mark, or if a colon introduces it and a page or a citation follows
    its last full stop. Set-off paragraphs one after the other are one quotation. A line at its end, or below
    it, that names the source is none of its words, and its note is the quotation's.
    """
    found: list[SetOff] = []
    parts = prose.paragraphs
    row = 0
    while row < len(parts):
        last = _last(prose, row)
        before = parts[row - 1] if row and parts[row - 1].block.kind is BlockKind.PARAGRAPH else None
        delimiter = _delimiter(prose, parts[row], parts[last], before)
        span = _words(prose, parts[row : last + 1])
        last = _credited(prose, last)
        end = parts[last].block.span.end
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


def _credited(prose: Prose, row: int) -> int:
    """Return the row of the paragraph that names the source of a set-off quotation above it, else `row`.

    It is a dash and a name, or nothing but a link.
    """
    if row + 1 == len(prose.paragraphs) or _noted(prose, prose.paragraphs[row]):
        return row
    above, below = prose.paragraphs[row].block, prose.paragraphs[row + 1]
    if above.kind is not BlockKind.QUOTATION or below.block.kind is not BlockKind.PARAGRAPH:
        return row
    words = below.block.span.of(prose.text)
    linked = bool(below.marks) and below.block.span in prose.linked
    return row + 1 if linked or tails.names_source(words) else row


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
    if _placed(prose, first):
        return Delimiter.INTRODUCTION
    said = introduced(prose.masked, before.sentences[-1])
    at_end = said is not None and not prose.masked[said.span.end : before.block.span.end].strip(" :\n")
    return Delimiter.INTRODUCTION if at_end and (noted or _noted(prose, before)) else None


def _placed(prose: Prose, part: Paragraph) -> bool:
    """Tell whether a page, or a citation within the text, stands after the last full stop of a paragraph."""
    start, end = part.block.span.start, part.block.span.end
    if not _noted(prose, part):
        place = tails.before_place(prose.text, start, end)
    elif part.marks[-1].number in prose.in_text:
        place = part.marks[-1].span.start
    else:
        return False
    return place < end and tails.closes(prose.text, start, place)


def _colon(prose: Prose, part: Paragraph) -> bool:
    """Tell whether a paragraph ends in a colon, before or after a note mark."""
    return prose.masked[part.block.span.start : part.block.span.end].rstrip().endswith(":")


def _words(prose: Prose, parts: Sequence[Paragraph]) -> Span:
    """Leave out the line that names the source, the marks and the page at the end, and `>` at the start."""
    text, start, own = prose.text, parts[0].block.span.start, parts[-1]
    if len(parts) > 1 and tails.names_source(own.block.span.of(text)):
        own = parts[-2]
    end = tails.before_source(text, own.block.span)
    end = before_marks(text, start, end, own.marks)
    end = before_marks(text, start, tails.before_place(text, start, end), own.marks)
    lead = len(text[start:end]) - len(text[start:end].lstrip(" \t>"))
    return Span(start=start + lead, end=max(end, start + lead))


def before_marks(text: str, start: int, end: int, marks: Sequence[Mark]) -> int:
    """Return where the words before the marks at the end, and the white space before these, end."""
    left = list(marks)
    while left and ends_in_mark(text, end, left):
        end = left.pop().span.start
        while end > start and text[end - 1].isspace():
            end -= 1
        while left and left[-1].span.end > end:
            left.pop()
    return end
