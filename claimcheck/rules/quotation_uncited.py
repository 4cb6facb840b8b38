"""No note mark covers a quotation.

## Why it matters

Words in quotation marks say that somebody wrote or said them. Without a note nobody can see who, and
claimcheck cannot check them. A mark covers the quotations before it in its paragraph, back to the mark
before; it does not reach over the end of a paragraph. Phrases of up to three words without a verb of saying
are taken for scare quotes and are not asked for a note.

Where a manuscript cites only in its text, by links, by author and date or by page, this is a warning:
reporters quote what they were told, and MLA lets a sentence that names the author do without a citation.

## Example

```article
The harbour master wrote that “the gates were rusted through before anybody looked.”

The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Put a note mark after the quotation, or after its sentence, and cite the work in which the words stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, NoteKind
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import body_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence, Manuscript

NAME = "quotation-uncited"
LEVEL = Level.ERROR
NEEDS = Need.MANUSCRIPT

_FIX = "Put a note mark after it and cite the work in which the words stand."
_FIX_IN_TEXT = "Cite the work in which the words stand."


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look for quotations without a mark; one that goes on after "he said" is told once."""
    uncited = [quotation for quotation in body_quotations(evidence) if not quotation.marks]
    ids = {quotation.id for quotation in uncited}
    in_text = _cites_in_text(evidence.manuscript)
    for quotation in uncited:
        if quotation.continues not in ids:
            yield Remark(
                message=f"No {'citation' if in_text else 'note'} covers {quoted(quotation.text)}",
                places=(Place(span=quotation.span),),
                key=quotation.text,
                fix=_FIX_IN_TEXT if in_text else _FIX,
                level=Level.WARNING if in_text else None,
                quotation_id=quotation.id,
            )


def _cites_in_text(manuscript: Manuscript) -> bool:
    """Tell whether the manuscript has citations in the text, and no note of the numbered kind."""
    kinds = {note.kind for note in manuscript.notes}
    return NoteKind.IN_TEXT in kinds and NoteKind.NOTE not in kinds
