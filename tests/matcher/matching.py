"""Small builders: a quotation out of marked-up words, a source out of text."""

from __future__ import annotations

import re

from claimcheck.model import (
    Extent,
    Form,
    Quotation,
    Region,
    RegionKind,
    Segment,
    SegmentKind,
    Source,
    SourceText,
    Span,
)

_SPECIAL = re.compile(r"\[…\]|\[\. ?\. ?\.\]|\. \. \. \.|\. \. \.|\.\.\.|…|\*\*\*|\[[^\]]*\]")
_BEFORE = "As the report says, “"


def quotation(
    words: str, *, marks: tuple[int, ...] = (1,), form: Form = Form.RUN_IN, id_: str = "q01"
) -> Quotation:
    """A quotation inside a manuscript, segmented as the parser does it; a blank line parts paragraphs."""
    start = len(_BEFORE)
    segments: list[Segment] = []

    def add(kind: SegmentKind, low: int, high: int) -> None:
        text = words[low:high]
        low += len(text) - len(text.lstrip())
        text = text.strip()
        if text:
            span = Span(start=start + low, end=start + low + len(text))
            segments.append(Segment(kind=kind, span=span, text=text))

    position = 0
    for special in _SPECIAL.finditer(words):
        _add_paragraphs(words, position, special.start(), add)
        ellipsis = not re.search(r"[^\W_]", special.group()) and re.search(r"[.…*]", special.group())
        add(SegmentKind.ELLIPSIS if ellipsis else SegmentKind.INTERPOLATION, *special.span())
        position = special.end()
    _add_paragraphs(words, position, len(words), add)
    return Quotation(
        id=id_,
        span=Span(start=start, end=start + len(words)),
        form=form,
        text=words,
        segments=tuple(segments),
        marks=marks,
    )


def _add_paragraphs(words: str, low: int, high: int, add: object) -> None:
    for paragraph in re.finditer(r"(?:(?!\n\n).)+", words[low:high], re.DOTALL):
        add(SegmentKind.WORDS, low + paragraph.start(), low + paragraph.end())  # type: ignore[operator]


def source(
    text: str,
    *,
    id_: str = "work",
    extent: Extent = Extent.WHOLE,
    regions: tuple[tuple[RegionKind, str], ...] = (),
    **content: object,
) -> Source:
    """A source; `regions` names stretches of it by their own words."""
    found = tuple(
        Region(kind=kind, span=Span(start=text.index(part), end=text.index(part) + len(part)))
        for kind, part in regions
    )
    return Source(
        reference_id=id_,
        origin="memory",
        extent=extent,
        media_type="text/plain",
        sha256="0" * 64,
        content=SourceText.model_validate({"text": text, "regions": found, **content}),
    )
