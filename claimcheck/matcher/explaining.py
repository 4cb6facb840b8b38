"""A quotation laid over one source goes in; an Explanation comes out: how the verdict came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matcher.customs import GUIDES
from claimcheck.matcher.likeness import LETTERS, agreed, cut, quorum, standing
from claimcheck.matcher.passages import passage
from claimcheck.matcher.runs import runs
from claimcheck.matcher.verdict import decide, verdict
from claimcheck.model import (
    Candidate,
    Choice,
    Custom,
    Explanation,
    Ground,
    Search,
    Searched,
    Span,
    Standing,
    Stretch,
    Unchecked,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.align import Placement
    from claimcheck.matcher.index import Index
    from claimcheck.matcher.reading import Reading
    from claimcheck.matcher.runs import Run
    from claimcheck.matcher.views import View
    from claimcheck.model import Match, Quotation

_SHOWN = 4  # places of a stretch that are kept, the chosen one among them

_CHOICES = (Choice.FOUND, Choice.NO_FAULT, Choice.OWN_WORDS, Choice.FEWER_WORDS, Choice.LIKER, Choice.EARLIER)


def explained(quotation: Quotation, reading: Reading) -> Explanation:
    """Write down how a reading became its match; nothing is judged here a second time."""
    match = verdict(quotation, reading)
    brackets = any(run.has_brackets for run in runs(quotation))
    return Explanation(
        match=match,
        searched=_searched(reading.work),
        literally=brackets and not any(run.has_brackets for run in reading.runs),
        stretches=tuple(
            _stretch(run, column, chosen, reading.work)
            for run, column, chosen in zip(reading.runs, reading.candidates, reading.places, strict=True)
        ),
        customs=_customs(match),
        ground=_ground(reading),
        letters_needed=LETTERS,
    )


def _searched(work: Index) -> Searched:
    source = work.source
    regions = [region for region in source.content.regions if not region.kind.own]
    return Searched(
        origin=source.origin or source.reference_id,
        extent=source.extent,
        reason=source.reason or source.content.partial,
        characters=len(work.text),
        aside=_covered([region.span for region in regions], len(work.text)),
        regions=tuple(dict.fromkeys(region.kind for region in regions)),
        pages=len(source.content.pages),
        language=work.lexicon.language,
    )


def _covered(spans: Sequence[Span], size: int) -> int:
    """Count the characters of a text of `size` that spans cover, each once."""
    total = reached = 0
    for span in sorted(spans, key=lambda span: span.start):
        start, end = max(span.start, reached), min(span.end, size)
        total += max(end - start, 0)
        reached = max(reached, end)
    return total


def _stretch(run: Run, column: Sequence[Placement], chosen: Placement | None, work: Index) -> Stretch:
    tokens = run.tokens
    span = Span(start=tokens[0].start, end=tokens[-1].end)
    others = sorted((p for p in column if chosen is None or p.span != chosen.span), key=_weighed)
    weighed = [*([chosen] if chosen else []), *others]
    brackets = [(tokens[place].raw, bracket.remark) for place, bracket in run.brackets.items()]
    base = run.quotation.span.start
    return Stretch(
        text=run.quotation.text[span.start - base : span.end - base],
        span=span,
        parted_by=run.ellipsis,
        letters=run.letters,
        words=len(run.plain),
        brackets=tuple(raw for raw, remark in brackets if not remark),
        remarks=tuple(raw for raw, remark in brackets if remark),
        threshold=cut(run.letters, _size(run, work.body, work)),
        places=len(weighed),
        candidates=tuple(_candidate(place, work) for place in weighed[:_SHOWN]),
        choice=_choice(chosen, others) if chosen else None,
    )


def _weighed(place: Placement) -> tuple[bool, bool, bool, int, float, int]:
    """Return what places are ranked by, the better the less; `_CHOICES` names its parts."""
    return (
        not place.found,
        place.faults > 0,
        not place.own,
        place.cost,
        -place.likeness,
        place.span.start,
    )


def _choice(chosen: Placement, others: Sequence[Placement]) -> Choice:
    """Name the first thing that tells the chosen place from the best of the others."""
    if not others:
        return Choice.FIRST_FIT if chosen.clean else Choice.ONLY
    for choice, mine, theirs in zip(_CHOICES, _weighed(chosen), _weighed(others[0]), strict=True):
        if mine != theirs:
            return choice if mine < theirs else Choice.SEQUENCE
    return Choice.EARLIER


def _candidate(place: Placement, work: Index) -> Candidate:
    run = place.run
    folder = run.folder(work.folder)
    threshold = cut(run.letters, _size(run, place.view, work))
    exact = run.needle(folder) in folder(place.view.text[place.view_start : place.view_end])
    return Candidate(
        passage=passage(place, work),
        search=Search.LETTERS if exact else Search.LIKENESS,
        standing=_standing(place, work, exact=exact and place.found),
        found=place.found,
        likeness=place.likeness,
        threshold=threshold,
        agreed=agreed(run, place.seen),
        quorum=quorum(place.likeness, threshold),
        edits=place.edits,
    )


def _size(run: Run, view: View, work: Index) -> int:
    """Count the letters among which a run is looked for."""
    return len(view.folded(run.folder(work.folder)).fold.text)


def _standing(place: Placement, work: Index, *, exact: bool) -> Standing:
    """Say why the stretch counts here; only its neighbour can make it do so against its own likeness."""
    if place.clean:
        return Standing.WORDS
    size = _size(place.run, place.view, work)
    says = standing(place.run, place.seen, place.likeness, size, exact=exact)
    return Standing.NEIGHBOUR if place.found and says in {Standing.TOO_SHORT, Standing.UNLIKE} else says


def _customs(match: Match) -> tuple[Custom, ...]:
    conventions = dict.fromkeys(edit.permitted_by for edit in match.permitted if edit.permitted_by)
    return tuple(Custom(convention=convention, rule=GUIDES[convention]) for convention in conventions)


def _ground(reading: Reading) -> Ground:
    """Name the line of the table of verdicts that `decide` stopped at."""
    says, reason = decide(reading)
    if says is Verdict.UNCHECKED:
        partial = reason is Unchecked.SOURCE_PARTIAL
        few = Ground.TOO_FEW_LETTERS if reading.letters else Ground.NO_WORDS
        return Ground.SOURCE_PARTIAL if partial else few
    if says is Verdict.ALTERED:
        return Ground.WORDS_DIFFER if reading.complete else Ground.SHORT_STRETCH_NOWHERE
    grounds = {
        Verdict.VERBATIM: Ground.ALL_WORDS,
        Verdict.PERMISSIBLE: Ground.CUSTOM,
        Verdict.ABSENT: Ground.STRETCH_NOWHERE,
    }
    return grounds[says]
