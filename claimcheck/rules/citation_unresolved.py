"""A short form, ibid., key, or author and year stands for no work that is known.

## Why it matters

A short form leans on an earlier full citation, a key such as `@roy2023` on a bibliography, `(Roy 2023)` on
the list of works cited. Where there is none, the reader cannot find the work at all; most often the full
note or the entry was deleted, or the name, the key or the year misspelled.

Nothing is said where what a note leans on may stand in words that could not be read: *Ibid.* after a note
that is left as text, a short form whose name an earlier such note holds.

## Example

```article
The harbour “was closed for nine weeks.”[1] It “never reopened in full.”[2]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
[2] Moreau, “Tides of Trade,” 4.
```

## How to fix

Give the work in full where it is first cited, or correct the short form so that it agrees with the full
one. *Ibid.* may follow only a note that cites one work. Enter a work that is cited by key, or by author and
year, in the bibliography, or correct key and year so that they agree with it.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from claimcheck.model import CitationForm, Level, Need, NoteKind
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import Works, works
from claimcheck.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Citation, Evidence, Manuscript

NAME = "citation-unresolved"
LEVEL = Level.ERROR
NEEDS = Need.MANUSCRIPT

_MOST_YEARS = 3
_BARE = {CitationForm.KEYED, CitationForm.AUTHOR_DATE}
_MEANT = {
    CitationForm.SHORT: ("no work cited before", "Cite the work in full, or correct the short form."),
    CitationForm.IBID: ("no work cited before", "Cite the work in full, or correct the short form."),
    CitationForm.KEYED: ("no reference", "Add a reference with this id, or correct the key."),
    CitationForm.AUTHOR_DATE: (
        "no work that is listed",
        "Enter the work in the list of works, or correct name and year.",
    ),
}


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look at each citation that is not in full for what it was taken to stand for."""
    index = works(evidence)
    text = evidence.manuscript.text
    leaning = _leaning(evidence.manuscript)
    for citation in evidence.manuscript.citations:
        found = index.resolutions.get(citation.id)
        if citation.form not in _MEANT or found is None or citation.id in leaning:
            continue
        if not (found.reference_id or found.antecedent or found.candidates):
            printed, note = citation.span.of(text), index.manuscript.called(citation.mark)
            meant, fix = _MEANT[citation.form]
            where = f" in {note}" if citation.form not in _BARE else ""
            yield Remark(
                message=f"{_named(citation, printed)}{where} stands for {meant}{_nearest(index, citation)}",
                places=(Place(span=citation.span),),
                key=citation.key or printed,
                fix=fix,
                mark=citation.mark,
            )


def _leaning(manuscript: Manuscript) -> set[str]:
    """Return the citations that may lean on what could not be read in a note before them."""
    leaning: set[str] = set()
    names: set[str] = set()
    marks: set[int] = set()
    last: list[Citation] = []
    for note in sorted(manuscript.notes, key=lambda note: note.kind is not NoteKind.ENTRY):
        for at, citation in enumerate(note.citations):
            before = note.citations[at - 1 : at] or last
            if citation.form is CitationForm.UNPARSED:
                names.update(word.form for word in words(citation.span.of(manuscript.text)))
                marks.add(note.mark)
            elif _leans(citation, before, leaning, names, marks):
                leaning.add(citation.id)
        last = list(note.citations) if note.kind is not NoteKind.ENTRY else []
    return leaning


def _leans(
    citation: Citation, before: Sequence[Citation], leaning: set[str], names: set[str], marks: set[int]
) -> bool:
    if citation.form is CitationForm.IBID:
        return any(each.form is CitationForm.UNPARSED or each.id in leaning for each in before)
    if citation.form is not CitationForm.SHORT:
        return False
    told = words(citation.authors[0] if citation.authors else citation.title or "")
    return citation.note_reference in marks or (bool(told) and told[-1].form in names)


def _named(citation: Citation, printed: str) -> str:
    return f"The key {quoted(citation.key)}" if citation.key else quoted(printed)


def _nearest(index: Works, citation: Citation) -> str:
    """Ask whether the nearest id was meant, or the same author's other year."""
    if citation.key:
        near = get_close_matches(citation.key, index.references, n=1)
        return f"; did you mean {quoted(near[0])}?" if near else ""
    if citation.form is not CitationForm.AUTHOR_DATE or not citation.authors:
        return ""
    family = fold(citation.authors[0].rpartition(" ")[2])
    years = {
        reference.issued[:4]
        for reference in index.references.values()
        if reference.issued
        and any(
            fold((name.family or name.printed).rpartition(" ")[2]) == family for name in reference.author[:1]
        )
    }
    listed = " and ".join(sorted(years)[:_MOST_YEARS])
    return f"; works of {citation.authors[0]} are listed for {listed}" if years else ""
