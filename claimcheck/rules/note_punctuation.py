"""Punctuation in a note is doubled, or left over from something that was removed.

## Why it matters

A comma with a semicolon after it, or a period on both sides of a closing quotation mark, is seldom a
slip of the hand: it is the trace of an address, a page or a word that was cut out. The editor should know
what stood there. An abbreviation's period before a closing mark (`“… in the U.S.”.`), an ellipsis, and
`?,` after a title that asks are left alone.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021,; and Bo Ek, “After,” Coast Weekly, 9 May 2021, 4.
```

## How to fix

Restore what is missing between the two marks, or delete the one that is left over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, NoteKind, Span
from claimcheck.rules._remark import Place, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "note-punctuation"
LEVEL = Level.NOTE
NEEDS = Need.MANUSCRIPT

# NOTE: every branch is of bounded length, so that a search is linear in the note.
_STRAY = re.compile(
    r"""
      [,;:]["”’»]?[ \u00a0]?(?:[,;:]|\.(?![ \u00a0]?\.|\w))  # two marks of which one is too many: ,; ;. ,”.
    | (?<!\.)\.\.(?![./])                                    # a doubled period, no ellipsis and no path
    | (?<![.\s][^\W\d_])(?<![.\s])\.["”’»]\.(?![ \u00a0]?\.) # .”. unless the first is an abbreviation's
    | (?<=\w)[ \u00a0],(?!\w)                                # a comma on its own
    | \([ \u00a0]?\) | \[[ \u00a0]?\]                        # brackets around nothing
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"https?://\S*[\w/]")
_BEFORE = 80


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look at the text of every note, addresses apart."""
    text = evidence.manuscript.text
    for note in evidence.manuscript.notes:
        if note.kind is NoteKind.IN_TEXT:
            continue
        name = evidence.manuscript.called(note.mark)
        masked = _ADDRESS.sub(lambda found: "x" * len(found.group()), note.span.of(text))
        for stray in _STRAY.finditer(masked):
            start, end = note.span.start + stray.start(), note.span.start + stray.end()
            yield Remark(
                message=f"Stray punctuation “{' '.join(stray.group().split())}” in {name}",
                places=(Place(span=Span(start=start, end=end)),),
                key=text[max(note.span.start, start - _BEFORE) : start],
                fix="Restore what stood between the marks, or delete the one that is left over.",
                mark=note.mark,
            )
