"""The events of an OpenDocument text go in; its paragraphs and notes come out, as they read finally.

References are to ODF 1.3 part 3. Deleted words stand apart from the text there, in `text:tracked-changes`.
Elements that are not named here let their words through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from claimcheck.package import Start
from claimcheck.parser import field_codes
from claimcheck.parser.readers.odt._citing import FIELD, REPEAT, bibliography_mark
from claimcheck.parser.readers.odt._writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimcheck.package import Event
    from claimcheck.parser.readers.odt._citing import Found
    from claimcheck.parser.readers.odt._styles import Styles

    Handler: TypeAlias = Callable[[Mapping[str, str]], object]

# What is not printed, or beside the text: `text:number` repeats what a list's style says.
_PASSED_OVER = {
    *("text:tracked-changes", "text:script", "text:number", "text:ruby-text"),
    *("office:annotation", "office:forms", "office:binary-data"),
    *("draw:object", "svg:title", "svg:desc", "table:covered-table-cell"),
}
_LISTS_OF_CONTENTS = (
    *("text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index"),
    *("text:user-index", "text:alphabetical-index"),
)
# These say by a style of which family, or by themselves, if they are seen.
_HIDEABLE = {"text:p": "paragraph", "text:h": "paragraph", "text:span": "text", "text:section": "section"}
_MARK, _ENTRY = "mark", "entry"
_COMMENT = "office:annotation"


class Walk:
    """Reads the content of one document."""

    def __init__(self, styles: Styles, bookmarked: dict[str, Found]) -> None:
        """Start outside the text; `bookmarked` are the citations that bookmarks enclose."""
        self.writing = Writing(styles)
        self.has_text = False
        self._styles = styles
        self._bookmarked = bookmarked
        self._repeats: list[str] = []
        self._dead = 0
        self._remark: list[str] | None = None
        self._inside = 0
        self._starts = self._start_handlers()
        self._ends = self._end_handlers()

    def read(self, events: Iterable[Event]) -> None:
        """Read the content; raises PackageError with the events."""
        for event in events:
            if isinstance(event, str):
                self._words(event)
            elif not self._inside:
                self._outside(event)
            elif isinstance(event, Start):
                if self._dead or self._unseen(event):
                    self._bury(event.name)
                elif begin := self._starts.get(event.name):
                    begin(event.attributes)
            elif self._dead:
                self._dead -= 1
                if event.name == _COMMENT and self._remark is not None:
                    self.writing.remark("".join(self._remark))
                    self._remark = None
            elif finish := self._ends.get(event.name):
                finish()

    def _words(self, words: str) -> None:
        if self._remark is not None:
            self._remark.append(words)
        elif self._inside and not self._dead:
            self.writing.write(words)

    def _bury(self, name: str) -> None:
        """Go into what is not printed; the words of a comment are kept apart, each element's on a line."""
        self._dead += 1
        if name == _COMMENT:
            self._remark = []
        elif self._remark is not None:
            self._remark.append("\n")

    def _outside(self, event: Event) -> None:
        if isinstance(event, Start) and event.name == "office:text":
            self.has_text = True
            self._inside = 1
        else:
            self._styles.take(event)

    def _start_handlers(self) -> dict[str, Handler]:
        writing = self.writing
        return {
            "office:text": lambda _: self._nest(1),
            "text:p": lambda said: writing.paragraph(said.get("text:style-name", "")),
            "text:h": lambda said: writing.paragraph(said.get("text:style-name", ""), heads=True),
            "text:span": lambda said: writing.span(said.get("text:style-name", "")),
            "text:a": lambda said: writing.place.link(said.get("xlink:href", "")),
            "text:s": writing.spaces,
            "text:tab": lambda _: writing.put("\t"),
            "text:line-break": lambda _: writing.put("\n"),
            "text:hidden-paragraph": writing.hide,
            "text:list": lambda said: writing.place.lists.begin(
                said.get("text:style-name", ""), goes_on=_goes_on(said)
            ),
            "text:list-item": lambda said: writing.place.lists.item(said.get("text:start-value", "")),
            "table:table": lambda _: writing.place.nest(tables=1),
            "draw:text-box": lambda _: writing.box(),
            **dict.fromkeys(_LISTS_OF_CONTENTS, lambda _: writing.place.nest(contents=1)),
            **self._note_starts(),
        }

    def _note_starts(self) -> dict[str, Handler]:
        """What begins a note or a citation."""
        writing = self.writing
        return {
            "text:note": writing.note,
            "text:note-citation": lambda said: writing.label(said.get("text:label", "")),
            "text:note-body": lambda _: writing.note_body(),
            "text:note-ref": lambda said: self._repeat(said.get("text:ref-name", "")),
            "text:reference-mark-start": lambda said: self._cite(
                said, field_codes.read(said.get("text:name", ""))
            ),
            "text:reference-mark-end": self._cite_end,
            # A bookmark's name stands once in a document (19.837).
            "text:bookmark-start": lambda said: self._cite(
                said, self._bookmarked.pop(said.get("text:name", ""), None)
            ),
            "text:bookmark-end": self._cite_end,
            "text:bibliography-mark": lambda said: writing.place.citing.begin(
                _ENTRY, "", bibliography_mark(said)
            ),
            "field:fieldmark-start": lambda _: writing.place.citing.begin(FIELD, ""),
            "field:param": lambda said: writing.place.citing.instruct(
                said.get("field:name", ""), said.get("field:value", "")
            ),
            "field:fieldmark-separator": lambda _: writing.place.citing.result(),
            "field:fieldmark-end": lambda _: writing.place.citing.end(FIELD, ""),
        }

    def _end_handlers(self) -> dict[str, Callable[[], object]]:
        writing = self.writing
        return {
            "office:text": lambda: self._nest(-1),
            "text:p": writing.paragraph_end,
            "text:h": writing.paragraph_end,
            "text:span": writing.span_end,
            "text:a": writing.link_end,
            "text:note": writing.note_end,
            "text:note-citation": writing.label_end,
            "text:note-body": writing.leave,
            "text:note-ref": self._repeat_end,
            "text:list": writing.list_end,
            "table:table": lambda: writing.place.nest(tables=-1),
            "draw:text-box": writing.leave,
            "text:bibliography-mark": lambda: writing.place.citing.end(_ENTRY, ""),
            **dict.fromkeys(_LISTS_OF_CONTENTS, lambda: writing.place.nest(contents=-1)),
        }

    def _cite(self, said: Mapping[str, str], found: Found) -> None:
        """Begin what a reference mark or a bookmark encloses."""
        if found:
            self.writing.place.citing.begin(_MARK, said.get("text:name", ""), found)

    def _cite_end(self, said: Mapping[str, str]) -> None:
        self.writing.place.citing.end(_MARK, said.get("text:name", ""))

    def _repeat(self, ref: str) -> None:
        self._repeats.append(ref)
        self.writing.place.citing.begin(REPEAT, ref)

    def _repeat_end(self) -> None:
        place = self.writing.place
        place.citing.end_repeat(self._repeats.pop(), raises=place.raises[-1])

    def _nest(self, by: int) -> None:
        self._inside += by

    def _unseen(self, event: Start) -> bool:
        """Tell whether an element and all in it is not printed, or cannot stand here."""
        name, said = event
        if name in _PASSED_OVER:
            return True
        if name == "text:hidden-text":
            return said.get("text:is-hidden") == "true"
        if name in _HIDEABLE:
            hidden = said.get("text:display") == "none" or (
                name == "text:section" and said.get("text:is-hidden") == "true"
            )
            return hidden or bool(self._styles.format(_HIDEABLE[name], said.get("text:style-name", "")).hides)
        if name in {"text:note-citation", "text:note-body"}:
            return not self.writing.in_note
        return name == "text:note" and not self.writing.place.open


def _goes_on(said: Mapping[str, str]) -> bool:
    """Tell whether a list goes on with the numbers of the one before (19.780, 19.781)."""
    return said.get("text:continue-numbering") == "true" or "text:continue-list" in said
