"""Letters of another alphabet, or hidden characters, stand in a quotation or in the passage it comes from.

## Why it matters

A Cyrillic “а” looks like a Latin one, and a search for the word never finds it. A mark that turns the
direction of the text makes the reader see other words than the machine. Both come from copied pages, from
bad character recognition, or from somebody who wanted a text not to be found. claimcheck reads such a word
as the eye does, so the quotation counts as faithful; but the page should be mended.

Soft hyphens, zero-width spaces and joiners are typography, and marks of direction belong to Arabic and
Hebrew. Nothing is said of them.

## Example

```article
The report says that “the hаrbour was closed for nine weeks in the spring.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 has the plain letter:

```source-1
Nobody had expected it. The harbour was closed for nine weeks in the spring. The crews of four ships went home
by train, and the mayor could not be reached.
```

## How to fix

Type the word anew. Where the source has the strange letters, keep a copy of it as it was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import AlertKind, Level, Need
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-look-alike"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each quotation in which, or in whose source, letters are not what they look like."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        found = [alert for alert in match.alerts if alert.kind is AlertKind.LOOK_ALIKE]
        if not found:
            continue
        in_source = any(alert.span is not None for alert in found)
        work = named(index, match.reference_id, quotation.marks)
        where = f"The passage in {work}" if in_source else quoted(quotation.text, 40)
        yield on_match(
            quotation,
            match,
            message=f"{where} has letters that are not what they look like",
            places=(Place(span=quotation.span, message="; ".join(alert.message for alert in found)),),
            key=quotation.text,
            fix="Type the word anew, or leave out the hidden character.",
        )
