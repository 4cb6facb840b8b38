"""What was read of a manuscript goes in; a view of its quotations, notes and citations comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import CitationForm, Form, NoteKind, SegmentKind
from claimcheck.report import _view, json
from claimcheck.report._page import Lines, heading, labelled, paragraph, printed
from claimcheck.text import visible

if TYPE_CHECKING:
    from claimcheck.model import Citation, Evidence, Look, Manuscript, Note, Quotation, Reference, Resolution

_NAMED = 2  # authors that are named; of more only the first
_UNREAD = "no work could be read here"
_SILENT = {CitationForm.IBID: "the work before"}
_LABEL = 6  # columns of a note's number
_TITLES = {
    NoteKind.NOTE: "Notes",
    NoteKind.IN_TEXT: "Citations in the text",
    NoteKind.ENTRY: "Works listed",
}
_WORDS = 120  # code points of a quotation that are shown unless verbose


def render_reading(evidence: Evidence, form: str, look: Look) -> str:
    """Return the view in the format `form`: "json", or text for people for every other name."""
    if form == json.NAME:
        return json.dumped({"schema": "claimcheck-reading/1", "manuscripts": [json.reading(evidence)]})
    summary = paragraph(_summary(evidence), look.width)
    if look.quiet:
        return printed(summary, look)
    lines = [*heading(visible(evidence.manuscript.path), look.width)[1:], *summary]
    return printed([*lines, *_quotations(evidence, look), *_notes(evidence, look)], look)


def _summary(evidence: Evidence) -> str:
    manuscript = evidence.manuscript
    forms = [quotation.form for quotation in manuscript.quotations]
    known = sum(resolution.reference_id is not None for resolution in evidence.resolutions)
    parts = (
        _view.plural(sum(form.judged for form in forms), "quotation"),
        _view.plural(forms.count(Form.SCARE), "scare quotation"),
        f"{_view.plural(len(manuscript.plain_claims), 'noted sentence')} without a quotation",
        *_counted(manuscript),
        f"{_view.plural(len(manuscript.citations), 'citation')}, {known} of them known",
    )
    return f"{', '.join(parts)}. Nothing was fetched."


def _counted(manuscript: Manuscript) -> list[str]:
    """Count the notes, and what else names works if there is any."""
    kinds = [note.kind for note in manuscript.notes]
    others = [
        _view.plural(kinds.count(kind), noun, nouns)
        for kind, noun, nouns in (
            (NoteKind.IN_TEXT, "place in the text that cites", "places in the text that cite"),
            (NoteKind.ENTRY, "work listed", "works listed"),
        )
        if kind in kinds
    ]
    notes = [_view.plural(kinds.count(NoteKind.NOTE), "note")]
    return others if others and NoteKind.NOTE not in kinds else notes + others


def _quotations(evidence: Evidence, look: Look) -> Lines:
    quotations = [
        quotation for quotation in evidence.manuscript.quotations if quotation.form is not Form.TITLE
    ]
    if not quotations:
        return [*heading("Quotations", look.width), *paragraph("None was found.", look.width, indent=2)]
    index = _view.index(evidence)
    lines = heading("Quotations", look.width, str(len(quotations)))
    for quotation in quotations:
        lines += _quotation(quotation, index.where(quotation), look)
    return lines


def _quotation(quotation: Quotation, where: str, look: Look) -> Lines:
    kinds = [segment.kind for segment in quotation.segments]
    told = [quotation.form.value, where]
    told += [
        _view.plural(kinds.count(kind), noun)
        for kind, noun in ((SegmentKind.ELLIPSIS, "ellipsis mark"), (SegmentKind.INTERPOLATION, "bracket"))
        if kind in kinds
    ]
    limit = len(quotation.text) if look.verbose else _WORDS
    label = Text(f"  {visible(quotation.id):6}")
    lines = labelled(label, _view.quoted(quotation.text, limit), look.width)
    if quotation.attribution:
        told.append(f"said by: {_view.quoted(quotation.attribution.text, _WORDS)}")
    return lines + labelled(Text(" " * len(label)), Text(", ".join(told), "dim"), look.width)


def _notes(evidence: Evidence, look: Look) -> Lines:
    notes = evidence.manuscript.notes
    if not notes:
        return [*heading("Notes", look.width), *paragraph("None was found.", look.width, indent=2)]
    resolved = {resolution.citation_id: resolution for resolution in evidence.resolutions}
    references = {reference.id: reference for reference in evidence.references}
    lines: Lines = []
    for kind, title in _TITLES.items():
        of_kind = [note for note in notes if note.kind is kind]
        lines += heading(title, look.width, str(len(of_kind))) if of_kind else []
        for note in of_kind:
            above, label = _label(evidence.manuscript, note, look)
            lines += above
            for citation in note.citations:
                resolution = resolved.get(citation.id)
                lines += _citation(label, citation, resolution, references, look)
                label = Text(" " * len(label))
            if not note.citations:
                lines += labelled(label, "no citation could be read here", look.width)
    return lines


def _label(manuscript: Manuscript, note: Note, look: Look) -> tuple[Lines, Text]:
    """Return a note's number; words that stand for a citation in the text have a line of their own."""
    name = visible(manuscript.called(note.mark).removeprefix("note ").removeprefix("the entry "))
    if len(name) <= _LABEL:
        return [], Text(f"  {name:<{_LABEL}}")
    return paragraph(name, look.width, indent=2), Text(" " * (_LABEL + 2))


def _citation(
    label: Text,
    citation: Citation,
    resolution: Resolution | None,
    references: dict[str, Reference],
    look: Look,
) -> Lines:
    more = citation.et_al or len(citation.authors) > _NAMED
    parts = [" and ".join(citation.authors[: 1 if more else _NAMED]) + (" et al." if more else "")]
    parts += [
        f"“{citation.title}”" if citation.title else "",
        citation.container or "",
        f"{citation.issued or ''}{citation.year_suffix or ''}",
    ]
    known = references.get(resolution.reference_id or "") if resolution and citation.key else None
    parts += [_view.brief(known) if known else citation.key or "", citation.locator or ""]
    parts += [address for address in (citation.url, citation.doi) if address and address != citation.key]
    printed_form = visible(", ".join(part for part in parts if part)) or _SILENT.get(citation.form, _UNREAD)
    lines = labelled(label, printed_form, look.width)
    told = f"{citation.form.value}; {_told(resolution, references)}"
    return lines + labelled(Text(" " * len(label)), Text(visible(told), "dim"), look.width)


def _told(resolution: Resolution | None, references: dict[str, Reference]) -> str:
    if resolution is None:
        return "not looked up"
    if resolution.reference_id:
        return f"is {resolution.reference_id}, by {resolution.how}"
    if resolution.candidates:
        return f"could be {', '.join(resolution.candidates)}: not decided"
    return "is none of the references" if references else "no references are known"
