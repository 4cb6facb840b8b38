"""A note mark stands before punctuation or inside the closing quotation marks.

## Why it matters

A note mark follows the punctuation of the words it supports (Chicago, 17th ed., 14.26: all but the
dash), and it is no part of what is quoted. A house that puts its marks before punctuation throughout is
left alone: the rule speaks of a mark before punctuation only where most marks of the manuscript that touch
punctuation stand after it. Citations within the text, `(Lee 2021).` and `[12].`, stand before it by custom.

## Example

```article
The harbour “was closed for nine weeks[1].” It “never reopened in full.”[2] It “rusted.”[3]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
[2] Bo Ek, “After,” Coast Weekly, 9 May 2021, 4.
[3] Cy Oh, “The Quiet Quay,” Coast Weekly, 1 June 2021, 7.
```

## How to fix

Move the mark behind the punctuation and behind the closing quotation mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, NoteKind
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import body_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence, Mark

NAME = "mark-position"
LEVEL = Level.WARNING
NEEDS = Need.MANUSCRIPT

_PUNCTUATION = frozenset(".,;:?!")
_CLOSING = frozenset("”’»\"'")


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look at what stands on either side of each mark."""
    text = evidence.manuscript.text
    ends = {quotation.span.end for quotation in body_quotations(evidence)}
    early, late = [], 0
    kinds = {note.mark: note.kind for note in evidence.manuscript.notes}
    for mark in evidence.manuscript.marks:
        if kinds.get(mark.number, NoteKind.NOTE) is not NoteKind.NOTE:
            continue
        before, after = (
            text[max(mark.span.start - 1, 0) : mark.span.start],
            text[mark.span.end : mark.span.end + 2],
        )
        inside = after[:1] in _PUNCTUATION and mark.span.end + 1 in ends and after[1:] in _CLOSING
        if inside or (mark.span.end in ends and after[:1] in _CLOSING):
            yield _remark(mark, "inside the closing quotation mark")
        elif after[:1] in _PUNCTUATION:
            early.append(mark)
        elif before in _PUNCTUATION | _CLOSING:
            late += 1
    if late > len(early):
        for mark in early:
            yield _remark(mark, "before the punctuation")


def _remark(mark: Mark, where: str) -> Remark:
    return Remark(
        message=f"Mark {mark.number} stands {where}",
        places=(Place(span=mark.span),),
        key=f"{where} {mark.number}",
        fix="Move the mark behind it.",
        mark=mark.number,
    )
