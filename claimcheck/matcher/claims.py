"""Claims and what their notes cite go in; one Trace a claim comes out. It is never a verdict of support."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck import figures
from claimcheck.figures import Date
from claimcheck.matcher.claims_bm25 import SHARE, Close, closest
from claimcheck.matcher.claims_copies import Copy, copies, tells
from claimcheck.matcher.claims_figures import traced
from claimcheck.matcher.claims_found import Told
from claimcheck.matcher.claims_names import stands
from claimcheck.matcher.claims_text import Words, Work, bare, words
from claimcheck.matcher.language import language
from claimcheck.model import (
    CopiedWords,
    Extent,
    FigureTrace,
    Source,
    Span,
    Trace,
    TracedName,
    TracedPassage,
    Tracing,
    Unavailable,
    Unchecked,
)
from claimcheck.text import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model import Citation, Claim, Manuscript, Reference

    Cited = Sequence[Source | Unavailable | None]

_BAD = {FigureTrace.NEAR, FigureTrace.UNIT, FigureTrace.ABSENT}


class _Said(NamedTuple):
    """A claim with its words, the works that were had, and what note and data say beside them.

    `query` are the words that passages are looked for by, those of its quotations too.
    """

    claim: Claim
    query: list[str]
    words: Words
    text: str
    works: tuple[Work, ...]
    firm: bool
    titles: tuple[str, ...]
    told: Told
    told_words: frozenset[str]


def trace(
    manuscript: Manuscript, references: Sequence[Reference], cited: Mapping[int, Cited]
) -> tuple[Trace, ...]:
    """Return a Trace for each claim, in order; `cited` maps a mark to what its note's citations gave."""
    own = own_words(manuscript)
    library: dict[int, Work] = {}
    tongue = language(manuscript.text)
    said = [_said(manuscript, references, cited, claim, own, library) for claim in manuscript.claims]
    copied = _copied(said)
    return tuple(_trace(one, own, tongue, cited, copied.get(number, [])) for number, one in enumerate(said))


def _said(  # noqa: PLR0913, PLR0917 - all that a claim is compared with
    manuscript: Manuscript,
    references: Sequence[Reference],
    cited: Mapping[int, Cited],
    claim: Claim,
    own: str,
    library: dict[int, Work],
) -> _Said:
    given = [one for mark in claim.marks for one in cited.get(mark, (None,)) or (None,)]
    had = list({id(one): one for one in given if isinstance(one, Source)}.values())
    for source in had:
        if id(source) not in library:
            library[id(source)] = Work(source)
    ids = {source.reference_id for source in had}
    known = [reference for reference in references if reference.id in ids]
    citations = [c for note in manuscript.notes if note.mark in claim.marks for c in note.citations]
    notes = " ".join(note.span.of(manuscript.text) for note in manuscript.notes if note.mark in claim.marks)
    titles = [one.title for one in citations] + [one.title for one in known]
    titles += [source.content.title for source in had]
    fields = [name.printed for one in known for name in one.author] + [
        one.container_title or "" for one in known
    ]
    fields += [author for source in had for author in source.content.authors]
    beside = words(" ".join([notes, *fields, *(title or "" for title in titles)])).forms
    text = own[claim.span.start : claim.span.end]
    return _Said(
        claim=claim,
        query=words(claim.span.of(manuscript.text) if claim.quotes else text).forms,
        words=words(text),
        text=text,
        works=tuple(library[id(source)] for source in had),
        firm=len(had) == len(given) and all(source.proves_absence for source in had),
        titles=tuple(" ".join(words(title).forms) for title in titles if title),
        told=_told(titles, citations, [*(r.issued for r in known), *(s.content.issued for s in had)]),
        told_words=frozenset(bare(form) for form in beside),
    )


def _told(titles: Sequence[str | None], citations: Sequence[Citation], issued: Sequence[str | None]) -> Told:
    named = [figure for title in titles if title for figure in figures.find(title)]
    days = [date for date in (*(citation.issued for citation in citations), *issued) if date]
    dates = [_date(day) for day in days] + [date for figure in named for date in figure.dates]
    return Told(tuple(named), tuple(dict.fromkeys(dates)))


def _date(iso: str) -> Date:
    """Read an ISO 8601 date, as coarse as it is."""
    parts = [int(part) if part.isdecimal() else None for part in iso[:10].split("-")] + [None, None, None]
    return Date(*parts[:3])


def _copied(said: Sequence[_Said]) -> dict[int, list[Copy]]:
    """Find for each claim the longest stretches that its works have too; each source is read once for all."""
    lots: dict[int, tuple[Work, list[tuple[int, Words, str]]]] = {}
    for number, one in enumerate(said):
        for work in one.works:
            lots.setdefault(id(work), (work, []))[1].append((number, one.words, one.text))
    found: dict[int, list[Copy]] = {}
    for work, lot in lots.values():
        for number, stretches in copies(lot, work).items():
            one = said[number]
            lists = (
                word for name in ("function", "pronoun", "modal") for word in work.lexicon.of.get(name, ())
            )
            small = frozenset(lists)
            found.setdefault(number, []).extend(
                copy for copy in stretches if tells(one.words, one.text, copy, one.titles, small)
            )
    return {number: _longest(stretches) for number, stretches in found.items()}


def _longest(stretches: list[Copy]) -> list[Copy]:
    """Of stretches that overlap keep the longer."""
    kept: list[Copy] = []
    for copy in sorted(stretches, key=lambda one: (one.first - one.last, one.first)):
        if all(copy.last <= one.first or copy.first >= one.last for one in kept):
            kept.append(copy)
    return sorted(kept, key=lambda one: one.first)


def _trace(one: _Said, own: str, tongue: str, cited: Mapping[int, Cited], copied: Sequence[Copy]) -> Trace:
    if not one.works:
        return Trace(claim_id=one.claim.id, status=Tracing.UNCHECKED, reason=_lack(one.claim, cited))
    close = closest(one.query, one.works)
    counted = figures.find(own, one.claim.span.start, one.claim.span.end)
    traces = [traced(f, one.works, close, one.told, firm=one.firm) for f in counted if figures.tells(f)]
    names = tuple(_names(one, own, tongue))
    taken = tuple(_copy(one, copy) for copy in copied)
    share = max((passage.share for passage in close), default=0.0)
    untold = [figure.text for figure in traces if figure.trace is FigureTrace.UNTOLD]
    bad = any(figure.trace in _BAD for figure in traces) or any(name.found is False for name in names)
    near = one.claim.quotes or share >= SHARE
    if bad or taken or (one.firm and (untold or not near)):
        status = Tracing.REVIEW
    else:
        status = Tracing.TRACED if near and not untold else Tracing.UNCHECKED
    return Trace(
        claim_id=one.claim.id,
        status=status,
        reason=_shortfall(one, cited) if status is Tracing.UNCHECKED else None,
        detail=_detail(untold, near=near) if status is Tracing.REVIEW else "",
        passages=() if one.claim.quotes else tuple(_passage(passage) for passage in close),
        figures=tuple(traces),
        names=names,
        copied=taken,
    )


def _detail(untold: Sequence[str], *, near: bool) -> str:
    """Say in a sentence what figures, names and words taken over do not say."""
    said = []
    if untold:
        said.append(f"Whether the source means {', '.join(untold)} cannot be told from its words.")
    if not near:
        said.append("No passage has many of the sentence's words.")
    return " ".join(said)


def _passage(close: Close) -> TracedPassage:
    return TracedPassage(reference_id=close.work.id, passage=close.work.passage(close.row))


def _names(one: _Said, own: str, tongue: str) -> Iterator[TracedName]:
    """Look for the names of a claim; nothing is told where works are not whole, or in another language."""
    if one.claim.quotes:
        return
    sure = one.firm and all(work.lexicon.language == tongue for work in one.works)
    capitals = any(work.lexicon.noun_capitals for work in one.works)
    for name in one.claim.names:
        at = own.find(name, one.claim.span.start, one.claim.span.end)
        if at >= 0 and not capitals:
            found = stands(name, one.works, one.told_words)
            span = Span(start=at, end=at + len(name))
            yield TracedName(span=span, text=name, found=found if found or sure else None)


def _copy(one: _Said, copy: Copy) -> CopiedWords:
    base, work = one.claim.span.start, copy.work
    span = Span(start=base + one.words.starts[copy.first], end=base + one.words.ends[copy.last - 1])
    row = work.sentence_of[copy.source_first]
    return CopiedWords(span=span, at=TracedPassage(reference_id=work.id, passage=work.passage(row)))


def _lack(claim: Claim, cited: Mapping[int, Cited]) -> Unchecked:
    given = [one for mark in claim.marks for one in cited.get(mark, ())]
    lacking = any(isinstance(one, Unavailable) for one in given)
    return Unchecked.SOURCE_UNAVAILABLE if lacking else Unchecked.NOTE_UNRESOLVED


def _shortfall(one: _Said, cited: Mapping[int, Cited]) -> Unchecked:
    """Say why works that were had in part prove nothing absent."""
    reasons = Counter(
        Unchecked.SOURCE_PARTIAL if work.source.extent is Extent.PARTIAL else Unchecked.SOURCE_MISMATCH
        for work in one.works
        if not work.source.proves_absence
    )
    return reasons.most_common(1)[0][0] if reasons else _lack(one.claim, cited)
