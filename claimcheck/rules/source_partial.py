"""The text of a cited work was read only in part.

## Why it matters

A teaser, an abstract or a scan without text can prove that words are there, never that they are not.
Quotations that were not found in it are “not checked”, not “absent”. This is a note: whether unchecked
quotations fail a run is decided by `--allow-unchecked` and the exit code, not by a level.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The references say that only the opening was saved:

```references.yaml
references:
  - id: lee-2021
    title: A Harbour Shut
    author: [{family: Lee, given: Ann}]
    container-title: Coast Weekly
    issued: 2021-05-03
    source: {file: sources/1.txt, extent: partial}
```

```source-1
Nobody had expected it. The harbour was closed for nine weeks in the spring of that year.
```

## How to fix

Get the whole text and name it with `source:` in the references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Extent, Level, Need, Source
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import named, place_of, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "source-partial"
LEVEL = Level.NOTE
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each source of which not the whole was read."""
    index = works(evidence)
    for source in evidence.sources:
        if isinstance(source, Source) and source.extent is Extent.PARTIAL:
            marks = index.marks.get(source.reference_id, ())
            why = f": {source.reason}" if source.reason else ""
            yield Remark(
                message=f"Only a part of {named(index, source.reference_id, marks)} was read{why}",
                places=(Place(span=place_of(index, source.reference_id), message=source.origin),),
                key=source.reason or "",
                fix="Get the whole text and name it with source: in the references.",
                mark=marks[0] if marks else None,
                reference_id=source.reference_id,
            )
