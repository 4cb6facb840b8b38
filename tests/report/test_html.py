"""What the page of the HTML report is: its policy, its anchors, its bytes."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from itertools import pairwise
from pathlib import Path

import pytest
from report import builders as b
from report.html_page import HACK, all_verdicts, demo, first, links, policy, read, text

from claimcheck.model import (
    Look,
    Report,
    Verdict,
)
from claimcheck.report import html

# What the page is.


def test_only_its_own_style_and_script_may_run() -> None:
    page = read(demo())

    def hashed(tag: str) -> str:
        inside = page.css(tag)[0].text(deep=True)
        return f"'sha256-{b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"

    assert policy(page) == {
        "default-src": "'none'",
        "style-src": hashed("style"),
        "script-src": hashed("script"),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert len(page.css("style")) == len(page.css("script")) == 1
    assert first(page, 'meta[name="referrer"]').attributes["content"] == "no-referrer"


def test_nothing_comes_from_outside() -> None:
    page = read(demo())
    assert not page.css("link, img, iframe, object, embed, base, form, video, audio, source, [src], [style]")
    style = first(page, "style").text(deep=True)
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in first(page, "script").text(deep=True)


def test_the_script_makes_no_markup() -> None:
    script = first(read(b.report()), "script").text(deep=True)
    made = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
    assert [word for word in made if word in script] == []


def test_links_that_leave_the_page_tell_nothing_of_it() -> None:
    leaving = [link for link in read(demo()).css("a") if not (link.attributes["href"] or "").startswith("#")]
    assert leaving
    for link in leaving:
        assert (link.attributes["href"] or "").startswith(("http://", "https://"))
        assert link.attributes["rel"] == "noreferrer noopener"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert html.render(demo(), Look()) == html.render(Report.model_validate(demo().model_dump()), Look())
    assert "\r" not in html.render(demo(), Look())


@pytest.mark.parametrize("name", ["demo", "all", "empty", "none", "two"])
def test_ids_are_unique_and_anchors_resolve(name: str) -> None:
    empty = b.dossier(b.evidence(b.manuscript("")), b.finding("note-incomplete"))
    report = {
        "demo": demo(),
        "all": all_verdicts(),
        "empty": b.report(empty),
        "none": b.report(),
        "two": b.report(*all_verdicts().dossiers, *all_verdicts().dossiers, empty),
    }[name]
    page = read(report)
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links(page) if link.startswith("#")} <= set(ids)
    named = [
        word
        for node in page.css("[aria-labelledby]")
        for word in (node.attributes["aria-labelledby"] or "").split()
    ]
    assert set(named) <= set(ids)


def test_headings_leave_no_rank_out() -> None:
    ranks = [int((node.tag or "h0")[1]) for node in read(demo()).css("h1, h2, h3, h4, h5, h6")]
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_every_part_of_style_and_script_is_in_the_page() -> None:
    page = html.render(b.report(), Look())
    parts = sorted((Path(html.__file__).parent / "page").iterdir())
    assert {path.suffix for path in parts} == {".css", ".js"}
    for path in parts:
        told = path.read_text(encoding="utf-8")
        assert told in page
        assert not re.search(r"</(style|script)|<!--", told)


# What is hostile.


def test_no_word_of_a_report_is_markup() -> None:
    words = f"Ada wrote “{HACK}”.[1]"
    quotation = b.quotation(words, HACK)
    reference = b.reference("mill", title=HACK, family=HACK)
    source = b.source("mill", f"So {HACK} it is.", url="javascript:alert(1)", partial=HACK)
    match = b.match("q01", Verdict.ALTERED, "mill").model_copy(
        update={"passages": (b.passage(f"So {HACK} it is.", HACK),), "detail": HACK}
    )
    findings = (
        b.finding("quotation-altered", quotation_id="q01", message=HACK, fix=HACK),
        b.finding("name-drift", message=HACK, fix=HACK),
    )
    manuscript = b.manuscript(words, [quotation], [b.note(1, "c1")], path=HACK)
    evidence = b.evidence(manuscript, [reference], [source], [match], [b.resolution("c1", "mill")])
    page = read(b.report(b.dossier(evidence, *findings)))
    clean = {node.tag for node in read(demo()).css("*")}
    assert {node.tag for node in page.css("*")} <= clean
    assert not [name for node in page.css("*") for name in node.attributes if name.startswith("on")]
    assert [link for link in links(page) if not link.startswith(("#", "http://", "https://"))] == []
    assert "\u202e" not in (page.html or "")
    shown = text(first(page, "body"))
    assert shown.count(r"javascript:alert(1) \u202e") > 10


def test_a_lone_surrogate_can_be_written() -> None:
    html.render(b.report(b.dossier(b.evidence(b.manuscript("\ud800 x")))), Look()).encode("utf-8")
