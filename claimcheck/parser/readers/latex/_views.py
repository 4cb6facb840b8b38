"""Tokens go in; what comes out are runs of them, in which each brace knows its partner."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser.readers.latex._tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence


class Stretch:
    r"""Tokens, and for each brace and square bracket the place of its partner.

    A brace without partner ends with its paragraph, as TeX has it (`\par` ends a runaway argument), so that
    one slip does not swallow a chapter. A bracket without one in its group and paragraph is only a sign.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Pair them once."""
        self.tokens = tokens
        self.partner: dict[int, int] = {}
        self.endless: set[str] = set()  # environments that were found to have no end
        self._paragraphs: list[int] = []  # where they end
        opened: list[int] = []
        bracketed: list[list[int]] = [[]]  # the brackets that are open in each group that is
        for place, (kind, text, _) in enumerate(tokens):
            if kind is Kind.OPEN:
                opened.append(place)
                bracketed.append([])
            elif kind is Kind.CLOSE and opened:
                self.partner[opened.pop()] = place
                bracketed.pop()
            elif kind is Kind.PARAGRAPH:
                bracketed[-1].clear()
                self._paragraphs.append(place)
            elif kind is Kind.BRACKET and text == "[":
                bracketed[-1].append(place)
            elif kind is Kind.BRACKET and bracketed[-1]:
                self.partner[bracketed[-1].pop()] = place
        for place in opened:
            self.partner[place] = self.paragraph(place)

    def paragraph(self, place: int) -> int:
        """Return where the paragraph ends that a token stands in."""
        later = bisect_left(self._paragraphs, place)
        return self._paragraphs[later] if later < len(self._paragraphs) else len(self.tokens)


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
