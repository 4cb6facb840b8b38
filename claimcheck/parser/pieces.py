"""What a draft of a manuscript is made of: words, marks and citations, in blocks and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.package import At

if TYPE_CHECKING:
    from claimcheck.model import BlockKind, KeyedWork

__all__ = ["At", "DraftBlock", "DraftNote", "Keyed", "NoteMark", "Piece", "Words"]


class Words(NamedTuple):
    """Words on one line of the file, and the address that they lead to."""

    text: str
    at: At
    url: str | None = None


class NoteMark(NamedTuple):
    """A mark of the note `key`; `label` is what the file prints for it."""

    key: str
    label: str | None
    at: At


class Keyed(NamedTuple):
    """What is printed for a citation by keys."""

    text: str
    works: tuple[KeyedWork, ...]
    at: At


Piece = Words | NoteMark | Keyed


class DraftBlock(NamedTuple):
    """A block and what it is made of."""

    kind: BlockKind
    pieces: list[Piece]

    @property
    def shown(self) -> bool:
        """Whether anything is printed of it."""
        return any(not isinstance(piece, Words) or not piece.text.isspace() for piece in self.pieces)

    @property
    def trimmed(self) -> list[Piece]:
        """Its pieces without the space that it ends with."""
        end = len(self.pieces)
        while end and isinstance(last := self.pieces[end - 1], Words) and last.text.isspace():
            end -= 1
        return self.pieces[:end]


class DraftNote(NamedTuple):
    """A note, its label in the file, and its blocks."""

    key: str
    label: str | None
    at: At
    blocks: list[DraftBlock]
