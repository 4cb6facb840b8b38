"""The events of a WordprocessingML part go in; its paragraphs come out, all changes taken in.

References are to ECMA-376 part 1. Elements that are not named here let their words through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from claimcheck.errors import ManuscriptError
from claimcheck.package.elements import Event, Start
from claimcheck.package.symbols import symbol
from claimcheck.package.word import fields
from claimcheck.package.word.notes import Page
from claimcheck.package.word.properties import Properties
from claimcheck.package.word.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimcheck.package.word.styles import Styles

    Handler: TypeAlias = Callable[[Mapping[str, str]], object]

_NO_NOTES = {"separator", "continuationSeparator", "continuationNotice"}
# What a run holds beside words (17.3.3); breaks of any kind end a line.
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
# What is no part of the final text: properties as they were, and ruby's readings.
_PASSED_OVER = (
    *("w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblPrExChange", "w:trPrChange"),
    *("w:tcPrChange", "w:tblGridChange", "w:rt"),
)
_MARK = ["w:p", "w:pPr", "w:rPr"]
_PART = "it holds another document that only Word can take in: open it in Word, save it anew"
_SUBDOCUMENT = (
    "it is a master document whose subdocuments stand in other files: expand and unlink them in Word's "
    "outline view and save it, or check each of them"
)


class Walk:
    """Reads the parts of one document."""

    def __init__(self, styles: Styles) -> None:
        """Start before the first part."""
        self.writing = Writing(styles)
        self.is_document = False
        self._links: Mapping[str, str] = {}
        self._path: list[str] = []
        self._skipped = 0
        self._alternates: list[int] = []
        self._controls: list[str | None] = []
        self._contents: list[bool] = []
        self._starts = self._start_handlers() | Properties(self.writing, self._path).handlers()
        self._ends = self._end_handlers()

    def read(self, events: Iterable[Event], part: str, links: Mapping[str, str]) -> None:
        """Read a part; `links` are addresses by the ids that hyperlinks give.

        Raises PackageError with the events, and ManuscriptError where a part stands in another document.
        """
        self._links = links
        self.writing.open_part(part)
        path = self._path
        for event in events:
            if isinstance(event, str):
                if not self._skipped:
                    self._words(path[-1], event)
            elif isinstance(event, Start):
                path.append(event.name)
                if not self._skipped and (handler := self._starts.get(event.name)):
                    handler(event.attributes)
            else:
                if not self._skipped:
                    if ending := self._ends.get(event.name):
                        ending()
                elif len(path) == self._skipped:
                    self._skipped = 0
                path.pop()

    def _start_handlers(self) -> dict[str, Handler]:
        writing = self.writing
        return {
            "w:document": lambda _: self._document(),
            "w:p": lambda _: writing.paragraph(),
            "w:tbl": lambda _: writing.table(),
            "w:txbxContent": lambda _: writing.box(),
            "w:r": lambda _: writing.run(),
            "w:sym": lambda said: writing.write(symbol(said.get("w:font", ""), said.get("w:char", ""))),
            "w:softHyphen": lambda _: writing.pass_over(),
            "w:lastRenderedPageBreak": lambda _: writing.stops.append(Page()),
            "w:fldChar": self._field,
            "w:fldSimple": lambda said: writing.field(said.get("w:instr", "")),
            "w:hyperlink": self._hyperlink,
            "w:sdt": lambda _: self._controls.append(None),
            "w:tag": self._tag,
            "w:sdtContent": lambda _: self._content(),
            "w:bookmarkStart": lambda said: writing.bookmark(said.get("w:name", "")),
            "w:commentReference": lambda said: writing.commented(said.get("w:id", "")),
            "w:footnoteReference": lambda said: writing.reference("footnote", said),
            "w:endnoteReference": lambda said: writing.reference("endnote", said),
            "w:footnote": lambda said: self._note("footnote", said),
            "w:endnote": lambda said: self._note("endnote", said),
            "w:footnoteRef": lambda _: self.writing.streams.number_note(),
            "w:endnoteRef": lambda _: self.writing.streams.number_note(),
            "w:del": lambda _: self._deleted(),
            "w:moveFrom": lambda _: self._deleted(),
            "w:cellDel": lambda _: self._drop(["w:tc", "w:tcPr"]),
            "mc:AlternateContent": lambda _: self._alternates.append(writing.written),
            "mc:Choice": lambda _: self._alternative(),
            "mc:Fallback": lambda _: self._alternative(),
            "w:altChunk": lambda _: _refuse(_PART),
            "w:subDoc": lambda _: _refuse(_SUBDOCUMENT),
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(_PASSED_OVER, lambda _: self._skip()),
        }

    def _end_handlers(self) -> dict[str, Callable[[], object]]:
        writing, streams = self.writing, self.writing.streams
        return {
            "w:p": writing.paragraph_end,
            "w:tbl": writing.table_end,
            "w:tc": streams.flush,
            "w:body": streams.flush,
            "w:txbxContent": streams.box_end,
            "w:r": writing.run_end,
            "w:fldSimple": writing.field_end,
            "w:hyperlink": writing.links.pop,
            "w:sdt": self._controls.pop,
            "w:sdtContent": self._content_end,
            "w:footnote": streams.note_end,
            "w:endnote": streams.note_end,
            "mc:AlternateContent": self._alternates.pop,
        }

    def _document(self) -> None:
        self.is_document = True

    def _words(self, parent: str, words: str) -> None:
        if parent in {"w:t", "m:t"}:
            self.writing.write(words)
        elif parent == "w:instrText":
            self.writing.fields.instruct(words)

    def _sign(self, _said: Mapping[str, str]) -> None:
        """Write what a run holds beside words; a paragraph's tab stops have the same name as tabs."""
        if self._path[-2:-1] == ["w:r"]:
            self.writing.write(_SIGNS[self._path[-1]])

    def _field(self, said: Mapping[str, str]) -> None:
        kind = said.get("w:fldCharType")
        if kind == "begin":
            self.writing.fields.begin()
        elif kind == "separate":
            self.writing.field_result()
        elif kind == "end":
            self.writing.field_end()

    def _hyperlink(self, said: Mapping[str, str]) -> None:
        links = self.writing.links
        links.append(fields.web(self._links.get(said.get("r:id", ""))) or (links[-1] if links else None))

    def _tag(self, said: Mapping[str, str]) -> None:
        if self._controls and self._path[-2:-1] == ["w:sdtPr"]:
            self._controls[-1] = fields.tagged(said.get("w:val", ""))

    def _content(self) -> None:
        code = self._controls[-1] if self._controls else None
        self._contents.append(code is not None)
        if code is not None:
            self.writing.field(code)

    def _content_end(self) -> None:
        if self._contents.pop():
            self.writing.field_end()

    def _note(self, kind: str, said: Mapping[str, str]) -> None:
        if said.get("w:type") in _NO_NOTES:
            self._skip()
        else:
            self.writing.streams.note(f"{kind} {said.get('w:id', '')}")

    def _deleted(self) -> None:
        """Leave out deleted words; a paragraph whose mark was deleted goes on in the next (17.13.5)."""
        if self._path[-4:-1] == _MARK:
            self.writing.join()
        elif not self._path[-2].endswith("Pr"):
            self._skip()
        else:
            self._drop(["w:tr", "w:trPr"])

    def _drop(self, where: list[str]) -> None:
        """Leave out a whole row or cell."""
        if self._path[-3:-1] == where:
            self._skipped = len(self._path) - 2

    def _skip(self) -> None:
        self._skipped = len(self._path)

    def _alternative(self) -> None:
        """Pass over the alternatives of what was written already (part 3, 7.6)."""
        if self._alternates and self.writing.written > self._alternates[-1]:
            self._skip()


def _refuse(reason: str) -> None:
    raise ManuscriptError(reason)
