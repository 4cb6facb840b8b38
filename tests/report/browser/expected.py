"""A Report goes in; the ids of the cards that its page should show come out, told without the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Source, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Dossier, Finding, Match, Report

_WRONG = {Verdict.ALTERED, Verdict.MISATTRIBUTED, Verdict.ABSENT, Verdict.UNCHECKED}


def by_verdict(report: Report, *verdicts: Verdict) -> set[str]:
    return _cards(report, lambda match, _: match.verdict in verdicts)


def by_rule(report: Report, rule: str) -> set[str]:
    mine = _cards(report, lambda _, found: any(one.rule == rule for one in found))
    return mine | {id_ for id_, one in _others(report.dossiers[0]) if one.rule == rule}


def by_source(report: Report, reference_id: str) -> set[str]:
    """The cards that rest on a work, wait for it, or say something of it."""
    dossier = report.dossiers[0]

    def told(match: Match, found: list[Finding]) -> bool:
        named = {match.reference_id, *(one.reference_id for one in found)}
        return reference_id in named or (
            match.verdict is Verdict.UNCHECKED and reference_id in _wanting(dossier, match)
        )

    others = {id_ for id_, one in _others(dossier) if one.reference_id == reference_id}
    return _cards(report, told) | others


def problems(report: Report) -> list[str]:
    """The cards on which an editor has something to do, in the manuscript's order."""
    dossier = report.dossiers[0]
    starts = {q.id: q.span.start for q in dossier.evidence.manuscript.quotations}
    wrong = _cards(
        report,
        lambda match, found: match.verdict in _WRONG or any(one.level is not Level.NOTE for one in found),
    )
    placed = [(starts[id_.removeprefix("card-1-")], id_) for id_ in wrong]
    placed += [
        (one.locations[0].span.start, id_) for id_, one in _others(dossier) if one.level is not Level.NOTE
    ]
    return [id_ for _, id_ in sorted(placed)]


def every(report: Report) -> set[str]:
    return _cards(report, lambda *_: True) | {id_ for id_, _ in _others(report.dossiers[0])}


def _cards(report: Report, wanted: Callable[[Match, list[Finding]], bool]) -> set[str]:
    dossier = report.dossiers[0]
    found: dict[str | None, list[Finding]] = {}
    for one in dossier.findings:
        found.setdefault(one.quotation_id, []).append(one)
    return {
        f"card-1-{match.quotation_id}"
        for match in dossier.evidence.matches
        if wanted(match, found.get(match.quotation_id, []))
    }


def _others(dossier: Dossier) -> list[tuple[str, Finding]]:
    """The findings that are about no quotation that was judged."""
    judged = {match.quotation_id for match in dossier.evidence.matches}
    left = [one for one in dossier.findings if one.quotation_id not in judged]
    return [(f"finding-1-{number}", one) for number, one in enumerate(left, 1)]


def _wanting(dossier: Dossier, match: Match) -> set[str | None]:
    """The works under a quotation's notes that were not had as a whole."""
    whole = {
        one.reference_id for one in dossier.evidence.sources if isinstance(one, Source) and one.proves_absence
    }
    marks = next(q.marks for q in dossier.evidence.manuscript.quotations if q.id == match.quotation_id)
    return {id_ for mark in marks for id_ in dossier.evidence.cited.get(mark, ())} - whole
