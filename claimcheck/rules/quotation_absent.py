"""The quoted words stand nowhere in the cited source, nor in any other work of the manuscript.

## Why it matters

The source does not say it. Either the words are invented or come from another work, or the note is wrong.
The rule speaks only when the whole text of the source was read; of a teaser or an abstract claimcheck says
“not checked”.

## Example

```article
The harbour master admitted that “the gates were rusted through before anybody looked.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 has nothing of the kind:

```source-1
The town council met on Tuesday. It voted to lower the fishing fees by a third, and to plant four hundred
lime trees along the northern road. Nobody spoke against the plan, and the mayor went home early.
```

## How to fix

Find the words in the work and correct them, cite the work that has them, or take the quotation out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, Verdict
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-absent"
LEVEL = Level.ERROR
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each verdict `absent`, with the closest passage if one was found."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        if match.verdict is not Verdict.ABSENT:
            continue
        closest = f"closest passage: {quoted(match.passages[0].exact, 90)}" if match.passages else ""
        yield on_match(
            quotation,
            match,
            message=f"{quoted(quotation.text)} stands nowhere in "
            f"{named(index, match.reference_id, quotation.marks)}",
            places=(Place(span=quotation.span, message=closest),),
            key=quotation.text,
            fix="Find the words in the work and correct them, cite the work that has them, or take them out.",
        )
