"""What a page is made of: elements that nest, and the words between their edges, in one list of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from claimcheck.parser.readers.html._tokens import Start, Text
from claimcheck.parser.readers.html.entities import characters
from claimcheck.parser.speech import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADINGS = listed("h1 h2 h3 h4 h5 h6")
CELLS = listed("td th caption")
ENDS_PARAGRAPH = HEADINGS | listed(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure "
    "footer form "
    "header hgroup hr main menu nav ol p pre search section summary table ul"
)
BLOCKS = ENDS_PARAGRAPH | CELLS | listed("body dd dt html legend li tbody tfoot thead tr")


_NONE: frozenset[str] = frozenset()


class Element:
    """An element: where its events begin and end, and where its start tag stands in the file."""

    __slots__ = ("at", "attributes", "closed", "name", "opened", "parent")

    def __init__(self, start: Start, opened: int, parent: Element | None) -> None:
        """Open an element at event `opened`."""
        self.name, self.attributes, self.at = start.name, start.attributes, start.at
        self.opened, self.closed, self.parent = opened, opened, parent

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes["class"].split()) if "class" in self.attributes else _NONE

    @property
    def roles(self) -> frozenset[str]:
        """Its DPUB-ARIA roles and EPUB types, in one spelling: `doc-noteref` is `noteref`."""
        if not self.attributes:
            return _NONE
        said = f"{self.attributes.get('role', '')} {self.attributes.get('epub:type', '')}"
        return frozenset(word.removeprefix("doc-") for word in said.lower().split())

    def ancestors(self) -> Iterator[Element]:
        """Yield its parent, that one's parent, and so on."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


# An element begins, words stand, or the innermost open element ends (at that offset of the file).
Event: TypeAlias = Element | Text | int


def stretches(text: Text) -> Iterator[tuple[str, int]]:
    """Yield the characters of a text with their offsets in the file."""
    if text.raw:
        yield text.text, text.at
    else:
        for shown, at in characters(text.text):
            yield shown, text.at + at
