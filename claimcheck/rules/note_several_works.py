"""A note cites several works, so that a reader cannot tell which of them supports what.

## Why it matters

One number with three works behind it makes every reader open all three. Works that are only pointed to
(*see also*, *cf.*, *compare*, *but see*) are not counted.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2; and Bo Ek, “After,” Coast Weekly, 9 May 2021, 4.
```

## How to fix

Split the note and put each mark after the words that its work supports, or say in the note which work is
for which statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import CitationForm, Level, Need, NoteKind, Signal
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import label, note_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "note-several-works"
LEVEL = Level.NOTE
NEEDS = Need.MANUSCRIPT

_ASIDE = {
    Signal.SEE_ALSO,
    Signal.CF,
    Signal.COMPARE,
    Signal.BUT_SEE,
    Signal.QUOTED_IN,
    Signal.CITED_IN,
}


def check(evidence: Evidence) -> Iterator[Remark]:
    """Count the works that each note gives as its support."""
    text = evidence.manuscript.text
    for note in evidence.manuscript.notes:
        if note.kind is not NoteKind.NOTE:
            continue
        name = note_named(evidence.manuscript, note.mark)
        works = [
            citation
            for citation in note.citations
            if citation.form is not CitationForm.UNPARSED and citation.signal not in _ASIDE
        ]
        if len(works) > 1:
            yield Remark(
                message=f"{name} cites {len(works)} works: which of them supports what?",
                places=(
                    Place(span=note.span),
                    *(Place(span=work.span, message=label(work, text)) for work in works),
                ),
                key=" ".join(work.title or work.span.of(text) for work in works),
                fix="Split the note, or say which work is for which statement.",
                mark=note.mark,
            )
