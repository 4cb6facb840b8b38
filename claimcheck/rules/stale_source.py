"""What is said of the present rests on a source that is years older than the others.

## Why it matters

“China is the second largest partner” was true of the year in which it was written. A reader takes it for
true of today, and nobody sees that the source is seven years old.

Without a clock the rule measures by the manuscript itself: a work is old when it is five years or more
older than the newest that the notes cite. It speaks where the words name no time of their own, and where
old works are the exception: in a history they are the rule. A work of more than forty years is history,
too.

## Example

```article
The harbour “is the second largest of the coast.”[1] It “never reopened in full.”[2]
It “rusts.”[3] Few “mind.”[4]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2011, 2.
[2] Bo Ek, “After,” Coast Weekly, 9 May 2021, 4.
[3] Cy Oh, “The Quiet Quay,” Coast Weekly, 1 June 2021, 7.
[4] Di Po, “A Shrug,” Coast Weekly, 8 June 2021, 7.
```

## How to fix

Cite a newer source, or say of what year the sentence speaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, Span
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import body_quotations, full_citations, full_of, note_named, works

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.model import Citation, Evidence

NAME = "stale-source"
LEVEL = Level.NOTE
NEEDS = Need.MANUSCRIPT

_OLD, _HISTORY = 5, 40  # years
_LEAST_WORKS, _EXCEPTION = 4, 4
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")
_TIME = re.compile(
    r"\b(?:1[0-9]|20)\d\ds?\b|\b(?:ago|then|former(?:ly)?|once|earlier|previous(?:ly)?|historical(?:ly)?"
    r"|century|decades?|at the time|at that time|in those days|that (?:era|year|time))\b",
    re.IGNORECASE,
)
_AROUND = 160  # code points before a quotation that may name its time


def check(evidence: Evidence) -> Iterator[Remark]:
    """Compare the newest work of each note with the newest of the manuscript."""
    index = works(evidence)
    ages = _ages([citation for _, citation in full_citations(evidence)])
    if not ages:
        return
    for mark, span in _covered(evidence).items():
        cited = [full_of(index, citation) for citation in index.by_mark.get(mark, ())]
        years = min((ages.get(citation.id, -1.0) for citation in cited), default=-1.0)
        if not _OLD <= years <= _HISTORY or _names_a_time(evidence.manuscript.text, span):
            continue
        words = span.of(evidence.manuscript.text)
        yield Remark(
            message=f"{note_named(evidence.manuscript, mark)} rests {quoted(words)} on a work of "
            f"{(cited[0].issued or '')[:4]}, {int(years)} years older than the newest cited",
            places=(Place(span=span), *(Place(span=work.span, message="the work") for work in cited[:1])),
            key=words,
            fix="Cite a newer source, or say of what year the words speak.",
            mark=mark,
        )


def _ages(citations: list[Citation]) -> Mapping[str, float]:
    """Years by which each dated work is older than the newest; none where many are old or few dated."""
    found = {citation.id: _DATE.match(citation.issued or "") for citation in citations}
    dated = {id_: int(date[1]) + int(date[2] or 12) / 12 for id_, date in found.items() if date}
    newest = max(dated.values(), default=0.0)
    ages = {id_: newest - date for id_, date in dated.items()}
    old = sum(years >= _OLD for years in ages.values())
    return ages if len(ages) >= _LEAST_WORKS and old * _EXCEPTION <= len(ages) else {}


def _covered(evidence: Evidence) -> Mapping[int, Span]:
    """The words that each mark covers: its first quotation, or the sentence that carries it."""
    spans: dict[int, Span] = {}
    items = [(item.span, item.marks) for item in body_quotations(evidence)]
    items += [(item.span, item.marks) for item in evidence.manuscript.claims]
    for span, marks in sorted(items, key=lambda item: item[0].start):
        for mark in marks:
            spans.setdefault(mark, span)
    return spans


def _names_a_time(text: str, span: Span) -> bool:
    before = text[max(span.start - _AROUND, 0) : span.start].rpartition("\n")[2]
    sentence = re.split(r"(?<=[.?!]) (?=[A-Z“])", before)[-1]
    return _TIME.search(sentence + span.of(text)) is not None
