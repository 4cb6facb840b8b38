"""A run-in quotation and the prose around it go in, the notes that cover it come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Link, Span
from claimcheck.parser.linking import link, narrative

if TYPE_CHECKING:
    from claimcheck.model import Attribution
    from claimcheck.parser.prose import Paragraph, Prose

_SAME = re.compile(
    r"\b(?:s?he|they|it|(?:authors?|writers?|researchers|report|study|paper|article|book|essay|review|survey))\b",
    re.IGNORECASE,
)


def cover(prose: Prose, outer: Span, first: Paragraph, last: Paragraph) -> tuple[tuple[int, ...], Link]:
    """Cover a quotation by the mark after it, or by a citation in the text that leads up to it."""
    marks, grade = link(prose.text, outer.end, last.marks, last.sentence_at(outer.end - 1))
    follows = grade is Link.ADJACENT or (grade is Link.SAME_SENTENCE and marks[0] not in prose.in_text)
    if follows or not prose.in_text:
        return marks, grade
    sentence = first.sentence_at(outer.start + 1)
    back = narrative(prose.text, outer.start, first.marks, sentence, prose.in_text)
    return (back, Link.SAME_SENTENCE) if back else (marks, grade)


def led(prose: Prose, outer: Span, first: Paragraph, said: Attribution | None) -> tuple[int, ...]:
    """Return the citation in an earlier sentence of the paragraph whose author goes on speaking (APA 8.16).

    It is part of its sentence, as `Roy (2023)` or a link, and nothing in the sentence of the quotation names
    another speaker.
    """
    marks = narrative(prose.text, outer.start, first.marks, first.block.span, prose.in_text)
    if not marks or marks[0] not in prose.leading:
        return ()
    place = next(mark.span for mark in reversed(first.marks) if mark.number == marks[0])
    sentence = first.sentence_at(place.start)
    same = said is None or (
        said.name.split()[-1] in prose.text[sentence.start : place.end]
        if said.name
        else _SAME.search(said.text) is not None
    )
    return marks if same else ()
