"""What a reader of JUnit XML sees: a case a quotation, wrong ones failed, unchecked ones skipped."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from report import builders as b
from report import mill

from claimcheck.model import Dossier, Level, Look
from claimcheck.report import junit


def suites(*dossiers: Dossier) -> list[ET.Element]:
    printed = junit.render(b.report(*dossiers), Look())
    root = ET.fromstring(printed.encode())  # noqa: S314 - it is our own
    assert root.tag == "testsuites"
    counted(root, list(root.iter("testcase")), ("tests", "failures", "errors"))
    for suite in root:
        counted(suite, suite.findall("testcase"), ("tests", "failures", "errors", "skipped"))
    return list(root)


def counted(element: ET.Element, cases: list[ET.Element], keys: tuple[str, ...]) -> None:
    """The attributes are what the cases come to."""
    found = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }
    assert {key: int(element.attrib[key]) for key in keys} == {key: found[key] for key in keys}


def cases(*dossiers: Dossier, suite: int = 0) -> dict[str, ET.Element]:
    return {case.attrib["name"]: case for case in suites(*dossiers)[suite].findall("testcase")}


def test_one_case_a_quotation_with_id_and_words() -> None:
    found = cases(mill.dossier())
    assert list(found) == [f"q0{n} “{words}”" for n, (words, _) in enumerate(mill.WORDS, 1)]
    assert {case.attrib["classname"] for case in found.values()} == {"drafts/mill.txt"}


def test_who_fails_who_is_skipped_and_who_passes() -> None:
    told = [[child.tag for child in case] for case in cases(mill.dossier()).values()]
    assert told == [
        ["system-out"],  # verbatim, with an alert
        ["failure"],  # altered
        ["failure"],  # absent
        ["failure"],  # misattributed
        ["skipped", "system-out"],  # not checked
        ["system-out"],  # compared by hand, and signed off
        ["system-out"],  # altered, and in the baseline
    ]


def test_a_failure_shows_the_words_above_each_other() -> None:
    failure = cases(mill.dossier())["q02 “ground corn for nine parishes”"].find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "altered", "message": "“nine” stands as “four”"}
    lines = (failure.text or "").splitlines()
    assert lines[0] == "note 1, line 1:42"
    assert lines[1:5] == [
        "  manuscript   ground corn for nine parishes",
        "                               ^^^^",
        "  source       ground corn for four parishes",
        "                               ^^^^",
    ]
    assert lines[-2:] == ["  error: “nine” stands as “four” [quotation-altered]", "    to do: Restore it."]


def test_skipped_says_why_and_signed_off_says_who() -> None:
    found = cases(mill.dossier())
    skipped = found["q05 “the weir was never paid for”"].find("skipped")
    assert skipped is not None
    assert skipped.attrib["message"] == "not checked: its source was not had"
    signed = found["q06 “so said the miller”"].findtext("system-out") or ""
    assert "does not count: the printed book has it so (Ada Lee, 2026-05-04)" in signed


def test_a_baseline_checks_no_quotation() -> None:
    old = b.finding(
        "quotation-unchecked", Level.NOTE, quotation_id="q05", start=150, suppression=mill.BASELINE
    )
    case = cases(b.dossier(mill.dossier().evidence, old))["q05 “the weir was never paid for”"]
    assert case.find("skipped") is not None


def test_a_wrong_verdict_fails_also_where_no_rule_speaks_of_it() -> None:
    failure = cases(b.dossier(mill.dossier().evidence))["q03 “bees in the chapel,”"].find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "absent", "message": "Absent"}


def test_an_error_on_words_that_stand_fails_too() -> None:
    error = b.finding("quotation-clipped", message="It stops too soon", quotation_id="q01")
    failure = cases(b.dossier(mill.dossier().evidence, error))["q01 “the mill ground corn”"].find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "verbatim", "message": "It stops too soon"}


def test_findings_about_no_quotation_have_a_suite_of_their_own() -> None:
    error = b.finding("note-without-locator", message="Note 2 gives no page", mark=2)
    dossier = mill.dossier()
    more = dossier.model_copy(update={"findings": (*dossier.findings, error, error)})
    suite = suites(more)[1]
    assert suite.attrib["name"] == "drafts/mill.txt: beside the quotations"
    told = {case.attrib["name"]: [child.tag for child in case] for case in suite.findall("testcase")}
    assert told == {
        "name-drift: Two spellings of Marsh": ["system-out"],
        "note-punctuation: A stray comma": ["system-out"],  # signed off
        "source-missing: Weirs has no address": ["skipped", "system-out"],  # not had is not passed
        "note-without-locator: Note 2 gives no page": ["failure"],
        "note-without-locator: Note 2 gives no page (2)": ["failure"],
        "sign-off: drafts/signoffs.toml, line 7: nothing needs this sign-off": [],
    }


def test_a_work_that_was_not_had_is_skipped_also_where_no_rule_speaks_of_it() -> None:
    (case,) = cases(b.dossier(mill.dossier().evidence), suite=1).values()
    assert case.attrib["name"] == "source-unavailable: Low, “Weirs”"
    skipped = case.find("skipped")
    assert skipped is not None
    assert skipped.attrib["message"].startswith("not had: No address and no file is known.")


def test_no_quotation_is_said_aloud() -> None:
    (suite,) = suites(b.dossier(b.evidence(b.manuscript("Words."))))
    assert suite.attrib["tests"] == "0"
    assert (suite.findtext("system-out") or "").endswith(
        "No quotation was found here: nothing was compared with a source."
    )


def test_what_xml_forbids_is_shown_as_an_escape() -> None:
    finding = b.finding("name-drift", Level.WARNING, "a\x00b\x1b[1mc\ufffed\ud800e]]>&<")
    text = cases(b.dossier(mill.dossier().evidence, finding), suite=1)
    assert next(iter(text)) == (r"name-drift: a\u0000b\u001b[1mc\ufffed\ud800e]]>&<")
