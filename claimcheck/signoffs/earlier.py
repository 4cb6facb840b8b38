"""A finding without decision and decisions without finding go in; a remark on likeness comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from claimcheck.model import Decision
from claimcheck.signoffs.seeing import see

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model import Finding, SignOff
    from claimcheck.signoffs.seeing import Index

_SIMILAR = 60.0  # of 100, rapidfuzz's ratio: a sentence that was edited, not another one
_COMPARED = 400  # code points of words that are compared
_MOST = 1000  # sign-offs of one rule and work that a finding is compared with: the latest


def unmet(unused: Iterable[SignOff]) -> dict[tuple[str, str | None], list[SignOff]]:
    """Return the decisions that no finding met by rule and work, the latest first."""
    found: dict[tuple[str, str | None], list[SignOff]] = {}
    worded = [signoff for signoff in unused if signoff.words]
    for signoff in sorted(worded, key=lambda signoff: (signoff.date, signoff.by), reverse=True):
        found.setdefault((signoff.rule, signoff.reference_id), []).append(signoff)
    return {key: listed[:_MOST] for key, listed in found.items()}


def remarked(
    finding: Finding, known: Index, earlier: Mapping[tuple[str, str | None], Sequence[SignOff]]
) -> Finding:
    """Say of an open finding that a decision was made on similar words, or on another finding in the same."""
    if finding.suppressed or finding.remark or not earlier:
        return finding
    seen = see(known, finding)
    same = earlier.get((seen.rule, seen.reference_id), ())
    compared = [signoff.words[:_COMPARED] for signoff in same]
    best = process.extractOne(seen.words[:_COMPARED], compared, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    if best is None:
        return finding
    signoff = same[best[2]]
    verb = "signed off" if signoff.decision is Decision.ACCEPT else "rejected"
    said = f"{signoff.by} {verb} other words on {signoff.date}: “{signoff.words}”"
    if signoff.words == seen.words:
        said = f"{signoff.by} {verb} something else in these words on {signoff.date}: {signoff.reason}"
    return finding.model_copy(update={"remark": said})
