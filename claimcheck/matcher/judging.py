"""Quotations, what their notes cite, and all sources go in; one Match a quotation comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matcher.index import Index
from claimcheck.matcher.reading import read
from claimcheck.matcher.runs import runs
from claimcheck.matcher.shelf import Shelf
from claimcheck.matcher.verdict import GOOD, decide, divided, shortfall, shown, verdict
from claimcheck.model import (
    Alert,
    AlertKind,
    Match,
    Source,
    Unavailable,
    Unchecked,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from claimcheck.matcher.reading import Reading
    from claimcheck.matcher.runs import Run
    from claimcheck.model import Quotation

    Cited = Sequence[Source | Unavailable | None]

_RANK = {verdict: place for place, verdict in enumerate(Verdict)}
_FIRM_WORDS = 5  # words from which standing in another source is no accident
_FIRM_LETTERS = 25


class Library:
    """The indexes of the sources in hand and the runs of the quotations, each made once."""

    def __init__(self) -> None:
        """Start empty."""
        self._indexes: dict[int, Index] = {}
        self._runs: dict[int, tuple[Quotation, list[Run]]] = {}

    def index(self, source: Source) -> Index:
        """Return the index of a source; the source is kept, so that its identity stays its own."""
        found = self._indexes.get(id(source))
        if found is None:
            found = self._indexes[id(source)] = Index(source)
        return found

    def runs(self, quotation: Quotation) -> list[Run]:
        """Return the runs of a quotation."""
        found = self._runs.get(id(quotation))
        if found is None:
            found = self._runs[id(quotation)] = (quotation, runs(quotation))
        return found[1]

    def prepare(self, wanted: Iterable[tuple[Quotation, Source]]) -> None:
        """Read each source once for all quotations that are to be looked for in it."""
        parts: dict[int, tuple[Source, list[Run]]] = {}
        for quotation, source in wanted:
            parts.setdefault(id(source), (source, []))[1].extend(self.runs(quotation))
        for source, lot in parts.values():
            self.index(source).prepare(lot)


def judge_all(
    quotations: Sequence[Quotation],
    cited: Mapping[int, Cited],
    sources: Sequence[Source],
    watch: Callable[[str], None] | None,
) -> tuple[Match, ...]:
    """Give each quotation its verdict: the best among the works its notes cite, else what can be said."""
    library = Library()
    works = [[work for mark in q.marks for work in cited.get(mark, ())] for q in quotations]
    had = [[work for work in one if isinstance(work, Source)] for one in works]
    library.prepare((q, source) for q, one in zip(quotations, had, strict=True) for source in one)
    best = [_best(q, one, library) for q, one in zip(quotations, had, strict=True)]
    open_ = [n for n, found in enumerate(best) if found is None or found.verdict not in GOOD]
    others = [source for source in sources if any(all(source is not s for s in had[n]) for n in open_)]
    elsewhere = dict(zip(open_, _elsewhere([quotations[n] for n in open_], others, library), strict=True))
    matches = []
    for number, (quotation, found) in enumerate(zip(quotations, best, strict=True)):
        if found is None or number in elsewhere:
            matches.append(_settled(quotation, works[number], found, elsewhere[number]))
        else:
            matches.append(found)
        if watch:
            watch(quotation.id)
    return tuple(matches)


def _best(quotation: Quotation, had: Sequence[Source], library: Library) -> Match | None:
    """Return the best verdict among the works that were had; parts of one quotation may stand in several."""
    readings = [read(library.runs(quotation), library.index(source)) for source in had]
    matches = [verdict(quotation, reading) for reading in readings]
    if not matches:
        return None
    best, reading = min(
        zip(matches, readings, strict=True), key=lambda pair: (_RANK[pair[0].verdict], -pair[0].score)
    )
    if best.verdict in GOOD or len(readings) == 1:
        return best
    return divided(quotation, best, reading, readings) or best


def _settled(quotation: Quotation, works: Cited, best: Match | None, other: Reading | None) -> Match:
    """Say what can be said of a quotation that stands in no cited work as it is printed."""
    if best is not None and best.verdict is Verdict.ALTERED:
        lost = any(isinstance(work, Unavailable) for work in works)
        if other is None or lost or not _is_firm(other):
            return _altered(best, works, other)
        return _not_there(quotation, best, other)
    reason = _reason(quotation, works, best)
    if best is not None and (reason is None or (reason is Unchecked.TOO_SHORT and other is not None)):
        return _not_there(quotation, best, other)
    return _unchecked(quotation, reason or Unchecked.NOTE_UNRESOLVED, works, best, other)


def _elsewhere(
    quotations: Sequence[Quotation], sources: Sequence[Source], library: Library
) -> list[Reading | None]:
    """Return for each quotation the best reading among all sources that is verbatim or permissible.

    None of them is so in a source that it cites: that would have settled it.
    """
    if not quotations or not sources:
        return [None] * len(quotations)
    indexes = [library.index(source) for source in sources]
    shelf = Shelf(indexes, [run for quotation in quotations for run in library.runs(quotation)])
    found = []
    for quotation in quotations:
        parts = library.runs(quotation)
        readings = [read(parts, indexes[number], closely=True) for number in shelf.holders(parts)]
        good = [(rank, reading) for reading in readings if (rank := decide(reading)[0]) in GOOD]
        found.append(min(good, key=lambda pair: _RANK[pair[0]])[1] if good else None)
    return found


def _reason(quotation: Quotation, works: Cited, best: Match | None) -> Unchecked | None:
    """Say why nothing can be told, or None where every cited work was read from end to end."""
    if not quotation.marks:
        return Unchecked.NO_NOTE
    reasons = {
        Unchecked.NOTE_UNRESOLVED: not works,
        Unchecked.SOURCE_UNAVAILABLE: any(isinstance(work, Unavailable) for work in works),
    }
    short = [shortfall(work) for work in works if isinstance(work, Source)]
    reasons |= {reason: reason in short for reason in (Unchecked.SOURCE_PARTIAL, Unchecked.SOURCE_MISMATCH)}
    told = next((reason for reason, holds in reasons.items() if holds), None)
    if told is None and any(work is None for work in works):
        return Unchecked.NOTE_UNRESOLVED
    return told or (best.reason if best is not None else None)


def _is_firm(reading: Reading) -> bool:
    """Tell whether so many words stand in another work by no accident."""
    return reading.words >= _FIRM_WORDS and reading.letters >= _FIRM_LETTERS


def _not_there(quotation: Quotation, best: Match, other: Reading | None) -> Match:
    """Say absent, or misattributed where the words stand in another source."""
    if other is None:
        return best
    weak = other.words < _FIRM_WORDS
    if weak and other.letters < _FIRM_LETTERS:
        return best.model_copy(update={"detail": f"{best.detail} {_stands(other)}"})
    found = verdict(quotation, other)
    altered = best.verdict is Verdict.ALTERED
    cited = "The cited source has other words." if altered else "Not in the cited source."
    alert = Alert(
        kind=AlertKind.WEAK_EVIDENCE,
        message="so few words may stand in another work by chance",
        source=found.passages[0].exact,
    )
    return found.model_copy(
        update={
            "verdict": Verdict.MISATTRIBUTED,
            "detail": f"{cited} {_stands(other)}",
            "alerts": (*found.alerts, alert) if weak else found.alerts,
        }
    )


def _altered(best: Match, works: Cited, other: Reading | None) -> Match:
    remarks = [best.detail]
    if other is not None:
        remarks.append(_stands(other))
    lost = [work.reference_id for work in works if isinstance(work, Unavailable)]
    if lost:
        remarks.append(f"Another work of the note could not be had: {', '.join(lost)}.")
    return best.model_copy(update={"detail": " ".join(remarks)})


def _unchecked(
    quotation: Quotation, reason: Unchecked, works: Cited, best: Match | None, other: Reading | None
) -> Match:
    """Say why nothing can be told, and show the words where they stand, or what comes closest."""
    lost = [work for work in works if isinstance(work, Unavailable)]
    why = "; ".join(work.detail.rstrip(".") for work in lost)
    remarks = {
        Unchecked.NO_NOTE: "No note covers this quotation.",
        Unchecked.NOTE_UNRESOLVED: "Its note cites no reference that is known.",
        Unchecked.SOURCE_UNAVAILABLE: f"The source could not be had: {why}.",
        Unchecked.SOURCE_PARTIAL: "Not found in what could be read of the source.",
        Unchecked.SOURCE_MISMATCH: "Not found; what was read seems to be another work than the cited one.",
        Unchecked.TOO_SHORT: "Too short to tell.",
    }
    detail = remarks[reason]
    if (
        reason in {Unchecked.SOURCE_PARTIAL, Unchecked.SOURCE_MISMATCH, Unchecked.TOO_SHORT}
        and best is not None
    ):
        detail = best.detail
    reference = best.reference_id if best else lost[0].reference_id if lost else None
    match = Match(
        quotation_id=quotation.id,
        reference_id=reference,
        verdict=Verdict.UNCHECKED,
        reason=reason,
        detail=f"{detail} {_stands(other)}" if other else detail,
        score=best.score if best else 0.0,
        passages=best.passages if best else (),
    )
    if other is None:
        return match
    return match.model_copy(update={"passages": shown(other), "score": other.score})


def _stands(reading: Reading) -> str:
    """Say in which other source the words stand."""
    return f"The words stand in {reading.work.source.reference_id}."
