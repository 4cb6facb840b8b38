"""The captured page's title, author or date is not the cited one.

## Why it matters

Addresses are recycled, mistyped, or lead to the newest of a series. What is then read is another work, and
words that are not in it may well be in the cited one: quotations that are not found are “not checked”, not
“absent”. The title decides first. Newspapers change their headlines, so another title counts only where the
author or the date is another too, or where the titles are long and have hardly a word in common. A file that
the references name is never doubted.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, https://coast.example/shut.
```

The page at that address says of itself:

```source-1.html
<title>Gulls of the Northern Cliffs</title>
<meta name="author" content="Bo Marsh">
<h1>Gulls of the Northern Cliffs</h1>
<p>They nest on the ledges above the old quay, some two thousand pairs of them, and leave in the last days
of August, when the wind turns and the herring with it. Nobody has counted them in winter.</p>
```

## How to fix

Open the address and look. If it is not the cited work, correct the address or the note. If it is, save the
page and name the file with `source:` in the references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, Source
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import named, place_of, whence, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "source-mismatch"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each source that shows by itself that it is another work."""
    index = works(evidence)
    for source in evidence.sources:
        if isinstance(source, Source) and source.mismatch:
            marks = index.marks.get(source.reference_id, ())
            yield Remark(
                message=f"What was had for {named(index, source.reference_id, marks)} seems to be another "
                f"work: {source.mismatch}",
                places=(Place(span=place_of(index, source.reference_id), message=whence(source)),),
                key=source.content.title or source.mismatch,
                fix="Correct the address or the note; if it is the cited work after all, save the page and "
                "name the file with source: in the references.",
                mark=marks[0] if marks else None,
                reference_id=source.reference_id,
            )
