"""Citations and references become Resolutions: which work each citation cites, and by what that is known.

First everything was found, now it is resolved, in the order of the notes; where more than one candidate
remains it is refused and the candidates are named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Citation, CitationForm, Manuscript, NoteKind, Reference, Resolution
from claimcheck.resolver import author_date, catalogue, unread_entries
from claimcheck.resolver.antecedents import Antecedents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.model import Note
    from claimcheck.resolver.author_date import Dates
    from claimcheck.resolver.catalogue import Catalogue, Found
    from claimcheck.resolver.unread_entries import Entry


_DASHES = re.compile(r"\s*[—–―-]{2,10}|\s*—")


class _Known(NamedTuple):
    """What is known when a note is read: the references, the list of works, the notes so far."""

    shelf: Catalogue
    dates: Dates
    notes: Antecedents
    entries: Antecedents
    listed: Dates
    unread: Mapping[str, list[Entry]]


def identify(manuscript: Manuscript, references: Sequence[Reference]) -> tuple[Resolution, ...]:
    """Return one resolution for each citation, in order.

    Evidence counts in this order: a pin (`notes` of a reference, or a numeric id), the key, the DOI, the
    address, the title, title and author; for short forms, ibid. and "note 3" the full citation they go back
    to, then their own words; for author and date the entry of the manuscript's own list, then the
    references. Candidates are ids of references, or of citations that resolve to none.
    """
    entries = [note for note in manuscript.notes if note.kind is NoteKind.ENTRY]
    others = [note for note in manuscript.notes if note.kind is not NoteKind.ENTRY]
    shelf, dates = catalogue.build(references), author_date.of_references(references)
    listed = Antecedents()
    nothing = author_date.of_citations(())
    _read(entries, _Known(shelf, dates, listed, Antecedents(), nothing, {}), manuscript.text)
    own = author_date.of_citations(_fulls(entries, manuscript.text))
    unread = unread_entries.of_entries(_unread(entries, manuscript.text))
    notes = Antecedents()
    _read(others, _Known(shelf, dates, notes, listed, own, unread), manuscript.text)
    found = {each.citation_id: each for each in (*listed.resolutions, *notes.resolutions)}
    return tuple(found[citation.id] for citation in manuscript.citations)


def _fulls(entries: Iterable[Note], text: str) -> Iterator[Citation]:
    """List the works of entries; a dash stands for the authors of the entry above (Chicago 14.67)."""
    above: Citation | None = None
    for citation in (citation for entry in entries for citation in entry.citations):
        if citation.form is not CitationForm.FULL:
            continue
        same = above is not None and _DASHES.match(citation.span.of(text)) and not citation.authors
        if above is not None and same:
            authors = {"authors": above.authors, "et_al": above.et_al}
            above = citation.model_copy(update=authors)
        else:
            above = citation
        yield above


def _unread(entries: Iterable[Note], text: str) -> Iterator[tuple[str, str]]:
    return (
        (citation.id, citation.span.of(text))
        for entry in entries
        for citation in entry.citations
        if citation.form is CitationForm.UNPARSED
    )


def _read(notes: Iterable[Note], known: _Known, text: str) -> None:
    """Resolve the citations of notes, in their order, into `known.notes`."""
    for note in notes:
        for citation in note.citations:
            known.notes.add(citation, _resolve(known, citation, citation.span.of(text), note.kind))
        known.notes.pin(_pinned(known.shelf.pins.get(note.mark, []), known.notes.current()))
        known.notes.close(note.mark)


def _resolve(known: _Known, citation: Citation, printed: str, kind: NoteKind) -> Resolution:
    if citation.form is CitationForm.IBID:
        return _back(known.notes, citation, known.notes.before(), "ibid")
    if citation.form is CitationForm.KEYED:
        return _own(citation, catalogue.keyed(known.shelf, citation))
    dated = citation.form is CitationForm.AUTHOR_DATE
    if (dated or kind is NoteKind.IN_TEXT) and (listed := _in_text(known, citation)):
        return listed
    if citation.note_reference and (positions := known.notes.of_note(citation)):
        return _back(known.notes, citation, positions, "note-reference")
    found = catalogue.find(known.shelf, citation, printed)
    if citation.form is CitationForm.SHORT or (citation.form is CitationForm.FULL and _is_bare(citation)):
        return _short(known, citation, found)
    return _own(citation, found)


def _in_text(known: _Known, citation: Citation) -> Resolution | None:
    """Read `(Roy 2023, 14)`, and `(Roy 14)` where the list of works has Roy."""
    if citation.form is CitationForm.AUTHOR_DATE:
        return _dated(known, citation)
    listed = [known.entries.position(id_) for id_ in author_date.of_authors(known.listed, citation)]
    if not listed and citation.form is CitationForm.SHORT and not citation.title:
        title = citation.model_copy(update={"authors": (), "title": " ".join(citation.authors)})
        listed = known.entries.fulls(title)
    return _back(known.entries, citation, listed, "short-form") if listed else None


def _dated(known: _Known, citation: Citation) -> Resolution:
    """The list that the reader has tells more than the references do: it prints the letters of 2023a."""
    positions = [known.entries.position(id_) for id_ in author_date.find(known.listed, citation)]
    listed = author_date.find(known.dates, citation)
    if len(positions) == 1 and (len(listed) != 1 or known.entries.reference(positions[0])):
        return _back(known.entries, citation, positions, "author-date")
    if not listed and positions:
        return _back(known.entries, citation, positions, "author-date")
    if not listed and (unread := unread_entries.find(known.unread, citation)):
        return _unread_entry(known, citation, unread)
    return _own(citation, catalogue.Found("author-date", listed))


def _unread_entry(known: _Known, citation: Citation, ids: tuple[str, ...]) -> Resolution:
    if len(ids) > 1:
        return Resolution(citation_id=citation.id, reference_id=None, how="none", candidates=ids)
    reference = known.entries.reference(known.entries.position(ids[0]))
    return Resolution(citation_id=citation.id, reference_id=reference, how="author-date", antecedent=ids[0])


def _short(known: _Known, citation: Citation, found: Found) -> Resolution:
    """A short form means an earlier full citation, else one of the list of works, else a reference."""
    for earlier in (known.notes, known.entries):
        if fulls := earlier.fulls(citation):
            back = _back(earlier, citation, fulls, "short-form")
            if back.reference_id or not found.answer:
                return back
            return _own(citation, found).model_copy(update={"antecedent": back.antecedent})
    return _own(citation, found if found.answer else catalogue.shortened(known.shelf, citation))


def _back(known: Antecedents, citation: Citation, positions: Sequence[int], how: str) -> Resolution:
    """Resolve as the one citation at `positions` was; refuse when there are several."""
    if len(positions) != 1:
        return Resolution(
            citation_id=citation.id, reference_id=None, how="none", candidates=known.name(positions)
        )
    reference, root = known.reference(positions[0]), known.root(positions[0])
    return Resolution(
        citation_id=citation.id,
        reference_id=reference,
        how=how if reference or root else "none",
        antecedent=root,
        candidates=known.resolutions[positions[0]].candidates,
    )


def _own(citation: Citation, found: Found) -> Resolution:
    return Resolution(
        citation_id=citation.id,
        reference_id=found.answer,
        how=found.how if found.answer else "none",
        candidates=() if found.answer else found.ids,
    )


def _is_bare(citation: Citation) -> bool:
    return not (citation.container or citation.issued or citation.url or citation.doi)


def _pinned(pins: Sequence[str], resolutions: Sequence[Resolution]) -> list[Resolution]:
    """Let pins overrule: outright in a note with one work, else only where one pin and one work remain.

    An editor who pins a note with several works means the one that its words do not tell. Several pins
    for one work, or one that could mean several works, are refused with the pins as candidates.
    """
    single = len(resolutions) == 1
    if single and len(pins) == 1:
        return [_pin(resolutions[0], pins, sure=True)]
    told = {resolution.reference_id for resolution in resolutions}
    left = [pin for pin in pins if pin not in told]
    if not left or (single and len(left) < len(pins)):
        return list(resolutions)
    open_ = [at for at, resolution in enumerate(resolutions) if single or resolution.reference_id is None]
    sure = len(open_) == 1 and len(left) == 1
    return [_pin(each, left, sure=sure) if at in open_ else each for at, each in enumerate(resolutions)]


def _pin(resolution: Resolution, pins: Sequence[str], *, sure: bool) -> Resolution:
    pinned = (pins[0], "pin", ()) if sure else (None, "none", tuple(pins))
    return resolution.model_copy(update=dict(zip(("reference_id", "how", "candidates"), pinned, strict=True)))
