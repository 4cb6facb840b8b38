"""A Report becomes workflow commands: GitHub shows them as annotations beside the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest in silence: so the worst of
each are printed, and the last line says how many are not. Values are escaped as the runner reads them
(actions/toolkit, command.ts): `%`, CR and LF in messages, in properties `:` and `,`, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level
from claimcheck.report import _view
from claimcheck.report._headline import headline
from claimcheck.report._issues import Issue, issues
from claimcheck.text import inert

if TYPE_CHECKING:
    from claimcheck.model import Look, Report

NAME = "github"

_SHOWN = 10  # annotations of one kind that GitHub shows of a step
_LONGEST = 4_000  # code points of a message
_LONGEST_TITLE = 200  # code points; GitHub takes 255
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report, look: Look) -> str:
    """Print at most ten commands of a kind, the worst first, and the one line.

    Lines and columns count from 1, both ends included. What has no lines (Word, OpenDocument, EPUB) is told
    by file alone, its place in words. Signed off findings are left out unless `look.show_suppressed`, which
    makes them notices.
    """
    groups: dict[str, list[str]] = {command: [] for command in _COMMANDS.values()}
    for issue in issues(report, suppressed=look.show_suppressed):
        command = "notice" if issue.suppression else _COMMANDS[issue.level]
        groups[command].append(_command(command, issue))
    lines = [line for group in groups.values() for line in group[:_SHOWN]]
    return "\n".join([*lines, inert(_last(report, groups))]) + "\n"


def _command(command: str, issue: Issue) -> str:
    spot = issue.spot
    told: dict[str, str | int | None] = {"file": spot.path, "line": spot.line, "endLine": spot.end_line}
    if spot.line == spot.end_line:  # columns are allowed within one line only
        told |= {"col": spot.column, "endColumn": spot.end_column}
    told["title"] = f"claimcheck {issue.rule}"[:_LONGEST_TITLE]
    properties = ",".join(
        f"{key}={_property(str(value))}" for key, value in told.items() if value is not None
    )
    return f"::{command} {properties}::{_data(_message(issue))}"


def _message(issue: Issue) -> str:
    """What is wrong, what to do, who has signed it off: a line each."""
    where = f" ({issue.where})" if issue.where and issue.spot.line is None else ""
    lines = (f"{issue.message}{where}", issue.fix, issue.decided)
    told = "\n".join(inert(line) for line in lines if line)
    if len(told) > _LONGEST:
        told = f"{told[:_LONGEST]} {_view.CUT} (cut; the other reports have it in full)"
    return told


def _last(report: Report, groups: dict[str, list[str]]) -> str:
    left = [
        _view.plural(len(group) - _SHOWN, command) for command, group in groups.items() if len(group) > _SHOWN
    ]
    told = f" Not shown here, GitHub shows ten of a kind: {', '.join(left)}; the other reports have them."
    more = told if left else ""
    return f"{headline(report)}{more}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(inert(words)).replace(":", "%3A").replace(",", "%2C")
