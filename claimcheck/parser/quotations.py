"""A layout goes in, its quotations come out with segments, notes and speakers, and the lone marks."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import (
    BlockKind,
    Delimiter,
    Form,
    Layout,
    Link,
    Mark,
    Quotation,
    Span,
)
from claimcheck.parser.attribution import attribute, introduced
from claimcheck.parser.covering import cover, led
from claimcheck.parser.forms import form_of, is_short
from claimcheck.parser.linking import at_end, narrative
from claimcheck.parser.names import BLANK
from claimcheck.parser.pairing import Pair, pair
from claimcheck.parser.prose import Prose, read_prose
from claimcheck.parser.segments import find_segments
from claimcheck.parser.setoff import SetOff, before_marks, find_set_off, signs
from claimcheck.parser.speech import TEXTUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Attribution, Unbalanced

_BETWEEN = " ,\n\xa0—–-"
_CLOSING = " \n\xa0”’»\"'"
_LONGEST_APPOSITION = 120  # code points


class Quoted(NamedTuple):
    """What was found of quotations: themselves, the lone marks, and the prose around them."""

    quotations: tuple[Quotation, ...]
    unbalanced: tuple[Unbalanced, ...]
    prose: Prose


def find_quotations(layout: Layout) -> Quoted:
    """Find the quotations of body and notes, in text order, numbered q01... and, for titles, t01...

    Body and notes may use different styles of marks. In a note every quotation is a title, and so is one
    within a citation in the text: `(“The Long Quay” 2)`.
    """
    body, alone = pair(layout.text, [block for block in layout.blocks if block.kind is not BlockKind.NOTE])
    titles, alone_in_notes = pair(
        layout.text, [block for block in layout.blocks if block.kind is BlockKind.NOTE]
    )
    prose = read_prose(layout, body)
    set_off = _reconciled(find_set_off(prose), body)
    drafts = [_set_off(prose, found) for found in set_off]
    cited = [found for found in body if _is_cited(prose.marks, found)]
    drafts += _run_in(
        prose, _outside([found for found in body if not _is_cited(prose.marks, found)], set_off)
    )
    drafts += [_title(prose, title) for title in (*cited, *titles)]
    unbalanced = sorted((*alone, *alone_in_notes), key=lambda mark: mark.span.start)
    return Quoted(_numbered(prose, drafts), tuple(unbalanced), prose)


def _is_cited(marks: Sequence[Mark], found: Pair) -> bool:
    at = bisect_right(marks, found.start, key=lambda mark: mark.span.start) - 1
    return at >= 0 and found.end < marks[at].span.end


def _reconciled(set_off: Iterable[SetOff], pairs: Sequence[Pair]) -> list[SetOff]:
    """Take a set-off paragraph's words from within its quotation marks, if it has them all around.

    One that only starts with a quotation is a paragraph like any other, unless its layout sets it off.
    """
    ends = {found.start - 1: found.end for found in pairs}
    kept = []
    for found in set_off:
        end = ends.get(found.span.start)
        if end is not None and end + 1 == found.span.end:
            span = Span(start=found.span.start + 1, end=end)
            kept.append(found._replace(span=span, delimiter=Delimiter.MARKS))
        elif end is None or found.delimiter is Delimiter.LAYOUT:
            kept.append(found)
    return kept


def _outside(pairs: Iterable[Pair], set_off: Sequence[SetOff]) -> list[Pair]:
    """Leave out the pairs that touch a block quotation: they are inner ones."""
    kept = []
    rest = iter(set_off)
    found = next(rest, None)
    for outer in pairs:
        while found and found.end <= outer.start - 1:
            found = next(rest, None)
        if found is None or outer.end < found.span.start:
            kept.append(outer)
    return kept


def _set_off(prose: Prose, found: SetOff) -> Quotation:
    """Build a block quotation; its note is at its end, or at the end of the line that introduces it."""
    own = prose.paragraphs[prose.row_at(found.end - 1)]
    marks = at_end(prose.text, own.block.span.end, own.marks)
    attribution = None
    if found.introduction is not None:
        before = prose.paragraphs[prose.row_at(found.introduction.span.start)]
        end, said = before.block.span.end, before.sentences[-1]
        leads = not _stopped(prose.text[said.start : before_marks(prose.text, said.start, end, before.marks)])
        if leads or BLANK not in said.of(prose.masked):
            marks = marks or at_end(prose.text, end, before.marks)
        if leads:
            marks = marks or narrative(prose.text, end, before.marks, said, prose.in_text)
        attribution = _as_printed(prose, introduced(prose.masked, said)) if leads else None
    grade = Link.ADJACENT if marks else Link.NONE
    drafted = _quotation(prose, found.span, Form.BLOCK, signs(prose.text, found.span))
    return drafted.model_copy(
        update={"marks": marks, "link": grade, "delimiter": found.delimiter, "attribution": attribution}
    )


def _stopped(said: str) -> bool:
    """Tell whether a sentence comes to a full stop, within closing quotation marks or without."""
    return said.rstrip(_CLOSING).endswith((".", "!", "?"))


def _run_in(prose: Prose, pairs: Sequence[Pair]) -> list[Quotation]:
    """Build run-in and scare quotations; a short phrase beside a longer quotation is no scare."""
    longer = {
        prose.paragraphs[prose.row_at(found.end)].sentence_at(found.end).start
        for found in pairs
        if not is_short(prose.text[found.start : found.end])
    }
    return [_marked(prose, found, longer) for found in pairs]


def _marked(prose: Prose, found: Pair, longer: set[int]) -> Quotation:
    first, last = (prose.paragraphs[prose.row_at(place)] for place in (found.start, found.end))
    opening, closing = first.sentence_at(found.start), last.sentence_at(found.end)
    outer = Span(start=found.start - 1, end=found.end + 1)
    around = Span(start=opening.start, end=closing.end)
    attribution = _as_printed(prose, attribute(prose.masked, around, outer, prose.text[found.end - 1]))
    marks, grade = cover(prose, outer, first, last)
    if grade in {Link.NONE, Link.LATER_SENTENCE} and (before := led(prose, outer, first, attribution)):
        marks, grade = before, Link.EARLIER_SENTENCE
    form = form_of(
        prose.text,
        Span(start=found.start, end=found.end),
        attribution,
        vouched=grade in {Link.ADJACENT, Link.SAME_SENTENCE} or closing.start in longer,
        heading=first.block.kind is BlockKind.HEADING,
    )
    drafted = _quotation(prose, Span(start=found.start, end=found.end), form, found.breaks)
    if form is not Form.RUN_IN:
        return drafted
    return drafted.model_copy(update={"marks": marks, "link": grade, "attribution": attribution})


def _as_printed(prose: Prose, said: Attribution | None) -> Attribution | None:
    """Give an attribution found in the masked text the manuscript's own words, from the first letter on."""
    if said is None:
        return None
    words = said.span.of(prose.text)
    seen = said.span.of(prose.masked)  # a citation that the words begin with is blank there
    lead = next((place for place, char in enumerate(seen) if char.isalpha()), 0)
    return said.model_copy(
        update={"span": Span(start=said.span.start + lead, end=said.span.end), "text": words[lead:]}
    )


def _title(prose: Prose, found: Pair) -> Quotation:
    return _quotation(prose, Span(start=found.start, end=found.end), Form.TITLE, found.breaks)


def _quotation(prose: Prose, span: Span, form: Form, apart: Iterable[Span]) -> Quotation:
    """Trim a quotation and cut it into segments, around the note marks in it and what else is `apart`."""
    words = span.of(prose.text)
    start = span.start + len(words) - len(words.lstrip())
    span = Span(start=start, end=start + len(words.strip()))
    marks = [mark.span for mark in prose.marks_in(span)]
    segments = find_segments(prose.text, span, [*marks, *apart])
    return Quotation(id="", span=span, form=form, text=span.of(prose.text), segments=segments)


def _numbered(prose: Prose, drafts: Iterable[Quotation]) -> tuple[Quotation, ...]:
    counts = {"q": 0, "t": 0}
    numbered: list[Quotation] = []
    for draft in sorted(drafts, key=lambda quotation: quotation.span.start):
        letter = "t" if draft.form is Form.TITLE else "q"
        counts[letter] += 1
        before = numbered[-1] if numbered else None
        goes_on = before is not None and _goes_on(prose, before, draft)
        numbered.append(
            draft.model_copy(
                update={
                    "id": f"{letter}{counts[letter]:02d}",
                    "continues": before.id if before and goes_on else None,
                }
            )
        )
    return tuple(numbered)


def _goes_on(prose: Prose, before: Quotation, after: Quotation) -> bool:
    """Tell whether only "she said", or "said Ann Lee, a farmer", parts two quotations of one sentence."""
    said = before.attribution
    if before.form is not Form.RUN_IN or after.form is not Form.RUN_IN:
        return False
    if said is None or said.verb not in TEXTUAL:
        return False
    gap = Span(start=before.span.end + 1, end=after.span.start - 1)
    if not gap.covers(said.span) or prose.marks_in(gap):
        return False
    lead = prose.text[gap.start : said.span.start].strip(_BETWEEN)
    rest = prose.text[said.span.end : gap.end].strip()
    return not lead and (not rest.strip(_BETWEEN) or _is_apposition(rest))


def _is_apposition(words: str) -> bool:
    return (
        words[0] == words[-1] == "," and len(words) <= _LONGEST_APPOSITION and not set(words) & set(".;:!?")
    )
