"""The keyed citations of a note become citations; what its other words cite stays beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Citation, CitationForm
from claimcheck.parser import notes_works

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model import KeyedCitation, KeyedWork, NoteText, Signal


def citations(
    text: str, note: NoteText, keyed: Iterable[KeyedCitation], read: Sequence[Citation]
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
            signal=signal,
        )
        for each, signal, work in _signalled(text, note, keyed)
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


def _signalled(
    text: str, note: NoteText, keyed: Iterable[KeyedCitation]
) -> Iterator[tuple[KeyedCitation, Signal | None, KeyedWork]]:
    """Give each work the signal before it: in its own prefix, or in the note's words before the citation."""
    end = note.span.start
    for each in sorted(keyed, key=lambda citation: citation.span.start):
        signal = _signal(text[end : each.span.start])
        for work in each.works:
            signal = _signal(work.prefix) if work.prefix else signal
            yield each, signal, work
        end = each.span.end


def _signal(words: str) -> Signal | None:
    """Return the last signal of some words; a signal is followed by a work."""
    found = notes_works.signals(f"{words.rstrip()} X")
    return found[-1][2] if found else None
