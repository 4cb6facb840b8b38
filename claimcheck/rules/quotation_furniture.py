"""The quoted words stand only in a page's furniture: navigation, related links, a header or a note.

## Why it matters

A headline in a box of related links is another article's; a line in the page's head or foot is nobody's
statement. The words are on the page and not in the work.

## Example

```article
The report says that “the ministry will pay for all four of the new gates.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 has the words only among its links:

```source-1.html
<html><head><title>A Harbour Shut</title></head><body>
<nav><ul><li><a href="/gates">The ministry will pay for all four of the new gates</a></li></ul></nav>
<article><h1>A Harbour Shut</h1>
<p>Nobody had expected it. The harbour was closed for nine weeks in the spring of that year.</p>
<p>The crews of four ships went home by train, and the mayor could not be reached.</p></article>
</body></html>
```

## How to fix

Open the page and find the words in the work itself; or cite the article that the link leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import AlertKind, Level, Need, RegionKind
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-furniture"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES

_SAID = {
    RegionKind.NAVIGATION: "the navigation",
    RegionKind.ASIDE: "a box beside the text",
    RegionKind.HEADER: "the page header",
    RegionKind.FOOTER: "the page footer",
    RegionKind.NOTE: "a note",
    RegionKind.COMMENT: "a reader's comment",
    RegionKind.METADATA: "the metadata",
}


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each quotation whose words were found outside the body only."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        for alert in match.alerts:
            if alert.kind is AlertKind.FURNITURE:
                where = _SAID.get(match.passages[0].region) if match.passages else None
                yield on_match(
                    quotation,
                    match,
                    message=f"{quoted(quotation.text)} stands only in {where or 'the furniture'} "
                    f"of {named(index, match.reference_id, quotation.marks)}",
                    places=(Place(span=quotation.span, message=alert.message),),
                    key=quotation.text,
                    fix="Find the words in the work itself, or cite the work that the words belong to.",
                )
