"""Markdown as a string goes in; a layout comes out, and where each of its letters stands in the string."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.errors import ManuscriptError
from claimcheck.parser.given import Given
from claimcheck.parser.readers import markdown
from claimcheck.text import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Layout


def read(text: str, name: str = "article.md", **beside: bytes) -> Layout:
    """Read a manuscript; `beside` are the files next to it, `refs_bib` for `refs.bib`."""

    def found(path: str) -> bytes:
        try:
            return beside[path.replace(".", "_")]
        except KeyError:
            raise ManuscriptError("cannot be read") from None

    return markdown.read(Given(text.encode("utf-8", "surrogatepass"), name, found))


def texts(text: str, name: str = "article.md") -> list[str]:
    """The words of each block."""
    layout = read(text, name)
    return [block.span.of(layout.text) for block in layout.blocks]


def kinds(text: str, name: str = "article.md") -> list[str]:
    """The kind of each block."""
    return [str(block.kind) for block in read(text, name).blocks]


def strayed(text: str, layout: Layout) -> Iterator[tuple[str, str]]:
    """Letters of a layout, numbers of notes apart, that lead to another letter of the file; both."""
    rows = text.split("\n")
    lines = Lines(layout.text, layout.anchors)
    made = {place for found in layout.marks for place in range(found.span.start, found.span.end)}
    for mark in re.finditer(
        r"\[(?:inline )?\d+\]", layout.text
    ):  # those within notes are no marks of the body
        made.update(range(mark.start(), mark.end()))
    for note in layout.notes:
        made.update(range(note.span.start, layout.text.index("]", note.span.start) + 1))
    for offset, char in enumerate(layout.text):
        line, column = lines.place(offset)
        stands = rows[line - 1][column - 1 : column]
        if offset not in made and not char.isspace() and stands != char:
            yield char, stands
