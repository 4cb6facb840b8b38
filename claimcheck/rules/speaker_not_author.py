"""The person who is quoted is no author of the work that the note cites.

## Why it matters

The words were taken from somebody else's report of them. That is allowed, but the reader should see it:
“quoted in”. And the editor should ask whether the first source can be had (Chicago, 17th ed., 14.260).

The rule speaks where the sentence names a person and all works of the note name their authors. It is silent
when an organisation speaks, when the name is the outlet's, when the note says *quoted in*, and when the
title names the speaker, as interviews do.

## Example

```article
Bo Ek, the harbour master, said, “We had no choice but to close the gates.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Write “quoted in” before the citation, or cite the work in which the person's own words stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import CitationForm, Level, Need, Signal
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import Works, authors_of, body_quotations, full_of, notes, works
from claimcheck.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Citation, Evidence

NAME = "speaker-not-author"
LEVEL = Level.NOTE
NEEDS = Need.MANUSCRIPT

_SECOND_HAND = {Signal.QUOTED_IN, Signal.CITED_IN}
_OF_ORGANISATIONS = frozenset(
    """
    administration agency alliance amnesty army assembly assn association authority bank board brookings
    bureau cabinet center centre chamber church club college commission committee company conference
    congress consortium corporation corps council court daily department directorate embassy federation
    fellowship force forum foundation fund government group herald house inc initiative institute
    institution journal kingdom league ltd magazine ministry monitor museum nations navy network news
    observatory office organisation organization panel parliament party post press program programme
    quarterly republic resolution review school secretariat senate service society states study survey
    team times tribunal tribune trust union university watch week weekly
    """.split()  # noqa: SIM905 - a word a line would bury them
)
_TITLES = frozenset(
    """
    admiral ambassador archbishop baron baroness bishop capt captain chairman chancellor col colonel
    count dame deputy dr duke general gov governor judge justice king lady lord major mayor minister
    miss mr mrs ms mx pope pres president prime prince princess prof professor queen rep representative
    rev reverend saint secretary sen senator sergeant sheikh sir vice
    """.split()  # noqa: SIM905 - the same
)
_LONGEST_NAME = 5


def check(evidence: Evidence) -> Iterator[Remark]:
    """Compare the person named beside each quotation with the authors of the works of its notes."""
    index = works(evidence)
    for quotation in body_quotations(evidence):
        said = quotation.attribution
        if said is None or said.name is None or not _is_person(said.name):
            continue
        cited = [citation for mark in quotation.marks for citation in index.by_mark.get(mark, ())]
        authors = [_authors(index, citation) for citation in cited]
        if not cited or not all(authors) or _known(said.name, index, cited, authors):
            continue
        speaker = " ".join(said.name.split())
        note = notes(index.manuscript, quotation.marks)
        yield Remark(
            message=f"{speaker} is no author of the work in {note}, by {authors[0][0]}",
            places=(Place(span=said.span), *_notes(cited), Place(span=quotation.span, message="the words")),
            key=f"{said.name} {quotation.text}",
            fix="Write “quoted in” in the note, or cite the work where the words first stood.",
            quotation_id=quotation.id,
            mark=quotation.marks[0],
        )


def _notes(cited: list[Citation]) -> Iterator[Place]:
    return (Place(span=citation.span, message="the work cited") for citation in cited[:1])


def _is_person(name: str) -> bool:
    """Given and family name, or title and name; no acronym, and no word usual in organisations' names."""
    printed = name.split()
    own = [word for word in printed if fold(word) not in _TITLES]
    shaped = own and len(printed) > 1 and len(own) <= _LONGEST_NAME and fold(printed[0]) != "the"
    acronym = any(len(word) > 1 and word.isalpha() and word.isupper() for word in own)
    return bool(shaped) and not acronym and not _OF_ORGANISATIONS & {word.form for word in words(name)}


def _authors(index: Works, citation: Citation) -> list[str]:
    """All authors of a work; empty when they are not all known."""
    names, full = authors_of(index, citation), full_of(index, citation)
    cut_short = (citation.et_al or full.et_al) and len(names) <= len(full.authors)
    return [] if cut_short else names


def _known(name: str, index: Works, cited: list[Citation], authors: list[list[str]]) -> bool:
    """Whether the speaker signed, published or is named by the title of one of the works."""
    if any(citation.signal in _SECOND_HAND or citation.form is CitationForm.UNPARSED for citation in cited):
        return True
    own = [word.form for word in words(name) if word.form not in _TITLES]
    family = own[-1] if own else ""
    written = {word.form for names in authors for author in names for word in words(author)}
    if family in written:
        return True
    for citation in cited:
        full = full_of(index, citation)
        outlet = {word.form for word in words(full.container or "")}
        titled = {word.form for word in words(full.title or "")}
        if family in titled or set(own) <= outlet:
            return True
    return False
