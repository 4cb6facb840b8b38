"""No note mark covers a quotation.

## Why it matters

Words in quotation marks say that somebody wrote or said them. Without a note nobody can see who, and
claimcheck cannot check them. A mark covers the quotations before it in its paragraph, back to the mark
before; it does not reach over the end of a paragraph. Phrases of up to three words without a verb of saying
are taken for scare quotes and are not asked for a note.

Where links are all that a manuscript cites by, this is a warning: reporters quote what they were told.

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

from claimcheck.model import Level, Need
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import body_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence, Manuscript

NAME = "quotation-uncited"
LEVEL = Level.ERROR
NEEDS = Need.MANUSCRIPT


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look for quotations without a mark; one that goes on after "he said" is told once."""
    uncited = [quotation for quotation in body_quotations(evidence) if not quotation.marks]
    ids = {quotation.id for quotation in uncited}
    level = Level.WARNING if _by_links(evidence.manuscript) else None
    for quotation in uncited:
        if quotation.continues not in ids:
            yield Remark(
                message=f"No note covers {quoted(quotation.text)}",
                places=(Place(span=quotation.span),),
                key=quotation.text,
                fix="Put a note mark after it and cite the work in which the words stand.",
                level=level,
                quotation_id=quotation.id,
            )


def _by_links(manuscript: Manuscript) -> bool:
    """Tell whether links are all that the manuscript cites by."""
    cited = [citation for note in manuscript.notes for citation in note.citations]
    return bool(cited) and all((citation.key or "").startswith(("http://", "https://")) for citation in cited)
