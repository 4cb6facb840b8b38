"""A note mark in the text has no note.

## Why it matters

The reader follows the number and finds nothing; what the sentence rests on cannot be checked.

## Example

```article
The harbour “was closed for nine weeks.”[1] It “never reopened in full.”[2]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Write the missing note, or delete or correct the mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, Span
from claimcheck.rules._remark import Place, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "mark-without-note"
LEVEL = Level.ERROR
NEEDS = Need.MANUSCRIPT


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look every number of the body up among the notes; a number is told once."""
    known = {note.mark for note in evidence.manuscript.notes}
    missing: dict[int, list[Span]] = {}
    for mark in evidence.manuscript.marks:
        if mark.number not in known:
            missing.setdefault(mark.number, []).append(mark.span)
    for number, spans in missing.items():
        yield Remark(
            message=f"Mark {number} has no note",
            places=tuple(Place(span=span) for span in spans),
            key=str(number),
            fix=f"Write note {number}, or delete or correct the mark.",
            mark=number,
        )
