"""A Report becomes text for people: what was found, what blocks, what is missing, then the rest."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Lack, Level, Outcome, Unavailable
from claimcheck.report import _view
from claimcheck.report._blocking import blocking
from claimcheck.report._every import every
from claimcheck.report._page import Lines, heading, labelled, paragraph, printed
from claimcheck.report._remarks import limits, remarks
from claimcheck.report._sheets import sheets
from claimcheck.report._unchecked import unchecked
from claimcheck.text import visible

if TYPE_CHECKING:
    from claimcheck.model import Dossier, Look, Report

NAME = "terminal"

_STYLES = {
    Outcome.PASS: "bold green",
    Outcome.FAIL: "bold red",
    Outcome.INCOMPLETE: "bold yellow",
    Outcome.EMPTY: "bold yellow",
}


def render(report: Report, look: Look) -> str:
    """Print for `look.width` columns; `quiet` leaves the closing line, `verbose` folds nothing."""
    verdict = _verdict(report, look.width)
    if look.quiet:
        return printed(verdict, look)
    lines: Lines = list(verdict)
    for dossier in report.dossiers:
        lines += _manuscript(dossier, look)
    return printed([*lines, Text(), *verdict, *_next(report, look)], look)


def _verdict(report: Report, width: int) -> Lines:
    """The one line: outcome, quotations by verdict, findings by level, policy."""
    summary = report.summary
    found = ", ".join(_view.plural(summary.findings.get(level, 0), level.value) for level in Level)
    said = f"{_view.tally(summary.quotations)}. {found}. Policy: {visible(summary.policy)}."
    label = Text(f"{summary.outcome.value.upper()}  ", _STYLES[summary.outcome])
    return labelled(label, said, width)


def _manuscript(dossier: Dossier, look: Look) -> Lines:
    evidence = dossier.evidence
    counts = Counter(match.verdict for match in evidence.matches)
    lines = heading(visible(evidence.manuscript.path))
    if evidence.matches:
        lines += paragraph(_view.tally(counts), look.width)
    else:
        lines += paragraph("No quotation was found here: nothing was compared with a source.", look.width)
    lines += blocking(dossier, look)
    lines += unchecked(evidence, look)
    lines += every(evidence, look) if look.verbose else []
    lines += sheets(evidence, look)
    lines += remarks(dossier, look)
    return lines + limits(dossier, look)


def _next(report: Report, look: Look) -> Lines:
    """The next command to run, or nothing when there is nothing to do."""
    advice = _advice(report)
    return labelled(Text("Next: ", "dim"), advice, look.width) if advice else []


def _advice(report: Report) -> str:
    for dossier in report.dossiers:
        evidence = dossier.evidence
        path = shlex.quote(visible(evidence.manuscript.path))
        homeless = any(isinstance(s, Unavailable) and s.reason is Lack.NO_ADDRESS for s in evidence.sources)
        if homeless and evidence.references_path is None:
            return f"claimcheck init {path}"
        if homeless:
            file = visible(evidence.references_path or "")
            return f"fill in URL or source in {file}, then claimcheck run {path}"
    errors = [f for d in report.dossiers for f in d.findings if f.level is Level.ERROR and not f.suppressed]
    if errors:
        return f"claimcheck explain {visible(errors[0].rule)}"
    return ""
