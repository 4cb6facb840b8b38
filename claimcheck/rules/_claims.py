"""Evidence goes in; its claims beside their traces come out, and the remark that a rule makes of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import Works, named, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Claim, Evidence, FigureTrace, Span, Trace, TracedFigure, TracedPassage


def traced(evidence: Evidence) -> Iterator[tuple[Claim, Trace]]:
    """Each claim that was compared with sources, beside its trace."""
    claims = {claim.id: claim for claim in evidence.manuscript.claims}
    return ((claims[trace.claim_id], trace) for trace in evidence.traces if trace.claim_id in claims)


def figures(evidence: Evidence, kind: FigureTrace) -> Iterator[tuple[Claim, TracedFigure]]:
    """Each figure of a claim that fared so, beside its claim."""
    return (
        (claim, figure)
        for claim, trace in traced(evidence)
        for figure in trace.figures
        if figure.trace is kind
    )


def cited(index: Works, claim: Claim, at: TracedPassage | None) -> str:
    """Name the work that a passage is from, or the notes of the claim."""
    return named(index, at.reference_id, claim.marks) if at else named_notes(index, claim)


def named_notes(index: Works, claim: Claim) -> str:
    """Name all works of a claim's notes in a few words."""
    ids = dict.fromkeys(
        found.reference_id
        for mark in claim.marks
        for citation in index.by_mark.get(mark, ())
        if (found := index.resolutions.get(citation.id)) and found.reference_id
    )
    return named(index, next(iter(ids)), claim.marks) if len(ids) == 1 else named(index, None, claim.marks)


def on_claim(  # noqa: PLR0913 - the fields of a Remark that a claim does not give
    claim: Claim,
    span: Span,
    *,
    message: str,
    key: str,
    fix: str,
    at: TracedPassage | None = None,
) -> Remark:
    """Make a remark on words of a claim, with the source's sentence beside it if there is one."""
    return Remark(
        message=message,
        places=(Place(span=span, message=f"the source: {quoted(at.passage.exact, 160)}" if at else ""),),
        key=key,
        fix=fix,
        mark=claim.marks[0] if claim.marks else None,
        reference_id=at.reference_id if at else None,
    )


def differing(evidence: Evidence, kind: FigureTrace, fix: str) -> Iterator[Remark]:
    """Report each figure for which a source has another, so close or so like it that `kind` says."""
    index = works(evidence)
    for claim, figure in figures(evidence, kind):
        where = cited(index, claim, figure.at)
        yield on_claim(
            claim,
            figure.span,
            message=f"{quoted(figure.text)} is {quoted(figure.nearest or '')} in {where}",
            key=f"{figure.text} {claim.span.of(evidence.manuscript.text)}",
            fix=fix,
            at=figure.at,
        )
