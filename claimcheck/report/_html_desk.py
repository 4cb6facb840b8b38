"""A dossier goes in; its parts as the page needs them come out: numbered, by id, in the text's order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Level, SuppressionKind
from claimcheck.model.unchecked import unchecked
from claimcheck.report import _decided, _view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model import Dossier, Finding, Look, Match, Quotation, Report, Verdict


class Desk(NamedTuple):
    """One manuscript's part of the page: its number from 1, and what stands on which card.

    `works` numbers the references of the whole report; `pages` are the rules that have a page in it.
    `findings` are those of the quotations that have a card, `others` those that have one of their own, and
    `numbers` what these are counted by, from 1, by the identity of each. `unchecked` are the quotations that
    were not checked and that nobody has signed off.
    """

    number: int
    dossier: Dossier
    view: _view.Index
    matches: dict[str, Match]
    findings: dict[str, list[Finding]]
    others: list[Finding]
    numbers: Mapping[int, int]
    unchecked: frozenset[str]
    works: Mapping[str, int]
    waiting: Mapping[str, tuple[str, ...]]
    pages: frozenset[str]
    look: Look

    @property
    def carded(self) -> list[Quotation]:
        """The quotations that have a card: those that were judged, and those that should have been."""
        return [q for q in self.view.manuscript.quotations if q.form.judged or q.id in self.matches]

    def card(self, quotation_id: str) -> str:
        """Return the id of a quotation's card."""
        return f"card-{self.number}-{quotation_id}"

    def named(self, quotation_id: str) -> list[str]:
        """Return the references that a quotation's card is about."""
        match = self.matches.get(quotation_id)
        ids = [match.reference_id if match else None, *self.waiting.get(quotation_id, ())]
        ids += [one.reference_id for one in self.findings.get(quotation_id, [])]
        return [id_ for id_ in dict.fromkeys(ids) if id_ is not None]

    def verdict(self, quotation_id: str) -> Verdict | None:
        """Return the verdict on a quotation; None where there is none."""
        match = self.matches.get(quotation_id)
        return match.verdict if match else None

    def problem(self, quotation_id: str) -> bool:
        """Whether an editor has to do something about a quotation."""
        found = self.findings.get(quotation_id, [])
        if any(one.level is not Level.NOTE and not one.suppressed for one in found):
            return True
        verdict = self.verdict(quotation_id)
        if verdict is None or not verdict.wrong:
            return quotation_id in self.unchecked
        return not _decided.stands(found)


def desks(report: Report, look: Look) -> list[Desk]:
    """Lay out every dossier of a report."""
    works = _works(report)
    pages = _pages(report)
    return [_desk(number, dossier, works, pages, look) for number, dossier in enumerate(report.dossiers, 1)]


def _desk(number: int, dossier: Dossier, works: Mapping[str, int], pages: frozenset[str], look: Look) -> Desk:
    evidence = dossier.evidence
    matches = {match.quotation_id: match for match in evidence.matches}
    carded = {q.id for q in evidence.manuscript.quotations if q.form.judged or q.id in matches}
    findings: dict[str, list[Finding]] = {}
    others = []
    for finding in dossier.findings:
        if finding.quotation_id in carded:
            findings.setdefault(finding.quotation_id or "", []).append(finding)
        elif look.show_suppressed or not _old(finding):
            others.append(finding)
    return Desk(
        number,
        dossier,
        _view.index(evidence),
        matches,
        findings,
        others,
        {id(finding): number for number, finding in enumerate(others, 1)},
        frozenset(unchecked(dossier)),
        works,
        _view.lacking(evidence),
        pages,
        look,
    )


def _old(finding: Finding) -> bool:
    return finding.suppression is not None and finding.suppression.kind is SuppressionKind.BASELINE


def _works(report: Report) -> dict[str, int]:
    """Number every reference that anything of the report names."""
    ids = {
        id_
        for dossier in report.dossiers
        for id_ in (
            *(reference.id for reference in dossier.evidence.references),
            *(source.reference_id for source in dossier.evidence.sources),
            *(match.reference_id for match in dossier.evidence.matches),
            *(finding.reference_id for finding in dossier.findings),
        )
        if id_ is not None
    }
    return {id_: number for number, id_ in enumerate(sorted(ids), 1)}


def _pages(report: Report) -> frozenset[str]:
    """Return the rules that found something and have a page."""
    fired = {finding.rule for dossier in report.dossiers for finding in dossier.findings}
    return frozenset(fired & {rule.name for rule in report.rules})
