"""The events of an OpenDocument part go in; its words come out, each in the stream where it belongs.

References are to ODF 1.3 part 3. Elements that are not named here let their words through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import RegionKind
from claimcheck.package import Event, Start
from claimcheck.resolver.extract._office_layout import Layout, Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.resolver.extract._office_streams import Streams

_LONGEST_MARK = 60
_LONGEST_COUNT = 3
_HIDEABLE = {"text:section", "text:p", "text:h", "text:span"}
# What stands beside the text, and whether it has words at once or only in paragraphs of its own.
_BESIDE = {
    "text:note-body": (RegionKind.NOTE, None, False),
    "text:ruby-text": (RegionKind.NOTE, None, True),
    "text:deletion": (RegionKind.ASIDE, "deleted", False),
    "draw:text-box": (RegionKind.ASIDE, None, False),
    "office:annotation": (RegionKind.COMMENT, None, False),
    "svg:title": (RegionKind.METADATA, "alt", True),
    "svg:desc": (RegionKind.METADATA, "alt", True),
    **dict.fromkeys(
        ("style:header", "style:header-left", "style:header-first"), (RegionKind.HEADER, None, False)
    ),
    **dict.fromkeys(
        ("style:footer", "style:footer-left", "style:footer-first"), (RegionKind.FOOTER, None, False)
    ),
}
_LISTS = {
    "text:table-of-content",
    "text:illustration-index",
    "text:table-index",
    "text:object-index",
    "text:user-index",
    "text:alphabetical-index",
}
_CAPTIONS = {"caption", "illustration", "table", "drawing", "figure"}  # as LibreOffice names its styles
_UNREAD = {"text:script", "draw:object", "office:forms"}


@dataclass(slots=True)
class _Place:
    """An open stream: how many paragraphs are open in it, and whether it holds a picture."""

    paragraphs: int = 0
    pictured: bool = False


class Walk:
    """Writes the parts of one document; `layout` knows its title."""

    def __init__(self, streams: Streams) -> None:
        """Start at the head of the body."""
        self._streams = streams
        self._styles = Styles({}, set())
        self.layout = Layout(streams, self._styles)
        self._starts = self._start_handlers()
        self._ends = self._end_handlers()
        self._rest()

    def _rest(self) -> None:
        """Forget where in a part the walk stands."""
        self.layout.rest()
        self._path: list[tuple[str, bool]] = []
        self._places = [_Place()]
        self._dead = 0
        self._lists: list[int] = []
        self._citation: str | None = None
        self._mark = ""
        self._style = ""

    def _start_handlers(self) -> dict[str, Callable[[dict[str, str]], None]]:
        layout = self.layout
        return {
            "text:p": self._paragraph,
            "text:h": self._paragraph,
            "text:s": self._spaces,
            "text:tab": lambda _: self._sign("\t"),
            "text:line-break": lambda _: self._sign("\n"),
            "text:note-citation": self._citation_start,
            "table:table": lambda _: layout.table(),
            "table:table-row": lambda _: layout.row(),
            "table:table-cell": lambda _: layout.cell(),
            "style:style": self._style_start,
            "style:text-properties": self._style_properties,
            "draw:image": self._picture,
            **dict.fromkeys(_LISTS, lambda _: self._lists.append(self._streams.writer.apart())),
        }

    def _end_handlers(self) -> dict[str, Callable[[], None]]:
        return {
            "text:p": self._paragraph_end,
            "text:h": self._paragraph_end,
            "text:note-citation": self._citation_end,
            "table:table": self.layout.table_end,
            **dict.fromkeys(_LISTS, lambda: self._streams.region(RegionKind.NAVIGATION, self._lists.pop())),
        }

    def read(self, events: Iterable[Event]) -> None:
        """Write a part's words to the streams; raises PackageError with the events."""
        self._rest()
        for event in events:
            if isinstance(event, str):
                if not self._dead:
                    self._words(event)
            elif isinstance(event, Start):
                if self._dead or event.name in _UNREAD:
                    self._dead += 1
                else:
                    self._start(event.name, event.attributes)
            elif self._dead:
                self._dead -= 1
            else:
                self._end(event.name)

    def _words(self, words: str) -> None:
        if self._citation is not None:
            self._citation = (self._citation + words)[:_LONGEST_MARK]
        elif self._places[-1].paragraphs:
            self._streams.words(words, verbatim=False)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        beside = self._beside(name, attributes)
        self._path.append((name, beside is not None))
        if beside:
            kind, label, at_once = beside
            self._streams.begin(kind, label)
            self._places.append(_Place(int(at_once)))
            if name == "text:note-body" and self._mark:
                self._streams.words(self._mark)
                self.layout.go_on()
        if name in self._starts:
            self._starts[name](attributes)

    def _end(self, name: str) -> None:
        _, beside = self._path.pop()
        if name in self._ends:
            self._ends[name]()
        if beside:
            pictured = self._places.pop().pictured
            self._streams.finish(RegionKind.CAPTION if pictured else None)

    def _beside(self, name: str, attributes: dict[str, str]) -> tuple[RegionKind, str | None, bool] | None:
        """Return what an element is that stands beside the text: its kind, and if it has words at once."""
        if name in _BESIDE:
            return _BESIDE[name]
        if name in _HIDEABLE and (
            attributes.get("text:display") == "none"
            or attributes.get("text:style-name") in self._styles.hidden
        ):
            return (RegionKind.ASIDE, "hidden", name == "text:span")
        if name == "text:p" and self._places[-1].paragraphs:
            return (RegionKind.ASIDE, None, False)  # the words of a drawing
        return None

    def _paragraph(self, attributes: dict[str, str]) -> None:
        self._places[-1].paragraphs += 1
        self.layout.paragraph()
        self.layout.style(attributes.get("text:style-name", ""))

    def _paragraph_end(self) -> None:
        self._places[-1].paragraphs -= 1
        self.layout.paragraph_end()

    def _spaces(self, attributes: dict[str, str]) -> None:
        count = attributes.get("text:c", "1")
        sound = count.isdecimal() and len(count) <= _LONGEST_COUNT
        self._sign(" " * (int(count) if sound else 1))

    def _sign(self, words: str) -> None:
        if self._places[-1].paragraphs:
            self._streams.words(words)

    def _citation_start(self, _attributes: dict[str, str]) -> None:
        self._citation = ""

    def _citation_end(self) -> None:
        self._mark = " ".join((self._citation or "").split())
        self._citation = None
        if self._mark:
            self._streams.mark(self._mark)

    def _style_start(self, attributes: dict[str, str]) -> None:
        """Take in a style's name: that of the style it was made from, if it was made by hand (16.2)."""
        self._style = attributes.get("style:name", "")
        name = (attributes.get("style:parent-style-name") or self._style).lower()
        self._styles.names[self._style] = "caption" if name in _CAPTIONS else name

    def _style_properties(self, attributes: dict[str, str]) -> None:
        if attributes.get("text:display") == "none":
            self._styles.hidden.add(self._style)

    def _picture(self, _attributes: dict[str, str]) -> None:
        self._places[-1].pictured = True
