"""A Report goes in; the one line that every report begins or ends with comes out, as plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level
from claimcheck.model.unchecked import compared
from claimcheck.report import _view
from claimcheck.text import visible

if TYPE_CHECKING:
    from claimcheck.model import Report

EMPTY = "No quotation was found here: nothing was compared with a source."
_NOTHING = "No manuscript has changed, and none was checked."


def signed(report: Report) -> str:
    """Return " (1 of them signed off)", of the quotations that were not checked; nothing for none."""
    count = sum(len(compared(dossier)) for dossier in report.dossiers)
    return f" ({count} of them signed off)" if count else ""


def tally(report: Report) -> str:
    """Return the sentence that counts the quotations by verdict, "not checked" apart from the rest."""
    if not report.dossiers:
        return _NOTHING
    counts = report.summary.quotations
    told = ", ".join(said for _, said in _view.counted(counts))
    return f"{_view.plural(sum(counts.values()), 'quotation')}: {told}{signed(report)}."


def judged(report: Report) -> str:
    """Return the findings by level, and the policy that made the outcome of them."""
    summary = report.summary
    found = ", ".join(_view.plural(summary.findings.get(level, 0), level.value) for level in Level)
    return f"{found}; {visible(summary.policy)}."


def headline(report: Report) -> str:
    """Return outcome, tally and policy on one line."""
    return f"{report.summary.outcome.value.upper()}: {tally(report)} {judged(report)}"
