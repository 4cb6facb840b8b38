"""A manuscript goes in; each citation's own stretch of its note comes out, and the comma dangling there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Citation, Manuscript, Note

_AFTER_A_LOSS = " \t\r\n\u00a0;."


def stretches(manuscript: Manuscript) -> Iterator[tuple[Note, Citation, Span]]:
    """Each citation with its note and the text up to the next citation, or to the note's end."""
    for note in manuscript.notes:
        ends = [*(citation.span.start for citation in note.citations[1:]), note.span.end]
        for citation, end in zip(note.citations, ends, strict=False):  # a note may cite nothing
            yield note, citation, Span(start=citation.span.start, end=max(citation.span.end, end))


def dangling(text: str, stretch: Span) -> Span | None:
    """Return the comma that a stretch ends in, before any semicolon, period or "and" that joins the next."""
    own = stretch.of(text).rstrip(_AFTER_A_LOSS).removesuffix("and").rstrip(_AFTER_A_LOSS)
    if not own.endswith(","):
        return None
    end = stretch.start + len(own)
    return Span(start=end - 1, end=end)
