"""A Report becomes JUnit XML: one suite a manuscript, one test case a quotation, for what shows test results.

The shape is that of Jenkins's schema (junit-10.xsd), which pytest and GitLab keep to as well. A wrong verdict
is a failure, unless it is signed off; so is an error on words that do stand in the source. An unchecked
quotation is skipped, never passed. There is no time in it: the same report gives the same bytes.

A second suite of each manuscript holds the findings that are about no quotation: errors fail, works that were
not had are skipped, the rest pass with their words as output. The exit code, not the number of failures, is
what the policy says.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from claimcheck.model import Level, Verdict
from claimcheck.model.report import NOT_HAD_RULES
from claimcheck.model.unchecked import compared
from claimcheck.report import _cards, _decided, _headline, _view, _wanted
from claimcheck.report._issues import posix
from claimcheck.text import inert, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Dossier, Finding, Look, Manuscript, Match, Report

NAME = "junit"

_WIDTH = 100  # columns of the words and the carets under them
_NAME = 60  # code points of a quotation's words in a test case's name


class _Case(NamedTuple):
    """A test case; `kind` is the failure's, `skipped` the reason why there is no result."""

    name: str
    output: str = ""
    kind: str = ""
    message: str = ""
    skipped: str = ""


def render(report: Report, _look: Look) -> str:
    """Print all suites, those signed off as passed with who has signed; controls are shown as escapes."""
    root = ET.Element("testsuites", name="claimcheck")
    cases: list[_Case] = []
    for dossier in report.dossiers:
        path = posix(dossier.evidence.manuscript.path)
        quotations = _quotations(dossier)
        told = [_headline.headline(report), *([] if quotations else [_headline.EMPTY])]
        _suite(root, path, path, quotations, "\n".join(told))
        others = _others(dossier)
        if others:
            _suite(root, f"{path}: beside the quotations", path, others, "")
        cases += [*quotations, *others]
    for key in ("tests", "failures", "errors"):  # the schema gives `skipped` to suites only
        root.set(key, _counts(cases)[key])
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return inert(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _suite(root: ET.Element, name: str, path: str, cases: Sequence[_Case], said: str) -> None:
    suite = ET.SubElement(root, "testsuite", {"name": name, **_counts(cases)})
    for case in cases:
        element = ET.SubElement(suite, "testcase", name=case.name, classname=path)
        if case.skipped:
            ET.SubElement(element, "skipped", message=case.skipped)
        if case.kind:
            failure = ET.SubElement(element, "failure", type=case.kind, message=case.message)
            failure.text = case.output
        elif case.output:
            ET.SubElement(element, "system-out").text = case.output
    if said:
        ET.SubElement(suite, "system-out").text = said


def _counts(cases: Sequence[_Case]) -> dict[str, str]:
    counts = {
        "tests": len(cases),
        "failures": sum(bool(case.kind) for case in cases),
        "errors": 0,
        "skipped": sum(bool(case.skipped) for case in cases),
    }
    return {key: str(count) for key, count in counts.items()}


def _quotations(dossier: Dossier) -> list[_Case]:
    index = _view.index(dossier.evidence)
    on: dict[str, list[Finding]] = {match.quotation_id: [] for match in dossier.evidence.matches}
    for finding in dossier.findings:
        on.get(finding.quotation_id or "", []).append(finding)
    signed = compared(dossier)
    return [
        _quotation(index, match, on[match.quotation_id], signed=match.quotation_id in signed)
        for match in dossier.evidence.matches
    ]


def _quotation(index: _view.Index, match: Match, findings: Sequence[Finding], *, signed: bool) -> _Case:
    quotation = index.quotations[match.quotation_id]
    name = f"{visible(quotation.id)} {_view.quoted(quotation.text, _NAME)}"
    output = "\n".join((index.where(quotation), *_compared(index, match), *_told(findings)))
    if match.verdict is Verdict.UNCHECKED and not signed:
        why = filter(None, (_view.why(match.reason), visible(match.detail)))
        skipped = f"not checked: {'; '.join(why)}"
        return _Case(name, output, skipped=skipped)
    errors = [f for f in findings if f.level is Level.ERROR and not f.suppressed]
    if errors or (match.verdict.wrong and not _decided.stands(findings)):
        message = visible(errors[0].message) if errors else _view.WORDS[match.verdict]
        return _Case(name, output, kind=match.verdict.value, message=message)
    return _Case(name, output if findings or match.alerts else "")


def _compared(index: _view.Index, match: Match) -> list[str]:
    """The manuscript's words over the source's, carets under what differs, as a terminal shows them."""
    quotation = index.quotations[match.quotation_id]
    lines = _cards.comparison(quotation, match, _WIDTH, whole=True) if match.passages else []
    lines += _cards.whence(match, index, _WIDTH)
    lines += _cards.alerts(match, _WIDTH)
    return [line.plain.rstrip() for line in lines]


def _told(findings: Iterable[Finding]) -> list[str]:
    told = []
    for finding in findings:
        told.append(f"  {finding.level.value}: {visible(finding.message)} [{visible(finding.rule)}]")
        told += [f"    earlier: {visible(finding.remark)}"] if finding.remark else []
        told += (
            [f"    does not count: {_decided.decided(finding.suppression)}"] if finding.suppression else []
        )
        told += [f"    to do: {visible(finding.fix)}"] if finding.fix and not finding.suppressed else []
    return told


def _others(dossier: Dossier) -> list[_Case]:
    """The findings about notes, references and sources, and the notices, in the order of the text.

    Of those that say the same, the second and later are numbered: a test is known by its name.
    """
    judged = {match.quotation_id for match in dossier.evidence.matches}
    manuscript = dossier.evidence.manuscript
    cases = [_other(manuscript, f) for f in dossier.findings if f.quotation_id not in judged]
    for remedy, work in _wanted.untold(dossier):
        cases.append(_Case(f"source-unavailable: {work.name}", work.detail, skipped=f"not had: {remedy}"))
    cases += [_Case(f"sign-off: {_decided.noticed(manuscript, notice)}") for notice in dossier.notices]
    seen: Counter[str] = Counter()
    named = []
    for case in cases:
        seen[case.name] += 1
        ordinal = f" ({seen[case.name]})" if seen[case.name] > 1 else ""
        named.append(case._replace(name=f"{case.name}{ordinal}"))
    return named


def _other(manuscript: Manuscript, finding: Finding) -> _Case:
    message = visible(finding.message)
    name = f"{visible(finding.rule)}: {message}"
    output = "\n".join((_view.found_at(manuscript, finding), *_told([finding]))).strip()
    if finding.suppressed:
        return _Case(name, output)
    if finding.level is Level.ERROR:
        return _Case(name, output, kind=visible(finding.rule), message=message)
    return _Case(name, output, skipped=f"not had: {message}" if finding.rule in NOT_HAD_RULES else "")
