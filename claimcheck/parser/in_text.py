"""A layout goes in; it comes out with its citations within the text as marks and notes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import BlockKind, Mark, NoteKind, NoteText

if TYPE_CHECKING:
    from claimcheck.model import Layout, Span


def with_citations(layout: Layout) -> Layout:
    """Make each citation by keys that stands in the body a mark, and a note with the same span."""
    notes = [block.span for block in layout.blocks if block.kind is BlockKind.NOTE]
    cited = [keyed.span for keyed in layout.keyed if not any(note.covers(keyed.span) for note in notes)]
    if not cited:
        return layout
    return _marked(layout, cited)


def _marked(layout: Layout, cited: list[Span]) -> Layout:
    """Number citations after the notes; their label is what is printed."""
    first = max((note.mark for note in layout.notes), default=0) + 1
    marks = [Mark(number=number, span=span) for number, span in enumerate(cited, first)]
    found = [
        NoteText(mark=number, span=span, kind=NoteKind.IN_TEXT, label=span.of(layout.text))
        for number, span in enumerate(cited, first)
    ]
    return layout.model_copy(
        update={
            "marks": tuple(sorted((*layout.marks, *marks), key=lambda mark: mark.span.start)),
            "notes": (*layout.notes, *found),
        }
    )
