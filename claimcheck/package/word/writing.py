"""Paragraphs, runs, fields and words as they begin and end go in; finished paragraphs and notes come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.package.places import At
from claimcheck.package.symbols import lifted
from claimcheck.package.word.fields import Field, Fields, cite, sign
from claimcheck.package.word.names import OFF
from claimcheck.package.word.notes import Referred, Section, Stop, own_sign
from claimcheck.package.word.pieces import (
    OpenParagraph,
    OpenRun,
    Reference,
    Repeated,
    Words,
)
from claimcheck.package.word.streams import Streams
from claimcheck.package.word.styles import UNSAID, Format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.package.word.pieces import Piece
    from claimcheck.package.word.styles import Styles

_BOOKMARK = "_Ref"
_MOST_BOOKMARKS = 1000
_LONGEST = 4000  # characters of one piece: words are joined up to here


class Writing:
    """The paragraphs of one document as they grow; they are numbered through all of its parts."""

    def __init__(self, styles: Styles) -> None:
        """Start before the first part."""
        self.streams = Streams()
        self.stops: list[Stop] = []
        self.comments: list[tuple[str, int]] = []
        self.bookmarks: dict[str, str] = {}
        self.links: list[str | None] = []
        self.fields = Fields()
        self.written = 0
        self._styles = styles
        self._part = ""
        self._tables = 0
        self._open: list[OpenParagraph] = []
        self._runs = [OpenRun()]
        self._custom: Reference | None = None
        self._signing = False
        self._marked: list[str] = []
        self._citing: list[Field] = []

    @property
    def here(self) -> tuple[int, int] | None:
        """The line and column that come next in the innermost open paragraph."""
        return (self._open[-1].line, self._open[-1].column) if self._open else None

    def commented(self, id_: str) -> None:
        """Take note of the line that a comment is about."""
        if self._open:
            self.comments.append((id_, self._open[-1].line))

    def open_part(self, part: str) -> None:
        """Begin another part."""
        self._part = part
        self.streams.open_part(part)
        self.fields = Fields()

    def paragraph(self) -> None:
        """Begin a paragraph; of several that were joined the last says what it is."""
        paragraph = self.streams.paragraph()
        paragraph.style, paragraph.format = None, UNSAID
        paragraph.in_table = self._tables > 0
        hides = self._styles.paragraph(None).hides or False
        self._open.append(OpenParagraph(paragraph, self.streams.count, hides, barrier=len(paragraph.pieces)))

    def paragraph_end(self) -> None:
        """End a paragraph; its citations end with it."""
        ended = self._open.pop()
        for held in reversed(self._citing):
            cite(held, ended.paragraph)
        self._citing.clear()
        self.fields.calm()
        self._custom = None
        if ended.section:
            self.stops.append(ended.section)
        self.streams.paragraph_end(ended.paragraph, joins=ended.joins)

    def join(self) -> None:
        """Let the open paragraph go on in the next one."""
        self._open[-1].joins = True

    def table(self) -> None:
        """Begin a table."""
        self.streams.flush()
        self._tables += 1

    def table_end(self) -> None:
        """End a table."""
        self.streams.flush()
        self._tables -= 1

    def box(self) -> None:
        """Begin a text box."""
        self.streams.box(self._open[-1].paragraph if self._open else None)

    def section(self, section: Section, *, at_once: bool) -> None:
        """End a section, here or with the open paragraph."""
        if at_once or not self._open:
            self.stops.append(section)
        else:
            self._open[-1].section = section

    def run(self) -> None:
        """Begin a run."""
        self._runs.append(OpenRun(self._open[-1].hides if self._open else False))

    def run_end(self) -> None:
        """End a run; a note's own sign ends with the run that holds it."""
        self._runs.pop()
        self._signing = False
        if self._custom and self._custom.sign:
            self._custom = None

    def set_style(self, style: str) -> None:
        """Take in the style of the open paragraph."""
        self._open[-1].paragraph.style = style
        self._open[-1].hides = self._styles.paragraph(style).hides or False

    def set_paragraph(self, said: Format) -> None:
        """Take in what the open paragraph says of itself."""
        paragraph = self._open[-1].paragraph
        paragraph.format = said.over(paragraph.format)

    def set_run_style(self, style: str) -> None:
        """Take in the style of the open run."""
        self.set_run(self._styles.format(style))

    def set_run(self, said: Format) -> None:
        """Take in what the open run says of itself."""
        run = self._runs[-1]
        run.hides = run.hides if said.hides is None else said.hides
        run.raises = run.raises if said.raises is None else said.raises

    def field(self, instruction: str) -> None:
        """Begin a field that has its instruction, and its result."""
        self.fields.begin()
        self.fields.instruct(instruction)
        self.field_result()

    def field_result(self) -> None:
        """Begin the result of the innermost field."""
        held = self.fields.separate()
        if held and held.code and self._open:
            place = self._open[-1]
            place.barrier = len(place.paragraph.pieces)
            held.begun = (place.paragraph, place.barrier)
            self._citing.append(held)

    def field_end(self) -> None:
        """End the innermost field; a SYMBOL field has no result but its instruction."""
        held = self.fields.end()
        if held and not held.has_result:
            self.write(sign("".join(held.parts)))
        elif held and self._open:
            cite(held, self._open[-1].paragraph)

    def bookmark(self, name: str) -> None:
        """Take in the name of what follows; cross-references to notes use such names."""
        if name.startswith(_BOOKMARK) and len(self._marked) < _MOST_BOOKMARKS:
            self._marked.append(name)

    def reference(self, kind: str, said: Mapping[str, str]) -> None:
        """Add the mark of a note."""
        if self._is_seen():
            reference = Reference(f"{kind} {said.get('w:id', '')}", self._at())
            custom = said.get("w:customMarkFollows", "0") not in OFF
            self._custom, self._signing = (reference, True) if custom else (None, False)
            self._add(reference, 1)
            self.stops.append(Referred(kind, reference.key, custom))
            self.bookmarks.update(dict.fromkeys(self._marked, reference.key))
            self._marked.clear()

    def pass_over(self) -> None:
        """Count a sign that is not printed."""
        if self._open:
            self._open[-1].column += 1

    def write(self, words: str) -> None:
        """Write words where they are seen."""
        if not words or not self._is_seen():
            return
        if self._custom:
            words = self._signed(words, self._custom)
        raises = self._runs[-1].raises
        bookmark = self.fields.note
        if bookmark and raises:
            self._add(Repeated(bookmark, words, self._at()), len(words))
        elif words:
            self._marked.clear()
            self._put(lifted(words) if raises else words)

    def _is_seen(self) -> bool:
        return bool(self._open) and not self.fields.instructing and not self._runs[-1].hides

    def _signed(self, words: str, custom: Reference) -> str:
        """Take a note's own sign off the words that follow its mark; returns what is left."""
        taken, custom.sign = own_sign(words, custom.sign, is_sure=self._signing or self._runs[-1].raises)
        if taken < len(words):
            self._custom = None
        self._open[-1].column += taken
        return words[taken:]

    def _put(self, words: str) -> None:
        place = self._open[-1]
        pieces = place.paragraph.pieces
        url = self.fields.url or (self.links[-1] if self.links else None)
        last = pieces[-1] if len(pieces) > place.barrier else None
        if (
            isinstance(last, Words)
            and len(last.text) < _LONGEST
            and last.url == url
            and last.at.line == place.line
            and last.at.column + len(last.text) == place.column
        ):
            pieces[-1] = Words(last.text + words, last.at, url)
            place.column += len(words)
            self.written += len(words)
        else:
            self._add(Words(words, self._at(), url), len(words))

    def _add(self, piece: Piece, length: int) -> None:
        self._open[-1].paragraph.pieces.append(piece)
        self._open[-1].column += length
        self.written += length

    def _at(self) -> At:
        return At(self._open[-1].line, self._open[-1].column, self._part)
