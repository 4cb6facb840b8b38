"""A dossier's findings go in; the errors come out as a person mends them: by quotation, else by rule."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Level
from claimcheck.report import _cards, _view
from claimcheck.report._page import Lines, heading, labelled, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Dossier, Finding, Look, Manuscript, Match

_SEVERAL = 3


def blocking(dossier: Dossier, look: Look) -> Lines:
    """Return the section of errors; nothing when there is none."""
    errors = [f for f in dossier.findings if f.level is Level.ERROR and not f.suppressed]
    if not errors:
        return []
    evidence = dossier.evidence
    shown = {match.quotation_id: match for match in evidence.matches if match.verdict.wrong}
    on_quotations = [finding for finding in errors if finding.quotation_id in shown]
    others = [finding for finding in errors if finding.quotation_id not in shown]
    lines = heading("What blocks", look.width, _view.plural(len(errors), "error"))
    index = _view.index(evidence)
    for id_, findings in _by_quotation(on_quotations).items():
        lines += _card(index, shown[id_], findings, look)
    return lines + by_rule(evidence.manuscript, others, look, _SEVERAL)


def by_rule(manuscript: Manuscript, findings: Iterable[Finding], look: Look, several: int) -> Lines:
    """Return findings under the name of their rule; more than `several` of one are folded unless verbose.

    With `several` 0 even one is folded: its message stands as an example, without what to do.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return [line for rule, group in groups.items() for line in _rule(manuscript, rule, group, look, several)]


def _rule(manuscript: Manuscript, rule: str, group: Sequence[Finding], look: Look, several: int) -> Lines:
    title = Text.assemble("  ", (visible(rule), "bold"), f" ({len(group)})" if group[1:] else "", "  ")
    marks = [finding.mark for finding in group if finding.mark is not None]
    lines = [Text(), *labelled(title, _view.notes(manuscript, marks) if marks else "", look.width)]
    shown = group if look.verbose or len(group) <= several else group[:1]
    more = Text(f"{len(group) - len(shown)} more; -v shows them", "dim")
    for fix, run in groupby(shown, key=lambda finding: finding.fix):
        for finding in run:
            place = _view.found_at(manuscript, finding)
            lines += row(place, visible(finding.message), look.width, indent=4)
            lines += row("earlier", visible(finding.remark), look.width, indent=4) if finding.remark else []
        if look.verbose or several:
            lines += row("", more, look.width, indent=4) if shown != group else []
            lines += row("to do", visible(fix), look.width, indent=4) if fix else []
    return lines


def _by_quotation(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.quotation_id or "", []).append(finding)
    return groups


def _card(index: _view.Index, match: Match, findings: Sequence[Finding], look: Look) -> Lines:
    quotation = index.quotations[match.quotation_id]
    lines = [Text(), *_cards.title(quotation, match.verdict, index.where(quotation), look.width)]
    lines += _cards.comparison(quotation, match, look.width, whole=look.verbose)
    lines += _cards.whence(match, index, look.width)
    for finding in findings:
        said = Text.assemble(visible(finding.message), (f" [{visible(finding.rule)}]", "dim"))
        lines += row("because", said, look.width)
    for remark in dict.fromkeys(finding.remark for finding in findings if finding.remark):
        lines += row("earlier", visible(remark), look.width)
    for fix in dict.fromkeys(finding.fix for finding in findings if finding.fix):
        lines += row("to do", visible(fix), look.width)
    return lines
