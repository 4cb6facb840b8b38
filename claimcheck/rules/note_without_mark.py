"""A note has no mark in the text.

## Why it matters

Nobody can tell which statement the note supports. Often a sentence was cut and its note forgotten, or the
mark was lost in editing.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
[2] Bo Ek, “After,” Coast Weekly, 9 May 2021, 4.
```

## How to fix

Put the mark after the statement that the note supports, or delete the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import note_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "note-without-mark"
LEVEL = Level.ERROR
NEEDS = Need.MANUSCRIPT


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look every note's number up among the marks."""
    used = {mark.number for mark in evidence.manuscript.marks}
    for note in evidence.manuscript.notes:
        if note.mark not in used and note.label != "":
            yield Remark(
                message=f"{note_named(evidence.manuscript, note.mark)} has no mark in the text",
                places=(Place(span=note.span),),
                key=note.span.of(evidence.manuscript.text),
                fix="Put its mark after the statement that it supports, or delete the note.",
                mark=note.mark,
            )
