"""What a paragraph of a Word document holds, with the place of each piece."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from claimcheck.package.word.styles import UNSAID, Format

if TYPE_CHECKING:
    from claimcheck.package.places import At
    from claimcheck.package.word.notes import Section


class Words(NamedTuple):
    """Words as they are printed; a line feed is a break of the line. `url` is where they lead."""

    text: str
    at: At
    url: str | None


@dataclass(slots=True)
class Reference:
    """The mark of a note; `sign` is the author's own, if the note has one."""

    key: str
    at: At
    custom: bool = False
    sign: str = ""


class Cited(NamedTuple):
    """What is printed for a citation field, and the field's instruction."""

    text: str
    at: At
    code: str


class Repeated(NamedTuple):
    """A mark that stands for a note a second time: the bookmark on the first, and what is printed here."""

    bookmark: str
    text: str
    at: At


Piece: TypeAlias = Words | Reference | Cited | Repeated


@dataclass(slots=True)
class Paragraph:
    """A paragraph; `format` is what it says itself, above its style. Boxes set in it stand in `after`."""

    number: int
    style: str | None = None
    format: Format = UNSAID
    in_table: bool = False
    pieces: list[Piece] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class NoteParts:
    """The paragraphs of a note, and whether its number stands in them by itself (`w:footnoteRef`)."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    is_numbered: bool = False


@dataclass(slots=True)
class OpenParagraph:
    """An open paragraph: its own number, how far it is written, and what its mark says.

    What stands before `barrier` is closed: no words are added to it.
    """

    paragraph: Paragraph
    line: int
    hides: bool
    column: int = 1
    joins: bool = False
    barrier: int = 0
    section: Section | None = None


@dataclass(slots=True)
class OpenRun:
    """An open run: whether its words are hidden, and whether they are superscript."""

    hides: bool = False
    raises: bool = False
