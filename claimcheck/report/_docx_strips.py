"""The main part of a Word document goes in; its wanted paragraphs come out, with where each may be cut.

The reader's own walk tells which letters are seen and in what column each stands; here is watched, event by
event, what it takes each byte for. Where a comment may begin or end is ECMA-376 part 1, 17.13.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.package import End, Start, tokens
from claimcheck.package.word.names import OFF, PREFIXES
from claimcheck.package.word.walk import Walk
from claimcheck.report._docx_pieces import UNKNOWN, Bytes, Element, Gap, Kind, Letters, Run, Stretch, Strip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from claimcheck.package import Event, Token
    from claimcheck.package.word.styles import Styles

# What an element is within another of a kind; all else is closed to comments.
_WITHIN = {
    Kind.INLINE: {
        **dict.fromkeys(("w:ins", "w:moveTo", "w:hyperlink", "w:fldSimple"), Kind.INLINE),
        **dict.fromkeys(("w:smartTag", "w:customXml", "w:dir", "w:bdo"), Kind.INLINE),
        "w:sdt": Kind.CONTROL,
        "w:r": Kind.RUN,
    },
    Kind.CONTROL: {"w:sdtContent": Kind.INLINE},
    Kind.RUN: {"w:t": Kind.TEXT},
}
# Controls whose content a program writes anew, or whose content is one run.
_BOUND = {
    *("w:dataBinding", "w:text", "w:date", "w:comboBox", "w:dropDownList", "w:citation", "w:bibliography"),
    *("w:picture", "w:equation", "w:group", "w:docPartObj", "w:docPartList"),
}
_REFERENCES = {"w:footnoteReference", "w:endnoteReference"}
_COMMENTS = {"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"}
_SPACE = "http://www.w3.org/XML/1998/namespace space"


class Watched(NamedTuple):
    """The wanted paragraphs by their numbers, the tag of the root, and the ids of marks of comments."""

    strips: dict[int, Strip]
    root: Bytes
    marked: set[str]


def watched(data: bytes, part: str, styles: Styles, wanted: AbstractSet[int]) -> Watched:
    """Return the paragraphs of the numbers `wanted` that the part has; 0 stands for the first of all.

    Raises PackageError and ManuscriptError as the reader does.
    """
    return _Watch(data, part, Walk(styles), wanted).watched()


class _Watch:
    """Looks at the walk before and after each event."""

    def __init__(self, data: bytes, part: str, walk: Walk, wanted: AbstractSet[int]) -> None:
        self._data, self._part, self._wanted = data, part, wanted
        self._walk, self._writing = walk, walk.writing
        self._found: dict[int, Strip] = {}
        self._path: list[Element] = [Element("", Kind.BLOCK, 0)]
        self._last = 0
        self._root: Bytes = (0, 0)
        self._marked: set[str] = set()

    def watched(self) -> Watched:
        self._walk.read(self._events(), "", {})
        return Watched(self._found, self._root, self._marked)

    def _events(self) -> Iterator[Event]:
        """Yield each event to the walk, and see what it made of it."""
        for token in tokens(self._data, PREFIXES, self._part):
            event = token.event
            if event is None:
                continue
            before = self._writing.here
            if isinstance(event, Start):
                self._gap_before(event.name, token.start)
            yield event
            here = self._writing.here
            strip = self._path[-1].strip
            if strip and before and here and before[0] == here[0] == strip.line and here[1] > before[1]:
                self._write(token, strip, before[1], here[1] - before[1])
            if isinstance(event, Start):
                self._open(event, token)
            elif isinstance(event, End):
                self._close(token, before)
            elif self._path[-1].letters:
                self._path[-1].letters.take(event)

    def _gap_before(self, name: str, at: int) -> None:
        above = self._path[-1]
        if above.kind is Kind.INLINE and not name.endswith(("Pr", ":fldData")):
            self._gap(above, at)
        elif above.run and above.kind is Kind.RUN and name != "w:rPr":
            self._gap(above, at, above.run)

    def _gap(self, above: Element, at: int, run: Run | None = None) -> None:
        """Keep a place between two elements; inside a field's instruction there is none."""
        here, fields = self._writing.here, self._writing.fields
        strip = above.strip
        if run and (run.signed or not run.is_short):
            return
        if strip and strip.kept and here and here[0] == strip.line and not fields.instructing:
            strip.gaps.append(Gap(here[1], at, len(fields.open), run))

    def _write(self, token: Token, strip: Strip, column: int, length: int) -> None:
        event, above = token.event, self._path[-1]
        plain = isinstance(event, str) and len(event) == length
        strip.width = column + length - 1
        if strip.kept:
            strip.words.append(event if isinstance(event, str) and plain else UNKNOWN * length)
            if isinstance(event, str) and plain and above.kind is Kind.TEXT and above.run and above.letters:
                strip.stretches.append(Stretch(column, event, token, above.run, above.letters))

    def _open(self, event: Start, token: Token) -> None:
        above = self._path[-1]
        if not above.name:
            self._root = (token.start, token.end)
        elif event.name in _COMMENTS:
            self._marked.add(event.attributes.get("w:id", ""))
        element = Element(event.name, _kind(event.name, above), token.start, strip=above.strip)
        if event.name == "w:p":
            self._paragraph(element, token)
        elif element.kind is Kind.RUN:
            element.run = Run((token.start, token.end))
        elif element.kind is Kind.TEXT:
            element.run = above.run
            element.letters = Letters((token.start, token.end), event.attributes.get(_SPACE))
        elif event.name in _BOUND and above.name == "w:sdtPr":
            self._path[-2].bound = True
        if event.name in _REFERENCES and above.run:
            above.run.signed = event.attributes.get("w:customMarkFollows", "0") not in OFF
        self._path.append(element)

    def _paragraph(self, element: Element, token: Token) -> None:
        """Begin a strip, if the walk counts this paragraph; one within a box is known by its box."""
        here = self._writing.here
        if here is None or here[0] <= self._last:
            element.kind, element.strip = Kind.CLOSED, None
            return
        self._last = here[0]
        strip = element.strip = Strip(here[0], (token.start, token.end), kept=here[0] in self._wanted)
        if element.kind is Kind.INLINE and 0 in self._wanted and 0 not in self._found:
            self._found[0] = strip
            strip.kept = True
        if strip.kept:
            self._found[strip.line] = strip
        if element.kind is not Kind.INLINE:
            box = self._box()
            strip.boxed = True
            strip.tag = box.strip.tag if box.strip else strip.tag
            box.boxes.append(strip)

    def _box(self) -> Element:
        """Return what a paragraph stands in that has no gaps: the outermost such element that is open."""
        return next(e for e in self._path if e.kind in {Kind.RUN, Kind.CLOSED} or e.bound)

    def _close(self, token: Token, before: tuple[int, int] | None) -> None:
        element = self._path.pop()
        above = self._path[-1]
        if element.name == "w:p" and element.strip and before:
            element.strip.width = before[1] - 1
            element.strip.text = "".join(element.strip.words)
        if element.name == "w:rPr" and above.kind is Kind.RUN and above.run:
            above.run.properties = (element.start, token.end)
        if above.kind is Kind.INLINE:
            self._gap(above, token.end)
            for strip in element.boxes:
                strip.gaps = [Gap(1, element.start, 0, None), Gap(strip.width + 1, token.end, 0, None)]


def _kind(name: str, above: Element) -> Kind:
    if above.kind is Kind.BLOCK:
        return {"w:p": Kind.INLINE, "mc:AlternateContent": Kind.CLOSED}.get(name, Kind.BLOCK)
    return Kind.CLOSED if above.bound else _WITHIN.get(above.kind, {}).get(name, Kind.CLOSED)
