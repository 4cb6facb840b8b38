"""Nothing says where the text of a cited work is: no file and no address.

## Why it matters

What rests on this work is not checked. This is a note: whether unchecked quotations fail a run is decided
by `--allow-unchecked` and the exit code, not by a level.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Give the entry in references.yaml a `URL`, or a `source:` that names a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Lack, Level, Need, Unavailable
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import named, place_of, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "source-missing"
LEVEL = Level.NOTE
NEEDS = Need.REFERENCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look for cited works that were not looked for, because nobody said where."""
    index = works(evidence)
    had = {source.reference_id: source for source in evidence.sources}
    for reference in evidence.references:
        got = had.get(reference.id)
        unplaced = not (reference.source or reference.url or reference.doi)
        missing = got.reason is Lack.NO_ADDRESS if isinstance(got, Unavailable) else got is None and unplaced
        if missing and reference.id in index.marks:
            marks = index.marks[reference.id]
            yield Remark(
                message=f"No file and no address is known for {named(index, reference.id, marks)}",
                places=(Place(span=place_of(index, reference.id)),),
                key="",
                fix=f"Give {reference.id} a URL or a source in the references.",
                mark=marks[0],
                reference_id=reference.id,
            )
