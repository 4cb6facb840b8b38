"""Parts of fields (ECMA-376 part 1, 17.16.18) go in; whether words are text or instruction comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.resolver.extract._writer import Writer

_LISTS = ("TOC", "INDEX", "TOA")
_LONGEST = 100


class _Field:
    """An open field: its instruction, whether its result has begun, and where a list's result began."""

    def __init__(self) -> None:
        self.instruction = ""
        self.has_result = False
        self.begun: tuple[Writer, int] | None = None


class Fields:
    """The fields that are open at one place, the innermost last."""

    def __init__(self) -> None:
        """Start outside any field."""
        self._open: list[_Field] = []
        self._instructing = 0

    @property
    def instructing(self) -> bool:
        """Whether words at this place are part of an instruction, which nobody sees."""
        return self._instructing > 0

    def begin(self) -> None:
        """Open a field."""
        self._open.append(_Field())
        self._instructing += 1

    def instruct(self, words: str) -> None:
        """Take in words of the innermost field's instruction."""
        if self._open:
            field = self._open[-1]
            field.instruction += words[: _LONGEST - len(field.instruction)]

    def separate(self, writer: Writer) -> None:
        """Begin the innermost field's result."""
        if self._open and not self._open[-1].has_result:
            field = self._open[-1]
            field.has_result = True
            self._instructing -= 1
            if field.instruction.strip().upper().startswith(_LISTS):
                field.begun = (writer, writer.start())

    def end(self, writer: Writer) -> int | None:
        """Close the innermost field; returns where its result began, if it is a list of contents."""
        if not self._open:
            return None
        field = self._open.pop()
        self._instructing -= not field.has_result
        return field.begun[1] if field.begun and field.begun[0] is writer else None

    def calm(self) -> None:
        """Take no more words for instructions: one that never ends must not swallow the document."""
        if self._instructing:
            for field in self._open:
                field.has_result = True
            self._instructing = 0
