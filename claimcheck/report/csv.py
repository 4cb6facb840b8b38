"""A Report becomes a table with one row a quotation, to be opened in a spreadsheet.

RFC 4180 with a header row and every cell quoted, but for the line ends, which are LF as in every report.
The text begins with a byte order mark: without one Excel reads UTF-8 as the machine's old code page, and
every curly quotation mark is lost; other programs pass over it (Python: encoding `utf-8-sig`).

No cell begins a formula. A spreadsheet runs what begins with `=`, `+`, `-` or `@`, also full-width ones and
after quotation marks or space; such a cell begins with an apostrophe, which is not the manuscript's. One
stands as well behind a semicolon that such a sign follows, for where semicolons part the cells.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from io import StringIO
from typing import TYPE_CHECKING

from claimcheck.model import Source
from claimcheck.report import _decided, _view, _where
from claimcheck.report._flow import flows
from claimcheck.report._issues import posix
from claimcheck.report._wording import KINDS
from claimcheck.text import inert, visible

if TYPE_CHECKING:
    from claimcheck.model import Dossier, Edit, Finding, Look, Match, Report

NAME = "csv"

COLUMNS = (
    "manuscript",
    "id",
    "verdict",
    "reason",
    "notes",
    "place",
    "quotation",
    "source words",
    "edits",
    "alerts",
    "work",
    "page",
    "address",
    "copy",
    "decided",
    "findings",
)
_MARK = "\ufeff"
_LONGEST = 32_000  # code points of a cell; Excel cuts one of more than 32,767 and says nothing
_FORMULA = re.compile(
    r"""(?P<head>^|;)(?P<lead>[\s"'“”„‘’«»`]*+)(?=[=+\-@＝＋－＠﹦﹢﹣﹫−])""",
)


def render(report: Report, look: Look) -> str:
    """Print a row for each judged quotation, in the order of the text; words stand on one line.

    What does not count is among the findings only with `look.show_suppressed`; who decided so always stands.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for dossier in report.dossiers:
        writer.writerows(_rows(dossier, look))
    return _MARK + text.getvalue()


def _rows(dossier: Dossier, look: Look) -> list[list[str]]:
    index = _view.index(dossier.evidence)
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in dossier.findings:
        found[finding.quotation_id or ""].append(finding)
    return [
        [
            _cell(words)
            for words in (
                *_quoted(index, match),
                *_sourced(index, match),
                *_told(found[match.quotation_id], look),
            )
        ]
        for match in dossier.evidence.matches
    ]


def _quoted(index: _view.Index, match: Match) -> tuple[str, ...]:
    """What stands in the manuscript, and the verdict on it."""
    quotation = index.quotations[match.quotation_id]
    why = _view.WHY[match.reason] if match.reason else match.detail
    return (
        posix(index.manuscript.path),
        quotation.id,
        _view.WORDS[match.verdict].lower(),
        why,
        _view.notes(index.manuscript, quotation.marks, few=len(quotation.marks)),
        index.place(quotation),
        quotation.text,
    )


def _sourced(index: _view.Index, match: Match) -> tuple[str, ...]:
    """The source's words, how they differ, and where they stand."""
    source = index.sources.get(match.reference_id or "")
    had = source if isinstance(source, Source) else None
    return (
        " / ".join(words for words, _ in flows(match.passages, match.edits)),
        "; ".join(map(_edit, match.edits)),
        "; ".join(alert.message for alert in match.alerts),
        index.work(match.reference_id or ""),
        ", ".join(_where.places(match.passages)),
        _where.origin(had) if had else "",
        _where.ways(had) if had else "",
    )


def _told(findings: list[Finding], look: Look) -> tuple[str, ...]:
    """What was decided, by whom and why, and what counts."""
    kept = [finding.suppression for finding in findings if finding.suppression]
    decided = [f"{_decided.label(each)}: {_decided.decided(each)}" for each in kept]
    told = [
        f"{f.rule} ({f.level}{f', {_decided.label(f.suppression)}' if f.suppression else ''}): {f.message}"
        for f in findings
        if look.show_suppressed or not f.suppressed
    ]
    return "; ".join(dict.fromkeys(decided)), "; ".join(told)


def _edit(edit: Edit) -> str:
    words = [f"“{words}”" for words in (edit.quoted, edit.source) if words]
    if edit.quoted and edit.source:
        return f"{' for '.join(words)} ({KINDS[edit.kind]})"
    return f"{'added' if edit.quoted else 'left out'}: {''.join(words)} ({KINDS[edit.kind]})"


def _cell(words: str) -> str:
    """Make words visible on one line, no formula, no command, and no longer than a cell can be."""
    shown = visible(words)
    if len(shown) > _LONGEST:
        left = len(shown) - _LONGEST
        shown = f"{shown[:_LONGEST]} {_view.CUT} (cut: {left:,} characters more; the JSON report has them)"
    return _FORMULA.sub(r"\g<head>'\g<lead>", inert(shown))
