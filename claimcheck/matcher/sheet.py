"""Edits and brackets go in as they are found; they are kept with the words at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Convention, Edit, EditKind, EditTag, Span

if TYPE_CHECKING:
    from claimcheck.matcher.pieces import Bracket
    from claimcheck.matcher.tokens import Token
    from claimcheck.model import Quotation


class Use(NamedTuple):
    """A bracket, the source's words that it stands for, and the source's word before them."""

    bracket: Bracket
    printed: str
    words: list[Token]
    before: Token | None
    beside_ellipsis: bool


class Sheet:
    """Writes edits down with the words that stand at their places in manuscript and source."""

    def __init__(self, quotation: Quotation, text: str) -> None:
        """Take the quotation, and the source's text as read."""
        self._quotation = quotation
        self.text = text
        self.edits: list[Edit] = []
        self.uses: list[Use] = []

    def quoted(self, start: int, end: int) -> str:
        """Return the manuscript's words at a place inside the quotation."""
        base = self._quotation.span.start
        return self._quotation.text[max(start - base, 0) : max(end - base, 0)]

    def add(self, kind: EditKind, quoted: Span, source: Span, permitted: Convention | None = None) -> None:
        """Write an edit down; its tag follows from which side has words."""
        mine, theirs = self.quoted(quoted.start, quoted.end), source.of(self.text)
        tag = EditTag.REPLACE if mine and theirs else EditTag.INSERT if mine else EditTag.DELETE
        self.edits.append(
            Edit(
                tag=tag,
                kind=kind,
                quoted=mine,
                source=theirs,
                quoted_span=quoted,
                source_span=source,
                permitted_by=permitted,
            )
        )
