"""A quotation's sentence does not say whose words they are.

## Why it matters

A reader should not have to open a note to learn who speaks; words without a speaker read like general
knowledge. The rule speaks once for each note mark, of quotations of five words or more, and only where no
quotation under the mark has a named source or a verb of saying.

## Example

```article
In the spring the harbour “was closed for nine long and silent weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Name the speaker or the work in the sentence (“As Ann Lee reports, …”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._groups import by_marks
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-unattributed"
LEVEL = Level.NOTE
NEEDS = Need.MANUSCRIPT

_A_CLAUSE = 5


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look for marks whose quotations all lack an attribution."""
    for marks, group in by_marks(evidence).items():
        clauses = [quotation for quotation in group if len(words(quotation.text)) >= _A_CLAUSE]
        if not clauses or any(quotation.attribution for quotation in group):
            continue
        main = clauses[0]
        yield Remark(
            message=f"The sentence does not say whose words {quoted(main.text)} are",
            places=tuple(Place(span=quotation.span) for quotation in clauses),
            key=main.text,
            fix="Name the speaker or the work in the sentence.",
            quotation_id=main.id,
            mark=marks[0],
        )
