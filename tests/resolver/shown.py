"""A SourceText is shown so that a test can say what it expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model import SourceText


def body(content: SourceText) -> str:
    """The work's own running text: what lies in no region of another kind, less every artefact."""
    cuts = [region.span for region in content.regions if not region.kind.own]
    cuts += [artefact.span for artefact in content.artefacts]
    kept = bytearray(b"\1" * len(content.text))
    for span in cuts:
        kept[span.start : span.end] = bytes(span.end - span.start)
    words = "".join(char for char, keep in zip(content.text, kept, strict=True) if keep)
    return " ".join(words.split())


def regions(content: SourceText) -> list[tuple[str, str]]:
    """Each region's kind, with its label if it has one, and its words."""
    return [
        (f"{r.kind.value} {r.label}" if r.label else r.kind.value, r.span.of(content.text))
        for r in content.regions
    ]


def artefacts(content: SourceText) -> list[tuple[str, str]]:
    """Each artefact's kind and words."""
    return [(artefact.kind.value, artefact.span.of(content.text)) for artefact in content.artefacts]


def pages(content: SourceText) -> list[tuple[str, str]]:
    """Each page's label and words."""
    return [(page.label, " ".join(page.span.of(content.text).split())) for page in content.pages]


def is_sound(content: SourceText) -> bool:
    """Tell whether all that is mapped has words, and has them in the text."""
    spans = [item.span for item in (*content.regions, *content.artefacts, *content.pages)]
    return all(0 <= span.start < span.end <= len(content.text) for span in spans)
