"""Tokens go in; what comes out are runs of them, in which each brace knows its partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser.readers._latex_tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence


class Stretch:
    r"""Tokens, and for each brace the place of its partner.

    A brace without partner ends with its paragraph, as TeX has it (`\par` ends a runaway argument), so that
    one slip does not swallow a chapter.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Pair the braces once."""
        self.tokens = tokens
        self.partner: dict[int, int] = {}
        self.endless: set[str] = set()  # environments that were found to have no end
        opened: list[int] = []
        for place, token in enumerate(tokens):
            if token.kind is Kind.OPEN:
                opened.append(place)
            elif token.kind is Kind.CLOSE and opened:
                self.partner[opened.pop()] = place
        if opened:
            self._end_runaways(opened)

    def _end_runaways(self, opened: list[int]) -> None:
        end = len(self.tokens)
        for place in range(len(self.tokens) - 1, -1, -1):
            if self.tokens[place].kind is Kind.PARAGRAPH:
                end = place
            elif opened and opened[-1] == place:
                self.partner[opened.pop()] = end


class View(NamedTuple):
    """A run of tokens within a stretch."""

    stretch: Stretch
    start: int
    stop: int

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens themselves."""
        return self.stretch.tokens[self.start : self.stop]

    @property
    def source(self) -> str:
        """The source of the tokens, without white space at the ends; a command has its backslash."""
        return "".join(map(_source, self.tokens)).strip()


def whole(tokens: Sequence[Token]) -> View:
    """View all of `tokens`."""
    return View(Stretch(tokens), 0, len(tokens))


def _source(token: Token) -> str:
    if token.kind is Kind.COMMAND:
        return f"\\{token.text} " if token.text[-1:].isalpha() else f"\\{token.text}"
    return " " if token.kind in {Kind.SPACE, Kind.PARAGRAPH} else token.text
