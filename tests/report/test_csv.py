"""What a spreadsheet gets: one row a quotation, no formula, and curly quotation marks that stay whole."""

from __future__ import annotations

import csv as reading
from io import StringIO

import pytest
from report import builders as b
from report import mill

from claimcheck.model import Dossier, Look, Match, Verdict
from claimcheck.report import csv


def rows(*dossiers: Dossier) -> list[dict[str, str]]:
    printed = csv.render(b.report(*dossiers), Look())
    return list(reading.DictReader(StringIO(printed.removeprefix("\ufeff")), strict=True))


def test_it_begins_with_a_byte_order_mark_and_the_header_and_has_lf() -> None:
    printed = csv.render(b.report(mill.dossier()), Look())
    assert printed.startswith('\ufeff"manuscript","id","verdict","reason","notes","place","quotation",')
    assert "\r" not in printed
    assert printed.count("\n") == 1 + len(mill.WORDS)


def test_a_row_tells_all_of_a_quotation() -> None:
    altered = rows(mill.dossier())[1]
    assert altered == {
        "manuscript": "drafts/mill.txt",
        "id": "q02",
        "verdict": "altered",
        "reason": "",
        "notes": "note 1",
        "place": "line 1:42",
        "quotation": "ground corn for nine parishes",
        "source words": "ground corn for four parishes",
        "edits": "“nine” for “four” (a number)",
        "alerts": "",
        "work": "Marsh, “The Mill by the Ford”, Parish Papers, 1950",
        "page": "",
        "address": "https://parish.example/mill",
        "copy": "live",
        "decided": "",
        "findings": "quotation-altered (error): “nine” stands as “four”",
    }


def test_unchecked_and_signed_off_ones_say_so() -> None:
    found = {row["id"]: row for row in rows(mill.dossier())}
    assert (found["q05"]["verdict"], found["q05"]["reason"]) == ("not checked", "its source was not had")
    assert found["q06"]["decided"] == "accepted: the printed book has it so (Ada Lee, 2026-05-04)"
    assert found["q06"]["findings"] == ""
    assert found["q07"]["decided"] == "passed over: an old finding of the baseline"
    assert found["q01"]["alerts"] == "it stops before “for four”"


def test_what_does_not_count_is_among_the_findings_when_it_is_asked_for() -> None:
    printed = csv.render(b.report(mill.dossier()), Look(show_suppressed=True)).removeprefix("\ufeff")
    found = {row["id"]: row["findings"] for row in reading.DictReader(StringIO(printed))}
    assert found["q06"] == "quotation-unchecked (note, accepted): q06 not checked"
    assert found["q07"] == "quotation-altered (error, passed over): old"
    assert found["q02"] == "quotation-altered (error): “nine” stands as “four”"


def cell(words: str) -> str:
    """The cell of a quotation with these words."""
    text = f"He said “{words}”."
    read = b.evidence(
        b.manuscript(text, [b.quotation(text, words)]), matches=[b.match("q01", Verdict.ABSENT)]
    )
    return rows(b.dossier(read))[0]["quotation"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("＠x", "'＠x"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ('"=1', "'\"=1"),
        ("‘“ =1", "'‘“ =1"),
        ("'=1", "''=1"),
        ("a;=1", "a;'=1"),
        ("a; -1", "a;' -1"),
        ("a = b", "a = b"),
        ("a; b-c", "a; b-c"),
        ("— so he said", "— so he said"),
        ("…-1", "…-1"),
    ],
)
def test_no_cell_begins_a_formula(words: str, shown: str) -> None:
    assert cell(words) == shown


def test_a_cell_holds_no_more_than_excel_takes_and_says_so() -> None:
    long = cell("x" * 40_000)
    assert long.endswith(" ⋯ (cut: 8,000 characters more; the JSON report has them)")
    assert len(long) < 32_767


def test_words_left_out_and_put_in_are_told_apart() -> None:
    text, source = "It “ground fine corn”.", "It ground all corn"
    put = b.edit(text, source, "fine", "all")
    edits = (put.model_copy(update={"source": ""}), put.model_copy(update={"quoted": ""}))
    match = Match(quotation_id="q01", reference_id=None, verdict=Verdict.ALTERED, edits=edits)
    read = b.evidence(b.manuscript(text, [b.quotation(text, "ground fine corn")]), matches=[match])
    assert rows(b.dossier(read))[0]["edits"] == "added: “fine” (a number); left out: “all” (a number)"
