"""A block quotation is shown by nothing but the line that introduces it and its note mark.

## Why it matters

Without quotation marks, an indent or a quotation style, a reader takes the words for the author's own
(Chicago, 17th ed., 13.9). The indent was probably lost in conversion.

## Example

```article
The harbour master explains what happened in the spring. He writes:

The gates were rusted through before anybody looked. We asked the ministry for steel in March, and again in
June. When the steel came, the ships had gone elsewhere.[1]

The town has not recovered.

[1] Bo Ek, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Set the paragraph as a block quotation, or put it in quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Delimiter, Form, Level, Need
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-unmarked-block"
LEVEL = Level.NOTE
NEEDS = Need.MANUSCRIPT


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look for blocks that only their introduction gives away."""
    for quotation in evidence.manuscript.quotations:
        if quotation.form is Form.BLOCK and quotation.delimiter is Delimiter.INTRODUCTION:
            said = quotation.attribution
            mark = notes(evidence.manuscript, quotation.marks) or "its place"
            introduced = (Place(span=said.span, message="it is introduced here"),) if said else ()
            yield Remark(
                message=f"Nothing but its introduction and {mark} "
                f"shows that {quoted(quotation.text)} is quoted",
                places=(Place(span=quotation.span), *introduced),
                key=quotation.text,
                fix="Set it as a block quotation, or put it in quotation marks.",
                quotation_id=quotation.id,
                mark=quotation.marks[0] if quotation.marks else None,
            )
