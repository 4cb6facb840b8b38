"""A citation lacks an author, or gives its date less exactly than the other notes do.

## Why it matters

A work without an author or with a bare year is hard to find and easy to take for another. The rule
measures a note by its siblings, the other works that the manuscript cites in full, and speaks only where
more than half of at least two siblings have what is missing.

- No author: a warning. A piece dated to the day may be unsigned agency copy: only a note.
- No date, or a bare year where the siblings give at least a month: a warning.

Works whose title is not in quotation marks (books, reports) and volumes of journals, for which a year is
enough, are not asked for a month.

## Example

```article
The port grew “faster than its roads.”[1] It “never slept.”[2] Then it “fell silent.”[3]

[1] Ann Lee, “Roads to the Port,” Coast Weekly, 2016, https://coast.example/roads.
[2] Bo Ek, “Night Shift,” Coast Weekly, 9 May 2021, https://coast.example/night.
[3] Cy Oh, “The Quiet Quay,” Coast Weekly, 1 June 2021, https://coast.example/quay.
```

## How to fix

Look the work up and add what is missing. If a piece is unsigned or undated, say so (“unsigned”, “n.d.”).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import full_citations, label, note_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Citation, Evidence

NAME = "note-incomplete"
LEVEL = Level.WARNING
NEEDS = Need.MANUSCRIPT

_MONTH, _DAY = 2, 3
_SAID_TO_LACK = re.compile(r"\b(?:n\.\s?d\.|no date|undated|forthcoming|in press)", re.IGNORECASE)
_UNSIGNED = re.compile(r"\b(?:unsigned|anonymous|staff|no author)\b", re.IGNORECASE)
_LEAST_SIBLINGS = 2


def check(evidence: Evidence) -> Iterator[Remark]:
    """Measure each full citation with a quoted title by all the others."""
    text = evidence.manuscript.text
    works = [citation for _, citation in full_citations(evidence)]
    dated = sum(_exactness(work) >= _MONTH for work in works)
    signed = sum(bool(work.authors) for work in works)
    for work in (work for work in works if work.title_span):
        own, name = work.span.of(text), label(work, text)
        if not work.authors and _most(signed, works) and not _UNSIGNED.search(own):
            exact = _exactness(work) == _DAY
            yield Remark(
                message=f"{note_named(evidence.manuscript, work.mark)} names no author of {name}"
                + (", which may be unsigned news copy" if exact else ""),
                places=(Place(span=work.span),),
                key=f"author {work.title}",
                fix="Add the author, or say that the piece is unsigned.",
                level=Level.NOTE if exact else Level.WARNING,
                mark=work.mark,
            )
        if _coarse(work) and _most(dated, works) and not _SAID_TO_LACK.search(own):
            yield Remark(
                message=f"{note_named(evidence.manuscript, work.mark)} gives {_date(work)} of {name}; "
                "most others give at least a month",
                places=(Place(span=work.span),),
                key=f"date {work.title}",
                fix="Add the month and day of publication.",
                mark=work.mark,
            )


def _most(having: int, works: list[Citation]) -> bool:
    """Whether more than half of the siblings have what the work itself lacks."""
    siblings = len(works) - 1
    return siblings >= _LEAST_SIBLINGS and having * 2 > siblings


def _exactness(work: Citation) -> int:
    """0 for no date, 1 for a year, 2 for a month, 3 for a day."""
    return work.issued.split("/")[0].count("-") + 1 if work.issued else 0


def _coarse(work: Citation) -> bool:
    volume = bool(work.issued) and any(char.isdigit() for char in work.container or "")
    return _exactness(work) < _MONTH and not volume


def _date(work: Citation) -> str:
    return f"only the year {work.issued}" if work.issued else "no date"
