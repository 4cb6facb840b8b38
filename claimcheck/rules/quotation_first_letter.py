"""The first letter of a quotation was changed without brackets.

## Why it matters

In legal writing a changed letter stands in brackets: “[T]he harbour” (Bluebook 5.2; Chicago, 17th ed.,
13.21). Elsewhere the first letter may be fitted to the sentence silently (Chicago 13.19), so the rule
speaks only under the profile `legal`, or when it is asked for.

## Example

```article
He said that “the harbour was closed for nine weeks in the spring.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The page at that address says:

```source-1.html
<title>A Harbour Shut</title>
<p>The harbour was closed for nine weeks in the spring, and nobody had been told of it. The pilots went home
and the ferries lay at the quay until the last days of May.</p>
```

## How to fix

Put the changed letter in brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Convention, Level, Need
from claimcheck.rules._permitted import permitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence
    from claimcheck.rules._remark import Remark

NAME = "quotation-first-letter"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report first letters whose case is not the source's."""
    return permitted(evidence, Convention.FIRST_LETTER, "Put the changed letter in brackets.")
