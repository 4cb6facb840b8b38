"""A quotation goes in; its runs come out: what stands between two ellipses, as words and brackets.

A run is one claim of contiguity: its words must stand side by side in the source, but for what its
brackets stand for. Paragraphs of one quotation belong to one run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher.folding import suited
from claimcheck.matcher.lexicon import is_remark
from claimcheck.matcher.pieces import Bracket, Piece, words
from claimcheck.matcher.tokens import Token, weight
from claimcheck.matcher.views import View, joined
from claimcheck.model import SegmentKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model import Quotation, Segment

_PARENTHESIS = re.compile(r"\(([^()]{3,60})\)")
_ALIKE = str.maketrans(
    dict.fromkeys("‘’ʼ“”„‟«»‚‛'", '"')
    | dict.fromkeys("‐‑‒–—―", "-")
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
)
_DASHED = re.compile(" ?-+ ?")
_TELLING = re.compile(r"\d[\"'‘’“”«»]|[-‐‑‒–—] ?\d")
_LITERAL = re.compile(r"\s*(?P<words>[^\W_](?:.*[^\W_])?)(?P<stop>[.,;:?!]?)\s*", re.DOTALL)


class Literal(NamedTuple):
    """The words of a run without brackets, from first letter to last, and the stop behind them."""

    level: str
    stop: str


def level(words: str) -> str:
    """Return words with what is typography made one: marks, spaces, dashes and the spaces around them.

    Two stretches that are level differ in nothing that an editor would list. A mark behind a figure may be of
    feet or inches, a dash before one its sign: there each character is left as it is.
    """
    if _TELLING.search(words):
        return words
    return _DASHED.sub("-", " ".join(words.translate(_ALIKE).split()))


@dataclass(frozen=True, eq=False)
class Run:
    """The words of a run with their places in the manuscript; a bracket is a word of its own.

    `view` is the run's text; `ellipsis` the ellipsis before it as printed, and its place, if there is one;
    `opens` and `closes` tell whether it stands at the quotation's own marks, `beside` whether the quotation
    has stretches that are only words which brackets change: too little to be looked for. `given` are the
    words, where it is a part of another run.
    """

    quotation: Quotation
    view: View
    pieces: tuple[Piece, ...]
    ellipsis: str
    ellipsis_span: Span
    opens: bool = True
    closes: bool = True
    beside: bool = False
    given: tuple[list[Token], dict[int, Bracket]] | None = None

    @cached_property
    def _read(self) -> tuple[list[Token], dict[int, Bracket]]:
        return self.given or words(self.view, self.pieces)

    @property
    def tokens(self) -> list[Token]:
        """The words, brackets too."""
        return self._read[0]

    @property
    def brackets(self) -> dict[int, Bracket]:
        """The brackets, by their places in `tokens`."""
        return self._read[1]

    @cached_property
    def forms(self) -> list[str]:
        """The words' compare-forms; a bracket's is like no word's."""
        return [token.form for token in self.tokens]

    @cached_property
    def plain(self) -> list[Token]:
        """The words that claim to be the source's."""
        return [token for place, token in enumerate(self.tokens) if place not in self.brackets]

    @property
    def has_words(self) -> bool:
        """Tell whether any word claims to be the source's."""
        return (self.bare and self.literal is not None) or bool(self.plain)

    @cached_property
    def letters(self) -> int:
        """Count the letters and digits of its words, brackets left out; an ideograph counts for three."""
        return sum(weight(token.form) for token in self.plain)

    @cached_property
    def literal(self) -> Literal | None:
        """The words as printed, where nothing but letters begins and ends them."""
        match = _LITERAL.fullmatch(self.view.text) if self.bare else None
        return Literal(level(match["words"]), match["stop"]) if match else None

    def folder(self, usual: Callable[[str], str]) -> Callable[[str], str]:
        """Return the fold to look for it with, where a source's usual one is given."""
        return suited(self.view.text, usual)

    def gap(self, place: int) -> str:
        """Return what stands between word `place` and the one before it."""
        return self.view.text[self.tokens[place - 1].view_end : self.tokens[place].view_start]

    def needle(self, folder: Callable[[str], str]) -> str:
        """Return the letters and digits to look for: of the longest stretch of words without a bracket."""
        found = self._needles.get(folder)
        if found is None:
            text = self.view.text
            if not self.bare:
                start, end = self.anchor()
                words = self.tokens[start:end]
                text = text[words[0].view_start : words[-1].view_end] if words else ""
            found = self._needles[folder] = folder(text)
        return found

    @cached_property
    def _needles(self) -> dict[Callable[[str], str], str]:
        return {}

    @property
    def bare(self) -> bool:
        """Tell whether it is read as printed: no bracket in it, and no part of another run."""
        return self.given is None and not self.has_brackets

    @property
    def has_brackets(self) -> bool:
        """Tell whether anything in it stands in brackets that an editor put there."""
        return bool(self.given[1]) if self.given else any(piece.bracket for piece in self.pieces)

    def anchor(self) -> tuple[int, int]:
        """Return the longest stretch of words without a bracket, as half-open places of `tokens`."""
        edges = [-1, *sorted(self.brackets), len(self.tokens)]
        stretches = [(one + 1, two) for one, two in pairwise(edges)]
        return max(stretches, key=lambda s: sum(len(token.form) for token in self.tokens[s[0] : s[1]]))

    def part(self, start: int, end: int) -> Run:
        """Return the run of words `start` to `end`, as if nothing had stood between it and its neighbour."""
        brackets = {place - start: b for place, b in self.brackets.items() if start <= place < end}
        tokens = self.tokens[start:end]
        here = tokens[0].start if tokens else self.ellipsis_span.end
        kept = (self.ellipsis, self.ellipsis_span) if start == 0 else ("", Span(start=here, end=here))
        return Run(
            self.quotation,
            self.view,
            self.pieces,
            *kept,
            opens=self.opens and start == 0,
            closes=self.closes and end == len(self.tokens),
            given=(tokens, brackets),
        )


def runs(quotation: Quotation, *, literally: bool = False) -> list[Run]:
    """Split a quotation at its ellipses; runs without words join their neighbour.

    `literally` takes brackets for the source's own, as printed.
    """
    groups: list[tuple[list[Segment], Segment | None]] = [([], None)]
    for segment in quotation.segments:
        if segment.kind is not SegmentKind.ELLIPSIS:
            groups[-1][0].append(segment)
        elif groups[-1][0] and any(_has_words(part) for part in groups[-1][0]):
            groups.append(([], segment))
    if len(groups) > 1 and not any(_has_words(part) for part in groups[-1][0]):
        groups[-2][0].extend(groups.pop()[0])
    made = [_run(quotation, parts, ellipsis, literally=literally) for parts, ellipsis in groups]
    kept = [run for run in made if run.has_words]
    last, beside = len(kept) - 1, len(kept) < len(made)
    return [
        replace(run, opens=place == 0, closes=place == last, beside=beside) for place, run in enumerate(kept)
    ]


def _has_words(segment: Segment) -> bool:
    return segment.kind is SegmentKind.WORDS and any(char.isalnum() for char in segment.text)


def _run(quotation: Quotation, segments: list[Segment], ellipsis: Segment | None, *, literally: bool) -> Run:
    pieces: list[Piece] = []
    parts: list[str] = []
    start = 0
    for text, origin, bracket in (piece for segment in segments for piece in _pieces(segment)):
        touching = pieces and pieces[-1].origin + pieces[-1].length == origin
        if pieces and not touching:
            parts.append(" ")
            start += 1
        pieces.append(Piece(len(text), start, origin, bracket and not literally))
        parts.append(text)
        start += len(text)
    whole = "".join(parts)
    view = View(whole, joined(whole))
    here = pieces[0].origin if pieces else 0
    span = ellipsis.span if ellipsis else Span(start=here, end=here)
    return Run(quotation, view, tuple(pieces), ellipsis.text if ellipsis else "", span)


def _pieces(segment: Segment) -> Iterator[tuple[str, int, bool]]:
    """Yield (text, place in the manuscript, whether it is a bracket); (emphasis mine) is one too."""
    text, base, position = segment.text, segment.span.start, 0
    if segment.kind is SegmentKind.INTERPOLATION:
        yield text, base, True
        return
    for match in _PARENTHESIS.finditer(text):
        if is_remark(match.group(1)):
            yield text[position : match.start()], base + position, False
            yield match.group(), base + match.start(), True
            position = match.end()
    yield text[position:], base + position, False
