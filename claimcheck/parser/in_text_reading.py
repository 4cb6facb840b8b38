"""A citation within the text, as the layout shows it, becomes citations of works by author and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Citation, CitationForm, Span
from claimcheck.parser import in_text_grammar, in_text_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import NoteText
    from claimcheck.parser.in_text_grammar import Cited

_FLAT = {ord(white): " " for white in "\n\t\xa0\u202f\u2009"}


def read(text: str, note: NoteText) -> tuple[Citation, ...]:
    """Return one citation for each work named between the brackets; its span is what names it there.

    The note's label tells the author who stands before the brackets: `Roy (2023, 14)`. Works cited by year
    are of form `author-date`; by page alone, as the MLA does, of form `short`.
    """
    printed = note.span.of(text)
    inner = printed[1:-1].translate(_FLAT)
    head = (note.label or "").removesuffix(" ".join(printed.split())).strip()
    names = in_text_names.read(head) if head else None
    works: Sequence[Cited]
    works = in_text_grammar.narrative(inner, names) if names else in_text_grammar.parenthetical(inner)
    named = head.strip("()") if head and in_text_grammar.goes_on(inner) else ""
    if not works and (paged := in_text_grammar.paged(f"{named} {inner}".strip())):
        works = [paged._replace(start=0, end=len(inner))] if named else [paged]
        return _citations(note, works, CitationForm.SHORT)
    return _citations(note, works, CitationForm.AUTHOR_DATE)


def _citations(note: NoteText, works: Sequence[Cited], form: CitationForm) -> tuple[Citation, ...]:
    start = note.span.start + 1
    return tuple(
        Citation(
            id=f"n{note.mark}.{number}",
            mark=note.mark,
            span=Span(start=start + work.start, end=start + work.end),
            form=form,
            authors=work.names.names,
            et_al=work.names.et_al,
            title=work.title,
            issued=work.year,
            year_suffix=work.suffix,
            locator=work.locator,
            locator_label=work.locator_label,
            signal=work.signal,
        )
        for number, work in enumerate(works, 1)
    )
