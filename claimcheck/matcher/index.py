"""A source goes in; its compare-forms come out, built once and looked up many times.

Two views of its text serve: `body` has neither artefacts nor furniture, so that the words on either side of
a running head or a footnote are neighbours; `whole` has everything, and only joins words that were divided
at a line's end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.matcher import folding
from claimcheck.matcher.language import language
from claimcheck.matcher.lexicon import Lexicon, lexicon
from claimcheck.matcher.views import Cut, View, joined
from claimcheck.model import ArtefactKind, RegionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimcheck.matcher.runs import Run
    from claimcheck.model import Source, Span

_GLUED = {ArtefactKind.SOFT_HYPHEN, ArtefactKind.LINE_END_HYPHEN}
_MANY = 16  # needles from which reading the text once for all is quicker than one search for each
_BRACKETED_MARK = re.compile(r"\[\d{1,3}(?:[ ]?[,;–-][ ]?\d{1,3}){0,9}\]")


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
        cuts += [Cut(max(r.span.start, 0), r.span.end, glue=False) for r in content.regions if not r.kind.own]
        cuts += [Cut(*match.span(), glue=False) for match in _BRACKETED_MARK.finditer(self.text)]
        return View(self.text, cuts, self)

    @cached_property
    def whole(self) -> View:
        """Everything that can be read, furniture and note marks too."""
        glued = [
            Cut(max(a.span.start, 0), a.span.end, glue=True, hyphen=a.kind is ArtefactKind.LINE_END_HYPHEN)
            for a in self.source.content.artefacts
            if a.kind in _GLUED
        ]
        view = View(self.text, [*self._joined, *glued], self)
        return self.body if view.text == self.body.text else view

    def views(self, run: Run) -> Iterator[View]:
        """Yield the views that a run may stand in: the body, then all that can be read if that is more."""
        yield from self.layers
        if "[" in run.view.text and not self._is_furnished and self.whole is not self.body:
            yield self.whole

    @cached_property
    def _is_furnished(self) -> bool:
        """Tell whether the body leaves out more than note marks in brackets: only a bracket quotes those."""
        content = self.source.content
        return bool(content.regions or content.artefacts) and self.whole is not self.body

    @property
    def layers(self) -> tuple[View, ...]:
        """The views that runs without brackets may stand in."""
        return (self.body, self.whole) if self._is_furnished else (self.body,)

    def prepare(self, parts: Iterable[Run]) -> None:
        """Read the text once for many runs together."""
        lots: dict[Callable[[str], str], set[str]] = {}
        for run in parts:
            folder = run.folder(self.folder)
            lots.setdefault(folder, set()).add(run.needle(folder))
        for folder, needles in lots.items():
            finders = [view.folded(folder).finder for view in self.layers]
            left = needles
            for finder in finders:
                if len(left) > _MANY:
                    finder.prepare(left)
                left = {needle for needle in left if not finder.exact(needle)}
            for finder in finders:
                left = finder.prepare_near(left)

    def has(self, run: Run) -> bool:
        """Tell whether the run's letters stand in the source at all."""
        folder = run.folder(self.folder)
        needle = run.needle(folder)
        return any(view.folded(folder).finder.exact(needle) for view in self.views(run))

    @cached_property
    def folder(self) -> Callable[[str], str]:
        """The fold that suits the source."""
        return folding.folder(self.text)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lists of words of the source's language."""
        return lexicon(language(self.text))

    @cached_property
    def _joined(self) -> list[Cut]:
        return joined(self.text)

    def region(self, offset: int) -> RegionKind:
        """Return what part of the source the character at `offset` belongs to: the innermost region."""
        edges, kinds = self._regions
        return kinds[bisect_right(edges, offset)]

    def tears(self, span: Span) -> bool:
        """Tell whether `span` begins or ends in the midst of a word of the running text.

        Where a page's end cuts a word, its halves stand alone only as long as the furniture between them
        is read along.
        """
        return self._inside(span.start) or self._inside(span.end)

    def _inside(self, origin: int) -> bool:
        text, place = self.body.text, self.body.view_offset(origin)
        kept = place < len(text) and self.body.origin(place) == origin
        return kept and place > 0 and text[place - 1].isalnum() and text[place].isalnum()

    def sets_off(self, span: Span) -> bool:
        """Tell whether `span` stands in a block that the source quotes with its speaker's name."""
        blocks = (r.span for r in self.source.content.regions if r.kind is RegionKind.BODY)
        return any(block.covers(span) for block in blocks)

    @cached_property
    def _regions(self) -> tuple[list[int], list[RegionKind]]:
        """The places where the region changes, and the region up to each of them and after the last."""
        content = self.source.content
        spans = [(r.span, r.kind) for r in content.regions]
        spans.sort(key=lambda pair: pair[0].start - pair[0].end)  # the inner ones are painted over the outer
        heads = [a.span for a in content.artefacts if a.kind is ArtefactKind.RUNNING_HEAD]
        spans += [(span, RegionKind.HEADER) for span in heads]
        edges = sorted({place for span, _ in spans for place in (span.start, span.end)})
        kinds = [RegionKind.BODY] * (len(edges) + 1)
        for span, kind in spans:
            first, last = bisect_right(edges, span.start), bisect_right(edges, span.end)
            kinds[first:last] = [kind] * (last - first)
        return edges, kinds

    def page(self, span: Span) -> str | None:
        """Return the printed label of the page that `span` stands on, or "41–42" where it crosses pages."""
        pages = self.source.content.pages
        labels = [page.label for page in pages if page.span.start < span.end and span.start < page.span.end]
        return "–".join(dict.fromkeys((labels[0], labels[-1]))) if labels else None
