"""A number or date of a noted sentence is nowhere in the source.

## Why it matters

Figures are what readers carry away from a text, and a slip in one is seldom seen. Each number, amount,
percentage and date of a noted sentence, outside its quotations, is looked for on the whole page of every
work that the notes cite. Rounding is accepted where it is custom: “nearly 50,000” for 49,871, “60 miles”
for 97 kilometres. Dates of the works themselves count as found.

Nothing is said unless all works of the sentence's notes were had, whole and as cited. A figure that the
author worked out (a sum, a difference) stands in no source: then the finding is yours to dismiss. Shares in
words and small numbers in words (“two ships”, “a third”) are not looked for.

## Example

```article
The repair took 340 workers to finish.[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 has another number of workers:

```source-1
A Harbour Shut

The harbour was closed for nine weeks in the spring of that year. The repair was finished by 120 workers, who
came from four towns along the coast.
```

## How to fix

Take the figure from the source; or, if you worked it out, say in the note how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import FigureTrace, Level, Need
from claimcheck.rules._claims import cited, figures, on_claim
from claimcheck.rules._remark import quoted
from claimcheck.rules._works import works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence
    from claimcheck.rules._remark import Remark

NAME = "figure-absent"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each figure that no work of its claim's notes has; with the nearest of its kind."""
    index = works(evidence)
    for claim, figure in figures(evidence, FigureTrace.ABSENT):
        nearest = f"; the nearest is {quoted(figure.nearest)}" if figure.nearest else ""
        yield on_claim(
            claim,
            figure.span,
            message=f"{quoted(figure.text)} is nowhere in {cited(index, claim, figure.at)}{nearest}",
            key=f"{figure.text} {claim.span.of(evidence.manuscript.text)}",
            fix="Take the figure from the source; or say in the note how it was worked out.",
            at=figure.at,
        )
