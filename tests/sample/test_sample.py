"""The whole pipeline on the bundled sample, held to what was read and judged by hand (expected.yaml)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from claimcheck import check
from claimcheck.model import Evidence, Form, Match, Outcome, Quotation, Report, Unavailable, Verdict
from claimcheck.sample import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

EXPECTED = yaml.safe_load(Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8"))
ROWS = EXPECTED["quotations"]
JUDGED = [row for row in ROWS if "verdict" in row]


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    with serve() as folder:
        yield check(folder / "article.txt", store=folder / "store", allow_private=True)


@pytest.fixture(scope="module")
def evidence(report: Report) -> Evidence:
    return report.dossiers[0].evidence


def quoted(evidence: Evidence) -> list[Quotation]:
    """The quotations of the body, in text order."""
    return [quotation for quotation in evidence.manuscript.quotations if quotation.form is not Form.TITLE]


def match_of(evidence: Evidence, row: dict[str, Any]) -> Match:
    """The match of the quotation that begins with the row's opening words."""
    (quotation,) = (q for q in quoted(evidence) if q.text.startswith(row["opening"]))
    (match,) = (m for m in evidence.matches if m.quotation_id == quotation.id)
    return match


def named(row: dict[str, Any]) -> str:
    return str(row["opening"])


# What is read.


def test_each_quotation_is_read_from_its_first_word_to_its_last(evidence: Evidence) -> None:
    text = evidence.manuscript.text
    read = [(q.text[: len(row["opening"])], q.text) for q, row in zip(quoted(evidence), ROWS, strict=True)]
    assert [opening for opening, _ in read] == [row["opening"] for row in ROWS]
    assert [
        whole for (_, whole), row in zip(read, ROWS, strict=True) if not whole.endswith(last_words(row))
    ] == []
    assert [q.text for q in evidence.manuscript.quotations] == [
        q.span.of(text) for q in evidence.manuscript.quotations
    ]


def last_words(row: dict[str, Any]) -> str:
    return str(row.get("closing", row["opening"]))


def test_each_quotation_has_its_form_and_its_note(evidence: Evidence) -> None:
    assert [(q.text[:20], q.form, q.marks) for q in quoted(evidence)] == [
        (q.text[:20], row.get("form", "run-in"), tuple(row["marks"]))
        for q, row in zip(quoted(evidence), ROWS, strict=True)
    ]


def test_each_mark_is_as_far_as_it_is(evidence: Evidence) -> None:
    assert {q.text[:20]: q.link for q in quoted(evidence) if q.form is Form.RUN_IN} == {
        q.text[:20]: row.get("link", "adjacent")
        for q, row in zip(quoted(evidence), ROWS, strict=True)
        if q.form is Form.RUN_IN
    }


def test_only_the_miller_needs_no_quotation_marks(evidence: Evidence) -> None:
    assert {q.marks for q in quoted(evidence) if q.delimiter != "marks"} == {(10,)}


def test_nineteen_marks_nineteen_notes_twenty_citations(evidence: Evidence) -> None:
    manuscript = evidence.manuscript
    assert [mark.number for mark in manuscript.marks] == list(range(1, 20))
    assert [note.mark for note in manuscript.notes] == list(range(1, 20))
    assert len(manuscript.citations) == 20
    assert manuscript.unbalanced == ()


def test_the_article_is_as_long_as_it_should_be(evidence: Evidence) -> None:
    body = evidence.manuscript.text[: evidence.manuscript.notes[0].span.start]
    assert 850 <= len(body.split()) <= 1000


def test_each_citation_finds_its_work(evidence: Evidence) -> None:
    citations = {citation.id: citation for citation in evidence.manuscript.citations}
    found = [
        (citations[r.citation_id].mark, r.reference_id, r.how, citations[r.citation_id].locator)
        for r in evidence.resolutions
    ]
    assert [(mark, reference, how) for mark, reference, how, _ in found] == [
        (row["mark"], row["reference"], row["how"]) for row in EXPECTED["resolutions"]
    ]
    assert {mark: locator for mark, _, how, locator in found if locator and how != "title"} == {
        row["mark"]: row["locator"] for row in EXPECTED["resolutions"] if "locator" in row
    }


# What is had.


def test_each_source_is_had_or_has_its_reason(evidence: Evidence) -> None:
    assert {
        source.reference_id: source.reason if isinstance(source, Unavailable) else source.extent
        for source in evidence.sources
    } == EXPECTED["sources"]


def test_the_moved_page_was_followed_to_its_new_address(evidence: Evidence) -> None:
    (source,) = (s for s in evidence.sources if s.reference_id == "ditchfield-2025")
    assert not isinstance(source, Unavailable)
    assert str(source.url).endswith("/visit/questions")


# What is judged.


@pytest.mark.parametrize("row", JUDGED, ids=named)
def test_verdict(evidence: Evidence, row: dict[str, Any]) -> None:
    match = match_of(evidence, row)
    assert (match.verdict, match.reason) == (row["verdict"], row.get("reason")), row["why"]


@pytest.mark.parametrize("row", JUDGED, ids=named)
def test_the_verdict_rests_on_the_right_work(evidence: Evidence, row: dict[str, Any]) -> None:
    assert match_of(evidence, row).reference_id == row["reference"], row["why"]


@pytest.mark.parametrize("row", JUDGED, ids=named)
def test_alerts(evidence: Evidence, row: dict[str, Any]) -> None:
    assert [alert.kind for alert in match_of(evidence, row).alerts] == row.get("alerts", []), row["why"]


@pytest.mark.parametrize(
    "row", [row for row in JUDGED if row["verdict"] in {"verbatim", "permissible"}], ids=named
)
def test_what_custom_permits_is_listed_and_nothing_else(evidence: Evidence, row: dict[str, Any]) -> None:
    match = match_of(evidence, row)
    assert [edit.permitted_by for edit in match.permitted] == row.get("permitted", []), row["why"]
    assert match.edits == ()


@pytest.mark.parametrize("row", [row for row in JUDGED if row["verdict"] == "altered"], ids=named)
def test_each_changed_word_is_shown_with_its_kind(evidence: Evidence, row: dict[str, Any]) -> None:
    assert [
        {"kind": edit.kind, "source": " ".join(edit.source.split()), "quoted": edit.quoted}
        for edit in match_of(evidence, row).edits
    ] == row["edits"], row["why"]


@pytest.mark.parametrize("row", [row for row in JUDGED if "page" in row], ids=named)
def test_the_page_is_the_printed_one(evidence: Evidence, row: dict[str, Any]) -> None:
    assert {passage.page for passage in match_of(evidence, row).passages} == {row["page"]}, row["why"]


def test_every_verdict_is_shown(report: Report) -> None:
    assert report.summary.quotations == {
        verdict: Counter(row["verdict"] for row in JUDGED)[verdict] for verdict in Verdict
    }
    assert all(report.summary.quotations.values())


# What is found.


def test_each_rule_fires_where_an_editor_would_and_nowhere_else(report: Report) -> None:
    marks = {q.id: q.marks for q in report.dossiers[0].evidence.manuscript.quotations}
    found: dict[str, list[tuple[str, int | None]]] = {}
    for finding in report.dossiers[0].findings:
        mark = finding.mark or next(iter(marks.get(finding.quotation_id or "", ())), None)
        found.setdefault(finding.rule, []).append((finding.level, mark))
    assert found == {
        rule: [(row["level"], mark) for mark in row["marks"]] for rule, row in EXPECTED["findings"].items()
    }


def test_the_sample_fails_as_it_should(report: Report) -> None:
    assert (report.summary.outcome, report.summary.exit_code) == (Outcome.FAIL, 1)


def test_two_runs_differ_in_address_and_hour_alone(report: Report) -> None:
    with serve() as folder:
        again = check(folder / "article.txt", store=folder / "store", allow_private=True)
    assert comparable(again) == comparable(report)


def comparable(report: Report) -> str:
    """The report as text, without the folder, the port and the time of retrieval."""
    text = report.model_dump_json()
    for moving in (r"/[^\s\"]*claimcheck-demo-\w+", r"127\.0\.0\.1:\d+", r"\d{4}-\d\d-\d\dT[\d:]+Z"):
        text = re.sub(moving, "", text)
    return text
