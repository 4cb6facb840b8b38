"""A dossier goes in; what people have decided of its findings comes out: who, when, why, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.report import _decided, _view
from claimcheck.report._page import Lines, heading, paragraph, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from claimcheck.model import Dossier, Finding, Look, Suppression

_FEW = 5


def signoffs(dossier: Dossier, look: Look) -> Lines:
    """Return the section; nothing where nobody has decided anything.

    What the baseline holds back is counted, and listed only with `show_suppressed`.
    """
    powerless = _decided.powerless(dossier)
    if not (_decided.counted(dossier) or powerless or dossier.notices):
        return []
    lines = heading("Signed off", look.width, _decided.counted(dossier))
    whole = look.verbose or look.show_suppressed
    kept = _decided.kept(dossier, look)
    few = kept if whole else kept[:_FEW]
    for finding, why in few:
        lines += _finding(dossier, finding, why, look)
    if kept != few:
        more = f"{len(kept) - len(few)} more; -v shows them"
        lines += paragraph(Text(more, "dim"), look.width, indent=2)
    for label, rule, said in powerless:
        lines += row(label, f"{rule}: {said}", look.width)
    for notice in dossier.notices:
        lines += row("remark", _decided.noticed(dossier.evidence.manuscript, notice), look.width)
    return lines


def _finding(dossier: Dossier, finding: Finding, why: Suppression, look: Look) -> Lines:
    """The place and the rule, what was found, and the decision."""
    place = _view.found_at(dossier.evidence.manuscript, finding)
    head = Text.assemble((visible(finding.rule), "bold"), f"  {place}" if place else "")
    lines = paragraph(head, look.width, indent=2)
    lines += row("found", visible(finding.message), look.width, indent=4)
    return lines + row(_decided.label(why), _decided.decided(why), look.width, indent=4)
