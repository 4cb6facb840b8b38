"""A Report becomes GitLab's Code Quality JSON, which a merge request shows: what is new, what is mended.

Errors are `major`, and `critical` where the words stand nowhere or elsewhere: the severest that can be said
of a quotation. Warnings are `minor`, notes and unchecked quotations `info`. Nothing is a `blocker`: what
blocks is said by the exit code. GitLab asks for a line: what has none (Word, OpenDocument, EPUB) stands at
line 1, with its place in words.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from claimcheck.model import Level, Verdict
from claimcheck.report._issues import Issue, issues
from claimcheck.report.json import dumped

if TYPE_CHECKING:
    from claimcheck.model import Look, Report

NAME = "gitlab"

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}
_WORST = {Verdict.ABSENT, Verdict.MISATTRIBUTED}


def render(report: Report, look: Look) -> str:
    """Print one object an issue, the worst first; signed off ones only with `look.show_suppressed`.

    Fingerprints outlive moved lines. GitLab keeps one issue of those that share a fingerprint, so the second
    of a kind in a manuscript is told from the first by its ordinal.
    """
    listed = issues(report, suppressed=look.show_suppressed)
    ordinals: Counter[tuple[str, str, str]] = Counter()
    told = []
    for issue in listed:
        key = (issue.spot.path, issue.rule, issue.id)
        told.append(_object(issue, key, ordinals[key]))
        ordinals[key] += 1
    return dumped(told)


def _object(issue: Issue, key: tuple[str, str, str], ordinal: int) -> dict[str, Any]:
    return {
        "description": _description(issue),
        "check_name": issue.rule,
        "fingerprint": _hash(*key, str(ordinal)),
        "severity": _severity(issue),
        "location": {"path": issue.spot.path, "lines": {"begin": issue.spot.line or 1}},
    }


def _description(issue: Issue) -> str:
    where = f"{issue.where}: " if issue.where and issue.spot.line is None else ""
    sentences = (f"{where}{issue.message}".rstrip("."), issue.fix.rstrip("."), issue.decided)
    return ". ".join(sentence for sentence in sentences if sentence)


def _severity(issue: Issue) -> str:
    if issue.suppression:
        return "info"
    if issue.level is Level.ERROR and issue.verdict in _WORST:
        return "critical"
    return _SEVERITIES[issue.level]


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
