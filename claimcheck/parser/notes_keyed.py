"""The keyed citations of a note become citations; what its other words cite stays beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Citation, CitationForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import KeyedCitation, NoteText


def citations(
    note: NoteText, keyed: Iterable[KeyedCitation], read: Sequence[Citation]
) -> tuple[Citation, ...]:
    """Return a citation for each work that is named by its key, and those `read` elsewhere in the note.

    Words beside keyed citations that could not be read as a work are comment, and cite nothing.
    """
    found = [
        Citation(
            id="",
            mark=note.mark,
            span=each.span,
            form=CitationForm.KEYED,
            key=work.key,
            url=work.key if work.key.casefold().startswith(("http://", "https://")) else None,
            locator=work.locator,
            locator_label=work.locator_label,
        )
        for each in keyed
        for work in each.works
    ]
    spans = [citation.span for citation in found]
    found += [
        citation
        for citation in read
        if citation.form is not CitationForm.UNPARSED
        and not any(citation.span.start < span.end and span.start < citation.span.end for span in spans)
    ]
    ordered = sorted(found, key=lambda citation: citation.span.start)
    return tuple(
        citation.model_copy(update={"id": f"n{note.mark}.{number}"})
        for number, citation in enumerate(ordered, 1)
    )
