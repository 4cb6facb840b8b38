"""One quotation against several sources."""

from __future__ import annotations

from report import builders as b

from claimcheck.model import (
    Alert,
    AlertKind,
    Basis,
    Convention,
    Extent,
    Lack,
    Look,
    Match,
    Snapshot,
    Verdict,
    Via,
)
from claimcheck.report import render_search

WORDS = "for nine parishes"
MILL = "The mill ground corn for four parishes until 1911."
QUOTED = b.quotation(WORDS, WORDS, marks=())


def altered() -> Match:
    return Match(
        quotation_id="q01",
        reference_id="s1",
        verdict=Verdict.ALTERED,
        edits=(b.edit(WORDS, MILL, "nine", "four"),),
        passages=(b.passage(MILL, "for four parishes"),),
    )


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_words_stand_over_the_passage_with_its_context() -> None:
    text = render_search(QUOTED, [b.source("s1", MILL)], [altered()], Look())
    lines = text.splitlines()
    assert lines[0] == "Altered  https://parish.example/mill"
    assert lines[2].index("^^^^") == lines[1].index("nine")
    assert lines[4].index("^^^^") == lines[3].index("four")
    assert "before … he mill ground corn" in flat(text)
    assert "after until 1911. …" in flat(text)


def test_a_source_that_was_not_had_says_why_and_takes_no_match() -> None:
    had = [b.lack("s0", Lack.FILE_MISSING, "there is no such file", "gone.txt"), b.source("s1", MILL)]
    text = flat(render_search(QUOTED, had, [altered()], Look()))
    assert text.startswith("Not checked gone.txt why there is no such file")
    assert "Altered https://parish.example/mill" in text


def test_permitted_changes_and_alerts_are_listed() -> None:
    edit = b.edit(WORDS, MILL, "nine", "four").model_copy(update={"permitted_by": Convention.INTERPOLATION})
    alert = Alert(kind=AlertKind.STOPS_BEFORE_LIMITER, message="It stops before “until”.")
    match = altered().model_copy(
        update={"verdict": Verdict.PERMISSIBLE, "edits": (), "permitted": (edit,), "alerts": (alert,)}
    )
    text = flat(render_search(QUOTED, [b.source("s1", MILL)], [match], Look()))
    assert "permitted bracketed words: “nine” for “four”" in text
    assert "look at It stops before “until”." in text


def test_an_archived_copy_is_told_as_such() -> None:
    copy = Snapshot(
        address="https://parish.example/mill",
        via=Via.ARCHIVE,
        final_url="https://archive.example/web/20210503101112/https://parish.example/mill",
        archived="2021-05-03T10:11:12Z",
        sha256="0" * 64,
    )
    told = {
        "snapshots": (copy,),
        "basis": Basis.ARCHIVED,
        "reason": "the live page was not to be had: it is gone",
    }
    text = flat(
        render_search(QUOTED, [b.source("s1", MILL).model_copy(update=told)], [altered()], Look(width=200))
    )
    assert "had an archived copy of 2021-05-03 to open https://archive.example/web/20210503101112/" in text
    assert "remark the live page was not to be had: it is gone" in text


def test_a_source_that_was_read_in_part_says_why() -> None:
    part = b.source("s1", MILL).model_copy(update={"extent": Extent.PARTIAL, "reason": "a scan"})
    assert "in part a scan" in flat(render_search(QUOTED, [part], [altered()], Look()))


def test_quiet_is_a_line_a_source() -> None:
    had = [b.source("s1", MILL), b.lack("s2", origin="gone.txt")]
    text = render_search(QUOTED, had, [altered()], Look(quiet=True))
    assert text == "Altered  https://parish.example/mill\nNot checked  gone.txt\n"


def test_a_source_that_no_match_is_left_for_is_not_checked() -> None:
    assert render_search(QUOTED, [b.source("s1", MILL)], [], Look()) == (
        "Not checked  https://parish.example/mill\n"
    )
