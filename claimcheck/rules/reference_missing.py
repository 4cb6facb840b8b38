"""A work that a note cites in full is not in references.yaml.

## Why it matters

claimcheck looks for a work's text under its entry. A work that is not listed, or listed under another
title, can be looked for only with what the note prints.

## Example

```article
The harbour “was closed for nine weeks.”[1] It “never reopened in full.”[2]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
[2] Bo Ek, “After the Gates Fell,” Hill Gazette, 9 May 2021, 4.
```

The references file has only the first:

```references.yaml
references:
  - id: lee-2021
    title: A Harbour Shut
    author: [{family: Lee, given: Ann}]
    container-title: Coast Weekly
    issued: 2021-05-03
```

## How to fix

Add the work (`claimcheck init` drafts entries from the notes), or pin its entry with `notes: [2]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import full_citations, label, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "reference-missing"
LEVEL = Level.WARNING
NEEDS = Need.REFERENCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look for full citations that no entry of the file answers to; silent when there is no file."""
    if evidence.references_path is None:
        return
    index = works(evidence)
    text = evidence.manuscript.text
    pinned = {mark for reference in evidence.references for mark in reference.pins}
    for _, citation in full_citations(evidence):
        found = index.resolutions.get(citation.id)
        reference = index.references.get(found.reference_id or "") if found else None
        listed = reference is not None and reference.line is not None
        if listed or citation.mark in pinned or (found and found.candidates):
            continue
        note = index.manuscript.called(citation.mark)
        yield Remark(
            message=f"{label(citation, text)} ({note}) is not in {evidence.references_path}",
            places=(Place(span=citation.span),),
            key=citation.title or citation.span.of(text),
            fix="Add the work to the references, or pin its entry to the note.",
            mark=citation.mark,
        )
