"""Evidence and sources become matches, and what changed sources make of the quotations that cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import matcher
from claimcheck.model import (
    Change,
    Evidence,
    Extent,
    Fetched,
    Match,
    Source,
    SourceText,
    Trace,
    Unavailable,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.sourcing import Watch


def judge(evidence: Evidence, sources: tuple[Source | Unavailable, ...], watch: Watch) -> tuple[Match, ...]:
    """Compare every quotation with what its notes cite, and with everything else that was had."""
    cited = _cited(evidence, sources)
    quotations = [quotation for quotation in evidence.manuscript.quotations if quotation.form.judged]
    done: list[str] = []

    def seen(quotation_id: str) -> None:
        done.append(quotation_id)
        watch("quotations", quotation_id, len(done), len(quotations))

    return matcher.judge(quotations, cited, [s for s in sources if isinstance(s, Source)], seen)


def trace(evidence: Evidence, sources: Sequence[Source | Unavailable]) -> tuple[Trace, ...]:
    """Lead each claim back to the passages, figures and names of what its notes cite."""
    return matcher.trace(evidence.manuscript, evidence.references, _cited(evidence, sources))


def changes(evidence: Evidence, sources: Sequence[Source | Unavailable]) -> tuple[Change, ...]:
    """Say of each source that is no longer the locked one what becomes of the quotations that cite it."""
    found: list[Change] = []
    for source in sources:
        if isinstance(source, Source) and source.former is not None:
            found.append(Change(reference_id=source.reference_id))
            if source.former.text:
                found += _moved(evidence, source, source.former)
    return tuple(found)


def side_by_side(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Tell each manuscript which works the others cite by the same references file."""
    cited: dict[str | None, set[str]] = {}
    for each in evidence:
        ids = {id_ for ids in each.cited.values() for id_ in ids if id_}
        ids.update(id_ for resolution in each.resolutions for id_ in resolution.candidates)
        cited.setdefault(each.references_path, set()).update(ids)
    return [
        each.model_copy(update={"cited_elsewhere": frozenset(cited[each.references_path])})
        for each in evidence
    ]


def resting(fetched: Fetched, evidence: Sequence[Evidence]) -> tuple[Change, ...]:
    """Say what becomes of the quotations of several manuscripts that rest on a source that has changed."""
    return tuple(
        change.model_copy(update={"manuscript": each.manuscript.path})
        for each in evidence
        if fetched.reference in each.references
        for change in changes(each, [fetched.had])
        if change.quotation_id
    )


def _moved(evidence: Evidence, source: Source, former: SourceText) -> list[Change]:
    """Judge the quotations that cite a source in its locked text and in its present one."""
    extent = Extent.PARTIAL if former.partial else Extent.WHOLE
    told = {"content": former, "former": None, "extent": extent, "reason": former.partial, "mismatch": None}
    locked = source.model_copy(update=told)
    quotations = [quotation for quotation in evidence.manuscript.quotations if quotation.form.judged]
    cited = {mark: ids for mark, ids in evidence.cited.items() if source.reference_id in ids}
    citing = [quotation for quotation in quotations if not cited.keys().isdisjoint(quotation.marks)]
    was, now = (matcher.judge(citing, {mark: [text] for mark in cited}, [text]) for text in (locked, source))
    return [
        Change(
            reference_id=source.reference_id,
            quotation_id=before.quotation_id,
            before=next(iter(before.passages), None),
            after=next(iter(after.passages), None),
            was=before.verdict,
            now=after.verdict,
        )
        for before, after in zip(was, now, strict=True)
    ]


def _cited(
    evidence: Evidence, sources: Sequence[Source | Unavailable]
) -> dict[int, list[Source | Unavailable | None]]:
    by_id = {source.reference_id: source for source in sources}
    return {mark: [by_id.get(id_ or "") for id_ in ids] for mark, ids in evidence.cited.items()}
