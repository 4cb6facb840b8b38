"""The elements of a book go in, its links within itself come out: what leads where, and back."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from claimcheck.parser.readers.html._elements import BLOCKS, Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.parser.readers.html.book import Book

_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)")
_POINTING = ("aria-describedby", "aria-details")
_POINTERS = frozenset({"a", "button", "span", "sup"})
_NEAR = 6  # events
_ABOVE = 4  # elements


class Link(NamedTuple):
    """A link within the manuscript; no target if what it names is not there."""

    element: Element
    fragment: str
    target: Element | None


class Links:
    """All links within a book, and the elements that have names."""

    def __init__(self, book: Book, own: frozenset[str]) -> None:
        """Collect them; `own` are the addresses of the manuscript itself, besides none."""
        self._book, self._own = book, own
        self._named: dict[tuple[str, str], list[Element]] = {}
        for element in book.elements():
            part = book.part(element.opened)
            for name in _names(element):
                self._named.setdefault((part, name), []).append(element)
        self.all = [link for element in book.elements() if (link := self._link(element))]
        self._to: dict[int, list[int]] = {}
        for link in self.all:
            if link.target:
                self._to.setdefault(link.target.opened, []).append(link.element.opened)

    def back(self, element: Element, start: int, stop: int) -> bool:
        """Tell whether a link between two events leads to `element`, or to where it stands."""
        for home in homes(self._book, element):
            found = self._to.get(home.opened, ())
            first = bisect_left(found, start)
            if first < len(found) and found[first] < stop:
                return True
        return False

    def within(self, start: int, stop: int) -> list[Link]:
        """Return the links that stand between two events."""
        first = bisect_left(self.all, start, key=lambda link: link.element.opened)
        last = bisect_left(self.all, stop, key=lambda link: link.element.opened)
        return self.all[first:last]

    def _link(self, element: Element) -> Link | None:
        part = self._book.part(element.opened)
        if element.name == "a" and "#" in (href := element.attributes.get("href", "")):
            path, _, fragment = href.strip().partition("#")
            where = self._part(path, part)
            if where is not None and fragment:
                return Link(element, fragment, self._target(element, where, fragment))
        for attribute in _POINTING:
            name = element.attributes.get(attribute, "")
            if element.name in _POINTERS and (target := self._target(element, part, name)):
                return Link(element, name, target)
        return None

    def _target(self, element: Element, part: str, name: str) -> Element | None:
        """Return what a link names: of several of one name, as pages put together have them, the next."""
        found = self._named.get((part, name)) or self._named.get((part, unquote(name))) or []
        after = bisect_left(found, element.opened, key=lambda target: target.opened)
        return found[min(after, len(found) - 1)] if found else None

    def _part(self, path: str, part: str) -> str | None:
        if not path or path in self._own or unquote(path) in self._own:
            return part
        member = posixpath.normpath(posixpath.join(posixpath.dirname(part), unquote(path)))
        return member if member in self._book.parts else None


def own_addresses(book: Book, name: str, head: str) -> frozenset[str]:
    """Return what a page's links to itself may be called: its file, and where it was saved from."""
    found = {name}
    for element in book.elements():
        if element.name == "link" and element.attributes.get("rel", "").lower() == "canonical":
            found.add(element.attributes.get("href", ""))
        elif element.name == "meta" and element.attributes.get("property") == "og:url":
            found.add(element.attributes.get("content", ""))
    saved = _SAVED.search(head)
    if saved:
        found.add(saved[1])
    return frozenset(address.partition("#")[0] for address in found) - {""}


def homes(book: Book, element: Element) -> Iterator[Element]:
    """Yield the elements that a link back to `element` may name: itself, what holds it, what it touches."""
    yield element
    for count, above in enumerate(element.ancestors()):
        yield above
        if above.name in BLOCKS or count == _ABOVE:
            break
    for step, edge in ((-1, element.opened - 1), (1, element.closed + 1)):
        for event in range(edge, edge + step * _NEAR, step):
            if not 0 <= event < len(book.events) or not book.blank(min(event, edge), max(event, edge) + 1):
                break
            near = book.events[event]
            if isinstance(near, Element) and near.name not in BLOCKS:
                yield near
    yield from book.elements(element.opened + 1, min(element.closed, element.opened + _NEAR))


def _names(element: Element) -> Iterator[str]:
    if name := element.attributes.get("id"):
        yield name
    if element.name == "a" and (name := element.attributes.get("name")):
        yield name
