"""How words of a quotation and words of a source correspond: what `compare` makes and `edits` reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.tokens import Token
    from claimcheck.matcher.views import View

_APART = re.compile(r"\n[ \t]*\n")  # a heading, a list, a paragraph
_SENTENCE_END = re.compile(r"[.?!…][\"'”’»)\]]*\s")


class Op(NamedTuple):
    """Words `quoted_start:quoted_end` of the run against words `start:end` of the source's list."""

    equal: bool
    quoted_start: int
    quoted_end: int
    start: int
    end: int


class Alignment(NamedTuple):
    """A run laid beside a source: all source words looked at, and what corresponds to what, in order."""

    tokens: list[Token]
    ops: list[Op]
    view: View

    @property
    def first(self) -> int:
        """The place in `tokens` of the first word that corresponds to the run."""
        return self.ops[0].start

    @property
    def last(self) -> int:
        """The place in `tokens` after the last word that corresponds to the run."""
        return self.ops[-1].end

    def gap(self, place: int) -> str:
        """Return what stands in the view between word `place` and the one before it."""
        return self.view.text[self.tokens[place - 1].view_end : self.tokens[place].view_start]


def ends_sentence(gap: str, before: Token, after: Token | None, lexicon: Lexicon) -> bool:
    """Tell whether a sentence ends between two words.

    Not after an initial or an abbreviation, not before a small letter; a blank line ends it, stop or no stop.
    """
    if _APART.search(gap):
        return True
    if not _SENTENCE_END.search(gap + " "):
        return False
    if after is not None and after.raw[:1].islower() and "?" not in gap and "!" not in gap:
        return False
    if gap.startswith(".") and ("." in before.raw or lexicon.among(before.form, "abbreviation")):
        return False
    return len(before.form) > 1 or not before.raw.isupper()
