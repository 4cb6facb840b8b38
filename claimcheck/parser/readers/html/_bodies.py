"""What a note's mark leads to goes in, the words of that note come out as a range of events."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser.readers.html._elements import BLOCKS, HEADINGS
from claimcheck.parser.speech import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.parser.readers.html._elements import Element
    from claimcheck.parser.readers.html.book import Book

NOTE_ROLES = listed("footnote endnote rearnote note footnotes endnotes rearnotes")
_NOTE = re.compile(
    r"(?:foot|end|rear|side)[-_]?notes?|^_?(?:fn|ftn|edn|sdfootnote|sdendnote)|^references?$|^reflist|^notes?$"
    r"|^csl-|^bibliography$|^Mso(?:Foot|End)noteText$",
    re.IGNORECASE,
)
_HOLDS_ONE = listed("li aside dd tr td")
_HOLDS = _HOLDS_ONE | {"div", "section"}
_LABEL = 4  # letters that may stand before the name of a note: "[12]"
_ABOVE = 5  # elements: a table holds its cells three levels down
_LEAD = 12  # events


class Body(NamedTuple):
    """A note's events; `block` is the element that they are, if they are one."""

    start: int
    stop: int
    block: Element | None


def noted(element: Element) -> bool:
    """Tell whether the page calls an element, or what is around it, notes."""
    found, above = element, iter(element.ancestors())
    for _ in range(_ABOVE):
        said = (*found.classes, found.attributes.get("id", ""))
        if found.roles & NOTE_ROLES or any(map(_NOTE.search, said)):
            return True
        following = next(above, None)
        if following is None or following.name in {"body", "article", "main"}:
            return False
        found = following
    return False


def body(book: Book, target: Element, targets: Sequence[int]) -> Body | None:
    """Return the note that `target` names; `targets` are the events of all such elements, in order.

    None if it is no note's place: a heading, a figure, words in the midst of a sentence.
    """
    block = block_of(target)
    if block is None:
        return None
    ahead = book.letters[target.opened] - book.letters[block.opened]
    if block is not target and ahead > _LABEL:
        return _inside(book, target, block, targets)
    if block.name in {"td", "th"} and block.parent and block.parent.name == "tr":
        block = block.parent
    if _label_only(book, block):
        return _following(book, block, targets)
    if _headed(book, block) or block.name in {"figure", "body", "html", "main", "article", "caption"}:
        return None
    held = _climbed(book, block, targets)
    return Body(held.opened, held.closed + 1, held)


def lead(book: Book, start: int, stop: int) -> str:
    """Return the first words between two events."""
    return book.words(start, min(stop, start + _LEAD)).lstrip()[:60]


def block_of(element: Element) -> Element | None:
    """Return the block that an element is, or stands in."""
    if element.name in BLOCKS:
        return element
    return next((above for above in element.ancestors() if above.name in BLOCKS), None)


def _inside(book: Book, target: Element, block: Element, targets: Sequence[int]) -> Body | None:
    """Return a note that shares its block with others: up to the next one, or the end of the element."""
    start = target
    while start.parent and start.parent is not block and book.blank(start.parent.opened, start.opened):
        start = start.parent
    if not _broken(book, start.opened) and not noted(target):
        return None
    if book.size(start) > 2 * _LABEL:
        return Body(start.opened, start.closed + 1, start)
    after = bisect_left(targets, target.opened + 1)
    stop = min(targets[after] if after < len(targets) else block.closed, block.closed)
    return Body(start.opened, stop, None)


def _broken(book: Book, event: int) -> bool:
    """Tell whether a line begins with an event."""
    before = max(event - 6, 0)
    breaks = [element.closed for element in book.elements(before, event) if element.name == "br"]
    return bool(breaks) and book.letters[event] - book.letters[breaks[-1]] <= _LABEL


def _label_only(book: Book, block: Element) -> bool:
    if book.size(block) > _LABEL + 2:
        return False
    words = book.words(block.opened, block.closed).strip()
    return len(words.strip("[]().:*†‡§¶ ")) <= _LABEL and not words[:3].isalpha()


def _following(book: Book, block: Element, targets: Sequence[int]) -> Body | None:
    """Return a note whose label is a block of its own: the blocks that follow, up to the next label."""
    stop, last = block.closed + 1, None
    for sibling in book.children(block.closed + 1):
        first = bisect_left(targets, sibling.opened)
        named = first < len(targets) and targets[first] <= sibling.closed
        ended = sibling.name in HEADINGS or sibling.name in {"dt", "hr", "tr"}
        if named or ended or (last and block.name not in {"dt", "td"} and first == len(targets)):
            break
        stop = sibling.closed + 1
        last = sibling if book.size(sibling) else last
    if last is None and noted(block):
        return Body(block.opened, block.closed + 1, block)  # an empty note
    return Body(block.opened, stop, None) if last else None


def _headed(book: Book, block: Element) -> bool:
    """Tell whether a block is a heading, or begins with one: a section, which no note's mark leads to."""
    if block.name in HEADINGS:
        return True
    if noted(block):
        return False
    begins = (
        element
        for element in book.elements(block.opened + 1, min(block.closed, block.opened + _LEAD))
        if book.blank(block.opened, element.opened)
    )
    return any(element.name in HEADINGS or element.name in {"figure", "caption"} for element in begins)


def _climbed(book: Book, block: Element, targets: Sequence[int]) -> Element:
    """Return the outermost element around `block` that holds this note and no other."""
    while (above := block.parent) and above.name in _HOLDS and book.blank(above.opened, block.opened):
        if _count(above, targets) != 1:
            break
        said = any(map(_NOTE.search, (*above.classes, above.attributes.get("id", ""))))
        one_of_several = above.parent is not None and _count(above.parent, targets) > 1
        if not (above.name in _HOLDS_ONE or said or one_of_several):
            break
        block = above
    return block


def _count(element: Element, targets: Sequence[int]) -> int:
    return bisect_left(targets, element.closed) - bisect_left(targets, element.opened)
