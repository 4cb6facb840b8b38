"""Small builders for the nouns that writers print; every part has a default that a test may change."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import (
    Citation,
    CitationForm,
    Claim,
    Dossier,
    Edit,
    EditKind,
    EditTag,
    Evidence,
    Extent,
    Finding,
    Form,
    Lack,
    Level,
    Location,
    Manuscript,
    Match,
    Name,
    Note,
    Outcome,
    Passage,
    Quotation,
    Reference,
    Report,
    Resolution,
    Segment,
    SegmentKind,
    Source,
    SourceText,
    Span,
    Summary,
    Suppression,
    SuppressionKind,
    Unavailable,
    Unchecked,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


SIGNED = Suppression(
    kind=SuppressionKind.SIGN_OFF, reason="the printed book has it so", by="Ada Lee", date="2026-05-04"
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def quotation(
    text: str, words: str, id_: str = "q01", marks: tuple[int, ...] = (1,), form: Form = Form.RUN_IN
) -> Quotation:
    place = span(text, words)
    return Quotation(
        id=id_,
        span=place,
        form=form,
        text=words,
        segments=(Segment(kind=SegmentKind.WORDS, span=place, text=words),),
        marks=marks,
    )


def note(mark: int, *ids: str) -> Note:
    """A note that cites one full work for each citation id."""
    place = Span(start=0, end=0)
    citations = tuple(
        Citation(id=id_, mark=mark, span=place, form=CitationForm.FULL, title=f"Title {id_}") for id_ in ids
    )
    return Note(mark=mark, span=place, citations=citations)


def manuscript(
    text: str,
    quotations: Sequence[Quotation] = (),
    notes: Sequence[Note] = (),
    claims: Sequence[Claim] = (),
    path: str = "article.txt",
) -> Manuscript:
    return Manuscript(
        path=path,
        sha256="a" * 64,
        text=text,
        encoding="utf-8",
        blocks=(),
        marks=(),
        quotations=tuple(quotations),
        claims=tuple(claims),
        notes=tuple(notes),
    )


def reference(id_: str, title: str = "The Mill by the Ford", family: str = "Marsh") -> Reference:
    return Reference(
        id=id_,
        title=title,
        author=(Name(family=family, given="Ada"),),
        container_title="Parish Papers",
        issued="1950",
    )


def resolution(citation_id: str, reference_id: str | None) -> Resolution:
    return Resolution(
        citation_id=citation_id, reference_id=reference_id, how="title" if reference_id else "none"
    )


def source(
    id_: str, text: str, *, partial: str | None = None, url: str | None = "https://parish.example/mill"
) -> Source:
    return Source(
        reference_id=id_,
        origin=url or "sources/mill.txt",
        url=url,
        extent=Extent.PARTIAL if partial else Extent.WHOLE,
        reason=partial,
        media_type="text/html",
        sha256="0123456789abcdef" * 4,
        content=SourceText(text=text),
    )


def lack(
    id_: str, reason: Lack = Lack.NO_ADDRESS, detail: str = "no address", origin: str | None = None
) -> Unavailable:
    return Unavailable(reference_id=id_, reason=reason, detail=detail, origin=origin)


def passage(text: str, words: str) -> Passage:
    place = span(text, words)
    return Passage(
        span=place,
        exact=words,
        prefix=text[max(place.start - 20, 0) : place.start],
        suffix=text[place.end : place.end + 20],
    )


def edit(manuscript_text: str, source_text: str, quoted: str, original: str) -> Edit:
    """`quoted` stands in the manuscript where the source has `original`; either is unique in its text."""
    return Edit(
        tag=EditTag.REPLACE,
        kind=EditKind.NUMBER,
        quoted=quoted,
        source=original,
        quoted_span=span(manuscript_text, quoted),
        source_span=span(source_text, original),
    )


def match(
    id_: str, verdict: Verdict, reference_id: str | None = None, reason: Unchecked | None = None
) -> Match:
    return Match(quotation_id=id_, reference_id=reference_id, verdict=verdict, reason=reason)


def finding(  # noqa: PLR0913 - as many as the noun has
    rule: str,
    level: Level = Level.ERROR,
    message: str = "Something is wrong",
    *,
    mark: int | None = None,
    quotation_id: str | None = None,
    fix: str = "",
    start: int = 0,
    suppression: Suppression | None = None,
) -> Finding:
    place = Location(span=Span(start=start, end=start + 1), line=start + 1, column=3)
    return Finding(
        rule=rule,
        level=level,
        message=message,
        locations=(place,),
        fix=fix,
        fingerprint=f"{rule}-{start}",
        quotation_id=quotation_id,
        mark=mark,
        suppression=suppression,
    )


def evidence(
    read: Manuscript,
    references: Sequence[Reference] = (),
    sources: Sequence[Source | Unavailable] = (),
    matches: Sequence[Match] = (),
    resolutions: Sequence[Resolution] = (),
) -> Evidence:
    return Evidence(
        manuscript=read,
        references=tuple(references),
        resolutions=tuple(resolutions),
        sources=tuple(sources),
        matches=tuple(matches),
    )


def report(*dossiers: Dossier, outcome: Outcome = Outcome.FAIL, exit_code: int = 1) -> Report:
    verdicts = Counter(m.verdict for d in dossiers for m in d.evidence.matches)
    levels = Counter(f.level for d in dossiers for f in d.findings if not f.suppressed)
    return Report(
        tool="claimcheck",
        version="0.1.0",
        dossiers=dossiers,
        summary=Summary(
            quotations={verdict: verdicts[verdict] for verdict in Verdict},
            findings={level: levels[level] for level in Level},
            outcome=outcome,
            policy="fails on errors",
            exit_code=exit_code,
        ),
    )


def dossier(read: Evidence, *findings: Finding) -> Dossier:
    return Dossier(evidence=read, findings=findings)
