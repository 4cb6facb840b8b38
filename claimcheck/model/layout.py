"""A manuscript as its file lays it out, before anything is made of its words."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.model.base import Noun, Span


class BlockKind(StrEnum):
    """What a block of a manuscript is, by its layout alone."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    NOTE = "note"


class Block(Noun):
    """A paragraph-like unit; quotation marks are never paired across two of them."""

    kind: BlockKind
    span: Span


class Mark(Noun):
    """A note's number where the body refers to it; `[4-6]` is three marks with one span."""

    number: int
    span: Span


class NoteKind(StrEnum):
    """How a manuscript names its sources (Chicago 14.2, 15.5; CSL `class`)."""

    NOTE = "note"
    IN_TEXT = "in-text"
    ENTRY = "entry"


class NoteText(Noun):
    """A note as the layout shows it: its number, and its span with that number included.

    An `in-text` note is a citation within the running text, `(Roy 2023, 14)`: its span is those words,
    and its mark's, too. An `entry` stands in a list of works cited. `label` is what is printed where that
    is not the number: `*`, `iv`; nothing for an entry without number.
    """

    mark: int
    span: Span
    kind: NoteKind = NoteKind.NOTE
    label: str | None = None


class KeyedWork(Noun):
    r"""A work named by its key or an address, as `[see @roy, p. 3]`, `\cite[see][3]{roy}` and Zotero do it.

    The locator is as printed, without its label, which is CSL's term (`page`, `chapter`) where it is told.
    """

    key: str
    locator: str | None = None
    locator_label: str | None = None
    prefix: str | None = None
    suffix: str | None = None


class KeyedCitation(Noun):
    """A place of the text, in body or note, that names works by keys; the span is what is printed there."""

    span: Span
    works: tuple[KeyedWork, ...]


class HyperLink(Noun):
    """Words of the body that lead to an address on the web."""

    span: Span
    url: str


class Anchor(Noun):
    r"""Where the text from `start` on stands in the file, up to the next anchor.

    Line and column count from 1; in a Word or OpenDocument file the line is the number of the paragraph.
    `part` is the file that the manuscript takes in there (LaTeX `\input`), or the part of a package.
    """

    start: int
    line: int
    column: int
    part: str = ""


class Directive(Noun):
    """A remark to claimcheck in a comment of the manuscript: `claimcheck: ignore RULE -- reason`.

    `start` is the offset in the text at which the comment stood: from a block's start to its end, that
    included, it is of that block, between two of the next one. `words` are those behind `claimcheck:`.
    Line, column and `part` are the comment's, as in `Anchor`.
    """

    start: int
    words: str
    line: int
    column: int
    part: str = ""


class EmbeddedReferences(Noun):
    """References that stand in the manuscript, as CSL-JSON or CSL-YAML; `line` is where they begin."""

    text: str
    line: int = 1


class Layout(Noun):
    """What a reader gives: the text, its blocks in order, the marks in the body, the notes.

    Without `anchors` the text is the file's own. `bibliographies` are paths that the manuscript names,
    relative to it; `style` is the kind of file: `text`, `markdown`, `word`... `automatic` if the file knows
    which mark belongs to which note, and numbers them itself.
    """

    text: str
    encoding: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    notes: tuple[NoteText, ...] = ()
    keyed: tuple[KeyedCitation, ...] = ()
    links: tuple[HyperLink, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    embedded: tuple[EmbeddedReferences, ...] = ()
    directives: tuple[Directive, ...] = ()
    bibliographies: tuple[str, ...] = ()
    style: str = "text"
    automatic: bool = False
