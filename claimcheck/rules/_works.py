"""Evidence goes in; an index of which note cites which work, and plain names for them, come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Citation, CitationForm, Level, Match, Quotation, Span
from claimcheck.rules._remark import NOWHERE, Place, Remark, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.model import Evidence, Manuscript, Note, Reference, Resolution, Source


class Works(NamedTuple):
    """References by id; citations by id and by mark; for each reference its marks and first place."""

    manuscript: Manuscript
    references: Mapping[str, Reference]
    citations: Mapping[str, Citation]
    resolutions: Mapping[str, Resolution]
    by_mark: Mapping[int, Sequence[Citation]]
    marks: Mapping[str, tuple[int, ...]]
    places: Mapping[str, Span]


def works(evidence: Evidence) -> Works:
    """Index the evidence once for a rule."""
    manuscript = evidence.manuscript
    citations = {citation.id: citation for citation in manuscript.citations}
    by_mark: dict[int, list[Citation]] = {}
    spans: dict[int, Span] = {}
    for note in manuscript.notes:
        by_mark.setdefault(note.mark, []).extend(note.citations)
        spans.setdefault(note.mark, note.span)
    marks: dict[str, dict[int, Span]] = {}
    for resolution in evidence.resolutions:
        citation = citations.get(resolution.citation_id)
        if citation and resolution.reference_id is not None:
            marks.setdefault(resolution.reference_id, {}).setdefault(citation.mark, citation.span)
    for mark, ids in evidence.cited.items():
        for id_ in ids:
            if id_ is not None and mark in spans:
                marks.setdefault(id_, {}).setdefault(mark, spans[mark])
    return Works(
        manuscript=manuscript,
        references={reference.id: reference for reference in evidence.references},
        citations=citations,
        resolutions={resolution.citation_id: resolution for resolution in evidence.resolutions},
        by_mark=by_mark,
        marks={id_: tuple(sorted(found)) for id_, found in marks.items()},
        places={id_: min(found.values(), key=lambda span: span.start) for id_, found in marks.items()},
    )


def place_of(index: Works, reference_id: str) -> Span:
    """The first citation of a reference, or the note it is pinned to."""
    return index.places.get(reference_id, NOWHERE)


def named(index: Works, reference_id: str | None, marks: Iterable[int] = ()) -> str:
    """Name a work in a few words, with the notes it was cited in: `Roy, City Paper (note 3)`."""
    reference = index.references.get(reference_id or "")
    name = " ".join((_short(reference) if reference else reference_id or "the cited work").split())
    numbers = notes(index.manuscript, marks)
    return f"{name} ({numbers})" if numbers else name


def notes(manuscript: Manuscript, marks: Iterable[int]) -> str:
    """`note 3`, `notes 4, 5`, `“(Roy 2023, 14)” and “(Lee 2019)”`; empty when there is none."""
    numbers = sorted(set(marks))
    plain = [number for number in numbers if manuscript.called(number) == f"note {number}"]
    others = [manuscript.called(number) for number in numbers if number not in plain]
    told = [f"note{'s' if len(plain) > 1 else ''} {', '.join(map(str, plain))}"] if plain else []
    return " and ".join([*told, *others])


def note_named(manuscript: Manuscript, mark: int) -> str:
    """`Note 3`: what a note is called, at the beginning of a sentence."""
    name = manuscript.called(mark)
    return name[0].upper() + name[1:]


def whence(source: Source) -> str:
    """Say where a source was had: what was asked for, and the address that it led to."""
    moved = "://" in source.origin and source.url and source.url != source.origin
    return f"{source.origin}, now {source.url}" if moved else source.origin


def judged(evidence: Evidence) -> Iterator[tuple[Quotation, Match]]:
    """Each quotation that was compared with sources, beside its match."""
    quotations = {quotation.id: quotation for quotation in evidence.manuscript.quotations}
    for match in evidence.matches:
        if match.quotation_id in quotations:
            yield quotations[match.quotation_id], match


def on_match(  # noqa: PLR0913 - the fields of a Remark that a match does not give
    quotation: Quotation,
    match: Match,
    *,
    message: str,
    places: tuple[Place, ...],
    key: str,
    fix: str,
    level: Level | None = None,
) -> Remark:
    """Make a remark on a quotation that was compared."""
    return Remark(
        message=message,
        places=places,
        key=key,
        fix=fix,
        level=level,
        quotation_id=quotation.id,
        mark=quotation.marks[0] if quotation.marks else None,
        reference_id=match.reference_id,
    )


def body_quotations(evidence: Evidence) -> Iterator[Quotation]:
    """The quotations that claim to be another's words: run in or set off, not scare quotes or titles."""
    return (quotation for quotation in evidence.manuscript.quotations if quotation.form.judged)


def full_citations(evidence: Evidence) -> list[tuple[Note, Citation]]:
    """Every full citation with its note, in order."""
    return [
        (note, citation)
        for note in evidence.manuscript.notes
        for citation in note.citations
        if citation.form is CitationForm.FULL
    ]


def full_of(index: Works, citation: Citation) -> Citation:
    """The full citation that a short form or ibid. stands for, else the citation itself."""
    found = index.resolutions.get(citation.id)
    return index.citations.get(found.antecedent or "", citation) if found else citation


def authors_of(index: Works, citation: Citation) -> list[str]:
    """The authors of a work as its full citation and the references print them."""
    found = index.resolutions.get(citation.id)
    reference = index.references.get(found.reference_id or "") if found else None
    listed = [name.printed for name in reference.author] if reference else []
    return list(dict.fromkeys([*full_of(index, citation).authors, *listed]))


def label(citation: Citation, text: str) -> str:
    """Name a citation by its title, else by its own first words."""
    return quoted(citation.title or citation.span.of(text))


def _short(reference: Reference) -> str:
    author = reference.author[0] if reference.author else None
    family = (author.family or author.printed) if author else None
    work = reference.container_title or (quoted(reference.title, 40) if reference.title else None)
    if family or work:
        return ", ".join(part for part in (family, work) if part)
    return quoted(reference.citation, 40) if reference.citation else reference.id
