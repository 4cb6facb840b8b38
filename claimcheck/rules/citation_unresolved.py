"""A short form or ibid. stands for no work that the notes cite.

## Why it matters

A short form leans on an earlier full citation. Where there is none, the reader cannot find the work at
all; most often the full note was deleted or the name misspelled.

## Example

```article
The harbour “was closed for nine weeks.”[1] It “never reopened in full.”[2]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
[2] Moreau, “Tides of Trade,” 4.
```

## How to fix

Give the work in full where it is first cited, or correct the short form so that it agrees with the full
one. *Ibid.* may follow only a note that cites one work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import CitationForm, Level, Need
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "citation-unresolved"
LEVEL = Level.ERROR
NEEDS = Need.MANUSCRIPT

_SHORT = {CitationForm.SHORT, CitationForm.IBID}


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look at each short form and ibid. for what it was taken to stand for."""
    index = works(evidence)
    text = evidence.manuscript.text
    for citation in evidence.manuscript.citations:
        found = index.resolutions.get(citation.id)
        if citation.form not in _SHORT or found is None:
            continue
        if not (found.reference_id or found.antecedent or found.candidates):
            words, note = citation.span.of(text), index.manuscript.called(citation.mark)
            yield Remark(
                message=f"{quoted(words)} in {note} stands for no work cited before",
                places=(Place(span=citation.span),),
                key=words,
                fix="Cite the work in full, or correct the short form.",
                mark=citation.mark,
            )
