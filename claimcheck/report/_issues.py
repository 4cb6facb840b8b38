"""A Report goes in; what an editor should look at comes out as one list for machines, the worst first."""

from __future__ import annotations

import posixpath
from pathlib import PurePath, PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Level, Verdict
from claimcheck.model.report import UNCHECKED_RULE
from claimcheck.report import _decided, _view, _wanted
from claimcheck.text import Lines, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Dossier, Finding, Manuscript, Match, Notice, Report, Suppression
    from claimcheck.report._wanted import Wanted

_LINED = {"text", "markdown", "latex", "html"}  # styles of manuscripts whose places are lines of their file
_WORST = (Verdict.ABSENT, Verdict.MISATTRIBUTED, Verdict.ALTERED)
_NOTICE = "sign-off"


class Spot(NamedTuple):
    """A place for machines: file, and its first and last line and character where the file has lines."""

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


class Issue(NamedTuple):
    """A finding, an unchecked quotation, a lacking work or a notice, for machines that know no quotations.

    All words are on one line and visible. `where` is the place in few letters for people; `id` is the
    fingerprint; `verdict` that of the quotation it is about.
    """

    level: Level
    rule: str
    message: str
    fix: str
    spot: Spot
    where: str
    id: str
    verdict: Verdict | None = None
    suppression: Suppression | None = None

    @property
    def decided(self) -> str:
        """Why it does not count, and who said so; nothing for what counts."""
        return f"Does not count: {_decided.decided(self.suppression)}" if self.suppression else ""


def issues(report: Report, *, suppressed: bool) -> list[Issue]:
    """Return all of them, errors first, of one level the worst verdicts first; else in the text's order.

    With `suppressed`, also those that people have decided not to count.
    """
    found = [issue for dossier in report.dossiers for issue in _of(dossier)]
    kept = [issue for issue in found if suppressed or issue.suppression is None]
    return sorted(kept, key=lambda issue: (-issue.level.severity, _badness(issue.verdict)))


def spot(manuscript: Manuscript, lines: Lines, start: int, end: int) -> Spot:
    """Return where a stretch of a manuscript stands in its files, the last character included."""
    path = posix(manuscript.path)
    if manuscript.style not in _LINED:
        return Spot(path)
    part = lines.part(start)
    if part:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), posix(part)))
    last = max(end - 1, start)
    end_line, end_column = lines.place(last) if lines.part(last) == part else lines.place(start)
    return Spot(path, *lines.place(start), end_line, end_column)


def noticed_at(manuscript: Manuscript, notice: Notice) -> Spot:
    """Return where what a notice is about stands: in the file that it names, else in the manuscript."""
    lined = notice.file is not None or manuscript.style in _LINED
    path = posix(notice.file or manuscript.path)
    if notice.part and notice.file is None and lined:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), posix(notice.part)))
    line, column = (notice.line, notice.column) if lined and notice.line else (None, None)
    return Spot(path, line, column, line, column)


def unlisted(dossier: Dossier) -> list[Match]:
    """Return the quotations without a verdict that no finding tells of, its rule being off."""
    told = {finding.quotation_id for finding in dossier.findings if finding.rule == UNCHECKED_RULE}
    unchecked = [match for match in dossier.evidence.matches if match.verdict is Verdict.UNCHECKED]
    return [match for match in unchecked if match.quotation_id not in told]


def posix(path: str) -> str:
    """Return a path as `portable` has it, and nothing in it that is not seen."""
    plain = portable(path)
    return plain if plain.isprintable() else visible(plain)


def portable(path: str) -> str:
    """Return a path with forward slashes, as repositories name files.

    Of an absolute path only the name is told: where somebody keeps a folder is nobody else's business.
    """
    bare = PurePath(path).is_absolute() or PureWindowsPath(path).is_absolute()
    return PureWindowsPath(path).name if bare else PurePath(path).as_posix()


def _badness(verdict: Verdict | None) -> int:
    return _WORST.index(verdict) if verdict in _WORST else len(_WORST)


def _of(dossier: Dossier) -> Iterator[Issue]:
    """Yield the issues of one manuscript in the order of its text, notices last."""
    index = _view.index(dossier.evidence)
    verdicts = {match.quotation_id: match.verdict for match in dossier.evidence.matches}
    for finding in sorted(dossier.findings, key=lambda finding: finding.start):
        yield _finding(index, finding, verdicts.get(finding.quotation_id or ""))
    for match in unlisted(dossier):
        yield _unchecked(index, match)
    for remedy, work in _wanted.untold(dossier):
        yield _lacking(index.manuscript, remedy, work)
    for notice in dossier.notices:
        yield _notice(dossier.evidence.manuscript, notice)


def _finding(index: _view.Index, finding: Finding, verdict: Verdict | None) -> Issue:
    first = finding.locations[0] if finding.locations else None
    manuscript = index.manuscript
    said = ". ".join(part for part in (finding.message.rstrip("."), finding.remark) if part)
    return Issue(
        level=finding.level,
        rule=visible(finding.rule),
        message=visible(said),
        fix=visible(finding.fix),
        spot=spot(manuscript, index.lines, first.span.start, first.span.end)
        if first
        else Spot(posix(manuscript.path)),
        where=_view.place(manuscript, first.line, first.column, first.part) if first else "",
        id=finding.fingerprint,
        verdict=verdict,
        suppression=finding.suppression,
    )


def _unchecked(index: _view.Index, match: Match) -> Issue:
    """What is not checked is told also where the rule that would tell it is switched off."""
    quotation = index.quotations[match.quotation_id]
    return Issue(
        level=Level.NOTE,
        rule=UNCHECKED_RULE,
        message=f"{_view.quoted(quotation.text, 120)} was not checked: {_view.why(match.reason)}",
        fix="",
        spot=spot(index.manuscript, index.lines, quotation.span.start, quotation.span.end),
        where=index.place(quotation),
        id=f"{UNCHECKED_RULE} {quotation.text}",
        verdict=match.verdict,
    )


def _lacking(manuscript: Manuscript, remedy: str, work: Wanted) -> Issue:
    """A cited work that was not had is told also where the rules that would tell it are switched off."""
    return Issue(
        level=Level.NOTE,
        rule="source-unavailable",
        message=f"{remedy} {work.name}",
        fix=work.detail,
        spot=Spot(posix(manuscript.path)),
        where=visible(_view.notes(manuscript, work.marks)),
        id=f"source-unavailable {work.reference_id}",
    )


def _notice(manuscript: Manuscript, notice: Notice) -> Issue:
    return Issue(
        level=Level.NOTE,
        rule=_NOTICE,
        message=visible(notice.message),
        fix="",
        spot=noticed_at(manuscript, notice),
        where="",
        id=f"{_NOTICE} {notice.message}",
    )
