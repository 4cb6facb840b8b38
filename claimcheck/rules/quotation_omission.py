"""Words of the source were left out of a quotation without an ellipsis.

## Why it matters

The reader believes that the words stand together. What was dropped may be harmless or the very point; an
ellipsis at least says that something is gone. The rule speaks when all that differs, apart from what other
rules tell, was left out. A single function word is a warning.

## Example

```article
The report says that “the harbour was closed for nine weeks in the spring of that year.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 says:

```source-1
Nobody had expected it. The harbour was closed for nine weeks in the wet and windy spring of that year, and
the crews of four ships went home by train.
```

## How to fix

Put the words back, or an ellipsis in their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._edits import edits_for, placed, slight, told
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence
    from claimcheck.rules._remark import Remark

NAME = "quotation-omission"
LEVEL = Level.ERROR
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report all that was dropped from a quotation together."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        edits = edits_for(NAME, quotation, match)
        if edits:
            places = f", and words at {len(edits) - 1} other places" if len(edits) > 1 else ""
            yield on_match(
                quotation,
                match,
                message=told(edits[0], named(index, match.reference_id, quotation.marks)) + places,
                places=tuple(placed(edit) for edit in edits),
                key=quotation.text,
                fix="Put the words back, or an ellipsis in their place.",
                level=Level.WARNING if slight(edits) else None,
            )
