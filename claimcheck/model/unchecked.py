"""A dossier goes in; what was not checked, and what of it nobody has signed off, comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.match import Verdict
from claimcheck.model.report import NOT_HAD_RULES, UNCHECKED_RULE
from claimcheck.model.source import Unavailable

if TYPE_CHECKING:
    from claimcheck.model.report import Dossier


def compared(dossier: Dossier) -> frozenset[str]:
    """Return the quotations that were not checked and that a person has compared and signed off."""
    signed = {finding.quotation_id for finding in dossier.signed if finding.rule == UNCHECKED_RULE}
    return frozenset(id_ for id_ in _without_verdict(dossier) if id_ in signed)


def unchecked(dossier: Dossier) -> tuple[str, ...]:
    """Return the quotations that were not checked and that nobody has signed off, in the text's order."""
    signed = compared(dossier)
    return tuple(id_ for id_ in _without_verdict(dossier) if id_ not in signed)


def lacking(dossier: Dossier) -> tuple[str, ...]:
    """Return the cited works that were not had and that are still wanted.

    A work is wanted no more when somebody has signed off that it was not had, or when each note that cites it
    stands by quotations that were `compared`, and by nothing else.
    """
    signed = {finding.reference_id for finding in dossier.signed if finding.rule in NOT_HAD_RULES}
    works = [s.reference_id for s in dossier.evidence.sources if isinstance(s, Unavailable)]
    cited = dossier.evidence.cited if works else {}
    citing = {id_: {mark for mark, ids in cited.items() if id_ in ids} for id_ in works}
    done = _done(dossier)
    return tuple(id_ for id_ in works if id_ not in signed and not (citing[id_] and citing[id_] <= done))


def _done(dossier: Dossier) -> set[int]:
    """Return the marks that have nothing left to check: all that stands by them was compared."""
    signed, manuscript = compared(dossier), dossier.evidence.manuscript
    judged = {match.quotation_id for match in dossier.evidence.matches}
    quotations = [quotation for quotation in manuscript.quotations if quotation.id in judged]
    done = {mark for quotation in quotations if quotation.id in signed for mark in quotation.marks}
    left = {mark for quotation in quotations if quotation.id not in signed for mark in quotation.marks}
    return done - left - {mark for claim in manuscript.plain_claims for mark in claim.marks}


def _without_verdict(dossier: Dossier) -> list[str]:
    return [m.quotation_id for m in dossier.evidence.matches if m.verdict is Verdict.UNCHECKED]
