"""A proper name of a noted sentence is nowhere in the source.

## Why it matters

A name that the source does not have may be misspelled, or belong to another source. The names of noted
sentences without a quotation are looked for on the whole page, in the note, and in the author, title and
outlet of the work. The last word of a name and half of the others are enough; acronyms may be spelled out,
endings may differ (Mexico, Mexican).

Nothing is said unless all works of the sentence's notes were had, whole, as cited and in the manuscript's
language. A source may speak of a person or place by another name: then the finding is yours to dismiss.

## Example

```article
The engineers thanked Hanna Lindqvist for the loan of her boat.[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 thanks somebody else:

```source-1
A Harbour Shut

The engineers thanked Bertil Oberg for the loan of his boat. Nobody had expected the harbour to be shut, and
the
crews of all the ships had to be brought home by train.
```

## How to fix

Look the name up in the source; or cite the source that has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._claims import named_notes, on_claim, traced
from claimcheck.rules._remark import quoted
from claimcheck.rules._works import works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence
    from claimcheck.rules._remark import Remark

NAME = "name-absent"
LEVEL = Level.NOTE
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each name that no work of its claim's notes has."""
    index = works(evidence)
    for claim, trace in traced(evidence):
        for name in trace.names:
            if name.found is False:
                yield on_claim(
                    claim,
                    name.span,
                    message=f"{quoted(name.text)} is nowhere in {named_notes(index, claim)}",
                    key=f"{name.text} {claim.span.of(evidence.manuscript.text)}",
                    fix="Look the name up in the source, or cite the source that has it.",
                )
