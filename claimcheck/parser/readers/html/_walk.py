"""A book with its notes goes in; its words, blocks, marks and notes are added to a draft."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from claimcheck.model import BlockKind
from claimcheck.parser.readers.html._bodies import block_of
from claimcheck.parser.readers.html._elements import BLOCKS, Element
from claimcheck.parser.readers.html._labels import Lead
from claimcheck.parser.readers.html._quoted import citing, credit, quoted_by_hand, quoting
from claimcheck.parser.readers.html._shown import unseen
from claimcheck.parser.readers.html._tokens import Text
from claimcheck.parser.readers.html._writing import Writing
from claimcheck.parser.speech import listed

if TYPE_CHECKING:
    from claimcheck.parser.drafting import Draft
    from claimcheck.parser.readers.html._notes import Note, Notes
    from claimcheck.parser.readers.html.book import Book

_STRUCK = listed("del s strike")
_LEAD = 9  # events


class Walk:
    """Where a walk over the events stands, and which notes it has yet to read."""

    def __init__(
        self, book: Book, draft: Draft, notes: Notes, left_out: set[int], items: dict[int, str]
    ) -> None:
        """Begin; `left_out` are elements not to be read in the body, `items` the printed labels of items."""
        self._book, self._draft, self._notes, self._items = book, draft, notes, items
        self._left_out, self._in_note = left_out, False
        self._to = Writing(book, draft)
        self._within: list[Element] = []
        self._done: set[int] = set()
        self._called: set[str] = set()
        self._queue: deque[Note] = deque()
        self._by_key = {note.key: note for note in notes.bodies.values()} | notes.inline

    def read(self, start: int, stop: int, note: int = -1) -> None:
        """Read what stands between two events, notes apart; `note` is the first event of one to be read."""
        place = start
        while place < stop:
            event = self._book.events[place]
            if place != note and place in self._notes.bodies:
                place = self._jump(self._notes.bodies[place].stop)
            elif isinstance(event, Text):
                self._to.text(event, self._notes.cuts.get(place, (0, 0)))
                place += 1
            elif isinstance(event, int):
                if self._within and self._within[-1].closed == place:
                    self._leave(self._within.pop(), event)
                place += 1
            else:
                place = self._element(event, itself=place == note)
        self._jump(stop)

    def read_notes(self) -> None:
        """Read the notes that were called, and those that stand with them and that nothing calls."""
        if self._called:
            self._queue.extend(note for note in self._notes.bodies.values() if not note.marked)
        while self._queue:
            note = self._queue.popleft()
            self._in_note = True
            self._to.lead = Lead(note.label, unlabelled=note.unlabelled)
            with self._draft.note(note.key, self._book.at(self._offset(note.start)), note.label):
                self.read(note.start, note.stop, note.start)

    def _offset(self, place: int) -> int:
        event = self._book.events[place]
        return event if isinstance(event, int) else event.at

    def _jump(self, place: int) -> int:
        """Go on at an event, out of the elements that end before it."""
        while self._within and self._within[-1].closed < place:
            element = self._within.pop()
            self._leave(element, self._offset(element.closed))
        self._to.fresh = True
        return place

    def _element(self, element: Element, *, itself: bool) -> int:
        """Enter an element, or pass over it; return the event to go on with."""
        place, after = element.opened, element.closed + 1
        if place in self._notes.dropped:
            self._pass_label(element)
            return after
        if place in self._left_out and not self._in_note:
            return after
        if place in self._notes.calls and not itself:
            if place not in self._done:
                if not self._below_quotation(element):
                    self._to.begin()
                self._call(element)
            return after
        if (unseen(element) and not itself) or element.name in _STRUCK or self._is_code(element):
            self._to.fresh = self._to.fresh or element.name in BLOCKS
            return after
        self._enter(element)
        return place + 1

    def _below_quotation(self, element: Element) -> bool:
        """Tell whether a mark is a paragraph of its own below a block quotation, and stands for it."""
        block = block_of(element)
        alone = block is not None and block.name == "p" and self._book.size(block) == self._book.size(element)
        return alone and self._to.fresh and self._to.kind is BlockKind.QUOTATION

    def _is_code(self, element: Element) -> bool:
        """Tell whether an element is set as code, and is not the whole text."""
        return element.name in {"pre", "listing"} and 2 * self._book.size(element) <= self._book.letters[-1]

    def _pass_label(self, element: Element) -> None:
        """Keep in mind that what is left out at the beginning of a note was its label."""
        lead = self._to.lead
        if lead and lead.shown(self._book.words(element.opened, min(element.closed, element.opened + _LEAD))):
            lead.taken = True

    def _enter(self, element: Element) -> None:
        if element.name == "li" and element.opened in self._items:
            self._to.item = (self._items[element.opened], element)
        if credit(self._book, element):
            self._credit(element)
            self._to.credits += 1
        self._to.enter(element, by_hand=quoted_by_hand(self._book, element))
        self._to.fresh = self._to.fresh or element.name in BLOCKS
        self._within.append(element)

    def _leave(self, element: Element, at: int) -> None:
        self._to.leave(element, at, by_hand=quoted_by_hand(self._book, element))
        if credit(self._book, element):
            self._to.credits -= 1
        elif element.name == "li":
            self._to.item = None
        elif element.name == "q" or (
            element.name == "blockquote" and self._to.kind is BlockKind.QUOTATION and not self._to.credits
        ):
            self._cite(element, at)
        self._to.fresh = self._to.fresh or element.name in BLOCKS

    def _credit(self, element: Element) -> None:
        """Let the marks in a line that says whose a quotation is stand behind the quotation itself."""
        if self._to.kind is not BlockKind.QUOTATION:
            return
        for part in self._book.elements(element.opened, element.closed):
            if part.opened in self._notes.calls and part.opened not in self._notes.dropped:
                self._call(part)
        if quotation := quoting(element):
            self._cite(quotation, element.at)
        self._to.fresh = True

    def _cite(self, element: Element, at: int) -> None:
        address = citing(element)
        if address and element.opened not in self._done:
            self._done.add(element.opened)
            self._to.cite(address, at)

    def _call(self, element: Element) -> None:
        """Add an element's marks, and keep in mind to read their notes."""
        self._done.add(element.opened)
        for key, label in self._notes.calls[element.opened]:
            self._to.mark(key, label, element.at)
            if key not in self._called and key in self._by_key:
                self._queue.append(self._by_key[key])
            self._called.add(key)
