"""Citations and references become Resolutions: which work each citation cites, and by what that is known.

First everything was found, now it is resolved, in the order of the notes; where more than one candidate
remains it is refused and the candidates are named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Citation, CitationForm, Manuscript, Reference, Resolution
from claimcheck.resolver import catalogue
from claimcheck.resolver.antecedents import Antecedents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.resolver.catalogue import Catalogue, Found


def identify(manuscript: Manuscript, references: Sequence[Reference]) -> tuple[Resolution, ...]:
    """Return one resolution for each citation, in order.

    Evidence counts in this order: a pin (`notes` of a reference, or a numeric id), the DOI, the address,
    the title, title and author; for short forms, ibid. and "note 3" the full citation they go back to,
    then their own words. Candidates are ids of references, or of citations that resolve to none.
    """
    index = catalogue.build(references)
    known = Antecedents()
    for note in manuscript.notes:
        for citation in note.citations:
            known.add(citation, _resolve(index, known, citation, citation.span.of(manuscript.text)))
        known.pin(_pinned(index.pins.get(note.mark, []), known.current()))
        known.close(note.mark)
    return tuple(known.resolutions)


def _resolve(index: Catalogue, known: Antecedents, citation: Citation, printed: str) -> Resolution:
    if citation.form is CitationForm.IBID:
        return _back(known, citation, known.before(), "ibid")
    if citation.note_reference and (positions := known.of_note(citation)):
        return _back(known, citation, positions, "note-reference")
    found = catalogue.find(index, citation, printed)
    if citation.form is CitationForm.SHORT or (citation.form is CitationForm.FULL and _is_bare(citation)):
        return _short(index, known, citation, found)
    return _own(citation, found)


def _short(index: Catalogue, known: Antecedents, citation: Citation, found: Found) -> Resolution:
    """A short form means an earlier full citation; where there is none, the bibliography may tell."""
    fulls = known.fulls(citation)
    if not fulls:
        return _own(citation, found if found.answer else catalogue.shortened(index, citation))
    back = _back(known, citation, fulls, "short-form")
    if back.reference_id or not found.answer:
        return back
    return _own(citation, found).model_copy(update={"antecedent": back.antecedent})


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
