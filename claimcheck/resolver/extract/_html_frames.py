"""What stood in a table or a block quotation goes in; the region that it is in its place comes out, or none.

A table that only lays a page out is none: it says so (WAI-ARIA role presentation), or holds other tables,
articles or whole paragraphs without a head. A block quotation is one if its last line says whose words it
has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import RegionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.resolver.extract._writer import Writer

FRAMES = {"table", "blockquote"}
BLOCKQUOTE = "blockquote"
_HEADS = {"th", "thead", "caption"}
_PROSE = {"p", "blockquote", "h3", "h4"}
_LAYOUT = {"table", "article", "main", "section", "h1", "h2", "nav", "form"}
_PLAIN = {"presentation", "none"}
_LONGEST_CELL = 200  # characters, on the average of a table without a head
_ATTRIBUTION = re.compile(r"[ \t]*[—–―\-]{1,2}[ \t\u00a0]{0,3}[^\W\d_][^\n]*")
_LONGEST_ATTRIBUTION = 200
_MUCH = 0.4


@dataclass(slots=True)
class Frame:
    """A table or block quotation that is open: where it began, and what was seen in it so far."""

    tag: str
    start: int
    is_layout: bool = False
    has_head: bool = False
    has_prose: bool = False
    cells: int = 0
    credited: int = -1  # where its last attribution ends

    def saw(self, tag: str) -> None:
        """Note an element that stands in it and in no other frame inside it."""
        if tag in {"td", "th"}:
            self.cells += 1
        self.has_head = self.has_head or tag in _HEADS
        self.has_prose = self.has_prose or tag in _PROSE
        self.is_layout = self.is_layout or tag in _LAYOUT

    def close(self, writer: Writer, total: int) -> None:
        """Write down the region that it is; `total` is the length of all text in the page."""
        last = writer.regions[-1] if writer.regions else None
        if last is not None and last.span.end > self.start:
            return  # regions of the running text stand apart
        size = writer.size - self.start
        if self.tag == "table":
            if self._is_data(size):
                writer.region(RegionKind.TABLE, self.start)
        elif size <= _MUCH * total and self._is_attributed(writer):
            writer.region(RegionKind.BODY, self.start, BLOCKQUOTE)

    def _is_data(self, size: int) -> bool:
        if self.is_layout or self.cells < 2:  # noqa: PLR2004 - one cell is a box
            return False
        return self.has_head or (not self.has_prose and size <= _LONGEST_CELL * self.cells)

    def _is_attributed(self, writer: Writer) -> bool:
        """Tell whether the last line names somebody: by its element, or behind a dash."""
        if self.credited == writer.size:
            return True
        above, line_break, line = writer.tail(_LONGEST_ATTRIBUTION).rpartition("\n")
        is_last = bool(line_break) and writer.size - len(line) > self.start and bool(above.strip())
        return (
            is_last and _ATTRIBUTION.fullmatch(line) is not None and line.lstrip(" \t—–―-\u00a0")[0].isupper()
        )


def frame(tag: str, start: int, attributes: Mapping[str, str | None]) -> Frame:
    """Open one."""
    role = attributes.get("role") or ""
    return Frame(tag, start, is_layout=role.lower() in _PLAIN)
