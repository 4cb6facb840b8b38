"""A Report goes in; the one line that every report begins or ends with comes out, as plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level
from claimcheck.report import _decided, _view
from claimcheck.text import visible

if TYPE_CHECKING:
    from claimcheck.model import Report

NOTHING = "No manuscript has changed, and none was checked."


def tally(report: Report) -> str:
    """Return the sentence that counts the quotations by verdict, "not checked" apart from the rest."""
    if not report.dossiers:
        return NOTHING
    counts = report.summary.quotations
    told = ", ".join(said for _, said in _view.counted(counts))
    signed = _decided.signed_unchecked(report.dossiers)
    aside = f" ({signed} of them signed off)" if signed else ""
    return f"{_view.plural(sum(counts.values()), 'quotation')}: {told}{aside}."


def judged(report: Report) -> str:
    """Return the findings by level, and the policy that made the outcome of them."""
    summary = report.summary
    found = ", ".join(_view.plural(summary.findings.get(level, 0), level.value) for level in Level)
    return f"{found}; {visible(summary.policy)}."


def headline(report: Report) -> str:
    """Return outcome, tally and policy on one line."""
    return f"{report.summary.outcome.value.upper()}: {tally(report)} {judged(report)}"
