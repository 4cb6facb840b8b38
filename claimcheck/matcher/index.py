"""A source goes in; its compare-forms come out, built once and looked up many times.

A `View` is the text with stretches cut out and a way back to the text as read. Two of them serve:
`body` has neither artefacts nor furniture, so that the words on either side of a running head or a
footnote are neighbours; `whole` has everything, and only joins words that were divided at a line's end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher import folding
from claimcheck.matcher.language import language
from claimcheck.matcher.lexicon import Lexicon, lexicon
from claimcheck.matcher.tokens import Token, tokenize
from claimcheck.model import ArtefactKind, RegionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Source, Span

_GLUED = {ArtefactKind.SOFT_HYPHEN, ArtefactKind.LINE_END_HYPHEN}
_OWN = {RegionKind.BODY, RegionKind.CAPTION}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
_DIVIDED = re.compile(r"(?<=[^\W\d_])(?:[-‐\u00ad][ \t]*\r?\n[ \t]*|\ufffe\s*)(?=[^\W\d_])")
_BRACKETED_MARK = re.compile(r"\[\d{1,3}(?:[ ]?[,;–-][ ]?\d{1,3}){0,9}\]")


class Cut(NamedTuple):
    """A stretch to leave out; `glue` joins what stands on either side, `hyphen` says a hyphen stood there."""

    start: int
    end: int
    glue: bool
    hyphen: bool = False


class View:
    """A text with stretches cut out, its fold for locating, and the ways back."""

    def __init__(self, text: str, cuts: Iterable[Cut] = ()) -> None:
        """Cut once; everything else is built when it is first asked for."""
        self._starts: list[int] = [0]
        self._origins: list[int] = [0]
        self.joints: set[int] = set()
        self.text = self._cut(text, sorted(cuts))

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

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the words of `text[start:end]` of the view, with their places in the text as read."""
        found = tokenize(self.text, max(start, 0), min(end, len(self.text)))
        if len(self._starts) == 1:
            return found
        return [
            token._replace(start=self.origin(token.start), end=self.origin(token.end - 1) + 1)
            for token in found
        ]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The word lists of the language that the view is written in."""
        return lexicon(language(self.text))

    @cached_property
    def fold(self) -> folding.Fold:
        """The letters and digits of the view."""
        return folding.Fold(self.text)


def _past_space(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def joined(text: str) -> list[Cut]:
    """Return the cuts that typography calls for: invisible characters, words divided at a line's end."""
    cuts = [Cut(*match.span(), glue=True) for match in _INVISIBLE.finditer(text)]
    cuts += [Cut(*match.span(), glue=True, hyphen=True) for match in _DIVIDED.finditer(text)]
    return cuts


class Index:
    """A source, ready to be searched."""

    def __init__(self, source: Source) -> None:
        """Keep the source; views are built when they are first asked for."""
        self.source = source
        self.text = source.content.text

    @cached_property
    def body(self) -> View:
        """The work's own running words."""
        content = self.source.content
        cuts = self._joined + [
            Cut(max(a.span.start, 0), a.span.end, a.kind in _GLUED, a.kind is ArtefactKind.LINE_END_HYPHEN)
            for a in content.artefacts
        ]
        cuts += [
            Cut(max(r.span.start, 0), r.span.end, glue=False) for r in content.regions if r.kind not in _OWN
        ]
        cuts += [Cut(*match.span(), glue=False) for match in _BRACKETED_MARK.finditer(self.text)]
        return View(self.text, cuts)

    @cached_property
    def whole(self) -> View:
        """Everything that can be read, furniture and note marks too."""
        glued = [
            Cut(max(a.span.start, 0), a.span.end, glue=True, hyphen=a.kind is ArtefactKind.LINE_END_HYPHEN)
            for a in self.source.content.artefacts
            if a.kind in _GLUED
        ]
        return View(self.text, [*self._joined, *glued])

    @property
    def lexicon(self) -> Lexicon:
        """The word lists of the language that the work is written in."""
        return self.body.lexicon

    @cached_property
    def _joined(self) -> list[Cut]:
        return joined(self.text)

    def region(self, offset: int) -> RegionKind:
        """Return what part of the source the character at `offset` belongs to."""
        content = self.source.content
        for artefact in content.artefacts:
            if (
                artefact.kind is ArtefactKind.RUNNING_HEAD
                and artefact.span.start <= offset < artefact.span.end
            ):
                return RegionKind.HEADER
        inner = [r for r in content.regions if r.span.start <= offset < r.span.end]
        return min(inner, key=lambda r: r.span.end - r.span.start).kind if inner else RegionKind.BODY

    def page(self, span: Span) -> str | None:
        """Return the printed label of the page that `span` stands on, or "41–42" where it crosses pages."""
        pages = self.source.content.pages
        labels = [page.label for page in pages if page.span.start < span.end and span.start < page.span.end]
        return "–".join(dict.fromkeys((labels[0], labels[-1]))) if labels else None
