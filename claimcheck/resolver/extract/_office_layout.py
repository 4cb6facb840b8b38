"""Paragraphs, tables and cells begin and end; the gaps between their words, and their regions, come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import RegionKind

if TYPE_CHECKING:
    from claimcheck.resolver.extract._office_streams import Streams

_LONGEST_TITLE = 1000


class Styles(NamedTuple):
    """The names of a document's styles by their ids, in lower case, and those that hide their text."""

    names: dict[str, str]
    hidden: set[str]


class Layout:
    """Where on the page the words stand: a paragraph apart, a cell beside, a row below the last.

    `title` is the first paragraph of the style of that name; `hides` tells of the paragraph's style.
    """

    def __init__(self, streams: Streams, styles: Styles) -> None:
        """Start at the head of a part."""
        self.title: str | None = None
        self._streams = streams
        self._styles = styles
        self.rest()

    def rest(self) -> None:
        """Stand at the head of a part, outside any table or paragraph."""
        self.hides = False
        self._tables: list[int] = []
        self._paragraphs: list[tuple[int, str]] = []
        self._is_new_cell = self._goes_on = self._mark_deleted = False

    def go_on(self) -> None:
        """Let the next paragraph begin on the line that is written, as a note's does after its number."""
        self._streams.writer.space(" ")
        self._goes_on = True

    def paragraph(self) -> None:
        """Begin a paragraph."""
        writer = self._streams.writer
        if not (self._is_new_cell or self._goes_on):
            writer.space("\n" if self._tables else "\n\n")
        self.hides = self._is_new_cell = self._goes_on = self._mark_deleted = False
        self._paragraphs.append((writer.start(), ""))

    def style(self, style: str) -> None:
        """Take in the style of the innermost paragraph."""
        self.hides = style in self._styles.hidden
        if self._paragraphs:
            start, _ = self._paragraphs.pop()
            self._paragraphs.append((start, self._styles.names.get(style, style.lower())))

    def delete_mark(self) -> None:
        """Take in that a paragraph's end was deleted: the next one goes on in it."""
        self._mark_deleted = True

    def paragraph_end(self) -> None:
        """End a paragraph."""
        self._goes_on = self._mark_deleted
        start, style = self._paragraphs.pop()
        writer = self._streams.writer
        if style == "caption":
            self._streams.region(RegionKind.CAPTION, start)
        elif style == "title" and self.title is None:
            self.title = " ".join(writer.tail(max(writer.size - start, 0)).split())[:_LONGEST_TITLE] or None

    def table(self) -> None:
        """Begin a table."""
        self._streams.writer.space("\n" if self._tables else "\n\n")
        self._tables.append(self._streams.writer.start())

    def table_end(self) -> None:
        """End a table: a region where it stands, unless it stands in another."""
        start = self._tables.pop()
        if not self._tables:
            self._streams.region(RegionKind.TABLE, start)
        self._streams.writer.space("\n" if self._tables else "\n\n")
        self._is_new_cell = False

    def row(self) -> None:
        """Begin a row."""
        self._streams.writer.space("\n")

    def cell(self) -> None:
        """Begin a cell."""
        self._streams.writer.space("\t")
        self._is_new_cell = True
