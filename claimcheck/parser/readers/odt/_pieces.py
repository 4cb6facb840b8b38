"""What a paragraph of an OpenDocument text holds, each piece with its place in the paragraph, from 1."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from claimcheck.parser.field_codes import Works


class Words(NamedTuple):
    """Words as they are printed; a line feed is a break of the line. `url` is where they lead."""

    text: str
    column: int
    url: str | None = None


class Reference(NamedTuple):
    """The mark of a note."""

    key: str
    column: int


class Cited(NamedTuple):
    """What is printed for a citation by keys; `data` is CSL-JSON, a text for each work."""

    text: str
    column: int
    works: Works
    data: tuple[str, ...]


class Repeated(NamedTuple):
    """A raised reference to a note that has its mark elsewhere: the note's id, and what is printed."""

    id: str
    text: str
    column: int


Piece: TypeAlias = Words | Reference | Cited | Repeated


@dataclass(slots=True)
class Paragraph:
    """A paragraph, and the boxes set in it; `number` is printed before it where it is a list item."""

    style: str
    heads: bool = False
    listed: bool = False
    tabled: bool = False
    number: str = ""
    hidden: bool = False
    pieces: list[Piece] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)
    line: int = 0

    @property
    def length(self) -> int:
        """How many characters its words have."""
        return sum(len(piece.text) for piece in self.pieces if not isinstance(piece, Reference))


@dataclass(slots=True)
class Note:
    """A note; `part` is "footnotes" or "endnotes"."""

    part: str
    label: str | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
