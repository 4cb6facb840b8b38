"""A number, name, negation, modal, quantifier or limiter of the source was changed in a quotation.

## Why it matters

One such word turns the sense: 41 for 14, “may” for “must”, “some” for “all”, a lost “not”. Each changed
word is told on its own. Other changes in the same quotation are told by quotation-altered,
quotation-omission or quotation-order; no change is told twice.

## Example

```article
The report says that “the harbour was closed for nineteen weeks in the spring of that year.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 says:

```source-1
Nobody had expected it. The harbour was closed for nine weeks in the spring of that year, and the crews of
four ships went home by train.
```

## How to fix

Restore the source's word. If the source itself is wrong, quote it as it is and correct it in brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import EditKind, Level, Need
from claimcheck.rules._edits import edits_for, placed, told
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence
    from claimcheck.rules._remark import Remark

NAME = "quotation-critical-token"
LEVEL = Level.ERROR
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each edit that touches a word on which the sense hangs."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        for edit in edits_for(NAME, quotation, match):
            work = named(index, match.reference_id, quotation.marks)
            yield on_match(
                quotation,
                match,
                message=f"{told(edit, work)}: {_said(edit.kind)}",
                places=(placed(edit),),
                key=f"{quotation.text} {edit.quoted} {edit.source}",
                fix="Restore the source's word.",
            )


def _said(kind: EditKind) -> str:
    return "a number, date or unit" if kind is EditKind.NUMBER else f"a {kind}"
