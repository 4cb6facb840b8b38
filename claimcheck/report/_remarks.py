"""A dossier's findings go in; the warnings and notes come out by rule, then sign-offs and limits."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import BlockKind, Form, Level
from claimcheck.report import _view, _wanted
from claimcheck.report._blocking import by_rule
from claimcheck.report._page import Lines, heading, paragraph

if TYPE_CHECKING:
    from claimcheck.model import Dossier, Evidence, Look, Manuscript

_FEW = {Level.WARNING: 3, Level.NOTE: 0}
_ASIDE = "; one of each kind is shown, -v shows all"
TITLES = {Level.WARNING: "Worth a look", Level.NOTE: "House style and small things"}


def remarks(dossier: Dossier, look: Look) -> Lines:
    """Return the sections of warnings and of notes."""
    lines: Lines = []
    for level, title in TITLES.items():
        findings, elsewhere = _wanted.remarks(dossier, level)
        if findings:
            aside = _ASIDE if level is Level.NOTE and not look.verbose else ""
            lines += heading(title, look.width, _wanted.told(len(findings), level, elsewhere) + aside)
            lines += by_rule(dossier.evidence.manuscript, findings, look, _FEW[level])
    return lines


def limits(dossier: Dossier, look: Look) -> Lines:
    """Return what was not looked at, so that a good report promises no more than it holds."""
    lines = heading("Not looked at", look.width)
    for said in unread(dossier.evidence):
        lines += paragraph(said, look.width, indent=2)
    return lines


def unread(evidence: Evidence) -> list[Text]:
    """Say, a sentence each, what stands in quotation marks or under notes and was not looked at."""
    manuscript = evidence.manuscript
    scare = [q for q in manuscript.quotations if q.form is Form.SCARE]
    titles, others = _in_notes(manuscript)
    said = []
    if claims := manuscript.plain_claims:
        marks = [mark for claim in claims for mark in claim.marks]
        count = _view.plural(len(claims), "noted sentence")
        said.append(
            f"{count} without a quotation ({_view.notes(manuscript, marks)}): whether the work says so."
        )
    if scare:
        words = ", ".join(_view.quoted(q.text, 40) for q in scare[: _FEW[Level.WARNING]])
        more = " and others" if len(scare) > _FEW[Level.WARNING] else ""
        said.append(f"{_view.plural(len(scare), 'scare quotation')} without a note: {words}{more}.")
    if titles:
        said.append(f"{_view.plural(titles, 'title')} quoted in the notes: names of works, not quotations.")
    if others:
        said.append(
            f"{_view.plural(others, 'other stretch', 'other stretches')} in quotation marks within notes: "
            "not compared with sources."
        )
    said.append("Whether a quotation is fair to its context: that stays with the reader.")
    return [Text(line) for line in said]


def _in_notes(manuscript: Manuscript) -> tuple[int, int]:
    """Count what is quoted in notes and citations: titles that a citation was read to have, and the rest."""
    quoted = [quotation for quotation in manuscript.quotations if quotation.form is Form.TITLE]
    known = {citation.title_span.start for citation in manuscript.citations if citation.title_span}
    blocks = manuscript.blocks
    others = 0
    for start in (quotation.span.start for quotation in quoted if quotation.span.start not in known):
        row = bisect_right(blocks, start, key=lambda block: block.span.start) - 1
        others += row >= 0 and blocks[row].kind is BlockKind.NOTE
    return len(quoted) - others, others
