"""Styled texts and a width go in; lines to print come out, wrapped, labelled or set in columns."""

from __future__ import annotations

import re
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from claimcheck.report._diff import carets
from claimcheck.text import inert, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Look

Lines = list[Text]

LABEL = 13  # columns of the label in front of a labelled text
_NARROWEST = 24  # a text is never squeezed into fewer columns than this
_HANG = 4  # columns before a text whose label stands above it
# A number stays with the noun that it counts, a command on one line.
_WORD = re.compile(r"(?:`[^`]{1,50}`|\S|(?<=\d) (?=[^\W\d]))+ ?| ")


def printed(lines: Iterable[Text], look: Look) -> str:
    """Return the lines as one string, plain or in colour; it steers neither terminal nor build server."""
    if not look.color:
        return inert("".join(f"{line.plain.rstrip()}\n" for line in lines))
    console = _console()
    with console.capture() as captured:
        for line in lines:
            line.rstrip()
            console.print(line, soft_wrap=True)
    return inert(captured.get())


def heading(title: str, width: int, aside: str = "") -> Lines:
    """Return a blank line and a section's title."""
    return [Text(), *paragraph(Text.assemble((title, "bold"), (f"  {aside}" if aside else "", "dim")), width)]


def paragraph(text: Text | str, width: int, *, indent: int = 0) -> Lines:
    """Wrap `text`; every line is indented by `indent`."""
    shown = Text(text) if isinstance(text, str) else text
    return [Text(" " * indent) + line for line in _wrapped(shown, width - indent)]


def labelled(label: Text, text: Text | str, width: int, *, marks: bool = False) -> Lines:
    """Wrap `text` to the right of `label`; with `marks`, carets go under what is marked in it.

    A label that leaves too little room has lines of its own.
    """
    shift = label.cell_len
    lines: Lines = []
    if width - shift < _NARROWEST:
        lines, label, shift = paragraph(label, width), Text(" " * _HANG), _HANG
    for line in _wrapped(Text(text) if isinstance(text, str) else text, width - shift):
        lines.append(Text.assemble(label, line))  # NOTE: with `+` the label's style would run on
        label = Text(" " * shift)
        row = carets(line) if marks else None
        if row:
            room = max(width - shift, _NARROWEST)
            below = row if len(row) <= room else f"{row[: room - 1]}^"  # the space at the break has no room
            lines.append(Text(" " * shift) + Text(below, "dim"))
    return lines


def row(label: str, text: Text | str, width: int, *, indent: int = 2, marks: bool = False) -> Lines:
    """Wrap `text` to the right of a label of the common width; below a label that is longer."""
    if len(label) >= LABEL:
        lead = paragraph(Text(label, "dim"), width, indent=indent)
        return [*lead, *labelled(Text(" " * (indent + LABEL)), text, width, marks=marks)]
    return labelled(Text(f"{' ' * indent}{label:{LABEL}}", "dim"), text, width, marks=marks)


def table(rows: Sequence[tuple[str, ...]], width: int, *, indent: int = 2) -> list[Lines]:
    """Set rows in columns, each row one line; the last column takes the room left and is cut to it.

    Where too little room is left, a row's last cell stands on a line of its own.
    """
    columns = range(len(rows[0]) - 1) if rows else range(0)
    sizes = [max(cell_len(cells[i]) for cells in rows) + 2 for i in columns]
    room = width - indent - sum(sizes)
    table = []
    for *cells, last in rows:
        head = Text(" " * indent)
        for cell, size in zip(cells, sizes, strict=True):
            head.append(cell + " " * (size - cell_len(cell)))
        if room < _NARROWEST:
            head.rstrip()
            table.append(
                [*paragraph(head, width), Text(" " * (indent + _HANG)) + cut(last, width - indent - _HANG)]
            )
        else:
            table.append([head + cut(last, room)])
    return table


def cut(text: str, width: int) -> Text:
    """Return `text` on one line of at most `width` columns, an ellipsis where it was cut."""
    line = Text(visible(text))
    line.truncate(width, overflow="ellipsis")
    return line


def _wrapped(text: Text, width: int) -> Lines:
    """Break at spaces, and within a word only if it is wider than a line; a break keeps its space."""
    room = max(width, _NARROWEST)
    breaks: list[int] = []
    used = 0
    for word in _WORD.finditer(text.plain):
        size = cell_len(word[0].rstrip())
        if used and used + size > room:
            breaks.append(word.start())
            used = 0
        if size > room:
            *full, last = chop_cells(word[0], room)
            at = word.start()
            for part in full:
                at += len(part)
                breaks.append(at)
            used = cell_len(last)
        else:
            used += cell_len(word[0])
    return list(text.divide(breaks))


@cache
def _console() -> Console:
    """Make a console that asks neither the environment nor the terminal for anything."""
    return Console(
        file=StringIO(),
        width=80,
        height=25,
        color_system="standard",
        force_terminal=True,
        force_jupyter=False,
        force_interactive=False,
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
