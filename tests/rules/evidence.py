"""Small builders: nouns for rules, made without the stages that make them in earnest."""

from __future__ import annotations

from claimcheck import rules
from claimcheck.model import (
    Alert,
    Citation,
    CitationForm,
    Edit,
    EditKind,
    EditTag,
    Evidence,
    Finding,
    Form,
    Manuscript,
    Mark,
    Match,
    Name,
    Note,
    Quotation,
    Reference,
    Segment,
    SegmentKind,
    Span,
    Verdict,
)

TEXT = "The report says that “the harbour was closed for nine weeks in spring.”[1]\n\n[1] Lee."
WORDS = "the harbour was closed for nine weeks in spring."


def span(text: str, words: str, after: int = 0) -> Span:
    """The place of `words` in `text`, looked for from `after` on."""
    start = text.index(words, after)
    return Span(start=start, end=start + len(words))


def quotation(text: str = TEXT, words: str = WORDS, marks: tuple[int, ...] = (1,)) -> Quotation:
    """A run-in quotation of one segment."""
    place = span(text, words)
    segment = Segment(kind=SegmentKind.WORDS, span=place, text=words)
    return Quotation(id="q01", span=place, form=Form.RUN_IN, text=words, segments=(segment,), marks=marks)


def edit(quoted: str, source: str, kind: EditKind, text: str = TEXT) -> Edit:
    """An edit with its tag and its place told by the words; a deletion is placed at the quotation's start."""
    tag = EditTag.DELETE if not quoted else EditTag.REPLACE if source else EditTag.INSERT
    place = span(text, quoted or WORDS[:1], text.index("“"))
    if not quoted:
        place = Span(start=place.start, end=place.start)
    nowhere = Span(start=0, end=len(source))
    return Edit(tag=tag, kind=kind, quoted=quoted, source=source, quoted_span=place, source_span=nowhere)


def match(verdict: Verdict, *edits: Edit, alerts: tuple[Alert, ...] = (), reference: str = "lee") -> Match:
    """A match of the one quotation."""
    return Match(quotation_id="q01", reference_id=reference, verdict=verdict, edits=edits, alerts=alerts)


def judged(*matches: Match, said: Quotation | None = None, text: str = TEXT) -> Evidence:
    """Evidence of one quotation, cited from `lee`, a work in Coast Weekly, in note 1."""
    reference = Reference(
        id="lee",
        title="A Harbour Shut",
        author=(Name(family="Lee"),),
        container_title="Coast Weekly",
        notes=(1,),
    )
    note = Note(mark=1, span=span(text, "[1]", text.rindex("[1]")))
    return evidence(
        text, quotations=(said or quotation(text),), notes=(note,), references=(reference,)
    ).model_copy(update={"matches": matches})


def evidence(
    text: str,
    *,
    quotations: tuple[Quotation, ...] = (),
    notes: tuple[Note, ...] = (),
    marks: tuple[Mark, ...] = (),
    references: tuple[Reference, ...] = (),
) -> Evidence:
    """Evidence on a manuscript of these parts, nothing resolved and nothing compared."""
    manuscript = Manuscript(
        path="article.txt",
        sha256="0" * 64,
        text=text,
        encoding="utf-8",
        blocks=(),
        marks=marks,
        quotations=quotations,
        claims=(),
        notes=notes,
    )
    return Evidence(manuscript=manuscript, references=references, resolutions=(), sources=(), matches=())


def note(text: str, mark: int, *citations: Citation) -> Note:
    """A note that is the whole of `text`."""
    return Note(mark=mark, span=Span(start=0, end=len(text)), citations=citations)


def full(text: str, author: str, mark: int = 1, number: int = 1) -> Citation:
    """A full citation by `author`, at the place of that name."""
    return Citation(
        id=f"n{mark}.{number}", mark=mark, span=span(text, author), form=CitationForm.FULL, authors=(author,)
    )


def found(rule: str, given: Evidence) -> tuple[Finding, ...]:
    """What one rule says of the evidence."""
    return rules.apply(given, select=(rule,))
