"""The elements of a book go in, the notes within its sentences come out: sidenotes and their like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser.readers.html._elements import BLOCKS, Element
from claimcheck.parser.readers.html._marks import printed
from claimcheck.parser.speech import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.parser.readers.html.book import Book

# LaTeXML, then Tufte CSS, paged media (`float: footnote`), HTMLBook.
_LATEXML, _CONTENT = "ltx_note", "ltx_note_content"
_LABELS = frozenset({"ltx_note_mark", "ltx_tag_note", "ltx_note_type"})
_CLASSES = listed("sidenote marginnote footnote endnote")
_SHORTEST = 5  # letters
_NEAR = 6  # events


class InlineNote(NamedTuple):
    """A note whose mark stands where it does; `dropped` are the elements that print its label."""

    element: Element
    label: str | None
    start: int
    stop: int
    dropped: tuple[Element, ...]


def inline_notes(book: Book, taken: Iterable[range]) -> list[InlineNote]:
    """Find notes set among the words of the body; `taken` are events of other notes and marks, in order."""
    found: list[InlineNote] = []
    rest = iter(taken)
    other, end = next(rest, None), 0
    for element in book.elements():
        while other is not None and other.stop <= element.opened:
            other = next(rest, None)
        if element.opened < end or (other is not None and element.opened >= other.start):
            continue
        note = _latexml(book, element) or _sidenote(book, element)
        if note:
            found.append(note)
            end = element.closed
    return found


def toggles(book: Book) -> set[int]:
    """Return the labels of boxes to tick, by which Tufte CSS shows a note on a small screen."""
    boxes = {
        element.attributes.get("id")
        for element in book.elements()
        if element.name == "input" and element.attributes.get("type", "").lower() == "checkbox"
    }
    return {
        element.opened
        for element in book.elements()
        if element.name == "label" and element.attributes.get("for") in boxes
    }


def _latexml(book: Book, element: Element) -> InlineNote | None:
    if _LATEXML not in element.classes:
        return None
    inner = list(book.elements(element.opened + 1, element.closed))
    content = next((part for part in inner if _CONTENT in part.classes), None)
    labels = tuple(part for part in inner if part.classes & _LABELS)
    if content is None:
        return None
    mark = next((part for part in labels if "ltx_note_mark" in part.classes), None)
    label = printed(book.words(mark.opened, mark.closed)) if mark else ""
    return InlineNote(element, label or None, content.opened, content.closed + 1, labels)


def _sidenote(book: Book, element: Element) -> InlineNote | None:
    said = element.classes & _CLASSES or element.attributes.get("data-type") == "footnote"
    if element.name not in {"span", "small"} or not said or book.size(element) < _SHORTEST:
        return None
    before = _before(book, element)
    label = printed(book.words(before.opened, before.closed)) if before else ""
    dropped = (before,) if before and label else ()
    return InlineNote(element, label or None, element.opened, element.closed + 1, dropped)


def _before(book: Book, element: Element) -> Element | None:
    """Return the raised number that stands directly before a note."""
    near = book.elements(max(element.opened - _NEAR, 0), element.opened)
    raised = [part for part in near if part.name == "sup" and part.closed < element.opened]
    if not raised or not book.blank(raised[-1].closed, element.opened):
        return None
    words = printed(book.words(raised[-1].opened, raised[-1].closed))
    inside = raised[-1].parent is None or raised[-1].parent is element.parent
    return raised[-1] if inside and words.isdigit() and element.name not in BLOCKS else None
