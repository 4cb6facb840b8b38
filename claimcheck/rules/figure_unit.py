"""The source has the number of a noted sentence in another unit, currency or scale.

## Why it matters

A million for a billion, dollars for euros, miles for kilometres: the digits are right, so that a glance at
the source does not show the slip. It is reported where the figure as written is nowhere on the page, and
the same digits stand there with another unit, currency or scale: in one of the passages closest to the
sentence, or anywhere if there are three digits or more.

A unit that was turned into another (60 miles for 97 kilometres) is accepted. Nothing is said unless all
works of the sentence's notes were had, whole and as cited.

## Example

```article
The ministry paid $86.6 million for the new gates.[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 has the number in another scale:

```source-1
A Harbour Shut

The ministry paid $86.6 billion for the new gates, which nobody had expected. The crews went home by train.
```

## How to fix

Take unit, currency and scale from the source along with the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import FigureTrace, Level, Need
from claimcheck.rules._claims import differing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence
    from claimcheck.rules._remark import Remark

NAME = "figure-unit"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each figure whose digits the source has with another unit or scale."""
    return differing(evidence, FigureTrace.UNIT, "Take unit, currency and scale from the source.")
