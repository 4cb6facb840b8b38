"""The pieces of a source (files or addresses, in order) become one Source with one text."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import (
    Artefact,
    ArtefactKind,
    Basis,
    Extent,
    Page,
    Paging,
    Place,
    Reference,
    Snapshot,
    Source,
    SourceText,
    Span,
    Via,
)
from claimcheck.resolver.extract._joining import joined, moved
from claimcheck.resolver.media import HTML, MHTML
from claimcheck.resolver.mismatch import mismatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.resolver.capture import Capture

_PAGES = (HTML, MHTML)  # what they lack, the editor sees better than we
_JOINT = "\n\f"


class Piece(NamedTuple):
    """One file or address that was had and read; `remark` is for the editor."""

    place: Place
    capture: Capture
    media_type: str
    extractor: str
    content: SourceText
    remark: str | None


def assemble(reference: Reference, pieces: Sequence[Piece]) -> Source:
    """Return the source that `pieces` make up; what any of them lacks, the whole lacks.

    What the editor says of extent, basis and evidence holds; but `extent: whole` cannot make up for pages
    without a text layer. Of several bases the one farthest from the cited work counts. Whoever names a file
    or says what it is vouches for it; an address alone may lead to another work.
    """
    reasons = [reason for piece in pieces if (reason := _partial(piece))]
    remarks = [piece.remark for piece in pieces if piece.remark]
    bases = [basis for piece in pieces if (basis := _basis(piece))]
    hashes = [piece.capture.sha256 for piece in pieces]
    evidence = [piece.place.evidence for piece in pieces if piece.place.evidence]
    urls = [piece.place.url if piece.place.file else piece.capture.final_url for piece in pieces]
    kinds = list(dict.fromkeys(piece.media_type for piece in pieces))
    times = [piece.capture.retrieved for piece in pieces if piece.capture.retrieved]
    content = _joined([piece.content for piece in pieces])
    vouched = any(piece.place.file or piece.place.basis for piece in pieces)
    return Source(
        reference_id=reference.id,
        origin=", ".join(piece.capture.address for piece in pieces),
        url=next((url for url in urls if url), reference.url),
        basis=max(bases, key=list(Basis).index, default=Basis.CITED),
        extent=Extent.PARTIAL if reasons else Extent.WHOLE,
        reason="; ".join(dict.fromkeys([*reasons, *remarks])) or None,
        mismatch=None if vouched else mismatch(reference, content),
        evidence="; ".join(dict.fromkeys(evidence)) or None,
        media_type=kinds[0] if len(kinds) == 1 else "multipart/mixed",
        extractor=", ".join(dict.fromkeys(piece.extractor for piece in pieces)),
        sha256=hashes[0] if len(hashes) == 1 else sha256("\n".join(hashes).encode("ascii")).hexdigest(),
        retrieved=min(times, default=None),
        snapshots=tuple(Snapshot(**piece.capture.model_dump(exclude={"data"})) for piece in pieces),
        content=content,
    )


def _basis(piece: Piece) -> Basis | None:
    return piece.place.basis or (Basis.ARCHIVED if piece.capture.via is Via.ARCHIVE else None)


def _partial(piece: Piece) -> str | None:
    said = piece.place.extent
    if said is Extent.WHOLE and piece.media_type in _PAGES:
        return None
    if piece.content.partial:
        return piece.content.partial
    return "said to be a part of the work in references.yaml" if said is Extent.PARTIAL else None


def _joined(contents: Sequence[SourceText]) -> SourceText:
    """Join texts at page breaks; pages that are merely counted go on counting, pages and times do not mix."""
    if len(contents) == 1:
        return contents[0]
    text = joined(contents, _JOINT)
    breaks = [
        Artefact(kind=ArtefactKind.PAGE_BREAK, span=Span(start=start - 1, end=start))
        for start in text.starts[1:]
    ]
    kinds = {content.paging for content in contents if content.pages}
    pages: list[Page] = []
    for content, start in zip(contents, text.starts, strict=True):
        if len(kinds) == 1 and (content.pages or kinds == {Paging.PAGE}):
            pages += _counted_on(content, len(pages), start)
    return SourceText(
        text=text.text,
        title=next((content.title for content in contents if content.title), None),
        authors=next((content.authors for content in contents if content.authors), ()),
        issued=next((content.issued for content in contents if content.issued), None),
        paging=min(kinds, default=Paging.PAGE),
        regions=text.regions,
        artefacts=tuple(sorted((*text.artefacts, *breaks), key=lambda artefact: artefact.span.start)),
        pages=tuple(pages),
        charset=contents[0].charset,
        partial=next((content.partial for content in contents if content.partial), None),
    )


def _counted_on(content: SourceText, before: int, by: int) -> list[Page]:
    """A content's pages after `before` others; one without pages is one page."""
    own = content.pages or (Page(label="1", span=Span(start=0, end=len(content.text))),)
    counted = all(page.label == str(number) for number, page in enumerate(own, 1))
    return [
        Page(label=str(before + number) if counted else page.label, span=moved(page.span, by))
        for number, page in enumerate(own, 1)
    ]
