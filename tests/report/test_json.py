"""The contract for machines: keys, offsets, order, bytes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from report import builders as b

from claimcheck.model import (
    Alert,
    AlertKind,
    Attribution,
    Convention,
    Extent,
    Form,
    Lack,
    Level,
    Look,
    Match,
    Span,
    Unchecked,
    Verdict,
)
from claimcheck.report import json as writer

TEXT = "First line.\nMarsh said that “nine parishes came”[1] and “sang”.\n"
MILL = "Ten parishes came in the rain, and left."


def sample() -> dict[str, Any]:
    return _loaded(_report())


def _loaded(report: Any) -> dict[str, Any]:  # noqa: ANN401 - passed through
    loaded: dict[str, Any] = json.loads(writer.render(report, Look()))
    return loaded


def _report() -> Any:  # noqa: ANN401 - a Report, named by its builder
    quoted = b.quotation(TEXT, "nine parishes came").model_copy(
        update={"attribution": Attribution(span=b.span(TEXT, "Marsh said that"), text="Marsh said that")}
    )
    scare = b.quotation(TEXT, "sang", "q02", (), Form.SCARE)
    match = Match(
        quotation_id="q01",
        reference_id="marsh",
        verdict=Verdict.ALTERED,
        score=0.912345,
        edits=(b.edit(TEXT, MILL, "nine", "Ten"),),
        passages=(b.passage(MILL, "Ten parishes came"),),
    )
    read = b.evidence(
        b.manuscript(TEXT, [quoted, scare], [b.note(1, "n1.1", "n1.2")]),
        [b.reference("never-cited"), b.reference("marsh"), b.reference("lost")],
        [b.source("marsh", MILL), b.lack("lost", Lack.NOT_FOUND, origin="https://gone.example/")],
        [match],
        [b.resolution("n1.1", "marsh")],
    )
    return b.report(
        b.dossier(
            read,
            b.finding("z-rule", start=5, fix="Mend it."),
            b.finding("a-rule", Level.NOTE, start=5, suppression=b.SIGNED),
            b.finding("m-rule", start=1),
        )
    )


def test_the_keys_that_do_not_move() -> None:
    report = sample()
    assert list(report) == ["schema", "tool", "manuscripts", "summary"]
    assert report["schema"] == "claimcheck-report/1"
    assert report["tool"] == {"name": "claimcheck", "version": "0.1.0"}
    manuscript = report["manuscripts"][0]
    assert " ".join(manuscript) == (
        "path sha256 style text quotations claims notes sources findings changes signoffs notices"
    )
    assert list(manuscript["quotations"][0]) == [
        "id",
        "form",
        "start",
        "end",
        "line",
        "column",
        "part",
        "text",
        "marks",
        "attribution",
        "verdict",
        "reason",
        "reference_id",
        "score",
        "permitted",
        "edits",
        "alerts",
        "passages",
    ]
    assert list(manuscript["quotations"][0]["passages"][0]) == (
        ["exact", "prefix", "suffix", "start", "end", "page", "region", "url", "sha256", "paging", "label"]
    )
    assert list(manuscript["notes"][0]) == ["mark", "start", "end", "kind", "label", "citations"]
    assert list(manuscript["notes"][0]["citations"][0]) == (
        ["form", "title", "locator", "reference_id", "resolved_by", "key", "locator_label"]
    )
    assert " ".join(manuscript["sources"][0]) == (
        "reference_id status reason origin basis extent media_type sha256 retrieved "
        "url via archived evidence title authors issued mismatch changed size characters snapshots"
    )
    assert list(manuscript["findings"][0]) == (
        ["rule", "level", "message", "fix", "fingerprint", "locations", "suppressed", "suppression", "remark"]
    )
    assert list(report["summary"]) == ["quotations", "findings", "exit_code", "outcome", "policy"]


def test_offsets_lead_back_to_the_words() -> None:
    quotation = sample()["manuscripts"][0]["quotations"][0]
    assert TEXT[quotation["start"] : quotation["end"]] == quotation["text"] == "nine parishes came"
    assert (quotation["line"], quotation["column"]) == (2, 18)
    edit = quotation["edits"][0]
    assert TEXT[edit["quoted_start"] : edit["quoted_end"]] == edit["quoted"] == "nine"
    assert MILL[edit["source_start"] : edit["source_end"]] == edit["source"] == "Ten"


def test_a_quotation_has_its_verdict_and_its_passage_the_source_it_stands_in() -> None:
    quotation = sample()["manuscripts"][0]["quotations"][0]
    assert quotation["verdict"] == "altered"
    assert quotation["reason"] is None
    assert quotation["score"] == 0.9123
    assert quotation["attribution"] == "Marsh said that"
    passage = quotation["passages"][0]
    assert passage["exact"] == "Ten parishes came"
    assert passage["url"] == "https://parish.example/mill"
    assert passage["sha256"] == "0123456789abcdef" * 4
    assert passage["region"] == "body"


def test_scare_quotations_are_there_and_not_judged() -> None:
    scare = sample()["manuscripts"][0]["quotations"][1]
    assert scare["form"] == "scare"
    assert scare["verdict"] is None
    assert scare["passages"] == []


def test_an_unchecked_quotation_gives_its_reason() -> None:
    read = b.evidence(
        b.manuscript(TEXT, [b.quotation(TEXT, "nine parishes came")]),
        matches=[b.match("q01", Verdict.UNCHECKED, reason=Unchecked.NO_NOTE)],
    )
    quotation = _loaded(b.report(b.dossier(read)))["manuscripts"][0]["quotations"][0]
    assert quotation["verdict"] == "unchecked"
    assert quotation["reason"] == "no-note"
    assert quotation["reference_id"] is None


def test_one_source_a_reference_with_its_status() -> None:
    sources = sample()["manuscripts"][0]["sources"]
    assert [(s["reference_id"], s["status"], s["reason"]) for s in sources] == [
        ("lost", "unavailable", "not-found"),
        ("marsh", "had", None),
        ("never-cited", "not-cited", None),
    ]
    assert sources[0]["origin"] == "https://gone.example/"
    assert sources[1]["extent"] == Extent.WHOLE.value


def test_citations_say_what_they_were_taken_for_and_by_what() -> None:
    citations = sample()["manuscripts"][0]["notes"][0]["citations"]
    assert [(c["reference_id"], c["resolved_by"]) for c in citations] == [("marsh", "title"), (None, "none")]


def test_findings_stand_in_text_order_then_by_rule() -> None:
    findings = sample()["manuscripts"][0]["findings"]
    assert [finding["rule"] for finding in findings] == ["m-rule", "a-rule", "z-rule"]
    assert findings[1]["suppressed"] is True
    assert findings[2]["fix"] == "Mend it."
    assert findings[2]["fingerprint"] == "z-rule-5"
    place = {"start": 5, "end": 6, "line": 6, "column": 3, "message": "", "part": None}
    assert findings[2]["locations"] == [place]


def test_the_summary_counts_every_verdict_and_level() -> None:
    summary = sample()["summary"]
    assert summary["quotations"] == {
        "verbatim": 0,
        "permissible": 0,
        "altered": 1,
        "misattributed": 0,
        "absent": 0,
        "unchecked": 0,
    }
    assert summary["findings"] == {"error": 2, "warning": 0, "note": 0}
    assert summary["exit_code"] == 1


def test_a_source_s_text_does_not_leave() -> None:
    assert "and left" not in writer.render(_report(), Look())


def test_the_same_report_gives_the_same_bytes_and_ends_a_line() -> None:
    first = writer.render(_report(), Look(width=80, color=True))
    assert first == writer.render(_report(), Look(width=200, verbose=True))
    assert first.endswith("}\n")
    assert "\r" not in first
    assert "“" not in first
    assert "\\u201c" not in first


def test_letters_stand_as_themselves() -> None:
    text = "Coqui: “Bárcena—漢字”"
    read = b.evidence(b.manuscript(text, [b.quotation(text, "Bárcena—漢字")]))
    assert "Bárcena—漢字" in writer.render(b.report(b.dossier(read)), Look())


@given(st.text(st.characters(), min_size=1, max_size=40))
def test_any_words_become_utf_8_and_come_back(words: str) -> None:
    read = b.evidence(
        b.manuscript(words, [b.quotation(words, words)], path=words),
        [b.reference("r", words)],
        [b.lack("r", Lack.BAD_ANSWER, words, words)],
        [b.match("q01", Verdict.ABSENT, "r").model_copy(update={"detail": words})],
    )
    data = writer.render(b.report(b.dossier(read, b.finding("x", message=words))), Look()).encode("utf-8")
    manuscript = json.loads(data)["manuscripts"][0]
    assert manuscript["path"] == words
    assert manuscript["quotations"][0]["text"] == words
    assert manuscript["findings"][0]["message"] == words


def test_alerts_and_permitted_changes() -> None:
    change = b.edit(TEXT, MILL, "nine", "Ten").model_copy(update={"permitted_by": Convention.MISPRINT})
    alert = Alert(kind=AlertKind.STOPS_BEFORE_LIMITER, message="It goes on", source="in the rain")
    match = b.match("q01", Verdict.PERMISSIBLE, "marsh").model_copy(
        update={"permitted": (change,), "alerts": (alert,)}
    )
    read = b.evidence(b.manuscript(TEXT, [b.quotation(TEXT, "nine parishes came")]), matches=[match])
    quotation = _loaded(b.report(b.dossier(read)))["manuscripts"][0]["quotations"][0]
    assert quotation["permitted"][0]["permitted_by"] == "misprint"
    assert quotation["permitted"][0]["tag"] == "replace"
    assert quotation["alerts"] == [
        {"kind": "stops-before-limiter", "message": "It goes on", "source": "in the rain"}
    ]


def test_a_passage_of_no_source_has_no_address() -> None:
    match = Match(
        quotation_id="q01",
        reference_id=None,
        verdict=Verdict.UNCHECKED,
        passages=(b.passage(MILL, "Ten parishes"),),
    )
    read = b.evidence(b.manuscript(TEXT, [b.quotation(TEXT, "nine parishes came")]), matches=[match])
    passage = _loaded(b.report(b.dossier(read)))["manuscripts"][0]["quotations"][0]["passages"][0]
    assert passage["url"] is None
    assert passage["sha256"] is None
    assert Span(start=passage["start"], end=passage["end"]).of(MILL) == "Ten parishes"


def test_what_steers_a_terminal_is_escaped_and_comes_back() -> None:
    words = "ab\x1b[31m\x7f\x9b\u202e\u2066\u200f\u2028c"
    read = b.evidence(b.manuscript(TEXT, path=words))
    printed = writer.render(b.report(b.dossier(read)), Look())
    assert not set(printed) & set("\x1b\x7f\x9b\u202e\u2066\u200f\u2028")
    assert json.loads(printed)["manuscripts"][0]["path"] == words
