"""A placement goes in; the passage that is shown comes out: exact words, and a little context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Passage

if TYPE_CHECKING:
    from claimcheck.matcher.align import Placement
    from claimcheck.matcher.index import Index

_CONTEXT = 60  # characters of context on either side, cut at a word


def passage(placement: Placement, index: Index) -> Passage:
    """Return the source's words at a placement, with context, page and region."""
    start, end, text = placement.span.start, placement.span.end, index.text
    return Passage(
        span=placement.span,
        exact=text[start:end],
        prefix=_prefix(text[max(start - _CONTEXT, 0) : start], whole=start <= _CONTEXT),
        suffix=_suffix(text[end : end + _CONTEXT], whole=end + _CONTEXT >= len(text)),
        page=index.page(placement.span),
        paging=index.source.content.paging,
        region=placement.region,
        label=_label(placement, index),
    )


def _label(placement: Placement, index: Index) -> str | None:
    """What the innermost region at a placement says of itself; few regions have a label."""
    around = [r for r in index.source.content.regions if r.label and r.span.covers(placement.span)]
    inner = min(around, key=lambda region: region.span.end - region.span.start, default=None)
    return inner.label if inner and inner.kind is placement.region else None


def _prefix(text: str, *, whole: bool) -> str:
    if whole:
        return text
    cut = next((i for i, char in enumerate(text) if char.isspace()), None)
    return text if cut is None else text[cut + 1 :]


def _suffix(text: str, *, whole: bool) -> str:
    if whole:
        return text
    cut = next((i for i in range(len(text) - 1, -1, -1) if text[i].isspace()), None)
    return text if cut is None else text[:cut]
