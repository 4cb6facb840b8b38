"""A quotation goes in; its runs come out: what stands between two ellipses, as words and brackets.

A run is one claim of contiguity: its words must stand side by side in the source, but for what its
brackets stand for. Paragraphs of one quotation belong to one run.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher.index import View, joined
from claimcheck.matcher.lexicon import is_remark
from claimcheck.matcher.tokens import Token
from claimcheck.model import SegmentKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model import Quotation, Segment

_PARENTHESIS = re.compile(r"\(([^()]{3,60})\)")


class Bracket(NamedTuple):
    """A bracketed stretch and the letters outside it that belong to the same word: `writ[es]`, `[T]he`."""

    before: str
    inner: str
    after: str
    remark: bool

    @property
    def within_word(self) -> bool:
        """Tell whether it stands for a part of a word."""
        return bool(self.before or self.after)


class Run(NamedTuple):
    """The words of a run with their places in the manuscript; a bracket is a word of its own.

    `view` is the run's text; `ellipsis` the ellipsis before it as printed, and its place, if there is one;
    `opens` and `closes` tell whether it stands at the quotation's own marks.
    """

    tokens: list[Token]
    brackets: dict[int, Bracket]
    view: View
    ellipsis: str
    ellipsis_span: Span
    opens: bool = True
    closes: bool = True

    @property
    def forms(self) -> list[str]:
        """The words' compare-forms; a bracket's is like no word's."""
        return [token.form for token in self.tokens]

    @property
    def plain(self) -> list[Token]:
        """The words that claim to be the source's."""
        return [token for place, token in enumerate(self.tokens) if place not in self.brackets]

    def gap(self, place: int) -> str:
        """Return what stands between word `place` and the one before it."""
        return self.view.text[self.tokens[place - 1].view_end : self.tokens[place].view_start]

    def letters(self, folder: Callable[[str], str]) -> str:
        """Return the letters and digits of its words, brackets left out."""
        return folder(" ".join(token.raw for token in self.plain))

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
        opens, closes = self.opens and start == 0, self.closes and end == len(self.tokens)
        kept = (self.ellipsis, self.ellipsis_span) if start == 0 else ("", Span(start=here, end=here))
        return Run(tokens, brackets, self.view, *kept, opens, closes)


def runs(quotation: Quotation) -> list[Run]:
    """Split a quotation at its ellipses; runs without words join their neighbour."""
    groups: list[tuple[list[Segment], Segment | None]] = [([], None)]
    for segment in quotation.segments:
        if segment.kind is not SegmentKind.ELLIPSIS:
            groups[-1][0].append(segment)
        elif groups[-1][0] and any(_has_words(part) for part in groups[-1][0]):
            groups.append(([], segment))
    if len(groups) > 1 and not any(_has_words(part) for part in groups[-1][0]):
        groups[-2][0].extend(groups.pop()[0])
    made = [_run(parts, ellipsis) for parts, ellipsis in groups]
    made = [run for run in made if run.plain]
    last = len(made) - 1
    return [run._replace(opens=place == 0, closes=place == last) for place, run in enumerate(made)]


def _has_words(segment: Segment) -> bool:
    return segment.kind is SegmentKind.WORDS and any(char.isalnum() for char in segment.text)


def _run(segments: list[Segment], ellipsis: Segment | None) -> Run:
    pieces = [piece for segment in segments for piece in _pieces(segment)]
    text, starts, origins = "", [0], [0]
    for place, (piece, origin, _) in enumerate(pieces):
        touching = place and pieces[place - 1][1] + len(pieces[place - 1][0]) == origin
        if place and not touching:
            text += " "
        starts.append(len(text))
        origins.append(origin)
        text += piece
    view = View(text, joined(text))

    def placed(token: Token) -> Token:
        first, last = (bisect_right(starts, offset) - 1 for offset in (token.start, token.end - 1))
        start = origins[first] + token.start - starts[first]
        return token._replace(start=start, end=origins[last] + token.end - starts[last])

    tokens, brackets = _tokens(view, [(len(p[0]), p[2]) for p in pieces], starts[1:])
    span = ellipsis.span if ellipsis else Span(start=pieces[0][1], end=pieces[0][1]) if pieces else None
    shown = ellipsis.text if ellipsis else ""
    return Run([placed(token) for token in tokens], brackets, view, shown, span or Span(start=0, end=0))


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


def _tokens(
    view: View, pieces: list[tuple[int, bool]], starts: list[int]
) -> tuple[list[Token], dict[int, Bracket]]:
    tokens: list[Token] = []
    brackets: dict[int, Bracket] = {}
    for (length, is_bracket), start in zip(pieces, starts, strict=True):
        first, last = view.view_offset(start), view.view_offset(start + length)
        if is_bracket:
            _add_bracket(
                view.text[first:last], Token("", "", start, start + length, first, last), tokens, brackets
            )
            continue
        words = view.tokens(first, last)
        if words and tokens and len(tokens) - 1 in brackets and words[0].view_start == tokens[-1].view_end:
            bracket = brackets[len(tokens) - 1]
            if _is_part(bracket.inner):
                brackets[len(tokens) - 1] = bracket._replace(after=words[0].form)
                tokens[-1] = _stretched(tokens[-1], words.pop(0), view)
        tokens.extend(words)
    return tokens, brackets


def _add_bracket(text: str, token: Token, tokens: list[Token], brackets: dict[int, Bracket]) -> None:
    inner = text.strip("[]()⟨⟩ \t\n")
    remark = is_remark(inner) or (bool(inner) and not any(char.isalnum() for char in inner))
    before = ""
    raw = text
    if tokens and tokens[-1].view_end == token.view_start and _is_part(inner) and not remark:
        if len(tokens) - 1 in brackets:
            return
        previous = tokens.pop()
        before, raw = previous.form, previous.raw + text
        token = token._replace(start=previous.start, view_start=previous.view_start)
    brackets[len(tokens)] = Bracket(before, inner, "", remark)
    tokens.append(token._replace(form=f"[{len(tokens)}]", raw=raw))


def _is_part(inner: str) -> bool:
    """Tell whether a bracket can stand for a part of a word: letters alone, or nothing."""
    return not inner or inner.replace("’", "").replace("'", "").isalpha()


def _stretched(token: Token, word: Token, view: View) -> Token:
    raw = view.text[token.view_start : word.view_end]
    return token._replace(raw=raw, end=word.end, view_end=word.view_end)
