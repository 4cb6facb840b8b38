"""A book and its links go in; its marks, its notes and what is not printed for their sake come out."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser.readers.html._bodies import NOTE_ROLES, lead
from claimcheck.parser.readers.html._cuts import Cuts, between, cuts, groups, ranged
from claimcheck.parser.readers.html._elements import HEADINGS, Element
from claimcheck.parser.readers.html._inline import inline_notes, toggles
from claimcheck.parser.readers.html._links import homes
from claimcheck.parser.readers.html._marks import Marked, begins, find_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.parser.readers.html._links import Links
    from claimcheck.parser.readers.html.book import Book

_BACK = re.compile(r"back-?(?:ref|link)|footnote-?back|reverse-?footnote|to-top", re.IGNORECASE)
_SIGNS = frozenset("↩↑↵⏎⤴^\ufe0e\ufe0f⇑▲ \n\t\xa0")
_BACK_ROLES = frozenset({"backlink", "referrer"})
_LEADING = re.compile(r"[\[(^↑ ]*(\d{1,4})(?![^\W_])")
_LONGEST_RANGE = 50
_FEW = 2  # marked items of a list that make it one of notes
_ONE = NOTE_ROLES - {"footnotes", "endnotes", "rearnotes", "note"}


class Note(NamedTuple):
    """A note's words as a range of events; `marked`: a mark leads to it.

    `unlabelled`: its number is not typed before its words as a bare figure, so that one there is a word.
    """

    key: str
    label: str | None
    start: int
    stop: int
    unlabelled: bool = False
    marked: bool = True


class Notes(NamedTuple):
    """`calls` are the keys of the notes that an element marks, `bodies` the notes by their first event."""

    calls: dict[int, list[tuple[str, str | None]]]
    bodies: dict[int, Note]
    inline: dict[str, Note]
    dropped: set[int]
    cuts: Cuts


def find_notes(book: Book, links: Links, items: dict[int, str]) -> Notes:
    """Find all notes of a book, linked or within its sentences."""
    marks = find_marks(book, links, items)
    bodies = _bodies(book, marks, items)
    elements = [mark.element for mark in marks]
    calls = {mark.element.opened: [_call(mark, bodies)] for mark in marks}
    grouped = groups(book, elements)
    _fill(book, grouped, calls, bodies)
    dropped = _back_links(book, links, elements, bodies.values())
    spans = [range(note.start, note.stop) for note in bodies.values()]
    spans += [range(element.opened, element.closed + 1) for element in elements]
    inline: dict[str, Note] = {}
    out = {element.opened for element in dropped} | toggles(book)
    for note in inline_notes(book, sorted(spans, key=lambda span: span.start)):
        key = _key(note.start)
        calls[note.element.opened] = [(key, note.label)]
        inline[key] = Note(key, note.label, note.start, note.stop)
        out.update(part.opened for part in note.dropped)
    cut = cuts(book, [*grouped, *groups(book, dropped)])
    return Notes(calls, bodies, inline, out, cut)


def _key(start: int) -> str:
    return f"note {start}"


def _call(mark: Marked, bodies: dict[int, Note]) -> tuple[str, str | None]:
    """Return the key of a mark's note, and the label that note is printed with."""
    if mark.body is None:
        return f"#{mark.fragment}", mark.label or None
    note = bodies[mark.body.start]
    return note.key, note.label


def _bodies(book: Book, marks: Sequence[Marked], items: dict[int, str]) -> dict[int, Note]:
    """Return the notes by where they begin: each ends where the next one does, at the latest."""
    found: dict[int, Note] = {}
    blocks: dict[int, Element] = {}
    typed = _typed(book, marks)
    for mark in marks:
        if mark.body:
            start, stop, block = mark.body
            label = mark.label or None
            item = block is not None and items.get(block.opened) == label
            found.setdefault(start, Note(_key(start), label, start, stop, item or not typed))
            if block:
                blocks[start] = block
    for note in _unmarked(book, blocks, found, items):
        found.setdefault(note.start, note)
    calling = sorted(mark.element.opened for mark in marks)
    notes = sorted(found.values(), key=lambda note: note.start)
    ordered = [_bounded(book, note, after, blocks, calling) for note, after in pairwise(notes)] + notes[-1:]
    return {note.start: note for note in ordered}


def _typed(book: Book, marks: Sequence[Marked]) -> bool:
    """Tell whether notes have their numbers before their words, as most of a page's do or none."""
    begin = [begins(lead(book, mark.body.start, mark.body.stop), mark.label) for mark in marks if mark.body]
    return 2 * sum(begin) > len(begin)


def _bounded(book: Book, note: Note, after: Note, blocks: dict[int, Element], calling: Sequence[int]) -> Note:
    """Let a note end before the next, and take in the paragraphs between two of one list."""
    if note.stop >= after.start:
        return note._replace(stop=after.start)
    first, second = blocks.get(note.start), blocks.get(after.start)
    if first is None or second is None or first.parent is not second.parent or first.name not in {"p", "div"}:
        return note
    apart = any(
        element.name in HEADINGS or element.name in {"hr", "table", "section"}
        for element in book.elements(note.stop, after.start)
    )
    body = any(note.stop <= event < after.start for event in calling)
    return note if apart or body else note._replace(stop=after.start)


def _unmarked(
    book: Book, blocks: dict[int, Element], marked: dict[int, Note], items: dict[int, str]
) -> Iterable[Note]:
    """Yield the notes that no mark leads to: items among marked ones, and what the page calls a note."""
    counts: dict[Element, int] = {}
    for block in blocks.values():
        if block.parent and block.name == "li":
            counts[block.parent] = counts.get(block.parent, 0) + 1
    for parent, count in counts.items():
        siblings = [child for child in book.children(parent.opened + 1) if child.name == "li"]
        if count >= min(_FEW, len(siblings)) and 2 * count >= len(siblings):
            for child in siblings:
                label = items.get(child.opened)
                yield Note(
                    _key(child.opened), label, child.opened, child.closed + 1, unlabelled=True, marked=False
                )
    starts = sorted(marked)
    for element in book.elements():
        if not element.roles & _ONE or element.name in {"a", "section"}:
            continue
        first = bisect_left(starts, element.opened)
        if first == len(starts) or starts[first] >= element.closed:
            typed = _LEADING.match(lead(book, element.opened, element.closed))
            label = items.get(element.opened) or (typed[1] if typed else None)
            yield Note(_key(element.opened), label, element.opened, element.closed + 1, marked=False)


def _fill(
    book: Book,
    grouped: Sequence[Sequence[Element]],
    calls: dict[int, list[tuple[str, str | None]]],
    bodies: dict[int, Note],
) -> None:
    """Let a range mark the notes between its ends, too."""
    numbered = {int(note.label): note for note in bodies.values() if note.label and note.label.isdecimal()}
    for group in grouped:
        for first, second in pairwise(group):
            low, high = calls[first.opened][-1][1] or "", calls[second.opened][0][1] or ""
            if ranged(between(book, first, second)) and low.isdecimal() and high.isdecimal():
                inner = range(int(low) + 1, int(high))
                if len(inner) < _LONGEST_RANGE and all(number in numbered for number in inner):
                    calls[first.opened].extend(
                        (numbered[number].key, numbered[number].label) for number in inner
                    )


def _back_links(book: Book, links: Links, marks: Sequence[Element], notes: Iterable[Note]) -> list[Element]:
    """Return the links within notes that lead back to a mark; they are no words of the note."""
    places = {home.opened for mark in marks for home in homes(book, mark)}
    found = []
    for note in notes:
        for link in links.within(note.start, note.stop):
            element = link.element
            said = element.roles & _BACK_ROLES or any(map(_BACK.search, element.classes))
            signs = book.size(element) <= len(_SIGNS) and _SIGNS.issuperset(
                book.words(element.opened, element.closed)
            )
            if said or signs or (link.target and link.target.opened in places):
                found.append(element)
    return found
