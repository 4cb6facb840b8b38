"""The paragraphs and notes of an OpenDocument text go in, the draft of a manuscript comes out."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from typing import TYPE_CHECKING

from claimcheck.model import BlockKind, EmbeddedReferences
from claimcheck.parser.drafting import At, Draft
from claimcheck.parser.readers.odt._pieces import Cited, Paragraph, Reference, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.parser.readers.odt._pieces import Piece
    from claimcheck.parser.readers.odt._styles import Styles
    from claimcheck.parser.readers.odt._writing import Writing

_LONGEST_HEADING = 300
_INDENTED = 14.0  # points, near half a centimetre


class Setting:
    """Lays out one document."""

    def __init__(self, writing: Writing, styles: Styles) -> None:
        """Start with nothing laid out."""
        self._writing = writing
        self._styles = styles
        self._draft = Draft("opendocument")
        self._embedded: dict[str, EmbeddedReferences] = {}
        self._count = 0
        self._margin = self._margin_of_most()

    def draft(self) -> Draft:
        """Lay out the body and the notes that it refers to; each cited work's data is given once."""
        for paragraph in self._writing.body:
            self._number(paragraph)
            kind = self._kind(paragraph)
            self._draft.begin(kind)
            if paragraph.number and any(not _blank(piece) for piece in paragraph.pieces):
                self._draft.flow(f"{paragraph.number} ", At(paragraph.line, 1))
            self._set(paragraph, kind, "")
        for key in self._referred():
            note = self._writing.notes[key]
            with self._draft.note(key, At(self._count + 1, 1, note.part), note.label):
                for paragraph in note.paragraphs:
                    self._number(paragraph)
                    self._draft.begin(BlockKind.PARAGRAPH)
                    self._set(paragraph, BlockKind.PARAGRAPH, note.part)
        self._draft.embedded.extend(self._embedded.values())
        return self._draft

    def _number(self, paragraph: Paragraph) -> None:
        self._count += 1
        paragraph.line = self._count

    def _referred(self) -> list[str]:
        """Return the keys of the notes that are referred to, footnotes first."""
        keys = list(_references(self._writing.body))
        for key in keys:
            keys.extend(_references(self._writing.notes[key].paragraphs))
        return sorted(keys, key=lambda key: self._writing.notes[key].part != "footnotes")

    def _kind(self, paragraph: Paragraph) -> BlockKind:
        """Tell a paragraph's kind by its style, and by its indent from the margin of most of the text."""
        said = self._styles.format("paragraph", paragraph.style)
        if (paragraph.heads or said.heads) and paragraph.length <= _LONGEST_HEADING:
            return BlockKind.HEADING
        if said.quotes:
            return BlockKind.QUOTATION
        indented = (said.left or 0) - self._margin >= _INDENTED and (said.first or 0) >= 0
        inside = paragraph.listed or paragraph.tabled
        return BlockKind.QUOTATION if indented and not inside else BlockKind.PARAGRAPH

    def _margin_of_most(self) -> int:
        weights: Counter[int] = Counter()
        for paragraph in self._writing.body:
            if not (paragraph.listed or paragraph.tabled):
                left = self._styles.format("paragraph", paragraph.style).left or 0
                weights[round(left)] += paragraph.length
        return weights.most_common(1)[0][0] if weights else 0

    def _set(self, paragraph: Paragraph, kind: BlockKind, part: str) -> None:
        """Add a paragraph's pieces; a break ends a line, and two of them, with nothing between, a block."""
        breaks: list[At] = []
        shown = False
        for piece in paragraph.pieces:
            at = At(paragraph.line, piece.column, part)
            if isinstance(piece, Words) and piece.text == "\n":
                breaks.append(at)
                continue
            if breaks and not _blank(piece):
                if shown and len(breaks) == 1:
                    self._draft.words("\n", breaks[0])
                elif shown:
                    self._draft.begin(kind)
                breaks.clear()
            shown = shown or not _blank(piece)
            self._add(piece, at)

    def _add(self, piece: Piece, at: At) -> None:
        if isinstance(piece, Words):
            with self._draft.link(piece.url) if piece.url else nullcontext():
                self._draft.flow(piece.text, at)
        elif isinstance(piece, Reference):
            self._draft.mark(piece.key, at, self._writing.notes[piece.key].label)
        elif isinstance(piece, Cited):
            self._cite(piece, at)
        elif piece.id in self._writing.ids:
            key = self._writing.ids[piece.id]
            self._draft.mark(key, at, self._writing.notes[key].label)
        else:
            self._draft.flow(piece.text, at)

    def _cite(self, piece: Cited, at: At) -> None:
        """Add a citation by keys, without the white space around it."""
        words = piece.text.strip()
        before = piece.text.index(words)
        after = before + len(words)
        self._draft.flow(piece.text[:before], at)
        self._draft.cite(" ".join(words.split()), piece.works, at._replace(column=at.column + before))
        self._draft.flow(piece.text[after:], at._replace(column=at.column + after))
        for work, item in zip(piece.works, piece.data, strict=True):
            self._embedded.setdefault(work.key, EmbeddedReferences(text=item, line=at.line))


def _references(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            if isinstance(piece, Reference):
                yield piece.key


def _blank(piece: Piece) -> bool:
    return isinstance(piece, Words) and not piece.text.strip()
