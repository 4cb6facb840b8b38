"""Noted sentences in the reports: counted apart, shown beside passages, and never called supported."""

from __future__ import annotations

import json

from matcher.matching import source
from report import builders as b

from claimcheck import matcher
from claimcheck.model import Dossier, Evidence, Look
from claimcheck.parser import parse_text
from claimcheck.report import json as json_report
from claimcheck.report import terminal

ARTICLE = (
    "In 1904 the harbour was shut to 43,548 ships.[1] The mayor had left.[2] "
    "In 1905 it “rained.”[1]\n\n"
    "[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.\n\n"
    "[2] Bo Ek, “Away,” Coast Weekly, 2021, 4.\n"
)
HARBOUR = "The harbour was shut to 43,458 ships in 1904. It rained all the year.\n\nNobody had expected it."


def dossier() -> Dossier:
    read = parse_text(ARTICLE)
    had = source(HARBOUR)
    traces = matcher.trace(read, (), {1: [had]})
    evidence = Evidence(
        manuscript=read, references=(), resolutions=(), sources=(had,), matches=(), traces=traces
    )
    return Dossier(evidence=evidence, findings=())


def shown(*, verbose: bool) -> str:
    return " ".join(terminal.render(b.report(dossier()), Look(verbose=verbose)).split())


def test_folded_there_are_only_the_counts() -> None:
    text = shown(verbose=False)
    assert "Noted sentences without a quotation 2: 0 traced, 1 to review, 1 not checked" in text
    assert "-v shows each beside the closest passages of its sources." in text
    assert "43,458" not in text


def test_verbose_shows_each_with_its_passages_and_what_they_do_not_say() -> None:
    text = shown(verbose=True)
    assert "Closest by shared words. Closeness is not support; a denial ranks just as high." in text
    assert "To review c01, note 1, line 1:1" in text
    assert "“43,548” the source has “43,458”" in text
    assert "closest “The harbour was shut to 43,458 ships in 1904.”" in text
    assert "Not checked c02, note 2, line 1:50: its note names no work that could be told" in text
    assert "To review o01, note 1" in text  # the year beside the quotation
    assert "supported" not in text


def test_json_has_every_claim_with_what_was_found() -> None:
    manuscript = json.loads(json_report.render(b.report(dossier()), Look()))["manuscripts"][0]
    first, second, third = manuscript["claims"]
    assert " ".join(first) == (
        "id start end line column part text marks quotes status reason passages figures names copied"
    )
    assert (first["id"], first["status"], first["reason"]) == ("c01", "review", None)
    assert ARTICLE[first["start"] : first["end"]] == first["text"]
    assert [(figure["text"], figure["kind"], figure["trace"]) for figure in first["figures"]] == [
        ("1904", "year", "found"),
        ("43,548", "count", "near"),
    ]
    near = first["figures"][1]
    assert ARTICLE[near["start"] : near["end"]] == "43,548"
    assert near["nearest"] == "43,458"
    assert HARBOUR[near["passage"]["start"] : near["passage"]["end"]] == near["passage"]["exact"]
    assert (second["status"], second["reason"]) == ("not checked", "note-unresolved")
    assert (third["id"], third["quotes"], third["passages"]) == ("o01", True, [])


def test_nothing_compared_is_no_status() -> None:
    bare = dossier()
    bare = bare.model_copy(update={"evidence": bare.evidence.model_copy(update={"traces": ()})})
    claims = json.loads(json_report.render(b.report(bare), Look()))["manuscripts"][0]["claims"]
    assert [(claim["status"], claim["passages"]) for claim in claims] == [(None, [])] * 3
    assert "Noted sentences without a quotation" not in terminal.render(b.report(bare), Look())
