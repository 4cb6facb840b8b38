"""A quotation's sentence does not say whose words they are.

## Why it matters

A reader should not have to open a note to learn who speaks; words without a speaker read like general
knowledge. The rule speaks once for each note mark, of quotations of five words or more, and only where no
quotation under the mark has a verb of saying or a named source, and where the paragraph names
neither an author nor the outlet of the work.

## Example

```article
In the spring the harbour “was closed for nine long and silent weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Name the speaker or the work in the sentence (“As Ann Lee reports, …”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need
from claimcheck.rules._groups import by_marks
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import Works, authors_of, full_of, works
from claimcheck.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence, Quotation

NAME = "quotation-unattributed"
LEVEL = Level.NOTE
NEEDS = Need.MANUSCRIPT

_A_CLAUSE = 5


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look for marks whose quotations all lack an attribution."""
    index = works(evidence)
    for marks, group in by_marks(evidence).items():
        clauses = [quotation for quotation in group if len(words(quotation.text)) >= _A_CLAUSE]
        if not clauses or any(quotation.attribution for quotation in group):
            continue
        if _names(_paragraph(evidence, group), index, marks):
            continue
        main = clauses[0]
        yield Remark(
            message=f"The sentence does not say whose words {quoted(main.text)} are",
            places=tuple(Place(span=quotation.span) for quotation in clauses),
            key=main.text,
            fix="Name the speaker or the work in the sentence.",
            quotation_id=main.id,
            mark=marks[0],
        )


def _paragraph(evidence: Evidence, group: list[Quotation]) -> str:
    """The text from the start of the first quotation’s block to the end of the last one’s."""
    manuscript = evidence.manuscript
    start, end = group[0].span.start, group[-1].span.end
    for block in manuscript.blocks:
        if block.span.start <= start <= block.span.end:
            start = block.span.start
        if block.span.start <= end <= block.span.end:
            end = block.span.end
    return manuscript.text[start:end]


def _names(paragraph: str, index: Works, marks: tuple[int, ...]) -> bool:
    """Whether a text names an author of the works cited, by the family name, or an outlet in full."""
    forms = {word.form for word in words(paragraph)}
    whole = fold(paragraph)
    for citation in (citation for mark in marks for citation in index.by_mark.get(mark, ())):
        families = {names[-1].form for author in authors_of(index, citation) if (names := words(author))}
        outlet = fold(full_of(index, citation).container or "")
        if families & forms or (outlet and outlet in whole):
            return True
    return False
