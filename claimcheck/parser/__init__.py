"""A file becomes a Manuscript: blocks, marks, quotations, claims, notes and their citations."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Protocol

from claimcheck.errors import ManuscriptError
from claimcheck.model import Form, Layout, Manuscript, Note, Quotation, Span
from claimcheck.parser.claims import find_claims
from claimcheck.parser.decoding import plain_lines
from claimcheck.parser.given import Given, given
from claimcheck.parser.in_text import with_citations
from claimcheck.parser.notes import cite_all
from claimcheck.parser.notes_links import linked
from claimcheck.parser.quotations import find_quotations
from claimcheck.parser.readers import docx, epub, html, latex, markdown, odt, pandoc, plaintext
from claimcheck.parser.segments import find_segments
from claimcheck.parser.typed import with_typed_notes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.model import HyperLink


class Reader(Protocol):
    """A module that reads one format of manuscripts."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802 - a module's constant
        """The endings of file names, in lower case."""

    def read(self, given: Given, /) -> Layout:
        """Read a file, or raise ManuscriptError."""


READERS: tuple[Reader, ...] = (docx, epub, html, latex, markdown, odt, pandoc, plaintext)


def parse(path: Path, shown: str | None = None) -> Manuscript:
    """Read a manuscript; `shown` is the path that reports print.

    Offsets are code points of the manuscript's text: of plain text as decoded, with LF line ends and no byte
    order mark, as Python's text mode reads it; of other formats the words as they are printed, with the notes
    after them. A file of unknown suffix is read as plain text. Raises ManuscriptError if it cannot be read.
    """
    name = shown or str(path)
    file = given(path, name)
    try:
        layout = _reader(path.suffix).read(file)
    except ManuscriptError as error:
        raise ManuscriptError(
            error.what, file=error.file or name, line=error.line, column=error.column
        ) from error
    return assemble(layout, name, file.data)


def parse_text(text: str, *, path: str = "-") -> Manuscript:
    """Read plain text that is in memory; its line ends become LF. Never raises."""
    plain = plain_lines(text)
    return assemble(plaintext.lay_out(plain, "utf-8"), path, text.encode("utf-8", "surrogatepass"))


def assemble(read: Layout, path: str, data: bytes) -> Manuscript:
    """Make a manuscript of what a reader laid out; `path` is what reports print. Never raises."""
    layout = with_citations(with_typed_notes(read))
    found = find_quotations(layout)
    return Manuscript(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        text=layout.text,
        encoding=layout.encoding,
        blocks=layout.blocks,
        marks=layout.marks,
        quotations=found.quotations,
        claims=find_claims(found.prose, found.quotations),
        notes=_notes(layout),
        unbalanced=found.unbalanced,
        anchors=layout.anchors,
        embedded=layout.embedded,
        directives=layout.directives,
        bibliographies=layout.bibliographies,
        style=layout.style,
        automatic=layout.automatic,
    )


def quote(words: str) -> Quotation:
    """Read `words`, given without outer marks, as a quotation under note 1; spans point into `words`."""
    span = Span(start=0, end=len(words))
    segments = find_segments(words, span)
    return Quotation(id="q01", span=span, form=Form.RUN_IN, text=words, segments=segments, marks=(1,))


def _reader(suffix: str) -> Reader:
    return next((reader for reader in READERS if suffix.lower() in reader.SUFFIXES), plaintext)


def _within(links: Sequence[HyperLink], span: Span) -> Sequence[HyperLink]:
    first, stop = (bisect_left(links, at, key=lambda link: link.span.start) for at in (span.start, span.end))
    return links[first:stop]


def _notes(layout: Layout) -> tuple[Note, ...]:
    """Cite each note; where two share a number the later one's citations say so: n4.1, n4-2.1."""
    seen: Counter[int] = Counter()
    notes = []
    cited = cite_all(layout.text, layout.notes, layout.keyed)
    for text, read in zip(layout.notes, cited, strict=True):
        citations = linked(read, _within(layout.links, text.span))
        seen[text.mark] += 1
        if seen[text.mark] > 1:
            prefix = f"n{text.mark}-{seen[text.mark]}."
            citations = tuple(
                citation.model_copy(update={"id": prefix + citation.id.rpartition(".")[2]})
                for citation in citations
            )
        notes.append(
            Note(mark=text.mark, span=text.span, citations=citations, kind=text.kind, label=text.label)
        )
    return tuple(notes)
