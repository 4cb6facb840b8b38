"""A quotation mark has no partner in its paragraph.

## Why it matters

Where a quotation begins or ends cannot be told, so neither a reader nor claimcheck knows which words are
the source's. A quotation of several paragraphs opens each of them and closes only the last: that is
accepted.

## Example

```article
The harbour “was closed for nine weeks. Nobody had asked the port.[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Look in the source where the quoted words end or begin, and put the missing mark there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._remark import Place, Remark, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-unbalanced"
LEVEL = Level.ERROR
NEEDS = Need.MANUSCRIPT

_BESIDE = 60


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each mark that the parser could not pair."""
    text = evidence.manuscript.text
    for mark in evidence.manuscript.unbalanced:
        start, end = mark.span.start, mark.span.end
        beside = text[end : end + _BESIDE] if mark.opening else text[max(start - _BESIDE, 0) : start]
        where = "before" if mark.opening else "after"
        kind, partner = ("opening", "closing") if mark.opening else ("closing", "opening")
        yield Remark(
            message=f"The {kind} quotation mark {where} {quoted(beside, _BESIDE)} has no {partner} mark",
            places=(Place(span=mark.span),),
            key=beside,
            fix=f"Put the {partner} mark where the source's words {'end' if mark.opening else 'begin'}.",
        )
