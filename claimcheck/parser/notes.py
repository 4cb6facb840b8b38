"""A note's text becomes citations: full, short form, ibid., with locator, address and signal."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Citation, CitationForm, KeyedCitation, NoteKind, NoteText, Signal, Span
from claimcheck.parser import (
    in_text_reading,
    notes_asides,
    notes_dates,
    notes_entries,
    notes_keyed,
    notes_locators,
    notes_marks,
    notes_reading,
    notes_works,
)
from claimcheck.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.parser.notes_marks import View
    from claimcheck.parser.notes_works import Stretch

_LABEL = re.compile(
    r"\s*(?:\[\^?(?P<boxed>[0-9]{1,9})\]:?|\(?(?P<plain>[0-9]{1,9})[.):]?|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,9})[.):]?)\s*"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Cited(NamedTuple):
    """What the notes so far cited: the authors of the last work, and the short forms that were defined."""

    authors: tuple[str, ...] = ()
    names: AbstractSet[str] = frozenset()


def cite_all(
    text: str, notes: Iterable[NoteText], keyed: Sequence[KeyedCitation] = ()
) -> Iterator[tuple[Citation, ...]]:
    """Cite each note as `cite` does, knowing what the notes before it cited."""
    names: set[str] = set()
    cited = Cited(names=names)
    ordered = sorted(keyed, key=lambda citation: citation.span.start)
    for note in notes:
        first, stop = (
            bisect_left(ordered, edge, key=lambda citation: citation.span.start)
            for edge in (note.span.start, note.span.end)
        )
        citations = cite(text, note, ordered[first:stop], cited)
        authors = next((each.authors for each in reversed(citations) if each.authors), cited.authors)
        names.update(fold(each.hereafter) for each in citations if each.hereafter)
        cited = Cited(authors, names)
        yield citations


def cite(
    text: str, note: NoteText, keyed: Sequence[KeyedCitation] = (), cited: Cited | None = None
) -> tuple[Citation, ...]:
    """Return one citation for each work in a note (Chicago 14.19-14.36), in the order of the text.

    Where the note cites by keys (`keyed`, of the whole text) these tell the work, and not the words printed.
    An entry of a reference list is one work. `cited` is what the notes before cited.

    Spans are code points of `text` and leave out the signal; the comma or full stop that trails a work
    stays inside. A note that cites nothing that can be read gives one citation of form `unparsed` over
    all its words, so that a reference can still be pinned to it; an empty note gives none.
    """
    own = [citation for citation in keyed if note.span.covers(citation.span)]
    if note.kind is NoteKind.IN_TEXT:
        return notes_keyed.citations(text, note, own, ()) if own else in_text_reading.read(text, note)
    read = _read(text, note, cited or Cited())
    return notes_keyed.citations(text, note, own, read) if own else read


def _read(text: str, note: NoteText, cited: Cited) -> tuple[Citation, ...]:
    words = text[note.span.start : note.span.end]
    printed = f"[{note.label}]"
    label = len(printed) if note.label and words.startswith(printed) else _label(words, note.mark)
    start = note.span.start + label
    words = text[start : note.span.end]
    if not words.strip():
        return ()
    whole = notes_marks.look(text, start, note.span.end).part(0, len(words))
    if note.kind is NoteKind.ENTRY:
        entry = notes_entries.read(whole, cited.authors) or notes_reading.addressed(whole)
        work = entry or notes_reading.Work(CitationForm.UNPARSED)
        return (_citation(note, 1, whole, work),)
    if (listed := _listed(whole)) is not None:
        return (_citation(note, 1, whole, listed),)
    found = _works(text, note, (start, note.span.end), cited)
    return tuple(found) or (_citation(note, 1, whole, notes_reading.Work(CitationForm.UNPARSED)),)


def _listed(whole: View) -> notes_reading.Work | None:
    """Read a note that is one work as reference lists print it, with the short form that it may define."""
    aside = notes_asides.without(whole)
    work = None if aside.nested else notes_entries.in_note(aside.view)
    return work._replace(hereafter=aside.hereafter) if work else None


def _works(text: str, note: NoteText, place: tuple[int, int], cited: Cited) -> list[Citation]:
    """Read the works of a note; a bracket that cites gives works of its own."""
    found: list[Citation] = []
    waiting = [(place, False)]
    while waiting:
        stretch_of, nested = waiting.pop()
        for stretch in notes_works.stretches(text, *stretch_of):
            aside = notes_asides.without(stretch.view)
            work = _work(stretch, aside.view, found, cited)
            if work is not None:
                work = work._replace(hereafter=aside.hereafter or work.hereafter)
                found.append(_citation(note, len(found) + 1, stretch.view, work, stretch.signal))
            if not nested:
                waiting.extend((bracket, True) for bracket in aside.nested)
    found.sort(key=lambda citation: citation.span.start)
    return [each.model_copy(update={"id": f"n{note.mark}.{number}"}) for number, each in enumerate(found, 1)]


def _work(stretch: Stretch, view: View, found: list[Citation], cited: Cited) -> notes_reading.Work | None:
    authors = next((each.authors for each in reversed(found) if each.authors), cited.authors)
    clear = stretch.alone or stretch.signal is not None
    work = notes_reading.called(view, cited.names) or notes_reading.read(view, clear=clear, before=authors)
    if work is None and found and _may_be_a_work(stretch):
        return notes_reading.Work(CitationForm.UNPARSED)
    return work


def _label(words: str, mark: int) -> int:
    """Return the length of the note's number, if it begins with it."""
    label = _LABEL.match(words)
    number = next((value for value in label.groups() if value), "") if label else ""
    return label.end() if label and int(number.translate(_RAISED)) == mark else 0


def _may_be_a_work(stretch: Stretch) -> bool:
    """Tell whether a stretch that was not read stands between semicolons like a work, with a date."""
    words = " ".join(stretch.view.text.split())
    return stretch.alone and not words[:1].islower() and notes_dates.printed(words) is not None


def _citation(
    note: NoteText, number: int, place: View, work: notes_reading.Work, signal: Signal | None = None
) -> Citation:
    fields = work._asdict()
    fields["locator_label"] = work.locator_label or notes_locators.label(work.locator)
    return Citation(
        id=f"n{note.mark}.{number}",
        mark=note.mark,
        span=Span(start=place.start, end=place.start + len(place.text)),
        signal=signal,
        **fields,
    )
