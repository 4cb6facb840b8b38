"""A citation may stand for more than one work.

## Why it matters

Two works fit the short form, or *ibid.* follows a note with several works. claimcheck does not guess:
quotations under this note are not checked until it is plain which work is meant.

## Example

```article
The harbour “was closed for nine weeks.”[1] It “rusted.”[2] It “never reopened in full.”[3]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
[2] Ann Lee, “A Harbour Sold,” Coast Weekly, 9 May 2021, 4.
[3] Lee, “A Harbour,” 5.
```

## How to fix

Make the short title longer, or name the work in full. After a note with several works, do not use *ibid.*
A `notes:` pin in references.yaml settles it for claimcheck alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, Span
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import Works, named, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "citation-ambiguous"
LEVEL = Level.WARNING
NEEDS = Need.MANUSCRIPT


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look at each citation whose resolution was refused with several candidates."""
    index = works(evidence)
    text = evidence.manuscript.text
    for citation in evidence.manuscript.citations:
        found = index.resolutions.get(citation.id)
        if found is None or found.reference_id or not found.candidates:
            continue
        words, note = citation.span.of(text), index.manuscript.called(citation.mark)
        yield Remark(
            message=f"{quoted(words)} in {note} may stand for {len(found.candidates)} works",
            places=(Place(span=citation.span), *_candidates(index, found.candidates, text)),
            key=words,
            fix="Give a longer title, or cite the work in full.",
            mark=citation.mark,
        )


def _candidates(index: Works, ids: tuple[str, ...], text: str) -> Iterator[Place]:
    """The candidates as places; an id may be a citation's or a reference's."""
    for id_ in ids:
        span: Span | None = index.citations[id_].span if id_ in index.citations else index.places.get(id_)
        if span:
            name = quoted(span.of(text)) if id_ in index.citations else named(index, id_)
            yield Place(span=span, message=f"perhaps {name}")
