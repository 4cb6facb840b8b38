"""Words go in; a report comes out that has them in every place where strangers' words can stand."""

from __future__ import annotations

from claimcheck.model import (
    Alert,
    AlertKind,
    Anchor,
    Artefact,
    ArtefactKind,
    Attribution,
    Basis,
    Block,
    BlockKind,
    Citation,
    CitationForm,
    Claim,
    Decision,
    Dossier,
    Edit,
    EditKind,
    EditTag,
    Evidence,
    Extent,
    FigureKind,
    FigureTrace,
    Finding,
    Form,
    Lack,
    Level,
    Location,
    Manuscript,
    Mark,
    Match,
    Name,
    Note,
    NoteKind,
    Notice,
    Outcome,
    Page,
    Passage,
    Quotation,
    Reference,
    Region,
    RegionKind,
    Report,
    Resolution,
    RulePage,
    Segment,
    SegmentKind,
    Signed,
    SignOff,
    SignOffState,
    Snapshot,
    Source,
    SourceText,
    Span,
    Summary,
    Suppression,
    SuppressionKind,
    Trace,
    TracedFigure,
    TracedName,
    TracedPassage,
    Tracing,
    Unavailable,
    Unchecked,
    Verdict,
    Via,
)

_KINDS = (Verdict.ALTERED, Verdict.ABSENT, Verdict.MISATTRIBUTED, Verdict.VERBATIM, *[Verdict.UNCHECKED] * 2)
_HASH = "0123456789abcdef" * 4


def report(words: str, *styles: str) -> Report:
    """Return a report in which every field that manuscript, references, sources or people fill holds `words`.

    A manuscript for each style; those that are no plain text have parts.
    """
    dossiers = tuple(_dossier(words, style) for style in styles)
    counts = {verdict: len(styles) * _KINDS.count(verdict) for verdict in Verdict}
    return Report(
        tool="claimcheck",
        version="0.1.0",
        dossiers=dossiers,
        summary=Summary(
            quotations=counts,
            findings={Level.ERROR: 12, Level.WARNING: 6, Level.NOTE: 6},
            outcome=Outcome.FAIL,
            policy=f"fails on errors, only what has changed since {words}",
            exit_code=1,
        ),
        rules=(RulePage(name="quotation-altered", level=Level.ERROR, summary="Altered", page="# Altered\n"),),
    )


def text(words: str) -> str:
    """A manuscript's text: six quotations and a sentence that makes a claim, each with a mark, and notes."""
    return f"{words}\n" + "".join(f"{words} “{words}”[1]\n" for _ in range(7)) + f"[1] {words}\n"


def _quotations(words: str) -> tuple[Quotation, ...]:
    first = len(words) + 1
    line = 2 * len(words) + len(" “”[1]\n")
    found = []
    for number in range(len(_KINDS) + 1):
        start = first + number * line + len(words) + 2
        span = Span(start=start, end=start + len(words))
        attribution = Attribution(span=Span(start=0, end=len(words)), text=words, name=words, verb=words)
        found.append(
            Quotation(
                id=f"q0{number + 1}",
                span=span,
                form=Form.RUN_IN if number < len(_KINDS) else Form.SCARE,
                text=words,
                segments=(Segment(kind=SegmentKind.WORDS, span=span, text=words),),
                marks=(1,),
                attribution=attribution,
            )
        )
    return tuple(found)


def _manuscript(words: str, style: str) -> Manuscript:
    whole = text(words)
    last = Span(start=len(whole) - len(words) - 5, end=len(whole) - 1)
    citation = Citation(
        id="n1.1",
        mark=1,
        span=last,
        form=CitationForm.FULL,
        authors=(words,),
        title=words,
        container=words,
        issued=words,
        locator=words,
        key=words,
        url=words,
        doi=words,
    )
    return Manuscript(
        path=words,
        sha256=_HASH,
        text=whole,
        encoding="utf-8",
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(start=0, end=len(whole))),),
        marks=(Mark(number=1, span=Span(start=0, end=1)),),
        quotations=_quotations(words),
        claims=(
            Claim(id="c01", span=Span(start=0, end=len(words)), marks=(1,), figures=(words,), names=(words,)),
        ),
        notes=(Note(mark=1, span=last, citations=(citation,), kind=NoteKind.NOTE, label=words),),
        anchors=(Anchor(start=0, line=1, column=1, part=words),) if style != "text" else (),
        bibliographies=(words,),
        style=style,
    )


def _passage(words: str) -> Passage:
    return Passage(
        span=Span(start=len(words) + 1, end=2 * len(words) + 1),
        exact=words,
        prefix=words,
        suffix=words,
        page=words,
        region=RegionKind.METADATA,
        label=words,
    )


def _matches(words: str, quotations: tuple[Quotation, ...]) -> tuple[Match, ...]:
    passage = _passage(words)
    matches = []
    for quotation, verdict in zip(quotations, _KINDS, strict=False):
        half = Span(start=quotation.span.start, end=quotation.span.start + len(words) // 2 + 1)
        edit = Edit(
            tag=EditTag.REPLACE,
            kind=EditKind.CONTENT,
            quoted=words,
            source=words,
            quoted_span=half,
            source_span=passage.span,
        )
        matches.append(
            Match(
                quotation_id=quotation.id,
                reference_id=words,
                verdict=verdict,
                reason=Unchecked.SOURCE_PARTIAL if verdict is Verdict.UNCHECKED else None,
                detail=words,
                edits=(edit,) if verdict is Verdict.ALTERED else (),
                permitted=(edit,) if verdict is Verdict.VERBATIM else (),
                alerts=(Alert(kind=AlertKind.DENIED, message=words, source=words),),
                passages=(passage,) if verdict is not Verdict.ABSENT else (),
            )
        )
    return tuple(matches)


def _sources(words: str) -> tuple[Source | Unavailable, ...]:
    snapshot = Snapshot(
        address=words,
        via=Via.ARCHIVE,
        final_url=words,
        archived=words,
        media_type=words,
        charset=words,
        etag=words,
        last_modified=words,
        retrieved=words,
        sha256=_HASH,
        size=1,
    )
    page = " ".join([words] * 3)
    content = SourceText(
        text=page,
        title=words,
        authors=(words, words),
        issued=words,
        full_text=(words,),
        regions=(Region(kind=RegionKind.METADATA, span=Span(start=0, end=1), label=words),),
        artefacts=(Artefact(kind=ArtefactKind.NOTE_MARK, span=Span(start=0, end=0)),),
        pages=(Page(label=words, span=Span(start=0, end=len(page))),),
        charset=words,
        partial=words,
    )
    had = Source(
        reference_id=words,
        origin=words,
        url=words,
        basis=Basis.TRANSCRIPTION,
        extent=Extent.PARTIAL,
        reason=words,
        mismatch=words,
        evidence=words,
        media_type=words,
        extractor=words,
        sha256=_HASH,
        retrieved=words,
        snapshots=(snapshot,),
        content=content,
        former=content,
    )
    page_had = had.model_copy(
        update={"reference_id": f"{words}2", "media_type": "text/html", "basis": Basis.CITED, "snapshots": ()}
    )
    lack = Unavailable(reference_id=f"{words}3", reason=Lack.NOT_FOUND, detail=words, origin=words)
    return had, page_had, lack


def _references(words: str) -> tuple[Reference, ...]:
    one = Reference(
        id=words,
        type=words,
        title=words,
        author=(Name(family=words, given=words), Name(literal=words)),
        container_title=words,
        issued=words,
        accessed=words,
        url=words,
        doi=words,
    )
    printed = one.model_copy(update={"id": f"{words}2", "citation": words})
    return one, printed, one.model_copy(update={"id": f"{words}3"})


def _trace(words: str) -> Trace:
    at = TracedPassage(reference_id=words, passage=_passage(words))
    span = Span(start=0, end=len(words))
    figure = TracedFigure(
        span=span, text=words, kind=FigureKind.COUNT, trace=FigureTrace.NEAR, nearest=words, at=at
    )
    name = TracedName(span=span, text=words, found=False)
    return Trace(
        claim_id="c01", status=Tracing.REVIEW, detail=words, passages=(at,), figures=(figure,), names=(name,)
    )


def _findings(words: str, quotations: tuple[Quotation, ...], style: str) -> tuple[Finding, ...]:
    part = words if style != "text" else ""
    places = tuple(
        Location(span=quotation.span, line=number, column=1, part=part, message=words)
        for number, quotation in enumerate(quotations, 1)
    )
    signed = Suppression(kind=SuppressionKind.SIGN_OFF, reason=words, by=words, date=words, expires=words)
    inline = Suppression(kind=SuppressionKind.INLINE, reason=words)

    def finding(rule: str, level: Level, number: int, suppression: Suppression | None = None) -> Finding:
        return Finding(
            rule=rule,
            level=level,
            message=words,
            locations=(places[number], places[0]),
            fix=words,
            fingerprint=f"{rule} {number}",
            quotation_id=quotations[number].id,
            mark=1,
            reference_id=words,
            suppression=suppression,
            remark=words,
        )

    return (
        finding("quotation-altered", Level.ERROR, 0),
        finding("quotation-absent", Level.ERROR, 1),
        finding("quotation-misattributed", Level.ERROR, 2),
        finding("quotation-furniture", Level.WARNING, 3),
        finding("quotation-unchecked", Level.NOTE, 4),
        finding("quotation-unchecked", Level.NOTE, 5, signed),
        finding("note-several-works", Level.ERROR, 6),
        finding("name-drift", Level.WARNING, 6),
        finding("note-punctuation", Level.NOTE, 6),
        finding("note-punctuation", Level.NOTE, 6, inline),
    )


def _signed(words: str, state: SignOffState) -> Signed:
    signoff = SignOff(
        id=words,
        decision=Decision.ACCEPT,
        reason=words,
        by=words,
        date=words,
        expires=words,
        rule=words,
        reference_id=words,
        manuscript=words,
        words=words,
        result=words,
        level=Level.ERROR,
        quotation=words,
        source=words,
        passage=words,
    )
    return Signed(signoff=signoff, state=state, detail=words)


def _dossier(words: str, style: str) -> Dossier:
    read = _manuscript(words, style)
    evidence = Evidence(
        manuscript=read,
        references=_references(words),
        resolutions=(Resolution(citation_id="n1.1", reference_id=words, how="title"),),
        sources=_sources(words),
        matches=_matches(words, read.quotations),
        references_path=words,
        traces=(_trace(words),),
    )
    notices = (
        Notice(message=words, line=1, column=1, part=words if style != "text" else ""),
        Notice(message=words, file=words, line=2),
    )
    return Dossier(
        evidence=evidence,
        findings=_findings(words, read.quotations, style),
        signoffs=tuple(_signed(words, state) for state in SignOffState),
        notices=notices,
    )
