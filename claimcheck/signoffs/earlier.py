"""A finding without decision and decisions without finding go in; a remark on likeness comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from claimcheck.model import Decision
from claimcheck.signoffs.seeing import see

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Finding, Signed, SignOff
    from claimcheck.signoffs.seeing import Index

_SIMILAR = 60.0  # of 100, rapidfuzz's ratio: a sentence that was edited, not another one
_COMPARED = 400  # code points of words that are compared


def remarked(finding: Finding, known: Index, unused: Sequence[Signed]) -> Finding:
    """Say of an open finding that a decision was made on other, similar words, and show them."""
    if finding.suppressed or finding.remark:
        return finding
    same = [each.signoff for each in unused if each.signoff.rule == finding.rule and each.signoff.words]
    if not same:
        return finding
    seen = see(known, finding)
    alike = [(_likeness(seen.words, s), s) for s in same if s.reference_id == seen.reference_id]
    score, signoff = max(alike, key=lambda pair: (pair[0], pair[1].date, pair[1].by), default=(0.0, same[0]))
    if score < _SIMILAR:
        return finding
    verb = "signed off" if signoff.decision is Decision.ACCEPT else "rejected"
    return finding.model_copy(
        update={"remark": f"{signoff.by} {verb} other words on {signoff.date}: “{signoff.words}”"}
    )


def _likeness(words: str, signoff: SignOff) -> float:
    return float(fuzz.ratio(words[:_COMPARED], signoff.words[:_COMPARED], score_cutoff=_SIMILAR))
