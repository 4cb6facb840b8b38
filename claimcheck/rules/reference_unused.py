"""A work in references.yaml is cited by no note.

## Why it matters

The entry is left over from a deleted note, or the note that should cite it cites something else. Where
several manuscripts share a references file, check them in one run: what one of them cites is used. BibTeX and
CSL-JSON files are left alone: they serve many manuscripts.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The references file has two works:

```references.yaml
references:
  - id: lee-2021
    title: A Harbour Shut
    author: [{family: Lee, given: Ann}]
    container-title: Coast Weekly
    issued: 2021-05-03
  - id: ek-2021
    title: After the Gates Fell
    author: [{family: Ek, given: Bo}]
    container-title: Hill Gazette
    issued: 2021-05-09
```

## How to fix

Delete the entry, or correct the note. `notes: [4]` in the entry pins it to note 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._remark import NOWHERE, Place, Remark
from claimcheck.rules._works import named, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "reference-unused"
LEVEL = Level.WARNING
NEEDS = Need.REFERENCES

_OWN = (".yaml", ".yml")


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look for entries of the file to which no citation and no pin leads, not even as a candidate."""
    if not (evidence.references_path or "").endswith(_OWN):
        return
    index = works(evidence)
    known = {id_ for resolution in evidence.resolutions for id_ in resolution.candidates}
    known |= evidence.cited_elsewhere
    for reference in evidence.references:
        if reference.line is None or reference.id in index.marks or reference.id in known:
            continue
        where = f"{evidence.references_path or 'the references'}, line {reference.line}"
        yield Remark(
            message=f"No note cites {reference.id}: {named(index, reference.id)} ({where})",
            places=(Place(span=NOWHERE, message=where),),
            key=f"{reference.title or reference.citation}",
            fix="Delete the entry, or correct the note that should cite it.",
            reference_id=reference.id,
        )
