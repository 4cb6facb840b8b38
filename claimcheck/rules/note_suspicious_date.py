"""A note's date is one that programs fill in, or one that cannot be.

## Why it matters

A content system that knows only a year often writes 1 January. Copied into a note, such a date sends the
reader to the wrong day and hides that nobody knows the right one. A page cannot have been seen before it
was published: there one of the two dates is wrong. Some things did appear on 1 January, so the rule speaks
only when it is asked for, with `--extend-select note-suspicious-date`.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 1 January 2021, 2.
```

## How to fix

Look the date up on the page itself or in an archived copy. If only the year can be known, give only the year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import full_citations, label, note_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "note-suspicious-date"
LEVEL = Level.NOTE
NEEDS = Need.MANUSCRIPT

_A_DAY = len("2021-01-01")


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look at the dates of every full citation."""
    text = evidence.manuscript.text
    for _, work in full_citations(evidence):
        issued, accessed = work.issued or "", work.accessed or ""
        said = ""
        if len(issued) == _A_DAY and issued.endswith("-01-01"):
            said = "is dated 1 January, as programs date what has only a year"
        elif accessed and issued[: len(accessed)] > accessed[: len(issued)]:
            said = f"is dated {issued}, after it was seen on {accessed}"
        if said:
            yield Remark(
                message=f"{note_named(evidence.manuscript, work.mark)}: {label(work, text)} {said}",
                places=(Place(span=work.span),),
                key=f"{work.title or work.span.of(text)} {issued}",
                fix="Look the date up; give only what is known of it.",
                mark=work.mark,
            )
