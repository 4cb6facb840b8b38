"""Passages and edits go in; the source's words come out in one line, with what the quotation left out.

Passages are the places of a quotation's segments. What was dropped without a sign lies between them and
is put back; what an ellipsis covers is not: `CUT` stands for it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Span
from claimcheck.report._view import CUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Edit, Passage

_HOLE = 3  # code points, such as a comma and a space, that are filled from a passage's context


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
    return [_line([passage], [e for e in listed if _touches(passage, e)]) for passage in passages]


def _line(passages: Sequence[Passage], edits: Sequence[Edit]) -> tuple[str, list[Span]]:
    text = ""
    pieces: list[_Piece] = []
    for piece in _sorted(passages, edits):
        if pieces:
            text += _between(pieces[-1].end, piece.start, passages)
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


def _between(start: int, end: int, passages: Iterable[Passage]) -> str:
    """What stands between two pieces: the source's own signs where a context holds them, else `CUT`."""
    if end - start > _HOLE:
        return f" {CUT} "
    for passage in passages:
        for at, context in (
            (passage.span.end, passage.suffix),
            (passage.span.start - len(passage.prefix), passage.prefix),
        ):
            if at <= start and end <= at + len(context):
                return context[start - at : end - at]
    return " " if end > start else ""


def _shown(offset: int, pieces: Iterable[_Piece]) -> int:
    """Map an offset of the source into the line; one that is not shown goes to the end before it."""
    shown = 0
    for piece in pieces:
        if piece.start <= offset:
            shown = piece.shown + min(offset - piece.start, len(piece.words))
    return shown


def _touches(passage: Passage, edit: Edit) -> bool:
    return edit.source_span.start <= passage.span.end and passage.span.start <= edit.source_span.end
