"""The quoted words stand in another work than the one that the note cites.

## Why it matters

The words are right and the note is wrong: two notes were swapped, a number slipped, or *ibid.* now follows
another note than it used to.

## Example

```article
The harbour master admitted that “the gates were rusted through before anybody looked.”[1] Then the mayor
asked for “four hundred lime trees along the northern road.”[2]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
[2] Bo Ek, “Trees for the Town,” Hill Gazette, 9 May 2021, 4.
```

The source of note 1 has only the trees:

```source-1
The town council met on Tuesday, and the mayor asked for four hundred lime trees along the northern road.
Nobody spoke against the plan, and the mayor went home early. The trees are to be planted in autumn.
```

The source of note 2 has the gates:

```source-2
The harbour master admitted that the gates were rusted through before anybody looked. The ministry sent an
engineer, who asked for four hundred lime trees along the northern road and was laughed at.
```

## How to fix

Cite the work in which the words stand, and check the notes around it: they may be shifted as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, Verdict
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import judged, named, notes, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-misattributed"
LEVEL = Level.ERROR
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each verdict `misattributed`, with the note that cites the work where the words stand."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        if match.verdict is not Verdict.MISATTRIBUTED:
            continue
        found = index.marks.get(match.reference_id or "", ())
        there = index.places.get(match.reference_id or "")
        related = (Place(span=there, message="this work has the words"),) if there else ()
        yield on_match(
            quotation,
            match,
            message=f"{quoted(quotation.text)} stands in {named(index, match.reference_id, found)}, "
            f"not in the work of {notes(index.manuscript, quotation.marks) or 'its note'}",
            places=(Place(span=quotation.span), *related),
            key=quotation.text,
            fix="Cite the work in which the words stand, and check the notes around it.",
        )
