"""Note marks or notes are repeated or out of sequence.

## Why it matters

Notes are numbered in the order of the text. A number that comes twice or too early shows that text was
moved and that marks and notes may no longer belong together.

Some journals number the works, not the notes: a work then keeps its number each time it is cited. Where
no note is a short form or *ibid.* and three numbers or more come again, that system is assumed, and only
the order of first appearance is looked at. A file that numbers its notes itself, as Word does, is left alone.

## Example

```article
The harbour “was closed for nine weeks.”[2] It “never reopened in full.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
[2] Bo Ek, “After,” Coast Weekly, 9 May 2021, 4.
```

## How to fix

Renumber marks and notes together, and make sure that each mark still leads to its own note.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimcheck.model import CitationForm, Level, Need, NoteKind
from claimcheck.rules._remark import Place, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence, Mark, Note

NAME = "mark-order"
LEVEL = Level.ERROR
NEEDS = Need.MANUSCRIPT

_FIX = "Renumber marks and notes together."
_SHORT = {CitationForm.SHORT, CitationForm.IBID}
_REPEATS_OF_A_SYSTEM = 3


def check(evidence: Evidence) -> Iterator[Remark]:
    """Compare the body's numbers with their order, and the notes' numbers with each other."""
    if evidence.manuscript.automatic:
        return
    first: dict[int, Mark] = {}
    repeats: dict[int, list[Mark]] = {}
    works = {note.mark for note in evidence.manuscript.notes if note.kind is not NoteKind.NOTE}
    for mark in (mark for mark in evidence.manuscript.marks if mark.number not in works):
        if first.setdefault(mark.number, mark) is not mark:
            repeats.setdefault(mark.number, []).append(mark)
    if _numbers_works(evidence, repeats):
        repeats = {}
    for number, marks in repeats.items():
        spans = [*(mark.span for mark in marks), first[number].span]
        yield Remark(
            message=f"Mark {number} comes {len(spans)} times in the text",
            places=tuple(Place(span=span) for span in spans),
            key=f"mark {number}",
            fix=_FIX,
            mark=number,
        )
    for mark in _misplaced([mark for number, mark in first.items() if number not in repeats]):
        yield Remark(
            message=f"Mark {mark.number} is out of sequence",
            places=(Place(span=mark.span),),
            key=f"sequence {mark.number}",
            fix=_FIX,
            mark=mark.number,
        )
    yield from _repeated_notes(evidence.manuscript.notes)


def _repeated_notes(notes: tuple[Note, ...]) -> Iterator[Remark]:
    first: dict[int, Note] = {}
    for note in notes:
        earlier = first.setdefault(note.mark, note)
        if earlier is not note:
            yield Remark(
                message=f"Two notes carry the number {note.mark}",
                places=(Place(span=note.span), Place(span=earlier.span, message="the first of them")),
                key=f"note {note.mark}",
                fix=_FIX,
                mark=note.mark,
            )


def _numbers_works(evidence: Evidence, repeats: dict[int, list[Mark]]) -> bool:
    shortened = any(citation.form in _SHORT for citation in evidence.manuscript.citations)
    return not shortened and len(repeats) >= _REPEATS_OF_A_SYSTEM


def _misplaced(marks: list[Mark]) -> list[Mark]:
    """The fewest marks whose removal leaves the others in ascending order (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, mark in enumerate(marks):
        pile = bisect_left(tails, mark.number)
        before.append(ends[pile - 1] if pile else None)
        tails[pile : pile + 1] = [mark.number]
        ends[pile : pile + 1] = [index]
    kept: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return [mark for index, mark in enumerate(marks) if index not in kept]
