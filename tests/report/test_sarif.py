"""SARIF: what GitHub and editors read of a report, and that it says no more than is known."""

from __future__ import annotations

import json
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any

import pytest
from report import builders as b

from claimcheck.model import (
    Anchor,
    Finding,
    Level,
    Location,
    Look,
    Match,
    Notice,
    Paging,
    RulePage,
    Snapshot,
    Span,
    Suppression,
    SuppressionKind,
    Unchecked,
    Verdict,
    Via,
)
from claimcheck.report import _issues, _sarif_results, _sarif_uris, sarif

if TYPE_CHECKING:
    from claimcheck.model import Manuscript, Report

TEXT = "First line.\r\nMarsh said 😀 that “nine parishes came”[1] and “sang”.\n".replace("\r\n", "\n")
MILL = "Ten parishes came in the rain, and left."
PAGE = RulePage(
    name="quotation-altered",
    level=Level.ERROR,
    summary="The wording differs.",
    page="The wording differs.\n\n## Why it matters\n\nMarks promise\nwords.\n\n## How to fix\n\nMend it.",
)


def run_of(report: Report, look: Look | None = None) -> dict[str, Any]:
    log = json.loads(sarif.render(report, look or Look()))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def finding(text: str = TEXT, words: str = "nine", **given: Any) -> Finding:  # noqa: ANN401 - fields of Finding
    place = b.span(text, words)
    line = text[: place.start].count("\n") + 1
    start = text.rfind("\n", 0, place.start) + 1
    told = {
        "rule": "quotation-altered",
        "level": Level.ERROR,
        "message": "“nine” stands as “Ten” in Marsh",
        "locations": (
            Location(span=place, line=line, column=place.start - start + 1, message="the source has “Ten”"),
        ),
        "fix": "Restore the source's word.",
        "fingerprint": "0011223344556677",
        "quotation_id": "q01",
        "mark": 1,
        "reference_id": "marsh",
    }
    return Finding.model_validate({**told, **given})


def report(*findings: Finding, read: Manuscript | None = None, **given: Any) -> Report:  # noqa: ANN401 - of Match
    quoted = b.quotation(TEXT, "nine parishes came")
    told = {
        "quotation_id": "q01",
        "reference_id": "marsh",
        "verdict": Verdict.ALTERED,
        "edits": (b.edit(TEXT, MILL, "nine", "Ten"),),
        "passages": (b.passage(MILL, "Ten parishes came").model_copy(update={"page": "7"}),),
    }
    evidence = b.evidence(
        read or b.manuscript(TEXT, [quoted]),
        [b.reference("marsh")],
        [b.source("marsh", MILL)],
        [Match.model_validate({**told, **given})],
    )
    return b.report(b.dossier(evidence, *findings)).model_copy(update={"rules": (PAGE,)})


def test_a_result_says_what_is_wrong_what_the_source_has_and_what_to_do() -> None:
    (result,) = run_of(report(finding()))["results"]
    assert result["ruleId"] == "quotation-altered"
    assert result["ruleIndex"] == 0
    assert (result["kind"], result["level"]) == ("fail", "error")
    assert result["message"]["text"].splitlines() == [
        "“nine” stands as “Ten” in Marsh.",
        "The source (p. 7): “Ten parishes came”.",
        "Restore the source's word.",
    ]
    assert result["message"]["markdown"].split("\n\n")[1] == r"The source \(p\. 7\)\: “Ten parishes came”\."
    assert result["properties"] == {
        "quotation": "q01",
        "verdict": "altered",
        "reference": "marsh",
        "note": 1,
    }
    assert "fixes" not in result


def test_columns_count_utf16_code_units() -> None:
    run = run_of(report(finding()))
    assert run["columnKind"] == "utf16CodeUnits"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = TEXT.splitlines()[1].encode("utf-16-le")
    assert region["startLine"] == region["endLine"] == 2
    start, end = region["startColumn"] - 1, region["endColumn"] - 1
    assert line[2 * start : 2 * end].decode("utf-16-le") == "nine" == region["snippet"]["text"]
    assert start == TEXT.splitlines()[1].index("nine") + 1  # the smiling face before it takes two


def test_only_line_feeds_end_lines() -> None:
    text = "one\x0ctwo\u2028three nine\n"
    run = run_of(report(finding(text), read=b.manuscript(text)))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (1, 15)


@pytest.mark.parametrize("style", ["markdown", "html", "latex"])
def test_anchors_lead_into_the_file_and_tell_a_column_where_it_is_sure(style: str) -> None:
    text = "say nine\nand 😀 ten\n"
    read = b.manuscript(text, path="texts/a b#1.md").model_copy(
        update={
            "style": style,
            "anchors": (Anchor(start=0, line=5, column=3), Anchor(start=9, line=7, column=1)),
        }
    )
    nine, ten = (
        run_of(report(finding(text, words), read=read))["results"][0]["locations"][0]["physicalLocation"]
        for words in ("nine", "ten")
    )
    assert nine["artifactLocation"] == {"uri": "texts/a%20b%231.md", "uriBaseId": "%SRCROOT%"}
    assert nine["region"] == {"startLine": 5, "startColumn": 7, "endLine": 5, "endColumn": 11}
    assert ten["region"] == {"startLine": 7, "endLine": 7}


def test_a_file_that_the_manuscript_takes_in_is_named() -> None:
    text = "nine\n"
    read = b.manuscript(text, path="book/main.tex").model_copy(
        update={"style": "latex", "anchors": (Anchor(start=0, line=5, column=3, part="ch/two.tex"),)}
    )
    place = Location(span=Span(start=0, end=4), line=5, column=3, part="ch/two.tex")
    (result,) = run_of(report(finding(text, locations=(place,)), read=read))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "book/ch/two.tex"


@pytest.mark.parametrize(
    ("style", "part", "name"),
    [
        ("word", "", "paragraph 9"),
        ("word", "footnotes", "footnotes"),
        ("opendocument", "", "paragraph 9"),
        ("epub", "text/one.xhtml", "text/one.xhtml, line 9:2"),
    ],
)
def test_a_packed_file_has_no_lines_so_none_is_told(style: str, part: str, name: str) -> None:
    text = "nine\n"
    read = b.manuscript(text, path="article.docx").model_copy(
        update={"style": style, "anchors": (Anchor(start=0, line=9, column=2, part=part),)}
    )
    place = Location(span=Span(start=0, end=4), line=9, column=2, part=part)
    (result,) = run_of(report(finding(text, locations=(place, place)), read=read))["results"]
    where = result["locations"][0]
    assert where["physicalLocation"] == {
        "artifactLocation": {"uri": "article.docx", "uriBaseId": "%SRCROOT%"}
    }
    assert where["logicalLocations"] == [{"name": name, "fullyQualifiedName": name}]
    assert result["message"]["text"].endswith("See also [another place](1).")


def test_what_is_about_an_entry_of_the_references_stands_in_their_file() -> None:
    lost = b.finding("reference-unused").model_copy(
        update={
            "reference_id": "marsh",
            "locations": (Location(span=Span(start=0, end=0), line=1, column=1),),
        }
    )
    told = report(lost)
    evidence = told.dossiers[0].evidence.model_copy(
        update={
            "references_path": "lists/references.yaml",
            "references": (b.reference("marsh").model_copy(update={"line": 12}),),
        }
    )
    (result,) = run_of(b.report(b.dossier(evidence, lost)))["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "lists/references.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 12},
    }
    assert "ruleIndex" not in result  # no page of that rule came with the report


def test_the_passages_and_the_further_places_are_related_and_numbered() -> None:
    first = finding().locations[0]
    other = Location(span=b.span(TEXT, "sang"), line=2, column=47, message="here, too")
    (result,) = run_of(report(finding(locations=(first, other))))["results"]
    place, passage = result["relatedLocations"]
    assert (place["id"], place["message"]["text"]) == (1, "here, too.")
    assert result["message"]["text"].endswith("\nSee also [line 2](1).")
    assert passage["id"] == 2
    assert passage["physicalLocation"] == {"artifactLocation": {"uri": "https://parish.example/mill"}}
    assert passage["message"]["text"] == (
        "The source, Marsh, “The Mill by the Ford”, p. 7: “… [Ten parishes came] in the rain, and le …”"
    )


def test_a_source_that_is_a_file_stands_beside_the_references() -> None:
    told = report(finding())
    evidence = told.dossiers[0].evidence.model_copy(
        update={"references_path": "lists/references.yaml", "sources": (b.source("marsh", MILL, url=None),)}
    )
    run = run_of(b.report(b.dossier(evidence, finding())))
    where = {"uri": "lists/sources/mill.txt", "uriBaseId": "%SRCROOT%"}
    assert run["results"][0]["relatedLocations"][0]["physicalLocation"]["artifactLocation"] == where
    assert run["artifacts"][1] == {"location": where, "hashes": {"sha-256": "0123456789abcdef" * 4}}


def test_each_place_of_a_source_is_an_artifact_with_its_own_hash() -> None:
    parts = (
        Snapshot(address="scans/1.txt", via=Via.FILE, sha256="1" * 64),
        Snapshot(address="https://a.example/x", final_url="https://b.example/y z", sha256="2" * 64),
    )
    source = b.source("marsh", MILL).model_copy(update={"snapshots": parts})
    evidence = report(finding()).dossiers[0].evidence.model_copy(update={"sources": (source,)})
    run = run_of(b.report(b.dossier(evidence, finding())))
    assert run["artifacts"][1:] == [
        {
            "location": {"uri": "scans/1.txt", "uriBaseId": "%SRCROOT%"},
            "hashes": {"sha-256": "1" * 64},
        },
        {"location": {"uri": "https://b.example/y%20z"}, "hashes": {"sha-256": "2" * 64}},
    ]
    said = run["results"][0]["relatedLocations"][0]["message"]["text"]
    assert "p. 7, the first of 2 places that it was read from: “" in said


def test_a_finding_that_rests_on_no_match_shows_no_passage() -> None:
    (result,) = run_of(report(finding(rule="quotation-far-mark", reference_id=None)))["results"]
    assert result["relatedLocations"] == []
    assert "Ten parishes" not in json.dumps(result["message"], ensure_ascii=False)
    assert result["message"]["text"].splitlines()[1] == "The source has “Ten”."


def test_the_closest_passage_is_not_called_the_source() -> None:
    told = report(finding(rule="quotation-absent"), verdict=Verdict.ABSENT, edits=())
    (result,) = run_of(told)["results"]
    assert "The closest in the source (p. 7): “Ten parishes came”." in result["message"]["text"]


def test_fingerprints_are_those_of_the_finding() -> None:
    (result,) = run_of(report(finding()))["results"]
    assert result["partialFingerprints"] == {
        "primaryLocationLineHash": "0011223344556677:1",
        "claimcheck/v1": "0011223344556677",
    }


def test_what_could_not_be_checked_is_open_and_has_no_level() -> None:
    told = report(
        finding(rule="quotation-unchecked", level=Level.NOTE),
        verdict=Verdict.UNCHECKED,
        reason=Unchecked.SOURCE_PARTIAL,
        edits=(),
    )
    (result,) = run_of(told)["results"]
    assert (result["kind"], result["level"]) == ("open", "none")
    assert result["properties"]["reason"] == "source-partial"


def test_what_could_not_be_checked_is_counted_where_no_result_tells_it() -> None:
    told = report(verdict=Verdict.UNCHECKED, reason=Unchecked.NO_NOTE, edits=())
    (notification,) = run_of(told)["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("1 quotation not checked and not listed")


def test_a_work_that_was_not_had_is_counted_where_no_result_tells_it() -> None:
    words = "Marsh said “nine parishes came”[1]"
    read = b.manuscript(words, [b.quotation(words, "nine parishes came")], [b.note(1, "c1")])
    judged = [b.match("q01", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE)]
    evidence = b.evidence(read, [b.reference("mill")], [b.lack("mill")], judged, [b.resolution("c1", "mill")])
    unchecked = b.finding("quotation-unchecked", Level.NOTE, quotation_id="q01")
    run = run_of(b.report(b.dossier(evidence, unchecked)))
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("1 cited work not had and not listed")


def test_a_notice_on_a_word_file_names_no_line_and_a_finding_without_a_place_its_file() -> None:
    read = b.manuscript("Nothing.").model_copy(update={"path": "article.docx", "style": "word"})
    nowhere = b.finding("source-missing").model_copy(update={"locations": ()})
    notice = Notice(message="nothing to ignore here", line=9, column=1)
    dossier = b.dossier(b.evidence(read), nowhere).model_copy(update={"notices": (notice,)})
    run = run_of(b.report(dossier))
    file = {"artifactLocation": {"uri": "article.docx", "uriBaseId": "%SRCROOT%"}}
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert [place["physicalLocation"] for place in notification["locations"]] == [file]
    assert run["results"][0]["locations"] == [{"physicalLocation": file}]


SUPPRESSED = [
    (SuppressionKind.SIGN_OFF, "external"),
    (SuppressionKind.BASELINE, "external"),
    (SuppressionKind.INLINE, "inSource"),
]


@pytest.mark.parametrize(("kind", "told"), SUPPRESSED)
def test_what_was_decided_is_left_out_and_told_when_asked_for(kind: SuppressionKind, told: str) -> None:
    by = Suppression(kind=kind, reason="as in print", by="Ada", date="2026-05-04", expires="2027-01-01")
    both = report(finding(suppression=by), finding(fingerprint="8899aabbccddeeff"))
    (left,) = run_of(both)["results"]
    assert left["partialFingerprints"]["claimcheck/v1"] == "8899aabbccddeeff"
    assert "suppressions" not in left
    held, open_ = run_of(both, Look(show_suppressed=True))["results"]
    assert open_["suppressions"] == []  # all results of a run tell, or none does (SARIF 3.27.23)
    assert held["suppressions"] == [
        {
            "kind": told,
            "status": "accepted",
            "justification": "as in print",
            "properties": {"decision": kind, "by": "Ada", "date": "2026-05-04", "expires": "2027-01-01"},
        }
    ]


def test_a_rule_is_described_as_github_reads_it() -> None:
    look = Look(rules_url="https://docs.example/rules")
    (rule,) = run_of(report(), look)["tool"]["driver"]["rules"]
    assert rule["id"] == "quotation-altered"
    assert rule["name"] == "QuotationAltered"
    assert rule["shortDescription"] == {"text": "The wording differs."}
    assert rule["fullDescription"] == {"text": "Marks promise words."}
    assert rule["help"] == {"text": PAGE.page, "markdown": PAGE.page}
    assert rule["helpUri"] == "https://docs.example/rules#quotation-altered"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["problem.severity"] == "error"
    assert "helpUri" not in run_of(report())["tool"]["driver"]["rules"][0]
    assert "helpUri" not in run_of(report(), Look(rules_url="javascript:x"))["tool"]["driver"]["rules"][0]


def test_a_long_description_is_cut_and_says_so() -> None:
    long = PAGE.model_copy(update={"page": "x\n\n## Why it matters\n\n" + "because " * 400})
    told = report().model_copy(update={"rules": (long,)})
    text = run_of(told)["tool"]["driver"]["rules"][0]["fullDescription"]["text"]
    assert len(text) <= 1024
    assert text.endswith("because …")


def test_the_run_tells_the_outcome_the_notices_and_the_hashes() -> None:
    told = report(finding())
    notice = Notice(message="sign-off 3 is unused", file="signoffs.toml", line=4)
    dossier = told.dossiers[0].model_copy(update={"notices": (notice,)})
    run = run_of(b.report(dossier))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    assert (invocation["exitCode"], invocation["exitCodeDescription"]) == (1, "fail: fails on errors")
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"] == {"text": "sign-off 3 is unused."}
    assert notification["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "signoffs.toml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 4},
    }
    assert run["artifacts"][0]["hashes"] == {"sha-256": "a" * 64}
    assert run["artifacts"][0]["encoding"] == "utf-8"
    assert run["automationDetails"] == {"id": "claimcheck/"}
    assert run["properties"]["quotations"]["altered"] == 1


def test_of_too_many_results_the_least_severe_go_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    told = report(
        *(
            finding(level=level, fingerprint=f"{number:016}")
            for number, level in enumerate([Level.NOTE, Level.ERROR, Level.WARNING, Level.ERROR])
        )
    )
    run = run_of(told)
    assert [result["level"] for result in run["results"]] == ["error", "error"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("2 more results, the least severe, are left out")


def test_of_too_many_related_places_the_last_go_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_sarif_results, "MOST_RELATED", 25)
    (result,) = run_of(report(finding(locations=finding().locations * 28)))["results"]
    assert [one["id"] for one in result["relatedLocations"]] == list(range(1, 26))
    said = result["message"]["text"].splitlines()
    assert "3 related places are left out: GitHub takes 25." in said  # 27 further ones and a passage
    assert said[-1].startswith("See also [line 2](1), [line 2](2), ")
    assert said[-1].endswith(", [line 2](20) and 7 more.")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("article.txt", "article.txt"),
        ("a b/c#d?e%20.txt", "a%20b/c%23d%3Fe%2520.txt"),
        ("naïve/Ω.txt", "na%C3%AFve/%CE%A9.txt"),
        ("C: drive.txt", "C%3A%20drive.txt"),
        ("a\\b.txt", "a%5Cb.txt"),
        ("./x/../y.txt", "x/../y.txt"),
        ("/home/ada/secret/article.txt", "article.txt"),
        ("C:\\Users\\ada\\article.txt", "article.txt"),
        ("C:/Users/ada/article.txt", "article.txt"),
        ("\\\\server\\share\\article.txt", "article.txt"),
        ("bad\udcff.txt", "bad%3F.txt"),
    ],
)
def test_a_path_is_a_relative_uri(path: str, uri: str) -> None:
    assert _sarif_uris.file(path) == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_windows_separators_are_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_issues, "PurePath", PureWindowsPath)
    assert _sarif_uris.file("texts\\article one.txt")["uri"] == "texts/article%20one.txt"


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("https://a.example/b?c=d&e#f", "https://a.example/b?c=d&e#f"),
        ("https://a.example/a b/ü", "https://a.example/a%20b/%C3%BC"),
        ("https://[::1]:80/a[1]?b[]#c#d", "https://[::1]:80/a%5B1%5D?b%5B%5D#c%23d"),
        ("https://a.example/100%/%2F/%zz", "https://a.example/100%25/%2F/%25zz"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example?q=\\", "https://a.example?q=%5C"),
        ("HTTP://A.example", "HTTP://A.example"),
    ],
)
def test_an_address_is_a_uri(url: str, uri: str) -> None:
    assert _sarif_uris.is_address(url)
    assert _sarif_uris.address(url) == {"uri": uri}


HOSTILE = (
    "[x](1) [y](https://evil.example) {0} {12} <script>alert(1)</script> `a` "
    "\x1b[31m\u202e\ud800\n## h ##[error]"
)


def test_hostile_words_make_no_link_no_placeholder_and_no_markup() -> None:
    written = sarif.render(
        report(finding(message=HOSTILE, fix=HOSTILE, rule=HOSTILE, remark=HOSTILE)), Look()
    )
    written.encode("utf-8")
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert "##[" not in written
    result = json.loads(written)["runs"][0]["results"][0]
    text, markdown = result["message"]["text"], result["message"]["markdown"]
    assert "](" not in text
    assert "](" not in markdown.replace("\\](", "").replace("\\]\\(", "")
    assert "{{0}}" in text
    assert "{{12}}" in text
    assert not {"<", "{", "}"} & set(markdown)
    assert text.count("\n") == 3


def test_the_same_report_gives_the_same_bytes_with_one_final_line_feed() -> None:
    told = report(finding(), finding(fingerprint="8899aabbccddeeff"))
    again = told.model_copy(
        update={
            "dossiers": tuple(
                one.model_copy(update={"findings": one.findings[::-1]}) for one in told.dossiers
            )
        }
    )
    assert sarif.render(told, Look()) == sarif.render(again, Look())
    assert sarif.render(told, Look()).endswith("}\n")
    assert "\r" not in sarif.render(told, Look())


def test_a_time_of_a_recording_is_told_as_one() -> None:
    passage = b.passage(MILL, "Ten parishes came").model_copy(update={"page": "00:12", "paging": Paging.TIME})
    (result,) = run_of(report(finding(), passages=(passage,)))["results"]
    assert "The source (at 00:12):" in result["message"]["text"]
