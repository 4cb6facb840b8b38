"""The text of a cited work was asked for and not had.

## Why it matters

What rests on this work is not checked. The reason is told: a dead address, a refusal, a wall against
robots, a page that is empty without its scripts, a file that cannot be read, no network. This is a note:
whether unchecked quotations fail a run is decided by `--allow-unchecked` and the exit code, not by a level.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The references name a file that is not there:

```references.yaml
references:
  - id: lee-2021
    title: A Harbour Shut
    author: [{family: Lee, given: Ann}]
    container-title: Coast Weekly
    issued: 2021-05-03
    source: sources/lost.txt
```

## How to fix

Open the address yourself. Save the page or find another copy, and name it with `source:` in the references;
or ask the author for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Lack, Level, Need, Unavailable
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import named, place_of, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "source-unavailable"
LEVEL = Level.NOTE
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each source that failed, with its reason; a missing address is source-missing's."""
    index = works(evidence)
    for source in evidence.sources:
        if isinstance(source, Unavailable) and source.reason is not Lack.NO_ADDRESS:
            marks = index.marks.get(source.reference_id, ())
            yield Remark(
                message=f"{named(index, source.reference_id, marks)} could not be had: "
                f"{source.detail or source.reason}",
                places=(Place(span=place_of(index, source.reference_id), message=source.origin or ""),),
                key=source.reason,
                fix="Save the page or find another copy, and name it with source: in the references.",
                mark=marks[0] if marks else None,
                reference_id=source.reference_id,
            )
