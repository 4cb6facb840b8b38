"""Words and the stretches that differ go in; text to print comes out, the differences marked twice over.

A mark is a colour and, for terminals without, a row of carets under the line: the words themselves
stay as printed, because brackets, braces and dots have a meaning of their own in quotations.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from claimcheck.report._view import CUT
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Span

_KEPT = 72  # code points of agreeing words kept on each side of a difference
_SHORT = 420  # a text up to this length is shown whole


def marked(text: str, start: int, spans: Iterable[Span], style: str, *, whole: bool = True) -> Text:
    """Return `text` on one line, made visible, with the stretches that `spans` cover in `style`.

    `start` is the offset of `text` in the text that `spans` point into. An empty span is a place
    where words are lacking: the gap between the words is marked. Unless `whole`, long stretches
    without a mark are cut down, and `CUT` stands where words were left away.
    """
    stretches = _merged(_within(text, start, span) for span in spans)
    shown = Text()
    for begin, end, differs in _pieces(len(text), stretches):
        piece = text[begin:end]
        if not differs and not whole and len(text) > _SHORT:
            piece = _shortened(piece, head=begin > 0 or not stretches, tail=end < len(text) or not stretches)
        _append(shown, piece, style if differs else "")
    shown.rstrip()
    return shown


def carets(line: Text) -> str | None:
    """Return the row of carets for a printed line, or None when nothing in it is marked."""
    row = ""
    for span in sorted(line.spans):
        left = cell_len(line.plain[: span.start])
        row = row.ljust(left) + "^" * max(1, cell_len(line.plain[span.start : span.end]))
    return row or None


def _within(text: str, start: int, span: Span) -> tuple[int, int]:
    """Clip a span to `text`; widen an empty one to the white space it lies at, or to one character."""
    begin = min(max(span.start - start, 0), len(text))
    end = min(max(span.end - start, begin), len(text))
    if begin < end:
        return begin, end
    while begin > 0 and text[begin - 1].isspace():
        begin -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    if begin == end:
        begin, end = (begin, begin + 1) if begin < len(text) else (max(begin - 1, 0), begin)
    return begin, end


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Order half-open stretches and join those that overlap."""
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(stretches):
        if merged and begin < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif begin < end:
            merged.append((begin, end))
    return merged


def _pieces(length: int, stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Cut 0..length into pieces in order; the flag tells which are the stretches."""
    bounds = sorted({0, length, *(bound for stretch in stretches for bound in stretch)})
    inside = {begin for begin, _ in stretches}
    return [(begin, end, begin in inside) for begin, end in pairwise(bounds)]


def _shortened(piece: str, *, head: bool, tail: bool) -> str:
    """Keep the words of a long piece that touch a difference: its head, its tail, or both."""
    if len(piece) <= _KEPT * (head + tail) + _KEPT // 2:
        return piece
    first = piece[:_KEPT].rpartition(" ")[0] if head else ""
    last = piece[-_KEPT:].partition(" ")[2] if tail else ""
    return f"{first} {CUT} {last}"


def _append(shown: Text, piece: str, style: str) -> None:
    """Append a piece made visible; white space at its ends becomes one space, never two in a row."""
    body = visible(piece)
    if piece[:1].isspace() and shown and not shown.plain.endswith(" "):
        shown.append(" ", style if not body else "")
    shown.append(body, style)
    if body and piece[-1:].isspace():
        shown.append(" ")
