"""The tags and words of a page go in, its elements come out as one list of events that nest.

End tags that HTML lets an author leave out are put in (WHATWG HTML 13.1.2.4); formatting that crosses
blocks is mended so that no words are lost. A subtree is a slice of the list, so that no depth is too deep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.parser.readers.html._elements import BLOCKS, CELLS, ENDS_PARAGRAPH, HEADINGS, Element
from claimcheck.parser.readers.html._tokens import End, Start, Text, tokens
from claimcheck.parser.speech import listed

if TYPE_CHECKING:
    from claimcheck.parser.readers.html._elements import Event

_VOID = listed(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
_HEAD = listed("base link meta noscript script style template title")
# What a start tag ends if it is open, and where the search for it stops.
_ANY: frozenset[str] = frozenset()  # any block stops it
_LISTS, _TABLE = listed("ul ol menu dir"), frozenset({"table"})
_ENDS = {
    "li": (frozenset({"li"}), _LISTS),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (CELLS, frozenset({"tr"})),
    "th": (CELLS, frozenset({"tr"})),
    "tr": (frozenset({"tr", "caption"}), _TABLE),
    **{name: (listed("tbody thead tfoot caption"), _TABLE) for name in ("tbody", "thead", "tfoot")},
    **dict.fromkeys(HEADINGS, (HEADINGS, _ANY)),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "a": (frozenset({"a"}), _ANY),
    "rt": (frozenset({"rt", "rp"}), frozenset({"ruby"})),
    "rp": (frozenset({"rt", "rp"}), frozenset({"ruby"})),
}
_STRUCTURE = listed("table tr tbody thead tfoot") | CELLS
# Their effect must not reach beyond their end tag, even where that crosses a block.
_CROSSING = listed("a code del q s strike sub sup")


class Builder:
    """The elements that are open, with what is needed to find one of them without a search."""

    def __init__(self, events: list[Event], base: int) -> None:
        self._events, self._base = events, base
        self._stack: list[Element] = []
        self._places: dict[str, list[int]] = {}
        self._blocks: list[int] = []

    def build(self, text: str, *, xml: bool) -> None:
        for found in tokens(text, xml=xml):
            token = found._replace(at=found.at + self._base)
            if isinstance(token, Text):
                self._leave_head(bool(token.text.strip()))
                self._events.append(token)
            elif isinstance(token, Start):
                self._start(token)
            else:
                self._end(token)
        self._close(0, self._base + len(text))

    def _start(self, token: Start) -> None:
        self._leave_head(token.name not in _HEAD and token.name not in {"head", "html"})
        if token.name in {"html", "body"} and self._last({token.name}) >= 0:
            return
        if token.name in ENDS_PARAGRAPH:
            self._end_nearest({"p"}, CELLS | _TABLE, token.at)
        ended = _ENDS.get(token.name)
        if ended:
            self._end_nearest(*ended, token.at)
        element = Element(token, len(self._events), self._stack[-1] if self._stack else None)
        self._events.append(element)
        place = len(self._stack)
        self._stack.append(element)
        self._places.setdefault(token.name, []).append(place)
        if token.name in BLOCKS:
            self._blocks.append(place)
        if token.empty or token.name in _VOID:
            self._close(place, token.at)

    def _end(self, token: End) -> None:
        if token.name == "br":
            self._start(Start("br", {}, token.at, empty=True))
            return
        wanted = HEADINGS if token.name in HEADINGS else {token.name}
        place = self._last(wanted)
        barrier = self._last(_TABLE if token.name in _STRUCTURE else _TABLE | CELLS)
        crosses = token.name not in BLOCKS and self._block() > place and token.name not in _CROSSING
        if place >= 0 and place >= barrier and not crosses and token.name not in {"html", "body"}:
            self._close(place, token.at)

    def _leave_head(self, body: bool) -> None:  # noqa: FBT001 - whether what comes is the body's
        if body and self._places.get("head"):
            self._close(
                self._places["head"][-1], self._events[-1].at if isinstance(self._events[-1], Text) else 0
            )

    def _end_nearest(self, names: frozenset[str] | set[str], barriers: frozenset[str], at: int) -> None:
        place = self._last(names)
        barrier = self._last(barriers) if barriers else self._block() - 1
        if place >= 0 and place > barrier:
            self._close(place, at)

    def _block(self) -> int:
        """Return the place of the innermost open block, or -1."""
        return self._blocks[-1] if self._blocks else -1

    def _last(self, names: frozenset[str] | set[str]) -> int:
        """Return the place of the innermost open element of these names, or -1."""
        return max((places[-1] for name in names if (places := self._places.get(name))), default=-1)

    def _close(self, place: int, at: int) -> None:
        """Close the open elements from `place` on."""
        while len(self._stack) > place:
            element = self._stack.pop()
            element.closed = len(self._events)
            self._events.append(at)
            self._places[element.name].pop()
            if element.name in BLOCKS:
                self._blocks.pop()
