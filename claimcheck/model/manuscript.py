"""A manuscript as read and parsed: blocks, marks, quotations, claims, notes."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from claimcheck.model.base import Noun, Span
from claimcheck.model.citation import Citation, Note
from claimcheck.model.layout import Anchor, Block, Directive, EmbeddedReferences, Mark, NoteKind

_LONGEST_NAME = 50  # code points


class Form(StrEnum):
    """How a quotation stands in the manuscript (Chicago 13.9: run in, or set off as a block)."""

    RUN_IN = "run-in"
    BLOCK = "block"
    SCARE = "scare"
    TITLE = "title"

    @property
    def judged(self) -> bool:
        """Whether such words claim to stand in a source: scare quotes and titles do not."""
        return self in {Form.RUN_IN, Form.BLOCK}


class Delimiter(StrEnum):
    """What tells the reader where a quotation begins and ends."""

    MARKS = "marks"
    LAYOUT = "layout"
    INTRODUCTION = "introduction"


class Link(StrEnum):
    """How far a quotation's note mark stands from it."""

    ADJACENT = "adjacent"
    SAME_SENTENCE = "same-sentence"
    LATER_SENTENCE = "later-sentence"
    EARLIER_SENTENCE = "earlier-sentence"
    NONE = "none"


class SegmentKind(StrEnum):
    """What a stretch of a quotation is."""

    WORDS = "words"
    ELLIPSIS = "ellipsis"
    INTERPOLATION = "interpolation"


class Segment(Noun):
    """A stretch of a quotation without outer white space; words side by side must join up."""

    kind: SegmentKind
    span: Span
    text: str


class Attribution(Noun):
    """The words of the manuscript that say whose words a quotation is; `name` if they name one."""

    span: Span
    text: str
    name: str | None = None
    verb: str | None = None


class Quotation(Noun):
    """Words given as another's, outer marks excluded; `marks` are the notes that cover them.

    `continues` is the id of the quotation that this one goes on with after "he said".
    """

    id: str
    span: Span
    form: Form
    text: str
    segments: tuple[Segment, ...]
    marks: tuple[int, ...] = ()
    link: Link = Link.NONE
    delimiter: Delimiter = Delimiter.MARKS
    attribution: Attribution | None = None
    continues: str | None = None


class Claim(Noun):
    """A sentence that carries a note mark and quotes nothing (schema.org Claim).

    One that quotes as well has `quotes` set and an id of its own row (o01): only what stands outside its
    quotation marks is claimed, and it is not counted with the others. `figures` and `names` are those that
    can be looked for, as printed.
    """

    id: str
    span: Span
    marks: tuple[int, ...]
    figures: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    quotes: bool = False


class Unbalanced(Noun):
    """A quotation mark that has no partner in its block."""

    span: Span
    opening: bool


class Manuscript(Noun):
    """A parsed manuscript; quotations hold run-in, block, scare and title forms in text order."""

    path: str
    sha256: str
    text: str
    encoding: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    quotations: tuple[Quotation, ...]
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...]
    unbalanced: tuple[Unbalanced, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    embedded: tuple[EmbeddedReferences, ...] = ()
    directives: tuple[Directive, ...] = ()
    bibliographies: tuple[str, ...] = ()
    style: str = "text"
    automatic: bool = False

    @cached_property
    def names(self) -> dict[int, str]:
        """What notes are called: `note 3`, `note *`, `“(Roy 2023, 14)”`, `the entry “Roy, D. (2023) …”`."""
        return {note.mark: _name(note, note.span.of(self.text)) for note in reversed(self.notes)}

    @property
    def plain_claims(self) -> tuple[Claim, ...]:
        """The noted sentences that quote nothing."""
        return tuple(claim for claim in self.claims if not claim.quotes)

    def called(self, mark: int) -> str:
        """Name a note or a citation in the text in a few words."""
        return self.names.get(mark, f"note {mark}")

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations of all notes, in order."""
        return tuple(citation for note in self.notes for citation in note.citations)


def _name(note: Note, printed: str) -> str:
    if note.kind is NoteKind.IN_TEXT:
        return _quoted(note.label or printed)
    if note.kind is NoteKind.ENTRY:
        return f"entry {note.label or note.mark}" if note.label != "" else f"the entry {_quoted(printed)}"
    return f"note {note.label or note.mark}"


def _quoted(words: str) -> str:
    flat = " ".join(words.split())
    short = flat if len(flat) <= _LONGEST_NAME else flat[:_LONGEST_NAME].rpartition(" ")[0] + " …"
    return f"“{short}”"
