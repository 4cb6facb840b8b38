"""The events of a WordprocessingML part go in; its words come out, each in the stream where it belongs.

References are to ECMA-376 part 1. Elements that are not named here let their words through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import RegionKind
from claimcheck.package import Event, Start, symbol
from claimcheck.resolver.extract._docx_fields import Fields
from claimcheck.resolver.extract._docx_notes import Numbers
from claimcheck.resolver.extract._office_layout import Layout, Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.resolver.extract._office_streams import Streams

_STRICT, _LOOSE = "http://purl.oclc.org/ooxml/", "http://schemas.openxmlformats.org/"
PREFIXES = {
    f"{_LOOSE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_LOOSE}markup-compatibility/2006": "mc",
    f"{_LOOSE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_LOOSE}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
}
_OFF = {"0", "false", "off"}
_TEXT = {"w:t", "w:delText", "m:t"}
_NO_NOTES = {"separator", "continuationSeparator", "continuationNotice"}
# What a run holds beside words (17.3.3); breaks of any kind end a line.
_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
# What stands beside the text; deletions of a paragraph's or a row's mark have no words.
_BESIDE = {
    "w:del": (RegionKind.ASIDE, "deleted"),
    "w:moveFrom": (RegionKind.ASIDE, "deleted"),
    "w:txbxContent": (RegionKind.ASIDE, None),
    "w:rt": (RegionKind.NOTE, None),
    "w:comment": (RegionKind.COMMENT, None),
    "w:footnote": (RegionKind.NOTE, None),
    "w:endnote": (RegionKind.NOTE, None),
}
_EMBEDDED = "it holds another document that is not read: open it in Word and save it anew"


@dataclass(slots=True)
class _Run:
    """An open run: whether its words are hidden, have a stream for that, or begin with a note's mark."""

    hides: bool = False
    hidden: bool = False
    own_mark: bool = False


class Walk:
    """Writes the parts of one document; `alts` are its pictures' descriptions."""

    def __init__(self, streams: Streams, styles: Styles) -> None:
        """Start at the head of the body."""
        self.alts: list[str] = []
        self.partial: str | None = None
        self.layout = Layout(streams, styles)
        self._streams = streams
        self._styles = styles
        self._numbers = Numbers()
        self._starts = self._start_handlers()
        self._ends = self._end_handlers()
        self._rest()

    def _rest(self) -> None:
        """Forget where in a part the walk stands."""
        self._path: list[str] = ["", ""]
        self._dead = 0
        self._fields = Fields()
        self._alternates: list[int] = []
        self._runs = [_Run()]
        self.layout.rest()

    def _start_handlers(self) -> dict[str, Callable[[dict[str, str]], None]]:
        layout = self.layout
        return {
            "w:p": lambda _: layout.paragraph(),
            "w:tbl": lambda _: layout.table(),
            "w:tr": lambda _: layout.row(),
            "w:tc": lambda _: layout.cell(),
            "w:pStyle": self._paragraph_style,
            "w:rStyle": self._run_style,
            "w:vanish": self._vanish,
            "w:r": self._run,
            "w:sym": lambda said: self._write(symbol(said.get("w:font", ""), said.get("w:char", ""))),
            "w:fldChar": self._field,
            "w:footnoteReference": lambda said: self._reference("w:footnote", said),
            "w:endnoteReference": lambda said: self._reference("w:endnote", said),
            "wp:docPr": lambda said: self.alts.append(said.get("descr", "")),
            "mc:AlternateContent": lambda _: self._alternates.append(self._streams.size),
            "mc:Choice": self._alternative,
            "mc:Fallback": self._alternative,
            "w:altChunk": self._embedded,
            "w:subDoc": self._embedded,
        }

    def _end_handlers(self) -> dict[str, Callable[[], None]]:
        return {
            "w:p": self._paragraph_end,
            "w:tbl": self.layout.table_end,
            "w:r": self._run_end,
            "mc:AlternateContent": self._alternatives_end,
        }

    def read(self, events: Iterable[Event]) -> None:
        """Write a part's words to the streams; raises PackageError with the events."""
        self._rest()
        for event in events:
            if isinstance(event, str):
                if not self._dead:
                    self._words(self._path[-1], event)
            elif isinstance(event, Start):
                if self._dead:
                    self._dead += 1
                else:
                    self._start(event.name, event.attributes)
                    self._path.append(event.name)
            elif self._dead > 1:
                self._dead -= 1
            else:
                self._path.pop()
                self._end(event.name)

    def _words(self, parent: str, words: str) -> None:
        if parent in _TEXT:
            self._write(words)
        elif parent == "w:instrText":
            self._fields.instruct(words)

    def _write(self, words: str) -> None:
        """Write what is seen of a run."""
        if self._fields.instructing or not words:
            return
        run = self._runs[-1]
        if run.hides and not run.hidden:
            run.hidden = True
            self._streams.begin(RegionKind.ASIDE, "hidden")
        if run.own_mark:
            run.own_mark = False
            self._streams.mark(words)
        else:
            self._streams.words(words)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in self._starts:
            self._starts[name](attributes)
        elif name in _SIGNS:
            if self._path[-1] == "w:r":
                self._write(_SIGNS[name])
        elif name in _BESIDE:
            self._begin_beside(name, attributes)

    def _end(self, name: str) -> None:
        if self._dead:
            self._dead = 0
        elif name in self._ends:
            self._ends[name]()
        elif name in _BESIDE and self._has_words(name):
            self._streams.finish()

    def _begin_beside(self, name: str, attributes: dict[str, str]) -> None:
        if attributes.get("w:type") in _NO_NOTES:
            self._dead = 1
        elif self._has_words(name):
            self._streams.begin(*_BESIDE[name])
            if number := self._numbers.of(name, attributes.get("w:id", "")):
                self._streams.words(number)
                self.layout.go_on()
        elif self._path[-2:] == ["w:pPr", "w:rPr"]:
            self.layout.delete_mark()

    def _has_words(self, name: str) -> bool:
        """Tell a deletion of words from one of the mark that ends a paragraph or row (17.13.5)."""
        return name not in {"w:del", "w:moveFrom"} or not self._path[-1].endswith("Pr")

    def _paragraph_style(self, attributes: dict[str, str]) -> None:
        if self._path[-2:] == ["w:p", "w:pPr"]:
            self.layout.style(attributes.get("w:val", ""))

    def _paragraph_end(self) -> None:
        self._fields.calm()
        self.layout.paragraph_end()

    def _run(self, _attributes: dict[str, str]) -> None:
        self._runs.append(_Run(hides=self.layout.hides))

    def _run_style(self, attributes: dict[str, str]) -> None:
        if self._path[-2:] == ["w:r", "w:rPr"] and attributes.get("w:val", "") in self._styles.hidden:
            self._runs[-1].hides = True

    def _vanish(self, attributes: dict[str, str]) -> None:
        if self._path[-2:] == ["w:r", "w:rPr"]:
            self._runs[-1].hides = attributes.get("w:val", "") not in _OFF

    def _run_end(self) -> None:
        if self._runs.pop().hidden:
            self._streams.finish()

    def _field(self, attributes: dict[str, str]) -> None:
        writer = self._streams.writer
        kind = attributes.get("w:fldCharType")
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate(writer)
        elif kind == "end" and (start := self._fields.end(writer)) is not None:
            self._streams.region(RegionKind.NAVIGATION, start)

    def _reference(self, kind: str, attributes: dict[str, str]) -> None:
        """Write the mark of a note: its number in order, Roman for endnotes (17.11.17), or what follows."""
        if attributes.get("w:customMarkFollows", "0") not in _OFF:
            self._runs[-1].own_mark = True
            return
        number = self._numbers.give(kind, attributes.get("w:id", ""))
        if not self._fields.instructing:
            self._streams.mark(number)

    def _alternative(self, _attributes: dict[str, str]) -> None:
        """Pass over the alternatives of what was written already (part 3, 7.6)."""
        if self._alternates and self._streams.size > self._alternates[-1]:
            self._dead = 1

    def _alternatives_end(self) -> None:
        self._alternates.pop()

    def _embedded(self, _attributes: dict[str, str]) -> None:
        self.partial = _EMBEDDED
