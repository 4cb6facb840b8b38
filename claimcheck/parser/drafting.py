"""Blocks, words, note marks and notes as a reader meets them go in, a Layout with anchors comes out."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import (
    Anchor,
    Block,
    BlockKind,
    EmbeddedReferences,
    HyperLink,
    KeyedCitation,
    KeyedWork,
    Layout,
    Mark,
    NoteText,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_RUN = re.compile(r"\S++(?: \S++)*+|\s++")
_PARTED = "\n\n"
_NUMBER = re.compile("[1-9][0-9]{0,3}")


class At(NamedTuple):
    """A place in the file, line and column from 1; `part` as in `Anchor`."""

    line: int
    column: int
    part: str = ""


class _Words(NamedTuple):
    text: str
    at: At
    url: str | None = None


class _Mark(NamedTuple):
    key: str
    label: str | None
    at: At


class _Keyed(NamedTuple):
    text: str
    works: tuple[KeyedWork, ...]
    at: At


_Piece = _Words | _Mark | _Keyed


class _Block(NamedTuple):
    kind: BlockKind
    pieces: list[_Piece]


class _Note(NamedTuple):
    key: str
    label: str | None
    at: At
    blocks: list[_Block]


class Draft:
    """A manuscript in the making; what is added goes to the block in hand, or begins a paragraph."""

    def __init__(self, style: str, encoding: str = "utf-8") -> None:
        """Begin with nothing read; `style` names the kind of file."""
        self.embedded: list[EmbeddedReferences] = []
        self.bibliographies: list[str] = []
        self._style, self._encoding = style, encoding
        self._blocks: list[_Block] = []
        self._here = self._blocks
        self._open = False
        self._url: str | None = None
        self._notes: dict[str, _Note] = {}

    def begin(self, kind: BlockKind) -> None:
        """Begin a block, and end the one in hand."""
        self._here.append(_Block(kind, []))
        self._open = True

    def end(self) -> None:
        """End the block in hand: what follows without `begin` is a paragraph of its own."""
        self._open = False

    def words(self, text: str, at: At) -> None:
        """Add words as they stand on one line of the file; their first letter is at `at`."""
        if text:
            self._pieces().append(_Words(text, at, self._url))

    def flow(self, text: str, at: At) -> None:
        """Add words in which white space and line breaks only part words: each run becomes one space.

        A space at the beginning of a block, or after another one, is left out.
        """
        line, column = at.line, at.column
        for run in _RUN.findall(text):
            if not run.isspace():
                self.words(run, At(line, column, at.part))
            elif not self._spaced():
                self.words(" ", At(line, column, at.part))
            breaks = run.count("\n")
            line += breaks
            column = len(run) - run.rindex("\n") if breaks else column + len(run)

    def mark(self, key: str, at: At, label: str | None = None) -> None:
        """Add a mark of the note `key`; `label` is what the file itself prints, if it fixes that."""
        self._pieces().append(_Mark(key, label, at))

    def cite(self, printed: str, works: tuple[KeyedWork, ...], at: At) -> None:
        """Add a citation by keys; `printed` is what stands in the text for it and must not be empty.

        One that runs over several lines is added line by line, with the very same `works`.
        """
        self._pieces().append(_Keyed(printed, works, at))

    @contextmanager
    def link(self, url: str) -> Iterator[None]:
        """Let the words added inside lead to `url`."""
        outer, self._url = self._url, url
        yield
        self._url = outer

    @contextmanager
    def note(self, key: str, at: At, label: str | None = None) -> Iterator[None]:
        """Let what is added inside be the text of the note `key`; the body goes on where it was.

        A key that a note has already adds to that note.
        """
        outer = self._here, self._open, self._url
        held = self._notes.setdefault(key, _Note(key, label, at, []))
        self._here, self._open, self._url = held.blocks, False, None
        yield
        self._here, self._open, self._url = outer

    @property
    def noted(self) -> bool:
        """Whether the file has marks or notes of its own."""
        return bool(self._notes) or any(isinstance(p, _Mark) for block in self._blocks for p in block.pieces)

    def finish(self) -> Layout:
        """Number the notes, set them after the body, and lay the whole out."""
        return _Setting(self._blocks, self._notes).layout(self)

    def told(self) -> dict[str, object]:
        """What the layout says of the file as a whole."""
        return {
            "encoding": self._encoding,
            "style": self._style,
            "automatic": self.noted,
            "embedded": tuple(self.embedded),
            "bibliographies": tuple(dict.fromkeys(self.bibliographies)),
        }

    def _pieces(self) -> list[_Piece]:
        if not self._open:
            self.begin(BlockKind.PARAGRAPH)
        return self._here[-1].pieces

    def _spaced(self) -> bool:
        pieces = self._pieces()
        if not pieces:
            return True
        last = pieces[-1]
        return isinstance(last, _Words) and last.text[-1].isspace()


def raised(text: str) -> str:
    """Return digits as superscript ones where all of `text` has such a form, else the text as it is."""
    shown = text.strip().replace("–", "-")
    fits = shown and all(char in "0123456789,-" for char in shown)
    return shown.translate(_RAISED) if fits else text


def _numbers(blocks: list[_Block], notes: dict[str, _Note]) -> dict[str, tuple[int, str | None]]:
    """Give each note its number, in the order of the marks, and what is printed where that is another.

    Where all labels are different numbers they are the numbers; else notes count from one.
    """
    labels = {
        piece.key: piece.label for block in blocks for piece in block.pieces if isinstance(piece, _Mark)
    }
    for key, note in notes.items():
        labels[key] = labels.get(key) or note.label
    printed = [label for label in labels.values() if label]
    plain = len(printed) == len(labels) and all(map(_NUMBER.fullmatch, printed))
    if plain and len(set(map(int, printed))) == len(printed):
        return {key: (int(label or 0), None) for key, label in labels.items()}
    return {
        key: (number, label if label and label != str(number) else None)
        for number, (key, label) in enumerate(labels.items(), 1)
    }


class _Setting:
    """The text as it grows, with what stands where."""

    def __init__(self, blocks: list[_Block], notes: dict[str, _Note]) -> None:
        self._body, self._notes = blocks, notes
        self._numbers = _numbers(blocks, notes)
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._keyed: list[KeyedCitation] = []
        self._works: tuple[KeyedWork, ...] = ()
        self._links: list[HyperLink] = []
        self._anchors: list[Anchor] = []
        self._noted: list[NoteText] = []

    def layout(self, draft: Draft) -> Layout:
        for block in self._body:
            self._set_block(block)
        order = sorted(self._notes.values(), key=lambda note: self._numbers[note.key][0])
        for note in order:
            self._set_note(note)
        return Layout(
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            marks=tuple(self._marks),
            notes=tuple(self._noted),
            keyed=tuple(self._keyed),
            links=tuple(self._links),
            anchors=tuple(self._anchors),
            **draft.told(),
        )

    def _set_block(self, block: _Block) -> None:
        if not _shown(block):
            return
        self._part()
        start = self._length
        for piece in _trimmed(block.pieces):
            self._set(piece, body=True)
        self._blocks.append(Block(kind=block.kind, span=Span(start=start, end=self._length)))

    def _set_note(self, note: _Note) -> None:
        self._part()
        start = self._length
        number, label = self._numbers[note.key]
        self._add(f"[{label or number}] ", note.at)
        shown = [block for block in note.blocks if _shown(block)]
        for at, block in enumerate(shown):
            if at:
                self._part()
            for piece in _trimmed(block.pieces):
                self._set(piece, body=False)
        span = Span(start=start, end=self._length)
        self._noted.append(NoteText(mark=number, span=span, label=label))
        self._blocks.append(Block(kind=BlockKind.NOTE, span=span))

    def _set(self, piece: _Piece, *, body: bool) -> None:
        start = self._length
        if isinstance(piece, _Mark):
            number, label = self._numbers.get(piece.key, (0, piece.label))
            self._add(f"[{label or number or piece.key}]", piece.at)
            if body:
                self._marks.append(Mark(number=number, span=Span(start=start, end=self._length)))
            return
        self._add(piece.text, piece.at)
        span = Span(start=start, end=self._length)
        if isinstance(piece, _Keyed):
            self._cite(span, piece.works)
        elif piece.url and body:
            self._link(span, piece.url)

    def _cite(self, span: Span, works: tuple[KeyedWork, ...]) -> None:
        last = self._keyed[-1] if self._keyed else None
        if last and self._works is works and last.span.end == span.start:
            self._keyed[-1] = KeyedCitation(span=Span(start=last.span.start, end=span.end), works=works)
        else:
            self._keyed.append(KeyedCitation(span=span, works=works))
        self._works = works

    def _link(self, span: Span, url: str) -> None:
        last = self._links[-1] if self._links else None
        if last and last.url == url and last.span.end == span.start:
            self._links[-1] = HyperLink(span=Span(start=last.span.start, end=span.end), url=url)
        else:
            self._links.append(HyperLink(span=span, url=url))

    def _part(self) -> None:
        if self._parts:
            self._parts.append(_PARTED)
            self._length += len(_PARTED)

    def _add(self, text: str, at: At) -> None:
        last = self._anchors[-1] if self._anchors else None
        if not (
            last
            and (last.line, last.part) == (at.line, at.part)
            and last.column + self._length - last.start == at.column
        ):
            self._anchors.append(Anchor(start=self._length, line=at.line, column=at.column, part=at.part))
        self._parts.append(text)
        self._length += len(text)


def _trimmed(pieces: list[_Piece]) -> list[_Piece]:
    """Leave out the space that a block ends with."""
    end = len(pieces)
    while end and isinstance(last := pieces[end - 1], _Words) and last.text.isspace():
        end -= 1
    return pieces[:end]


def _shown(block: _Block) -> bool:
    return any(not isinstance(piece, _Words) or not piece.text.isspace() for piece in block.pieces)
