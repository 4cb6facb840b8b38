"""Parts of a quotation stand in another order in the source.

## Why it matters

An ellipsis says that words are left out between two passages, the first before the second. Turned round, a
consequence may read like a cause.

## Example

```article
The report says: “The crews of four ships went home by train . . . the harbour was closed for nine
weeks in the spring.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 says:

```source-1
Nobody had expected it, but the harbour was closed for nine weeks in the spring. The mayor could not be
reached, and the crews of four ships went home by train.
```

## How to fix

Quote the parts in the source's order, or as two quotations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._edits import edits_for, placed
from claimcheck.rules._remark import Remark, quoted
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-order"
LEVEL = Level.ERROR
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report the parts that stand elsewhere, all of a quotation together."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        edits = edits_for(NAME, quotation, match)
        if edits:
            work = named(index, match.reference_id, quotation.marks)
            yield on_match(
                quotation,
                match,
                message=f"{quoted(edits[0].quoted or edits[0].source)} stands at another place in {work}: "
                "the parts are in another order",
                places=tuple(placed(edit) for edit in edits),
                key=quotation.text,
                fix="Quote the parts in the source's order, or as two quotations.",
            )
