"""The notes of a manuscript and the works that they cite, as printed."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.model.base import Noun, Span
from claimcheck.model.layout import NoteKind


class CitationForm(StrEnum):
    """How a note names a work (Chicago 14.19: full, shortened, ibid.; 15.5: author and date; by key)."""

    FULL = "full"
    SHORT = "short"
    IBID = "ibid"
    AUTHOR_DATE = "author-date"
    KEYED = "keyed"
    UNPARSED = "unparsed"


class Signal(StrEnum):
    """What the words before a citation promise (Bluebook 1.2)."""

    SEE = "see"
    SEE_ALSO = "see also"
    CF = "cf."
    COMPARE = "compare"
    BUT_SEE = "but see"
    QUOTED_IN = "quoted in"
    CITED_IN = "cited in"

    @property
    def promises(self) -> bool:
        """Whether the words should stand in the work: not so after "see also" and its like."""
        return self not in {Signal.SEE_ALSO, Signal.CF, Signal.COMPARE, Signal.BUT_SEE}


class Name(Noun):
    """A CSL name: family and given, or `literal` where the parts are not told apart."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None

    @property
    def printed(self) -> str:
        """The name in reading order."""
        return self.literal or " ".join(part for part in (self.given, self.family) if part)


class Citation(Noun):
    """One work named in a note; dates are ISO 8601, as coarse as printed.

    `authors` are the names as printed, "et al." apart in `et_al`. `title` has no outer marks and no
    closing comma; `title_span` is the place of the title's quotation, outer marks excluded, closing
    comma included. `accessed` is the day on which the author saw the page. `note_reference` is the number
    in "above, note 3", `hereafter` the short form that is defined: "hereafter cited as Roy".
    """

    id: str
    mark: int
    span: Span
    form: CitationForm
    authors: tuple[str, ...] = ()
    et_al: bool = False
    title: str | None = None
    title_span: Span | None = None
    container: str | None = None
    issued: str | None = None
    year_suffix: str | None = None
    locator: str | None = None
    locator_label: str | None = None
    key: str | None = None
    url: str | None = None
    doi: str | None = None
    accessed: str | None = None
    signal: Signal | None = None
    note_reference: int | None = None
    hereafter: str | None = None


class Note(Noun):
    """A numbered note with the works it cites; the span holds the number too (see `NoteText`)."""

    mark: int
    span: Span
    citations: tuple[Citation, ...] = ()
    kind: NoteKind = NoteKind.NOTE
    label: str | None = None

    @property
    def supports(self) -> tuple[Citation, ...]:
        """The citations that promise the words, or all of them where none does."""
        works = tuple(citation for citation in self.citations if citation.form is not CitationForm.UNPARSED)
        return tuple(work for work in works if work.signal is None or work.signal.promises) or works

    @property
    def unread(self) -> tuple[Citation, ...]:
        """The parts of the note that no work could be read in."""
        return tuple(citation for citation in self.citations if citation.form is CitationForm.UNPARSED)
