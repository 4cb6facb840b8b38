"""A source goes in; what claims are compared with comes out, built once: words, sentences, figures, names."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimcheck import figures
from claimcheck.matcher.index import Index
from claimcheck.model import ArtefactKind, FigureKind, Passage, Span
from claimcheck.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.figures import Figure
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.model import Source

_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,6}")
_BETWEEN = {ArtefactKind.NOTE_MARK, ArtefactKind.PAGE_NUMBER, ArtefactKind.RUNNING_HEAD}
_LONGEST_NUMBER, _INDENT = 2, 12  # digits of a paragraph's number, characters before it
_CONTEXT = 300  # characters of a neighbouring sentence that are shown


# What only a work's own date explains.
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:last|next|this|past|previous|same)\s(?:week|month|year|spring|summer|"
    r"autumn|fall|winter)|(?:weeks?|months?|years?|days?)\sago|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|heute|"
    r"gestern|(?:vorigen|letzten|diesem|nächsten)\sJahr|hier|aujourd'hui|l'an\sdernier|ayer|hoy|año\spasado)\b"
)


class Words(NamedTuple):
    """The words of a text in lower case, and where each begins and ends."""

    forms: list[str]
    starts: array[int]
    ends: array[int]


def words(text: str) -> Words:
    """Split a text into words; an ideograph is a word of its own."""
    found = list(_WORD.finditer(text))
    return Words(
        [match[0].lower() for match in found],
        array("q", [match.start() for match in found]),
        array("q", [match.end() for match in found]),
    )


def bare(word: str) -> str:
    """Return a word without case and accents."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    return "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))


class Work:
    """A source, ready to be compared with claims; each part is built when it is first asked for."""

    def __init__(self, source: Source) -> None:
        """Keep the source and its running words."""
        self.source = source
        self.index = Index(source)

    @property
    def id(self) -> str:
        """The reference that the source was had for."""
        return self.source.reference_id

    @property
    def lexicon(self) -> Lexicon:
        """The lists of words of its language."""
        return self.index.lexicon

    @cached_property
    def words(self) -> Words:
        """The words of its body."""
        return words(self.index.body.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences of its body, as places in the body."""
        return sentences(self.index.body.text)

    @cached_property
    def sentence_of(self) -> array[int]:
        """For each word of the body the number of its sentence."""
        starts = [start for start, _ in self.sentences]
        return array("q", [bisect_right(starts, start) - 1 for start in self.words.starts])

    @cached_property
    def stems(self) -> dict[str, dict[int, int]]:
        """For each stem how often it stands in each sentence that has it."""
        table: dict[str, dict[int, int]] = {}
        known: dict[str, str] = {}
        stem = self.lexicon.stem
        for form, row in zip(self.words.forms, self.sentence_of, strict=True):
            found = known.get(form)
            if found is None:
                found = known[form] = stem(form)
            rows = table.setdefault(found, {})
            rows[row] = rows.get(row, 0) + 1
        return table

    @cached_property
    def _windows(self) -> dict[str, dict[int, int]]:
        return {}

    def windows(self, stem: str) -> dict[int, int]:
        """Count a stem in each window that has it: a sentence and its neighbours."""
        found = self._windows.get(stem)
        if found is None:
            found = self._windows[stem] = {}
            last = len(self.sentences) - 1
            for row, count in self.stems.get(stem, {}).items():
                for window in range(max(row - 1, 0), min(row + 1, last) + 1):
                    found[window] = found.get(window, 0) + count
        return found

    @cached_property
    def mean(self) -> float:
        """How many words a window has on average."""
        return sum(self.lengths) / max(len(self.lengths), 1)

    @cached_property
    def is_relative(self) -> bool:
        """Tell whether it gives dates in words that only its own date explains: yesterday, last year."""
        return _RELATIVE.search(self.index.text) is not None

    @cached_property
    def lengths(self) -> list[int]:
        """How many words each window has: a sentence and its neighbours."""
        own = [0] * (len(self.sentences) + 2)
        for row in self.sentence_of:
            own[row + 1] += 1
        return [own[row] + own[row + 1] + own[row + 2] for row in range(len(self.sentences))]

    @cached_property
    def figures(self) -> list[Figure]:
        """All figures of the page, furniture too: a number anywhere is no absent one."""
        text = self.index.text
        for artefact in self.source.content.artefacts:
            if artefact.kind in _BETWEEN:
                start, end = max(artefact.span.start, 0), artefact.span.end
                text = text[:start] + " " * (min(end, len(text)) - start) + text[end:]
        return [figure for figure in figures.find(text) if not _is_list_number(figure, text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [figure.start for figure in self.figures]

    def figures_in(self, span: Span) -> list[Figure]:
        """Return the figures that begin in a stretch of the source's text."""
        return self.figures[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    @cached_property
    def values(self) -> tuple[list[float], list[Figure]]:
        """All readings of the figures that count, in order, each beside its figure; the same only once."""
        own = {(figure.kind, figure.unit, figure.values): figure for figure in reversed(self.figures)}
        pairs = [(value.value, figure) for figure in own.values() for value in figure.values]
        pairs.sort(key=lambda pair: (pair[0], pair[1].start))
        return [value for value, _ in pairs], [figure for _, figure in pairs]

    @cached_property
    def dates(self) -> list[Figure]:
        """The figures that are dates."""
        return [figure for figure in self.figures if figure.dates]

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that stand anywhere, in dates too."""
        single = {int(f.values[0].value) for f in self.figures if f.kind is FigureKind.YEAR and not f.unit}
        return frozenset(single | {date.year for f in self.dates for date in f.dates if date.year})

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words of the page without case and accents, sorted."""
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), self.index.text)
        return sorted({bare(form) for form in {match[0] for match in _WORD.finditer(text)}})

    def has_word(self, word: str, prefix: int = 0) -> bool:
        """Tell whether a bare word stands anywhere, or one with the same first `prefix` letters."""
        row = bisect_left(self.vocabulary, word[:prefix] if prefix else word)
        found = self.vocabulary[row : row + 1]
        return bool(found) and (found[0].startswith(word[:prefix]) if prefix else found[0] == word)

    def near(self, value: float, share: float) -> Iterable[Figure]:
        """Yield the figures with a reading within a share of `value`."""
        keys, found = self.values
        gap = abs(value) * share
        return found[bisect_left(keys, value - gap) : bisect_right(keys, value + gap)]

    def passage(self, row: int) -> Passage:
        """Return a sentence of the body with its neighbours as context."""
        start, end = self.sentences[row]
        span = self.span(start, end)
        before, after = self.sentences[row - 1 : row], self.sentences[row + 1 : row + 2]
        body = self.index.body.text
        return Passage(
            span=span,
            exact=span.of(self.index.text),
            prefix=_last(body[before[0][0] : start]) if before else "",
            suffix=_first(body[end : after[0][1]]) if after else "",
            page=self.index.page(span),
            paging=self.source.content.paging,
            region=self.index.region(span.start),
        )

    def span(self, start: int, end: int) -> Span:
        """Return the place in the source's text of a stretch of its body."""
        body = self.index.body
        return Span(start=body.origin(start), end=body.origin(end - 1) + 1)

    def row_at(self, origin: int) -> int:
        """Return the number of the body's sentence nearest to a place in the source's text."""
        place = self.index.body.view_offset(origin)
        return max(bisect_right(self.sentences, (place, len(self.index.text))) - 1, 0)


def _is_list_number(figure: Figure, text: str) -> bool:
    """Tell whether a figure only numbers a paragraph: 12. or 3) at its head."""
    if (
        len(figure.text) > _LONGEST_NUMBER
        or not figure.text.isdecimal()
        or text[figure.end : figure.end + 1] not in {".", ")"}
    ):
        return False
    before = text[max(figure.start - _INDENT, 0) : figure.start].rstrip(" \t(")
    return not before.strip() or before.endswith("\n\n")


def _last(text: str) -> str:
    return text if len(text) <= _CONTEXT else text[-_CONTEXT:].partition(" ")[2]


def _first(text: str) -> str:
    return text if len(text) <= _CONTEXT else text[:_CONTEXT].rpartition(" ")[0]
