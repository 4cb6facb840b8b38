"""The paragraphs and notes of a Word document go in, the draft of a manuscript comes out."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import BlockKind, EmbeddedReferences
from claimcheck.package.word.pieces import Cited, Reference, Repeated, Words
from claimcheck.parser import field_codes
from claimcheck.parser.drafting import At, Draft, raised
from claimcheck.parser.readers.docx import _sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.package.word.pieces import NoteParts, Paragraph
    from claimcheck.package.word.styles import Format, Styles
    from claimcheck.parser.readers.docx._lists import Lists

_BODY_LEVEL = 9  # an outline level that is none (ECMA-376 part 1, 17.3.1.20)
_LONGEST_HEADING = 300
_HEADING = re.compile(r"heading ?[1-9]?|title|subtitle|toc ?(?:[1-9]|heading)")
_QUOTATION = re.compile(
    r"(?<!pull )(?<!pull-)\bquot(?:e|es|ation|ations)\b|block ?quot|block ?text|\bextract\b|zitat\b|epigraph"
)
_INDENTED = 280  # twips, near half a centimetre
_BREAKS = re.compile(r"\n(?:[^\S\n]*\n)*")
_AFTER_SIGN = re.compile(
    r"[.)]?(?:\s+|$)|(?=\W)"
)  # between a number that was typed before a note, and its words


class Material(NamedTuple):
    """All that was read of a document; `labels` are what is printed for notes, by their keys."""

    body: Sequence[Paragraph]
    notes: Mapping[str, NoteParts]
    labels: Mapping[str, str]
    bookmarks: Mapping[str, str]
    styles: Styles
    lists: Lists
    sources: _sources.Sources


def drafted(material: Material) -> Draft:
    """Lay the body out, and the notes that it refers to; give each cited work's data once."""
    return _Setting(material).draft()


class _Setting:
    """A draft as it grows out of the material."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._draft = Draft("word")
        self._embedded: dict[str, EmbeddedReferences] = {}
        self._printed = {
            piece.key: material.labels.get(piece.key) or piece.sign or None
            for paragraph in material.body
            for piece in paragraph.pieces
            if isinstance(piece, Reference)
        }

    def draft(self) -> Draft:
        styles = self._material.styles
        formats = [
            paragraph.format.over(styles.paragraph(paragraph.style)) for paragraph in self._material.body
        ]
        margin = _margin(self._material.body, formats)
        for paragraph, said in zip(self._material.body, formats, strict=True):
            kind = _kind(paragraph, said, margin)
            self._draft.begin(kind)
            self._enumerate(paragraph, said, kind)
            self._set(paragraph, kind)
        for key, label in self._printed.items():
            note = self._material.notes.get(key)
            if note and note.paragraphs:
                self._note(key, label, note)
        self._draft.embedded.extend(self._embedded.values())
        return self._draft

    def _enumerate(self, paragraph: Paragraph, said: Format, kind: BlockKind) -> None:
        """Print the number that Word puts before an item; a heading is known by its words."""
        if said.list_id is None or not _is_list(said):
            return
        number = self._material.lists.number(said.list_id, said.level or 0)
        if number and kind is not BlockKind.HEADING and _is_printed(paragraph):
            self._draft.flow(f"{number} ", At(paragraph.number, 1))

    def _note(self, key: str, label: str | None, note: NoteParts) -> None:
        first = note.paragraphs[0]
        if label and not note.is_numbered:
            _unsign(first, label)
        part = key.partition(" ")[0] + "s"
        with self._draft.note(key, At(first.number, 1, part), label):
            for paragraph in note.paragraphs:
                self._draft.begin(BlockKind.PARAGRAPH)
                self._set(paragraph, BlockKind.PARAGRAPH)

    def _set(self, paragraph: Paragraph, kind: BlockKind) -> None:
        for piece in paragraph.pieces:
            if isinstance(piece, Words):
                self._words(piece, kind)
            elif isinstance(piece, Cited):
                self._cite(piece, kind)
            else:
                self._mark(piece)

    def _mark(self, piece: Reference | Repeated) -> None:
        key = piece.key if isinstance(piece, Reference) else self._material.bookmarks.get(piece.bookmark)
        if key is not None:
            self._draft.mark(key, piece.at, self._printed.get(key))
        elif isinstance(piece, Repeated):
            self._draft.words(raised(piece.text), piece.at)

    def _words(self, piece: Words, kind: BlockKind) -> None:
        """Add words; a break ends a line, and two of them, with nothing between, a block."""
        start = 0
        for found in (*_BREAKS.finditer(piece.text), None):
            end = found.start() if found else len(piece.text)
            at = piece.at._replace(column=piece.at.column + start)
            with self._draft.link(piece.url) if piece.url else nullcontext():
                self._draft.flow(piece.text[start:end], at)
            if found:
                start = found.end()
                if found[0].count("\n") > 1:
                    self._draft.begin(kind)
                else:
                    self._draft.words("\n", piece.at._replace(column=piece.at.column + end))

    def _cite(self, piece: Cited, kind: BlockKind) -> None:
        """Add a citation by keys, or what is printed for it where its field cannot be read."""
        found = field_codes.read(piece.code) or _sources.cited(piece.code, self._material.sources)
        words = piece.text.strip()
        if found is None or not words:
            self._words(Words(piece.text, piece.at, None), kind)
            return
        works, data = found
        before = piece.text.index(words)
        after = before + len(words)
        self._draft.flow(piece.text[:before], piece.at)
        printed = " ".join(words.split())
        self._draft.cite(printed, works, piece.at._replace(column=piece.at.column + before))
        self._draft.flow(piece.text[after:], piece.at._replace(column=piece.at.column + after))
        for work, item in zip(works, data, strict=True):
            self._embedded.setdefault(work.key, EmbeddedReferences(text=item, line=piece.at.line))


def _kind(paragraph: Paragraph, said: Format, margin: int) -> BlockKind:
    """Tell a paragraph's kind by its style, and by its indent from the margin that most of the text has."""
    outlined = said.outline is not None and 0 <= said.outline < _BODY_LEVEL
    if outlined or any(map(_HEADING.fullmatch, said.names)):
        return BlockKind.HEADING if _length(paragraph) <= _LONGEST_HEADING else BlockKind.PARAGRAPH
    if any(map(_QUOTATION.search, said.names)):
        return BlockKind.QUOTATION
    indented = (said.left or 0) - margin >= _INDENTED and not said.hanging
    plain = paragraph.in_table or _is_list(said)
    return BlockKind.QUOTATION if indented and not plain else BlockKind.PARAGRAPH


def _margin(body: Sequence[Paragraph], formats: Sequence[Format]) -> int:
    weights: Counter[int] = Counter()
    for paragraph, said in zip(body, formats, strict=True):
        if not paragraph.in_table and not _is_list(said):
            weights[said.left or 0] += _length(paragraph)
    return weights.most_common(1)[0][0] if weights else 0


def _is_list(said: Format) -> bool:
    return said.list_id not in {None, "", "0"}


def _is_printed(paragraph: Paragraph) -> bool:
    return any(not isinstance(piece, Words) or not piece.text.isspace() for piece in paragraph.pieces)


def _length(paragraph: Paragraph) -> int:
    return sum(len(piece.text) for piece in paragraph.pieces if not isinstance(piece, Reference))


def _unsign(paragraph: Paragraph, label: str) -> None:
    """Take off the sign that the author typed before a note: it is printed as the note's label.

    LibreOffice writes its own sign before the author's, so that there are two.
    """
    for place, piece in enumerate(paragraph.pieces):
        if not isinstance(piece, Words):
            return
        if piece.text.isspace():
            continue
        taken = _signs(piece.text, label)
        at = piece.at._replace(column=piece.at.column + taken)
        paragraph.pieces[place] = Words(piece.text[taken:], at, piece.url)
        return


def _signs(words: str, label: str) -> int:
    """Return how long the signs at the beginning of a note are, with the space around them."""
    start = len(words) - len(words.lstrip())
    sign = next((sign for sign in (label, raised(label)) if words.startswith(sign, start)), None)
    after = _AFTER_SIGN.match(words, start + len(sign)) if sign else None
    end = after.end() if after else 0
    while after and not label.isalnum() and words.startswith(label, end):
        end += len(label)
        end += len(words[end:]) - len(words[end:].lstrip())
    return end
