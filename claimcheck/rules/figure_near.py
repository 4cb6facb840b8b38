"""A number or date of a noted sentence is nearly, but not quite, the source's.

## Why it matters

Two digits changed places, a year is one off, a price was rounded to a number that rounding does not give:
the commonest slips there are. A figure is compared with those of the passages that are closest to its
sentence. It is reported when it is nowhere on the page, and one of these passages has a figure of the same
kind and unit that is within a tenth of it, or differs in one digit.

Rounding is accepted: “nearly 50,000” for 49,871. Nothing is said unless all works of the sentence's notes
were had, whole and as cited.

## Example

```article
The harbour was shut to 43,548 ships that year.[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 has two digits the other way round:

```source-1
A Harbour Shut

The harbour was shut to 43,458 ships that year. Nobody had expected it, and the crews went home by train.
```

## How to fix

Correct the figure from the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import FigureTrace, Level, Need
from claimcheck.rules._claims import differing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence
    from claimcheck.rules._remark import Remark

NAME = "figure-near"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each figure to which a closest passage has one that is close and no rounding."""
    return differing(
        evidence, FigureTrace.NEAR, "Correct the figure from the source, or round it as custom allows."
    )
