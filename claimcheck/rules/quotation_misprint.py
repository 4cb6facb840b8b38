"""A misprint of the source was mended without a sign.

## Why it matters

Chicago allows an obvious misprint to be mended silently (17th ed., 13.7). APA (7th ed., 8.31) and legal
writing (Bluebook 5.2) do not: it stays, with *[sic]* after it. The rule speaks under the profiles `apa` and
`legal`, or when it is asked for.

## Example

```article
Lee reports that “the pilots went home and the ferries lay at the quay.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The page at that address says:

```source-1.html
<title>A Harbour Shut</title>
<p>The harbour was closed for nine weeks in the spring. It was then that the pilots went home and and the
ferries lay at the quay until the last days of May.</p>
```

## How to fix

Restore the source's letters and add *[sic]*, or paraphrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Convention, Level, Need
from claimcheck.rules._permitted import permitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence
    from claimcheck.rules._remark import Remark

NAME = "quotation-misprint"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report misprints that stand in the source alone."""
    return permitted(evidence, Convention.MISPRINT, "Restore the source's letters and add [sic].")
