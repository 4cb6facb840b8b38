"""The files of a manuscript go in, one list of events comes out, with the way back to each file."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ManuscriptError
from claimcheck.parser.drafting import At
from claimcheck.parser.readers.html._elements import Element, stretches
from claimcheck.parser.readers.html._tokens import Text
from claimcheck.parser.readers.html._tree import Builder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.parser.readers.html._elements import Event


class Part(NamedTuple):
    """A file of the manuscript as text; the manuscript itself has the name ""."""

    name: str
    text: str
    xml: bool = False


class Book:
    """The pages of a manuscript as one list of events, and of offsets.

    `letters[n]` counts what is printed in words before event `n`, white space apart; `firsts` are the events
    that the parts begin with.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        """Read the parts in order. Raises ManuscriptError as `tokens` does."""
        self.parts = tuple(part.name for part in parts)
        self.events: list[Event] = []
        self.firsts: list[int] = []
        self._bases: list[int] = []
        self._rows: list[int] = []
        self._starts: list[int] = []
        base = 0
        for part in parts:
            self.firsts.append(len(self.events))
            self._bases.append(base)
            self._rows.append(len(self._starts))
            self._build(part, base)
            lengths = [len(line) + 1 for line in part.text.split("\n")]
            self._starts.extend(accumulate(lengths[:-1], initial=base))
            base += sum(lengths)
        self.letters = [0, *accumulate(map(_letters, self.events))]

    def _build(self, part: Part, base: int) -> None:
        try:
            Builder(self.events, base).build(part.text, xml=part.xml)
        except ManuscriptError as error:
            if not part.name:
                raise
            what = f"in its page {part.name}, {error.what}"
            raise ManuscriptError(what, line=error.line, column=error.column) from error

    def at(self, offset: int) -> At:
        """Return the place of an offset."""
        part = bisect_right(self._bases, offset) - 1
        row = bisect_right(self._starts, offset) - 1
        return At(row - self._rows[part] + 1, offset - self._starts[row] + 1, self.parts[part])

    def part(self, event: int) -> str:
        """Return the part that an event stands in."""
        return self.parts[bisect_right(self.firsts, event) - 1]

    def elements(self, start: int = 0, stop: int | None = None) -> Iterator[Element]:
        """Yield the elements that begin between two events, in order."""
        return (event for event in self.events[start:stop] if isinstance(event, Element))

    def children(self, start: int) -> Iterator[Element]:
        """Yield the elements side by side from event `start` on, up to the end of their parent."""
        at = start
        while at < len(self.events) and not isinstance(event := self.events[at], int):
            if isinstance(event, Element):
                yield event
                at = event.closed
            at += 1

    def blank(self, start: int, stop: int) -> bool:
        """Tell whether nothing is printed between two events."""
        return start >= stop or self.letters[stop] == self.letters[start]

    def size(self, element: Element) -> int:
        """Count what is printed in an element."""
        return self.letters[element.closed] - self.letters[element.opened]

    def words(self, start: int, stop: int) -> str:
        """Return the words between two events, references read, white space as it is."""
        texts = (event for event in self.events[start:stop] if isinstance(event, Text))
        return "".join(shown for text in texts for shown, _ in stretches(text))


def _letters(event: Event) -> int:
    if not isinstance(event, Text):
        return 0
    return len("".join(event.text.replace("&nbsp;", " ").replace("&#160;", " ").split()))
