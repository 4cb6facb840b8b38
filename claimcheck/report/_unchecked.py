"""A dossier goes in; what could not be checked comes out, by reason, as a list of who must supply what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.report import _view, _wanted
from claimcheck.report._page import Lines, heading, paragraph, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Dossier, Evidence, Look
    from claimcheck.report._wanted import Wanted

_FEW = 3  # works of one kind that are all named, also those that nothing is quoted from


def unchecked(dossier: Dossier, look: Look) -> Lines:
    """Return the section; nothing when all was checked and had, or a person has signed it off."""
    counted = _wanted.counted([dossier])
    if not counted:
        return []
    lines = heading("Not checked", look.width, counted)
    for remedy, works in _wanted.wanted(dossier):
        lines += _works(dossier.evidence, remedy, works, look)
    return lines + _quotations(dossier, look)


def _works(evidence: Evidence, remedy: str, works: Sequence[Wanted], look: Look) -> Lines:
    whole = look.verbose or len(works) <= _FEW
    first = [work for work in works if whole or work.waiting]
    rest = [work for work in works if not (whole or work.waiting)]
    lines: Lines = [*paragraph("", look.width), *paragraph(remedy, look.width, indent=2)]
    rows = []
    for work in first:
        count = _view.plural(len(work.waiting), "quotation") if work.waiting else "not quoted"
        rows.append((_view.notes(evidence.manuscript, work.marks, few=1), count, work.name))
    for row, work in zip(table(rows, look.width, indent=4), first, strict=True):
        lines += row
        lines += paragraph(work.detail, look.width, indent=8) if work.detail else []
    if rest:
        notes = _view.notes(evidence.manuscript, [mark for work in rest for mark in work.marks])
        others = f"{_view.plural(len(rest), 'work')}, {notes}"
        lines += paragraph(f"{'Also c' if first else 'C'}ited, not quoted: {others}", look.width, indent=4)
    return lines


def _quotations(dossier: Dossier, look: Look) -> Lines:
    """Return the quotations that no source can help, by reason."""
    index = _view.index(dossier.evidence)
    lines: Lines = []
    for remedy, matches in _wanted.left(dossier):
        rows = []
        for match in matches:
            quotation = index.quotations[match.quotation_id]
            notes = _view.notes(index.manuscript, quotation.marks)
            rows.append((index.place(quotation), notes, _view.quoted(quotation.text, 200)))
        lines += [*paragraph("", look.width), *paragraph(remedy, look.width, indent=2)]
        lines += [line for row in table(rows, look.width, indent=4) for line in row]
    return lines
