"""Paragraphs go in as they begin and end; they come out in the body, or the note, in the order of reading."""

from __future__ import annotations

from claimcheck.package.word.pieces import NoteParts, Paragraph


class Streams:
    """The body and the notes of one document; paragraphs are numbered through all of its parts."""

    def __init__(self) -> None:
        """Start before the first part."""
        self.body: list[Paragraph] = []
        self.notes: dict[str, NoteParts] = {}
        self.count = 0
        self._sinks: list[list[Paragraph]] = [self.body]
        self._waiting: list[Paragraph | None] = [None]
        self._note: NoteParts | None = None

    def open_part(self, part: str) -> None:
        """Begin another part; what stands outside of notes in a part of notes is not printed."""
        self._sinks = [[]] if part else [self.body]

    def paragraph(self) -> Paragraph:
        """Begin a paragraph, or go on in one whose mark was deleted."""
        self.count += 1
        held, self._waiting[-1] = self._waiting[-1], None
        return held or Paragraph(self.count)

    def paragraph_end(self, paragraph: Paragraph, *, joins: bool) -> None:
        """End a paragraph; one that joins goes on in the next."""
        self.flush()
        if joins:
            self._waiting[-1] = paragraph
        else:
            self._emit(paragraph)

    def flush(self) -> None:
        """Let nothing follow what waits for the next paragraph."""
        held, self._waiting[-1] = self._waiting[-1], None
        if held:
            self._emit(held)

    def box(self, around: Paragraph | None) -> None:
        """Begin a text box, which is printed after the paragraph it is set in."""
        self._sinks.append(around.after if around else self._sinks[-1])
        self._waiting.append(None)

    def box_end(self) -> None:
        """End a text box."""
        self.flush()
        self._sinks.pop()
        self._waiting.pop()

    def note(self, key: str) -> None:
        """Begin the text of a note."""
        self._note = self.notes.setdefault(key, NoteParts())
        self._sinks.append(self._note.paragraphs)
        self._waiting.append(None)

    def note_end(self) -> None:
        """End the text of a note."""
        self.box_end()
        self._note = None

    def number_note(self) -> None:
        """Take in that the note's number is printed by itself."""
        if self._note:
            self._note.is_numbered = True

    def _emit(self, paragraph: Paragraph) -> None:
        """Keep a paragraph; an empty one only where it may count in a list, or is all of a note."""
        counts = paragraph.style is not None or paragraph.format.list_id is not None
        alone = self._note is not None and not self._note.paragraphs
        if paragraph.pieces or counts or alone:
            self._sinks[-1].append(paragraph)
        self._sinks[-1].extend(paragraph.after)
