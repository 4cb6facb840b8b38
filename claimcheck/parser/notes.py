"""A note's text becomes citations: full, short form, ibid., with locator, address and signal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Citation, CitationForm, KeyedCitation, NoteKind, NoteText, Span
from claimcheck.parser import in_text_reading, notes_dates, notes_keyed, notes_reading, notes_works

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.parser.notes_works import Stretch

_LABEL = re.compile(
    r"\s*(?:\[\^?(?P<boxed>[0-9]{1,9})\]:?|\(?(?P<plain>[0-9]{1,9})[.):]?|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,9})[.):]?)\s*"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def cite(text: str, note: NoteText, keyed: Sequence[KeyedCitation] = ()) -> tuple[Citation, ...]:
    """Return one citation for each work in a note (Chicago 14.19-14.36), in the order of the text.

    Where the note cites by keys (`keyed`, of the whole text) these tell the work, and not the words printed.

    Spans are code points of `text` and leave out the signal; the comma or full stop that trails a work
    stays inside. A note that cites nothing that can be read gives one citation of form `unparsed` over
    all its words, so that a reference can still be pinned to it; an empty note gives none.
    """
    own = [citation for citation in keyed if note.span.covers(citation.span)]
    if note.kind is NoteKind.IN_TEXT:
        return notes_keyed.citations(note, own, ()) if own else in_text_reading.read(text, note)
    read = _read(text, note)
    return notes_keyed.citations(note, own, read) if own else read


def _read(text: str, note: NoteText) -> tuple[Citation, ...]:
    words = text[note.span.start : note.span.end]
    printed = f"[{note.label}]"
    label = len(printed) if note.label and words.startswith(printed) else _label(words, note.mark)
    start = note.span.start + label
    found: list[Citation] = []
    for stretch in notes_works.stretches(text, start, note.span.end):
        work = notes_reading.read(stretch.view, clear=stretch.alone or stretch.signal is not None)
        if work is None and found and _may_be_a_work(stretch):
            work = notes_reading.Work(CitationForm.UNPARSED)
        if work is not None:
            found.append(_citation(note, len(found) + 1, stretch, work))
    words = text[start : note.span.end]
    if not found and words.strip():
        left = start + len(words) - len(words.lstrip())
        span = Span(start=left, end=left + len(words.strip()))
        found.append(Citation(id=f"n{note.mark}.1", mark=note.mark, span=span, form=CitationForm.UNPARSED))
    return tuple(found)


def _label(words: str, mark: int) -> int:
    """Return the length of the note's number, if it begins with it."""
    label = _LABEL.match(words)
    number = next((value for value in label.groups() if value), "") if label else ""
    return label.end() if label and int(number.translate(_RAISED)) == mark else 0


def _may_be_a_work(stretch: Stretch) -> bool:
    """Tell whether a stretch that was not read stands between semicolons like a work, with a date."""
    words = " ".join(stretch.view.text.split())
    return stretch.alone and not words[:1].islower() and notes_dates.printed(words) is not None


def _citation(note: NoteText, number: int, stretch: Stretch, work: notes_reading.Work) -> Citation:
    start = stretch.view.start
    return Citation(
        id=f"n{note.mark}.{number}",
        mark=note.mark,
        span=Span(start=start, end=start + len(stretch.view.text)),
        signal=stretch.signal,
        **work._asdict(),
    )
