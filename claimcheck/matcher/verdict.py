"""A reading of one source goes in; a Match comes out: the one table from edits to verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matcher.alerts import alerts
from claimcheck.matcher.kinds import kind_of
from claimcheck.matcher.likeness import LETTERS, cut
from claimcheck.matcher.passages import passage
from claimcheck.model import Edit, EditKind, EditTag, Extent, Match, Span, Unchecked, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.reading import Reading
    from claimcheck.model import Passage, Quotation, Source

_TWO = 2  # parts from which a quotation can be divided
_CLOSEST = 0.55  # likeness from which the closest passage is worth showing

GOOD = (Verdict.VERBATIM, Verdict.PERMISSIBLE)


def shortfall(source: Source) -> Unchecked | None:
    """Say why words that are not in a source may be in the cited work all the same."""
    if source.extent is Extent.PARTIAL:
        return Unchecked.SOURCE_PARTIAL
    return Unchecked.SOURCE_MISMATCH if source.mismatch else None


def decide(reading: Reading) -> tuple[Verdict, Unchecked | None]:
    """Say what a reading amounts to: the table of verdicts."""
    if reading.complete and reading.runs:
        return _whole(reading)
    if not reading.letters:
        return Verdict.UNCHECKED, Unchecked.TOO_SHORT
    if not reading.work.source.proves_absence:
        return Verdict.UNCHECKED, shortfall(reading.work.source)
    found = [place is not None and place.found for place in reading.places]
    letters = [run.letters for run in reading.runs]
    if any(size >= LETTERS and not here for size, here in zip(letters, found, strict=True)):
        return Verdict.ABSENT, None
    if sum(size for size, here in zip(letters, found, strict=True) if here) >= LETTERS:
        return Verdict.ALTERED, None
    return Verdict.UNCHECKED, Unchecked.TOO_SHORT


def _whole(reading: Reading) -> tuple[Verdict, Unchecked | None]:
    """The verdict on a quotation of which every stretch was found."""
    if reading.faults:
        return Verdict.ALTERED, None
    if any(run.beside for run in reading.runs):
        return Verdict.UNCHECKED, Unchecked.TOO_SHORT
    return (Verdict.PERMISSIBLE if reading.edits else Verdict.VERBATIM), None


def verdict(quotation: Quotation, reading: Reading) -> Match:
    """Turn a reading into a Match with passages, edits and alerts."""
    says, reason = decide(reading)
    good = says in GOOD
    settled = good or says is Verdict.ALTERED
    faults = (*reading.faults, *(_lacking(quotation, reading) if settled else ()))
    return Match(
        quotation_id=quotation.id,
        reference_id=reading.work.source.reference_id,
        verdict=says,
        reason=reason,
        detail=_detail(says, reason, reading) + (_unread(reading) if settled else ""),
        score=reading.score,
        permitted=tuple(edit for edit in reading.edits if edit.permitted_by) if settled else (),
        edits=faults if settled else (),
        alerts=alerts(reading, quotation) if good else (),
        passages=shown(reading),
    )


def divided(quotation: Quotation, best: Match, reading: Reading, readings: Sequence[Reading]) -> Match | None:
    """Return the match of a quotation whose parts stand in one or another work of its note, else None."""
    alike = [r for r in (reading, *readings) if len(r.places) == len(reading.places)]
    stands = [
        next((r for r in alike if (place := r.places[number]) is not None and place.clean), None)
        for number in range(len(reading.places))
    ]
    if len(stands) < _TWO or any(one is None for one in stands):
        return None
    names = " and ".join(dict.fromkeys(one.work.source.reference_id for one in stands if one is not None))
    lacking = [edit.model_copy(update={"kind": EditKind.ORDER}) for edit in _lacking(quotation, reading)]
    return best.model_copy(
        update={
            "verdict": Verdict.ALTERED,
            "reason": None,
            "detail": f"Its parts stand in different works of the note: {names}.",
            "permitted": tuple(edit for edit in reading.edits if edit.permitted_by),
            "edits": (*reading.faults, *lacking),
        }
    )


def shown(reading: Reading) -> tuple[Passage, ...]:
    """Return one passage for each run that was found, or is at least like something in the source."""
    near = [p for p in reading.places if p is not None and (p.found or p.likeness >= _CLOSEST)]
    return tuple(passage(place, reading.work) for place in near)


def _lacking(quotation: Quotation, reading: Reading) -> list[Edit]:
    """Return an insertion for each short run that stands nowhere, beside others that do."""
    lacking = []
    places = [p.span for p in reading.places if p is not None and p.found]
    for run, place in zip(reading.runs, reading.places, strict=True):
        if place is None or not place.found:
            span = Span(start=run.tokens[0].start, end=run.tokens[-1].end)
            base = quotation.span.start
            here = places[-1].end if places else 0
            lacking.append(
                Edit(
                    tag=EditTag.INSERT,
                    kind=kind_of(run.plain, [], reading.work.lexicon),
                    quoted=quotation.text[span.start - base : span.end - base],
                    source="",
                    quoted_span=span,
                    source_span=Span(start=here, end=here),
                )
            )
    return lacking


def _unread(reading: Reading) -> str:
    """Say that the sense could not be judged, where no word list is for the source's language."""
    if reading.work.lexicon.language:
        return ""
    return (
        " The source was not recognised as English, French, German or Spanish: its words were compared, "
        "not their sense."
    )


def _detail(says: Verdict, reason: Unchecked | None, reading: Reading) -> str:
    """Say in one sentence what an editor should know."""
    if says is Verdict.VERBATIM:
        return "Word for word."
    if says is Verdict.PERMISSIBLE:
        customs = dict.fromkeys(
            str(e.permitted_by).replace("-", " ") for e in reading.edits if e.permitted_by
        )
        return f"Word for word but for what custom permits: {', '.join(customs)}."
    if says is Verdict.ALTERED:
        return "Found, but the wording differs."
    if reason is Unchecked.TOO_SHORT:
        if not reading.letters:
            return "There are no words to look for."
        return "Not found word for word, and too short to tell an altered quotation from an absent one."
    where = "in what could be read of the source" if reason is Unchecked.SOURCE_PARTIAL else "in the source"
    missing = [p for p in reading.places if p is None or not p.found]
    what = "Not found" if len(missing) == len(reading.places) else "A part of the quotation was not found"
    closest = any(
        p is not None and _CLOSEST <= p.likeness < cut(reading.letters, len(reading.work.text))
        for p in missing
    )
    return f"{what} {where}; the closest passage is shown." if closest else f"{what} {where}."
