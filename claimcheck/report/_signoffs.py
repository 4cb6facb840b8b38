"""A dossier goes in; what people have decided of its findings comes out: who, when, why, until when."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import SignOffState, SuppressionKind
from claimcheck.report import _decided, _view
from claimcheck.report._page import Lines, heading, paragraph, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from claimcheck.model import Dossier, Finding, Look

_FEW = 5
_TOLD = {SignOffState.HOLDS, SignOffState.UNUSED}  # with its finding, and by a notice
_KINDS = {
    SuppressionKind.SIGN_OFF: "signed off",
    SuppressionKind.INLINE: "by comments in the manuscript",
    SuppressionKind.BASELINE: "in the baseline",
}


def signoffs(dossier: Dossier, look: Look) -> Lines:
    """Return the section; nothing where nobody has decided anything.

    What the baseline holds back is counted, and listed only with `show_suppressed`.
    """
    kept = [(finding, finding.suppression) for finding in dossier.findings if finding.suppression]
    ended = [each for each in dossier.signoffs if each.state not in _TOLD]
    if not (kept or ended or dossier.notices):
        return []
    counts = Counter(suppression.kind for _, suppression in kept)
    told = ", ".join(f"{counts[kind]} {words}" for kind, words in _KINDS.items() if counts[kind])
    lines = heading("Signed off", look.width, told)
    whole = look.verbose or look.show_suppressed
    shown = [f for f, s in kept if look.show_suppressed or s.kind is not SuppressionKind.BASELINE]
    few = shown if whole else shown[:_FEW]
    for finding in few:
        lines += _finding(dossier, finding, look)
    if shown != few:
        more = f"{len(shown) - len(few)} more; -v shows them"
        lines += paragraph(Text(more, "dim"), look.width, indent=2)
    for each in ended:
        lines += row("ended", f"{visible(each.signoff.rule)}: {visible(each.detail)}", look.width)
    for notice in dossier.notices:
        lines += row("remark", _decided.noticed(dossier.evidence.manuscript, notice), look.width)
    return lines


def _finding(dossier: Dossier, finding: Finding, look: Look) -> Lines:
    """The place and the rule, what was found, and the decision."""
    place = _view.found_at(dossier.evidence.manuscript, finding)
    head = Text.assemble((visible(finding.rule), "bold"), f"  {place}" if place else "")
    lines = paragraph(head, look.width, indent=2)
    if look.show_suppressed or look.verbose:
        lines += row("found", visible(finding.message), look.width, indent=4)
    if finding.suppression:
        lines += row("accepted", _decided.decided(finding.suppression), look.width, indent=4)
    return lines
