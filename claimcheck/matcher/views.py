"""A text goes in; views of it come out: stretches cut out, with a way back to the text as read."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from claimcheck.matcher import invisible
from claimcheck.matcher.folding import Fold
from claimcheck.matcher.language import language
from claimcheck.matcher.lexicon import Lexicon, lexicon
from claimcheck.matcher.locate import Finder
from claimcheck.matcher.lookalikes import seen_as
from claimcheck.matcher.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_DIVIDING = {  # a hyphen at a line's end, by the sign; the last is what pdfium writes for it
    sign: re.compile(sign + after + r"(?=[^\W\d_])")
    for sign, after in {
        "-": r"[ \t]*\r?\n[ \t]*",
        "\u2010": r"[ \t]*\r?\n[ \t]*",
        "\u00ad": r"[ \t]*\r?\n[ \t]*",
        "\ufffe": r"\s*",
    }.items()
}
_WORD = 10  # characters of a word and the space after it, more or less
_FAR = 2_000  # characters within which neighbouring words are looked for


class Cut(NamedTuple):
    """A stretch to leave out; `glue` joins what stands on either side, `hyphen` says a hyphen stood there."""

    start: int
    end: int
    glue: bool
    hyphen: bool = False


class Folded(NamedTuple):
    """The fold of a view, with the ways back, and what searches it."""

    fold: Fold
    finder: Finder


class Owner(Protocol):
    """What the views of one text have in common."""

    @property
    def lexicon(self) -> Lexicon:
        """The lists of words of its language."""


class View:
    """A text with stretches cut out, its fold for locating, and the ways back."""

    def __init__(self, text: str, cuts: Iterable[Cut] = (), owner: Owner | None = None) -> None:
        """Cut once; everything else is built when it is first asked for, as the text's owner wants it."""
        self._starts: list[int] = [0]
        self._origins: list[int] = [0]
        self._owner = owner
        self._folded: dict[Callable[[str], str], Folded] = {}
        self.joints: set[int] = set()
        self.text = seen_as(self._cut(text, sorted(cuts)))

    def _cut(self, text: str, cuts: list[Cut]) -> str:
        parts: list[str] = []
        length = position = 0
        glued = divided = False
        for cut in cuts:
            start, end = max(cut.start, position), min(cut.end, len(text))
            if start >= end:
                continue
            goes_on = glued and start == position and position > 0
            glued, divided = cut.glue or goes_on, cut.hyphen or (goes_on and divided)
            kept = text[position:start] + ("" if glued else " ")
            parts.append(kept)
            length += len(kept)
            position = _past_space(text, end) if divided else end
            if cut.hyphen:
                self.joints.add(length)
            self._starts.append(length)
            self._origins.append(position)
        parts.append(text[position:])
        return "".join(parts)

    def origin(self, offset: int) -> int:
        """Return the place in the text as read of a character of the view."""
        piece = bisect_right(self._starts, offset) - 1
        return self._origins[piece] + offset - self._starts[piece]

    def view_offset(self, origin: int) -> int:
        """Return the place in the view of a character of the text as read, or of the next one kept."""
        piece = bisect_right(self._origins, origin) - 1
        limit = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return min(self._starts[piece] + origin - self._origins[piece], limit)

    def tokens(self, start: int, end: int, most: int | None = None) -> list[Token]:
        """Return the words of `text[start:end]` of the view, with their places in the text as read."""
        start, end = max(start, 0), min(end, len(self.text))
        piece = bisect_right(self._starts, start) - 1
        if piece + 1 == len(self._starts) or end <= self._starts[piece + 1]:
            return tokenize(self.text, start, end, self._origins[piece] - self._starts[piece], most)
        return [
            token._replace(start=self.origin(token.start), end=self.origin(token.end - 1) + 1)
            for token in tokenize(self.text, start, end, most=most)
        ]

    def before(self, offset: int, count: int) -> list[Token]:
        """Return the last `count` words that end at `offset` or before it."""
        width = (count + 3) * _WORD
        while True:
            found = self.tokens(offset - width, offset)
            if len(found) > count or width >= min(offset, _FAR):
                return found[-count:]
            width *= 4

    def after(self, offset: int, count: int) -> list[Token]:
        """Return the first `count` words from `offset` on."""
        return self.tokens(offset, offset + _FAR, count)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lists of words of the language that the text is written in."""
        return self._owner.lexicon if self._owner else lexicon(language(self.text))

    def folded(self, folder: Callable[[str], str]) -> Folded:
        """Return the text folded, ready to be searched."""
        found = self._folded.get(folder)
        if found is None:
            fold = Fold(self.text, folder)
            found = self._folded[folder] = Folded(fold, Finder(fold))
        return found


def _past_space(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def joined(text: str) -> list[Cut]:
    """Return the cuts that typography calls for: invisible characters, words divided at a line's end."""
    cuts = [Cut(*place, glue=True) for place in invisible.places(text)]
    for sign, pattern in _DIVIDING.items():
        if sign in text:
            found = (match.span() for match in pattern.finditer(text))
            cuts += [
                Cut(start, end, glue=True, hyphen=True)
                for start, end in found
                if start and text[start - 1].isalpha()
            ]
    return cuts
