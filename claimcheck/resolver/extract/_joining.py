"""Texts go in, in order; one text and the maps of all of them in it come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Artefact, Region, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import SourceText


class Joined(NamedTuple):
    """One text of many, where each of them begins in it, and their regions and artefacts there."""

    text: str
    starts: tuple[int, ...]
    regions: tuple[Region, ...]
    artefacts: tuple[Artefact, ...]


def joined(contents: Sequence[SourceText], joint: str) -> Joined:
    """Join texts with `joint` between them; pages are left to who knows how they are counted."""
    starts: list[int] = []
    regions: list[Region] = []
    artefacts: list[Artefact] = []
    size = 0
    for content in contents:
        start = size + (len(joint) if starts else 0)
        starts.append(start)
        regions += [r.model_copy(update={"span": moved(r.span, start)}) for r in content.regions]
        artefacts += [a.model_copy(update={"span": moved(a.span, start)}) for a in content.artefacts]
        size = start + len(content.text)
    text = joint.join(content.text for content in contents)
    return Joined(text, tuple(starts), tuple(regions), tuple(artefacts))


def moved(span: Span, by: int) -> Span:
    """Return the span `by` characters further on."""
    return Span(start=span.start + by, end=span.end + by)
