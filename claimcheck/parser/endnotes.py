"""Printed lines and mark shapes go in, the note lists come out: numbered notes and reference sections."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser.lines import Line, heading, runs, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.parser.marks import Shape

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LABEL = re.compile(
    r"\[\^?(?P<bracket>\d{1,4})\]:?(?=\s|[^\W\d_]|[“\"‘«])"
    r"|(?P<dot>\d{1,4})\.(?=\s)"
    r"|(?P<paren>\d{1,4})\)(?=\s)"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})(?=[^⁰¹²³⁴⁵⁶⁷⁸⁹,;⁻–])"
    r"|(?P<bare>\d{1,4})(?=\s+\w)"
)
_TITLES = """
notes, note, endnotes, end notes, footnotes, references, notes and references, works cited, bibliography,
reference list, sources, literature, literature cited, citations, anmerkungen, literatur, bibliographie
"""
_HEADINGS = frozenset(title.strip() for title in _TITLES.split(","))
_STEP = 5
_SURE = {"bracket", "raised"}


class NoteLines(NamedTuple):
    """A note: its number (none in an unnumbered list of works) and the range of its lines."""

    number: int | None
    rows: range


class _Label(NamedTuple):
    row: int
    style: str
    number: int


def note_lines(text: str, printed: tuple[Line, ...], found: Sequence[Shape]) -> tuple[NoteLines, ...]:
    """Tell which lines are notes, in order.

    A numbered list is one of notes if a heading such as "Notes" stands over it, or if the body has its
    marks before it: one is enough for `[1]` and raised labels; `1.` and `1)` want them for half of the
    list, and no surer list. So "1. First, ..." in the body stays what it is.
    """
    titles = [row for row, line in enumerate(printed) if _is_title(text, line)]
    labels = _labels(text, printed)
    starts = {printed[label.row].start for label in labels}
    body = [shape for shape in found if shape.span.start not in starts]
    lists = _accepted(_lists(labels, printed, set(titles), body), set(titles), printed, body)
    ends = [*(members[0].row for members in lists[1:]), len(printed)]
    notes = [
        note
        for members, end in zip(lists, ends, strict=False)
        for note in _extents(members, text, printed, body, end)
    ]
    notes.extend(_works(text, printed, titles, {row for note in notes for row in note.rows}, body))
    return tuple(sorted(notes, key=lambda note: note.rows.start))


def _is_title(text: str, line: Line) -> bool:
    words = text[line.start : line.end].strip("#*_=:. ").casefold()
    return line.gap > 0 and words in _HEADINGS


def _labels(text: str, printed: Sequence[Line]) -> list[_Label]:
    labels = []
    for row, line in enumerate(printed):
        match = _LABEL.match(text, line.start, line.end)
        if match and match.lastgroup:
            number = int(match[match.lastgroup].translate(_RAISED))
            labels.append(_Label(row, match.lastgroup, number))
    return labels


def _lists(
    labels: Sequence[_Label], printed: Sequence[Line], titles: set[int], body: Sequence[Shape]
) -> list[list[_Label]]:
    """Group the labels of one style that count on; body text between two of them parts a list."""
    lists: list[list[_Label]] = []
    growing: dict[str, list[_Label]] = {}
    for label in labels:
        members = growing.get(label.style)
        if members and _follows(members[-1], label):
            if not _body_between(members[-1], label, printed, body):
                members.append(label)
                continue
            del growing[label.style]
        if printed[label.row].gap or label.row - 1 in titles:
            growing[label.style] = [label]
            lists.append(growing[label.style])
    return lists


def _follows(last: _Label, label: _Label) -> bool:
    step = label.number - last.number
    return -_STEP <= step <= _STEP if label.style in _SURE else 0 < step <= _STEP


def _body_between(last: _Label, label: _Label, printed: Sequence[Line], body: Sequence[Shape]) -> bool:
    """Tell whether the mark of a note still to come stands between two labels."""
    first = bisect_left(body, printed[last.row].start, key=lambda shape: shape.span.start)
    after = bisect_left(body, printed[label.row].start, key=lambda shape: shape.span.start)
    return any(max(shape.numbers) > last.number for shape in body[first:after])


def _accepted(
    lists: list[list[_Label]], titles: set[int], printed: Sequence[Line], body: Sequence[Shape]
) -> list[list[_Label]]:
    """Keep the lists that hold notes; of several plain ones without a heading only the last."""
    first_mark = {number: shape.span.start for shape in reversed(body) for number in shape.numbers}

    def supported(members: list[_Label]) -> int:
        return sum(first_mark.get(label.number, math.inf) < printed[label.row].start for label in members)

    def certain(members: list[_Label]) -> bool:
        if titles & {members[0].row - 1, members[0].row - 2}:
            return True
        orphaned = not body and len(members) > 1
        return members[0].style in _SURE and (orphaned or supported(members) > 0)

    def plain(members: list[_Label]) -> bool:
        return members[0].style in {"dot", "paren"} and 2 * supported(members) >= len(members)

    return (
        _apart([members for members in lists if certain(members)])
        or [members for members in lists if plain(members)][-1:]
    )


def _apart(lists: list[list[_Label]]) -> list[list[_Label]]:
    """Drop the lists that start within the lines of another: enumerations inside a note.

    A single label whose number a longer list has is a paragraph that begins with a mark.
    """
    listed = {label.number for members in lists if len(members) > 1 for label in members}
    kept: list[list[_Label]] = []
    for members in sorted(lists, key=lambda members: members[0].row):
        begins_with_mark = len(members) == 1 and members[0].number in listed
        if not begins_with_mark and (not kept or members[0].row > kept[-1][-1].row):
            kept.append(members)
    return kept


def _extents(
    members: list[_Label], text: str, printed: tuple[Line, ...], body: Sequence[Shape], end: int
) -> list[NoteLines]:
    """Give each note its lines before line `end`: up to the next label, or for the last its own paragraph.

    What stands between two notes of a list continues the first, unless it is a heading. What follows
    the last one does so only if it is indented deeper than the label, or parted from it by fewer
    blank lines than the notes are: a colophon is neither.
    """
    gap = min((printed[label.row].gap for label in members[1:]), default=0)
    notes = []
    for label, after in zip(members, [*members[1:], None], strict=True):
        if after is None or _body_between(label, after, printed, body):
            limit = after.row if after else end
            stop = _own_end(range(label.row, limit), text, printed, gap)
        else:
            stop = _first_heading(label.row + 1, after.row, text, printed)
        notes.append(NoteLines(label.number, range(label.row, stop)))
    return notes


def _own_end(rows: range, text: str, printed: tuple[Line, ...], gap: int) -> int:
    """Return the line after the note that starts the lines `rows` and has no next label among them."""
    run = rows.start + 1
    while run < rows.stop and printed[run].gap == 0:
        run += 1
    label = printed[rows.start]
    stop = run if wrapped(text, printed[rows.start : run]) else rows.start + 1
    while stop < rows.stop:
        line = printed[stop]
        deeper = line.indent > label.indent + 1
        nearer = 0 < line.gap < gap
        below = line.gap == 0 and stop > run
        if not (deeper or nearer or below):
            break
        stop += 1
    return stop


def _first_heading(row: int, stop: int, text: str, printed: Sequence[Line]) -> int:
    for at in range(row, stop):
        alone = printed[at].gap and (at + 1 == len(printed) or printed[at + 1].gap)
        if alone and heading(text[printed[at].start : printed[at].end]):
            return at
    return stop


def _works(
    text: str, printed: tuple[Line, ...], titles: Sequence[int], taken: set[int], body: Sequence[Shape]
) -> list[NoteLines]:
    """Read the sections that a heading calls references and that hold neither numbers nor marks."""
    found: list[NoteLines] = []
    for title, after in pairwise([*titles, len(printed)]):
        stop = _first_heading(title + 1, after, text, printed)
        rows = range(title + 1, stop)
        if not rows or taken.intersection(rows):
            continue
        start, end = printed[rows[0]].start, printed[rows[-1]].end
        if not any(start <= shape.span.start < end for shape in body):
            found.extend(NoteLines(None, part) for part in _paragraphs(rows, text, printed))
    return found


def _paragraphs(rows: range, text: str, printed: tuple[Line, ...]) -> list[range]:
    parts = []
    for run in runs(printed[rows.start : rows.stop]):
        part = range(rows.start + run.start, rows.start + run.stop)
        tied = wrapped(text, printed[part.start : part.stop])
        parts.extend([part] if tied else [range(row, row + 1) for row in part])
    return parts
