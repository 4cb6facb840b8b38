"""Paragraphs, notes and words as they begin and end go in; finished paragraphs and notes come out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.parser.drafting import raised
from claimcheck.parser.readers.odt._citing import Citing
from claimcheck.parser.readers.odt._lists import Lists, numbered
from claimcheck.parser.readers.odt._pieces import Note, Paragraph, Reference, Words
from claimcheck.parser.readers.odt._styles import Counting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.parser.readers.odt._pieces import Piece
    from claimcheck.parser.readers.odt._styles import Styles

_SPACE = re.compile("[ \t\r\n]+")
_COUNT = re.compile("[0-9]{1,3}")
_WEB = re.compile("https?://", re.IGNORECASE)
_LONGEST_LABEL = 30
_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}


@dataclass(slots=True)
class _Open:
    """An open paragraph: the column of its next sign, and whether white space was written last."""

    paragraph: Paragraph
    citing: Citing
    column: int = 1
    spaced: bool = True


@dataclass(slots=True)
class Place:
    """Where paragraphs go, and what stands around them: the body, a note or a box."""

    sink: list[Paragraph]
    lists: Lists
    open: list[_Open] = field(default_factory=list)
    raises: list[bool] = field(default_factory=lambda: [False])
    links: list[str | None] = field(default_factory=lambda: [None])
    tables: int = 0
    contents: int = 0

    @property
    def citing(self) -> Citing:
        """The citations of the open paragraph."""
        return self.open[-1].citing if self.open else Citing([])

    def link(self, url: str) -> None:
        """Begin words that lead somewhere."""
        self.links.append(url if _WEB.match(url) else None)

    def nest(self, *, tables: int = 0, contents: int = 0) -> None:
        """Begin a table or a list of contents, or end one."""
        self.tables += tables
        self.contents += contents


@dataclass(slots=True)
class _Noting:
    """An open note; `label` collects what is printed for it."""

    note: Note
    kind: str
    own: str = ""
    label: list[str] = field(default_factory=list)


class Writing:
    """The paragraphs and notes of one document as they grow."""

    def __init__(self, styles: Styles) -> None:
        """Start at the head of the body."""
        self.body: list[Paragraph] = []
        self.notes: dict[str, Note] = {}
        self.ids: dict[str, str] = {}
        self.remarks: list[tuple[str, Paragraph]] = []
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._noted: Counter[str] = Counter()
        self._noting: list[_Noting] = []
        self._labelling = 0
        self._places: list[Place] = []
        self._enter(self.body)

    @property
    def place(self) -> Place:
        """Where the next paragraph goes."""
        return self._places[-1]

    @property
    def in_note(self) -> bool:
        """Whether a note has begun."""
        return bool(self._noting)

    def paragraph(self, style: str, *, heads: bool = False) -> None:
        """Begin a paragraph; within another one, as the words of a drawing, it comes after that."""
        place = self.place
        paragraph = Paragraph(
            style,
            heads=heads or place.contents > 0,
            listed=bool(place.lists),
            tabled=place.tables > 0,
            number=place.lists.number(),
        )
        place.open.append(_Open(paragraph, Citing(paragraph.pieces)))

    def paragraph_end(self) -> None:
        """End a paragraph."""
        place = self.place
        ended = place.open.pop().paragraph
        sink = place.open[-1].paragraph.after if place.open else place.sink
        if not ended.hidden:
            sink.append(ended)
            sink.extend(ended.after)
            ended.after = []

    def remark(self, words: str) -> None:
        """Keep a comment, by the paragraph that it is set in."""
        if self.place.open:
            self.remarks.append((words, self.place.open[-1].paragraph))

    def hide(self, said: Mapping[str, str]) -> None:
        """Leave the open paragraph out if this says so (7.7.12)."""
        if said.get("text:is-hidden") == "true" and self.place.open:
            self.place.open[-1].paragraph.hidden = True

    def span(self, style: str) -> None:
        """Begin a stretch of a style of its own."""
        raises = self.place.raises
        said = self._styles.format("text", style).raises
        raises.append(raises[-1] if said is None else said)

    def span_end(self) -> None:
        """End a stretch of a style."""
        self.place.raises.pop()

    def link_end(self) -> None:
        """End words that lead somewhere."""
        self.place.links.pop()

    def list_end(self) -> None:
        """End a list."""
        self.place.lists.end()

    def box(self) -> None:
        """Begin a text box, which is printed after the paragraph it is set in."""
        place = self.place
        self._enter(place.open[-1].paragraph.after if place.open else place.sink, place.tables)

    def leave(self) -> None:
        """End a text box, or the text of a note."""
        self._places.pop()

    def note(self, said: Mapping[str, str]) -> None:
        """Begin a note, and set its mark."""
        kind = said.get("text:note-class", "footnote")
        key = f"{len(self.notes) + 1}"
        note = self.notes[key] = Note(_PARTS.get(kind, "footnotes"))
        self.ids.setdefault(said.get("text:id", ""), key)
        self._noted[kind] += 1
        self._noting.append(_Noting(note, kind))
        self._add(Reference(key, self.place.open[-1].column), 1)

    def label(self, own: str) -> None:
        """Begin what is printed for a note (6.3.3); `own` is the author's own sign."""
        self._labelling += 1
        self._noting[-1].own = own.strip()
        self._noting[-1].label.clear()

    def label_end(self) -> None:
        """End what is printed for a note; where that is nothing it is counted as the document says."""
        self._labelling -= 1
        held = self._noting[-1]
        words = " ".join("".join(held.label).split()) or held.own
        said = self._styles.notes.get(held.kind, Counting())
        counted = numbered(said.start + self._noted[held.kind] - 1, said.form)
        held.note.label = words if 0 < len(words) <= _LONGEST_LABEL else counted

    def note_body(self) -> None:
        """Begin the text of a note."""
        self._enter(self._noting[-1].note.paragraphs)

    def note_end(self) -> None:
        """End a note."""
        self._noting.pop()

    def spaces(self, said: Mapping[str, str]) -> None:
        """Write as many spaces as are counted (6.1.3)."""
        count = said.get("text:c", "1")
        self.put(" " * (int(count) if _COUNT.fullmatch(count) else 1))

    def write(self, words: str) -> None:
        """Write words; white space only parts them (6.1.2)."""
        if self._labelling:
            self._noting[-1].label.append(words)
        elif self.place.open:
            held = self.place.open[-1]
            flowing = _SPACE.sub(" ", words)
            self.put(flowing.removeprefix(" ") if held.spaced else flowing)

    def put(self, words: str) -> None:
        """Write words, spaces and ends of lines as they are."""
        place = self.place
        if not words or not place.open or self._labelling:
            return
        shown = _lifted(words) if place.raises[-1] else words
        self._add(Words(shown, place.open[-1].column, place.links[-1]), len(shown))
        place.open[-1].spaced = words[-1] == " "

    def _add(self, piece: Piece, length: int) -> None:
        held = self.place.open[-1]
        held.paragraph.pieces.append(piece)
        held.column += length
        held.spaced = False

    def _enter(self, sink: list[Paragraph], tables: int = 0) -> None:
        self._places.append(Place(sink, Lists(self._styles.lists, self._counts), tables=tables))


def _lifted(words: str) -> str:
    """Raise digits, the white space around them aside."""
    core = words.strip()
    start = words.find(core)
    return words[:start] + raised(core) + words[start + len(core) :]
