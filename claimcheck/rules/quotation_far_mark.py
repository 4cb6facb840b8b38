"""A quotation's note mark comes sentences later, or serves several quotations.

## Why it matters

A reader looks for the source of a quotation at its end. When further sentences stand between, or one mark
serves several quotations, it is a guess which words the note is for, and an edit in between cuts the link.

## Example

```article
The port “never slept, not even on feast days.” Its cranes were a sight that drew people from afar.[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Put a mark after each quotation, and repeat the note in short form with its page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Link, Need
from claimcheck.rules._groups import by_marks
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence, Quotation

NAME = "quotation-far-mark"
LEVEL = Level.NOTE
NEEDS = Need.MANUSCRIPT


def check(evidence: Evidence) -> Iterator[Remark]:
    """Say once for each mark what is wrong with the quotations that it covers."""
    for marks, group in by_marks(evidence).items():
        far = [quotation for quotation in group if quotation.link is Link.LATER_SENTENCE]
        ids = {quotation.id for quotation in group}
        whole = [quotation for quotation in group if quotation.continues not in ids]
        if far or len(whole) > 1:
            yield _remark(notes(evidence.manuscript, marks), group, far, len(whole))


def _remark(named: str, group: list[Quotation], far: list[Quotation], serves: int) -> Remark:
    main = (far or group)[0]
    others = [quotation for quotation in group if quotation is not main]
    said = []
    if far:
        said.append(f"The mark of {quoted(main.text)} ({named}) comes only after a later sentence")
    if serves > 1:
        said.append(f"{'it' if far else named[0].upper() + named[1:]} serves {serves} quotations")
    return Remark(
        message=" and ".join(said),
        places=(
            Place(span=main.span),
            *(Place(span=quotation.span, message="served by the same mark") for quotation in others),
        ),
        key=" ".join(quotation.text for quotation in group),
        fix="Put a mark after each quotation.",
        quotation_id=main.id,
        mark=main.marks[0],
    )
