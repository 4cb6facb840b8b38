"""All formats tell of one run: what one of them counts, every other one counts the same."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from report import builders as b
from report import mill
from report.html_page import demo
from selectolax.lexbor import LexborHTMLParser

from claimcheck.model import (
    Dossier,
    Level,
    Look,
    Outcome,
    Report,
    Signed,
    SignOff,
    SignOffState,
    Verdict,
)
from claimcheck.model.decision import Decision
from claimcheck.report import render

if TYPE_CHECKING:
    from collections.abc import Callable

TALLY = re.compile(
    r"(\d+) quotations?: (\d+) verbatim, (\d+) permissible, (\d+) altered, (\d+) misattributed, "
    r"(\d+) absent, (\d+) not checked(?: \((\d+) of them signed off\))?\."
)
FOUND = re.compile(r"(\d+) errors?, (\d+) warnings?, (\d+) notes?; ")
SECTIONS = {
    Level.ERROR: r"What blocks:? (\d+) errors?",
    Level.WARNING: r"Worth a look:? (\d+) warnings?(?:, (\d+) more under “Not checked”)?",
    Level.NOTE: r"House style and small things:? (\d+) notes?(?:, (\d+) more under “Not checked”)?",
}
LACKING = r"Not checked:? (?:(\d+) quotations?)?(?:, )?(?:(\d+) cited works? not had)?"
PEOPLE = ("terminal", "markdown", "html")
TOLD = (*PEOPLE, "github", "junit")  # the formats that say the one line


def _signed() -> Dossier:
    """The mill's dossier, in which a person has accepted every finding and rejected one of them again."""
    before = mill.dossier("signed/mill.txt")
    findings = tuple(f.model_copy(update={"suppression": b.SIGNED}) for f in before.findings)
    rejected = findings[1].model_copy(update={"suppression": None, "remark": "Bo Ek rejected this"})
    signoff = SignOff(
        id=rejected.fingerprint,
        decision=Decision.REJECT,
        reason="mend it",
        by="Bo Ek",
        date="2026-05-05",
        rule=rejected.rule,
        level=rejected.level,
    )
    signed = Signed(signoff=signoff, state=SignOffState.REJECTED, detail="Bo Ek rejected this")
    changed = {"findings": (findings[0], rejected, *findings[2:]), "signoffs": (signed,)}
    return before.model_copy(update=changed)


REPORTS: dict[str, Callable[[], Report]] = {
    "one": lambda: b.report(mill.dossier()),
    "word": lambda: b.report(mill.dossier("mill.docx", "word")),
    "several": lambda: b.report(mill.dossier(), _signed(), mill.dossier("mill.docx", "word")),
    "signed": lambda: b.report(_signed()),
    "nothing": lambda: b.report(b.dossier(b.evidence(b.manuscript("Words.")))),
    "demo": demo,
}


@pytest.fixture(params=REPORTS)
def report(request: pytest.FixtureRequest) -> Report:
    return REPORTS[request.param]()


def words(report: Report, form: str, *, verbose: bool = False) -> str:
    """What a reader sees of a report: the words, on one line."""
    text = render(report, form, Look(verbose=verbose))
    if form == "html":
        body = LexborHTMLParser(text).css_first("body")
        for unseen in body.css("script, style, pre[hidden]"):
            unseen.decompose()
        text = body.text(separator=" ")
    if form == "markdown":
        text = re.sub("<[^>]+>", " ", text).replace("#", " ")
    if form == "junit":
        text = " ".join(ET.fromstring(text).itertext())  # noqa: S314 - our own file
    return " ".join(text.split())


def verdicts(report: Report) -> Counter[Verdict]:
    return Counter(match.verdict for dossier in report.dossiers for match in dossier.evidence.matches)


def levels(report: Report) -> Counter[Level]:
    return Counter(f.level for dossier in report.dossiers for f in dossier.findings if f.suppression is None)


def compared(report: Report) -> int:
    return sum(
        finding.rule == "quotation-unchecked" and finding.suppression == b.SIGNED
        for dossier in report.dossiers
        for finding in dossier.findings
    )


@pytest.mark.parametrize("form", TOLD)
def test_the_one_line_is_the_same_everywhere(report: Report, form: str) -> None:
    text = words(report, form)
    tally = TALLY.search(text)
    assert tally
    total, *each, signed = (int(number or 0) for number in tally.groups())
    found = FOUND.search(text, tally.end())
    assert found
    counts = verdicts(report)
    assert (total, each, signed) == (counts.total(), [counts[v] for v in Verdict], compared(report))
    assert [int(number) for number in found.groups()] == [levels(report)[level] for level in Level]


@pytest.mark.parametrize("form", PEOPLE)
def test_the_sections_add_up_to_the_one_line(report: Report, form: str) -> None:
    text = words(report, form)
    for level, pattern in SECTIONS.items():
        shown = sum(int(number or 0) for found in re.findall(pattern, text) for number in found if number)
        unlisted = 0
        if level is Level.NOTE and not re.search(pattern, text):  # all of them are under "Not checked"
            unlisted = levels(report)[level]
            assert unlisted == 0 or re.search(LACKING, text)
        assert shown + unlisted == levels(report)[level], level


def test_what_is_not_checked_is_the_same_in_all_reports_for_people(report: Report) -> None:
    asked = {
        form: [found for found in re.findall(LACKING, words(report, form)) if any(found)] for form in PEOPLE
    }
    sums = {
        form: [sum(int(found[part] or 0) for found in founds) for part in (0, 1)]
        for form, founds in asked.items()
    }
    assert sums["terminal"] == sums["markdown"] == sums["html"]
    unsigned = verdicts(report)[Verdict.UNCHECKED] - compared(report)
    assert sums["terminal"][0] == unsigned


@pytest.mark.parametrize("form", PEOPLE)
def test_every_decision_is_in_every_report_for_people(report: Report, form: str) -> None:
    text = words(report, form, verbose=True).replace("\u200b", "")
    for dossier in report.dossiers:
        for finding in dossier.findings:
            if finding.suppression == b.SIGNED:
                assert finding.message in text
        for signed in dossier.signoffs:
            assert signed.detail in text
        for notice in dossier.notices:
            assert notice.message in text


def test_json(report: Report) -> None:
    said = json.loads(render(report, "json", Look()))
    assert said["summary"]["quotations"] == {v.value: verdicts(report)[v] for v in Verdict}
    assert said["summary"]["findings"] == {level.value: levels(report)[level] for level in Level}
    listed = [q["verdict"] for m in said["manuscripts"] for q in m["quotations"] if q["verdict"]]
    assert Counter(listed) == Counter(v.value for v in verdicts(report).elements())
    open_ = [f["level"] for m in said["manuscripts"] for f in m["findings"] if not f["suppressed"]]
    assert Counter(open_) == Counter(level.value for level in levels(report).elements())


def test_csv_has_a_row_for_each_quotation(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(render(report, "csv", Look()).removeprefix("\ufeff"))))
    counts = Counter(row["verdict"] for row in rows if row["verdict"])
    named = {"not checked" if verdict is Verdict.UNCHECKED else verdict.value: verdict for verdict in Verdict}
    assert counts == Counter({name: verdicts(report)[v] for name, v in named.items() if verdicts(report)[v]})


def test_junit_has_a_case_for_each_quotation_and_skips_what_nobody_has_compared(report: Report) -> None:
    root = ET.fromstring(render(report, "junit", Look()))  # noqa: S314 - our own file
    own = [suite for suite in root if not suite.attrib["name"].endswith(": beside the quotations")]
    assert sum(int(suite.attrib["tests"]) for suite in own) == verdicts(report).total()
    skipped = sum(int(suite.attrib["skipped"]) for suite in own)
    assert skipped == verdicts(report)[Verdict.UNCHECKED] - compared(report)


def test_sarif(report: Report) -> None:
    [run] = json.loads(render(report, "sarif", Look()))["runs"]
    assert run["properties"]["quotations"] == {v.value: verdicts(report)[v] for v in Verdict}
    assert run["properties"]["findings"] == {level.value: levels(report)[level] for level in Level}
    results = Counter("note" if r["level"] == "none" else r["level"] for r in run["results"])
    assert results == Counter(level.value for level in levels(report).elements())


def test_gitlab_and_github_list_each_open_finding_and_each_notice(report: Report) -> None:
    listed = Counter(issue["severity"] for issue in json.loads(render(report, "gitlab", Look())))
    notices = sum(len(dossier.notices) for dossier in report.dossiers)
    counts = levels(report)
    assert listed["critical"] + listed["major"] == counts[Level.ERROR]
    assert listed["minor"] == counts[Level.WARNING]
    assert listed["info"] == counts[Level.NOTE] + notices
    lines = Counter(line.partition(" ")[0] for line in render(report, "github", Look()).splitlines())
    assert lines["::error"] == min(10, counts[Level.ERROR])
    assert lines["::warning"] == min(10, counts[Level.WARNING])
    assert lines["::notice"] == min(10, counts[Level.NOTE] + notices)


def test_the_baseline_holds_what_is_open_and_was_not_rejected(report: Report) -> None:
    said = json.loads(render(report, "baseline", Look()))
    held = Counter((path, entry["level"]) for path, each in said["manuscripts"].items() for entry in each)
    for dossier in report.dossiers:
        rejected = {s.signoff.id for s in dossier.signoffs if s.state is SignOffState.REJECTED}
        kept = [f for f in dossier.findings if f.suppression != b.SIGNED and f.fingerprint not in rejected]
        path = dossier.evidence.manuscript.path
        assert sum(held[path, level.value] for level in Level) == len(kept)


@pytest.mark.parametrize("form", [*PEOPLE, "github"])
def test_that_nothing_was_checked_is_said_in_words(form: str) -> None:
    assert "No manuscript has changed, and none was checked." in words(b.report(outcome=Outcome.PASS), form)
