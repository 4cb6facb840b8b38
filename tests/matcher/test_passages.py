"""A passage says in which part of the source's code its words stand, where no reader sees them."""

from __future__ import annotations

import pytest
from matcher.matching import quotation

from claimcheck import matcher
from claimcheck.model import Region, RegionKind, Source, SourceText, Span

BODY = "Nobody had expected it, and the crews of four ships went home by train."
ALT = "A quay at dusk with a ferry that nobody boards."
TEXT = f"{BODY}\n\n{ALT}"


def place(words: str) -> Span:
    return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words))


@pytest.mark.parametrize(
    ("regions", "words", "label"),
    [
        ((Region(kind=RegionKind.METADATA, span=place(ALT), label="alt"),), ALT, "alt"),
        ((Region(kind=RegionKind.METADATA, span=place(ALT), label="alt"),), BODY, None),
        ((Region(kind=RegionKind.METADATA, span=place(ALT)),), ALT, None),
        (
            (
                Region(kind=RegionKind.METADATA, span=Span(start=0, end=len(TEXT)), label="JSON-LD"),
                Region(kind=RegionKind.METADATA, span=place(ALT), label="alt"),
            ),
            ALT,
            "alt",
        ),
        (
            (
                Region(kind=RegionKind.METADATA, span=Span(start=0, end=len(TEXT)), label="JSON-LD"),
                Region(kind=RegionKind.ASIDE, span=place(ALT)),
            ),
            ALT,
            None,
        ),
    ],
    ids=["labelled", "beside it", "without a label", "the inner of two", "an unlabelled one inside"],
)
def test_the_innermost_regions_label_is_told(
    regions: tuple[Region, ...], words: str, label: str | None
) -> None:
    source = Source(
        reference_id="work",
        origin="memory",
        media_type="text/html",
        sha256="0" * 64,
        content=SourceText(text=TEXT, regions=regions),
    )
    said = quotation(words)
    (match,) = matcher.judge([said], {mark: [source] for mark in said.marks}, [source])
    assert [passage.label for passage in match.passages] == [label]
