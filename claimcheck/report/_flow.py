"""Passages and edits go in; the source's words come out in one line, with what the quotation left out.

Passages are the places of a quotation's segments. What was dropped without a sign lies between them and
is put back; what an ellipsis covers is not: `CUT` stands for it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Span
from claimcheck.report._view import CUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model import Edit, Passage

_HOLE = 3  # code points, such as a comma and a space, that are filled from a passage's context

_NEAR = 8  # contexts looked at that begin before a hole


class _Piece(NamedTuple):
    """Words of the source, the offset they begin at there, and in the line."""

    start: int
    words: str
    shown: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def flows(passages: Sequence[Passage], edits: Iterable[Edit]) -> list[tuple[str, list[Span]]]:
    """Return lines of source words, each with the spans in it that differ from the quotation.

    One line as a rule; one a passage where the passages stand in another order than the quotation's.
    """
    listed = tuple(edits)
    if all(one.span.end <= two.span.start for one, two in pairwise(passages)):
        return [_line(passages, listed)] if passages else []
    listed = tuple(sorted(listed, key=lambda edit: edit.source_span.start))
    starts = [edit.source_span.start for edit in listed]
    widest = max((edit.source_span.end - edit.source_span.start for edit in listed), default=0)
    lines = []
    for passage in passages:
        low = bisect_left(starts, passage.span.start - widest)
        high = bisect_right(starts, passage.span.end)
        lines.append(_line([passage], [edit for edit in listed[low:high] if _touches(passage, edit)]))
    return lines


def _line(passages: Sequence[Passage], edits: Sequence[Edit]) -> tuple[str, list[Span]]:
    text = ""
    pieces: list[_Piece] = []
    contexts = sorted(_contexts(passages))
    for piece in _sorted(passages, edits):
        if pieces:
            text += _between(pieces[-1].end, piece.start, contexts)
        pieces.append(piece._replace(shown=len(text)))
        text += piece.words
    spans = [
        Span(start=_shown(edit.source_span.start, pieces), end=_shown(edit.source_span.end, pieces))
        for edit in edits
    ]
    return text, spans


def _sorted(passages: Iterable[Passage], edits: Iterable[Edit]) -> list[_Piece]:
    """Order passages and the source words of edits outside them, and cut away what overlaps."""
    found = [_Piece(passage.span.start, passage.exact) for passage in passages]
    found += [_Piece(edit.source_span.start, edit.source) for edit in edits if edit.source]
    pieces: list[_Piece] = []
    for piece in sorted(found, key=lambda piece: (piece.start, -piece.end)):
        done = pieces[-1].end if pieces else piece.start
        if piece.end > done:
            cut = max(done - piece.start, 0)
            pieces.append(_Piece(piece.start + cut, piece.words[cut:]))
    return pieces


def _contexts(passages: Iterable[Passage]) -> Iterator[tuple[int, str]]:
    """Yield what the source has around the passages, and where."""
    for passage in passages:
        yield passage.span.start - len(passage.prefix), passage.prefix
        yield passage.span.end, passage.suffix


def _between(start: int, end: int, contexts: Sequence[tuple[int, str]]) -> str:
    """What stands between two pieces: the source's own signs where a context holds them, else `CUT`."""
    if end - start > _HOLE:
        return f" {CUT} "
    place = bisect_right(contexts, start, key=lambda pair: pair[0])
    for at, context in reversed(contexts[max(place - _NEAR, 0) : place]):
        if end <= at + len(context):
            return context[start - at : end - at]
    return " " if end > start else ""


def _shown(offset: int, pieces: Sequence[_Piece]) -> int:
    """Map an offset of the source into the line; one that is not shown goes to the end before it."""
    place = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
    if place < 0:
        return 0
    return pieces[place].shown + min(offset - pieces[place].start, len(pieces[place].words))


def _touches(passage: Passage, edit: Edit) -> bool:
    return edit.source_span.start <= passage.span.end and passage.span.start <= edit.source_span.end
