"""Eight or more words in a row are the source's, and stand outside quotation marks.

## Why it matters

Words that are another's want quotation marks, also where a note names the work: readers take what has none
for the author's own. A noted sentence is compared with the works of its notes. Small words alone do not
count, nor do names of persons and bodies and the titles of works, which cannot be said otherwise.

## Example

```article
By then the crews had gone home by train without waiting for their wages to be paid.[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 has most of it word for word:

```source-1
A Harbour Shut

Nobody had expected it. The crews had gone home by train without waiting for their wages to be paid, and the
mayor
could not be reached.
```

## How to fix

Set the words in quotation marks, or say it in your own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._claims import cited, on_claim, traced
from claimcheck.rules._remark import Place, quoted
from claimcheck.rules._works import works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence
    from claimcheck.rules._remark import Remark

NAME = "unquoted-copy"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each sentence that has words of a source; the longest stretch first."""
    index = works(evidence)
    text = evidence.manuscript.text
    for claim, trace in traced(evidence):
        if not trace.copied:
            continue
        first, *others = sorted(trace.copied, key=lambda one: (one.span.start - one.span.end, one.span.start))
        words = first.span.of(text)
        remark = on_claim(
            claim,
            first.span,
            message=f"{quoted(words)} is word for word in {cited(index, claim, first.at)}",
            key=words,
            fix="Set the words in quotation marks, or say it in your own.",
            at=first.at,
        )
        more = tuple(Place(span=one.span, message="these words, too") for one in others)
        yield remark.model_copy(update={"places": remark.places + more})
