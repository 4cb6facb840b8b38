"""A Report becomes text for people: what was found, what blocks, what is missing, then the rest."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Lack, Level, Outcome, Unavailable, Verdict
from claimcheck.model.unchecked import lacking
from claimcheck.report import _headline, _view
from claimcheck.report._blocking import blocking
from claimcheck.report._cards import STYLES
from claimcheck.report._claims import claims
from claimcheck.report._every import every
from claimcheck.report._page import Lines, heading, labelled, paragraph, printed
from claimcheck.report._remarks import limits, remarks
from claimcheck.report._sheets import sheets
from claimcheck.report._signoffs import signoffs
from claimcheck.report._unchecked import unchecked
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model import Dossier, Look, Report

NAME = "terminal"

_NARROWEST = 40  # columns
_STYLES = {
    Outcome.PASS: "bold green",
    Outcome.FAIL: "bold red",
    Outcome.INCOMPLETE: "bold yellow",
    Outcome.EMPTY: "bold yellow",
}


def render(report: Report, look: Look) -> str:
    """Print for `look.width` columns, at least 40; `verbose` folds nothing.

    `quiet` leaves one line, however long: it is read by scripts.
    """
    look = look.model_copy(update={"width": max(look.width, _NARROWEST)})
    if look.quiet:
        label, tally, found = _sentences(report)
        return printed([Text.assemble(label, tally, " ", found)], look)
    verdict = _verdict(report, look.width)
    several = len(report.dossiers) > 1
    lines: Lines = list(verdict)
    for dossier in report.dossiers:
        lines += _manuscript(dossier, look, counted=several)
    return printed([*lines, Text(), *verdict, *_next(report, look)], look)


def _sentences(report: Report) -> tuple[Text, Text, str]:
    """The outcome, quotations by verdict, and findings by level with the policy."""
    summary = report.summary
    label = Text(f"{summary.outcome.value.upper()}  ", _STYLES[summary.outcome])
    found = _headline.judged(report)
    if not report.dossiers:
        return label, Text(_headline.tally(report)), found
    return label, _tally(summary.quotations).append(f"{_headline.signed(report)}."), found


def _verdict(report: Report, width: int) -> Lines:
    """The one line as a paragraph of `width` columns."""
    label, tally, found = _sentences(report)
    return labelled(label, tally, width) + labelled(Text(" " * len(label)), found, width)


def _tally(counts: Mapping[Verdict, int]) -> Text:
    """The sentence that counts the quotations; what is there of each verdict has its colour."""
    parts = [
        Text(said, STYLES[verdict] if counts.get(verdict) else "") for verdict, said in _view.counted(counts)
    ]
    return Text(f"{_view.plural(sum(counts.values()), 'quotation')}: ").append(Text(", ").join(parts))


def _manuscript(dossier: Dossier, look: Look, *, counted: bool) -> Lines:
    evidence = dossier.evidence
    lines = heading(visible(evidence.manuscript.path), look.width)
    if not evidence.matches:
        lines += paragraph(_headline.EMPTY, look.width)
    elif counted:
        lines += paragraph(_tally(Counter(match.verdict for match in evidence.matches)), look.width)
    lines += blocking(dossier, look)
    lines += unchecked(dossier, look)
    lines += every(evidence, look) if look.verbose else []
    lines += claims(evidence, look)
    lines += sheets(evidence, look)
    lines += remarks(dossier, look)
    lines += signoffs(dossier, look)
    return lines + limits(dossier, look)


def _next(report: Report, look: Look) -> Lines:
    """The next command to run, or nothing when there is nothing to do."""
    advice = _advice(report)
    return labelled(Text("Next: ", "dim"), advice, look.width) if advice else []


def _advice(report: Report) -> str:
    for dossier in report.dossiers:
        evidence = dossier.evidence
        path = shlex.quote(visible(evidence.manuscript.path))
        if report.summary.outcome is Outcome.EMPTY:
            return f"claimcheck parse {path}  (shows what was read)"
        wanted = set(lacking(dossier))
        lacks = [s for s in evidence.sources if isinstance(s, Unavailable) and s.reference_id in wanted]
        if any(source.reason is Lack.NO_ADDRESS for source in lacks):
            return _supply(evidence.references_path, path)
    errors = [f for d in report.dossiers for f in d.findings if f.level is Level.ERROR and not f.suppressed]
    if errors:
        first = min(errors, key=lambda finding: finding.quotation_id is None)  # as the cards come first
        return f"claimcheck explain {visible(first.rule)}"
    if report.summary.outcome is Outcome.INCOMPLETE:
        return "supply what “Not checked” asks for, then run again"
    return ""


def _supply(references: str | None, path: str) -> str:
    """What to do where works have neither an address nor a file."""
    if references is None:
        return f"claimcheck init {path}  (drafts a references file to fill in)"
    return f"fill in URL or source in {visible(references)}, then claimcheck run {path}"
