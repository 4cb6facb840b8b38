"""The HTML report, read back with an HTML parser."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from report import builders as b
from selectolax.lexbor import LexborHTMLParser

from claimcheck import pipeline, sample
from claimcheck.model import (
    Block,
    BlockKind,
    Extent,
    Form,
    Level,
    Look,
    Mark,
    Notice,
    Outcome,
    Report,
    RulePage,
    SignOffState,
    Unchecked,
    Verdict,
)
from claimcheck.report import html
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_VERDICTS = {
    Verdict.VERBATIM: "Verbatim",
    Verdict.PERMISSIBLE: "Permissible",
    Verdict.ALTERED: "Altered",
    Verdict.MISATTRIBUTED: "Misattributed",
    Verdict.ABSENT: "Absent",
    Verdict.UNCHECKED: "Not checked",
}
_HACK = "<img src=x onerror=alert(1)> \"' & </style></script> javascript:alert(1) \u202e"


@pytest.fixture(scope="module")
def demo() -> Report:
    with sample.serve() as folder:
        settings = Settings(references=folder / "references.yaml", allow_private=True, store=None)
        found: Report = pipeline.run([folder / "article.txt"], settings)
    return found


def read(report: Report, look: Look | None = None) -> LexborHTMLParser:
    return LexborHTMLParser(html.render(report, look or Look()))


def all_verdicts() -> Report:
    """A manuscript of six paragraphs, in each a quotation with a verdict of its own."""
    said = [f"the {word} mill stood by the ford" for word in ("old", "new", "red", "low", "far", "dry")]
    text = "\n\n".join(f"Ada wrote: “{words}.”[{n}]" for n, words in enumerate(said, 1))
    quotations = [b.quotation(text, words, f"q{n:02}", (n,)) for n, words in enumerate(said, 1)]
    source = "Once the old mill stood by the ford. Then the black mill stood by the ford."
    found = [
        b.match(f"q{n:02}", verdict, "mill" if verdict is not Verdict.UNCHECKED else None)
        for n, verdict in enumerate(Verdict, 1)
    ]
    found[0] = found[0].model_copy(update={"passages": (b.passage(source, said[0]),)})
    found[2] = found[2].model_copy(
        update={
            "edits": (b.edit(text, source, "red", "black"),),
            "passages": (b.passage(source, "black mill stood by the ford"),),
        }
    )
    found[5] = found[5].model_copy(update={"reason": Unchecked.NO_NOTE})
    evidence = b.evidence(
        b.manuscript(text, quotations), [b.reference("mill")], [b.source("mill", source)], found
    )
    return b.report(
        b.dossier(
            evidence,
            b.finding("quotation-altered", quotation_id="q03", message="“red” for “black”", fix="Say black."),
            b.finding("quotation-absent", quotation_id="q05", start=5),
            b.finding("name-drift", Level.WARNING, start=3, message="spelled otherwise"),
            b.finding("note-punctuation", Level.NOTE, start=4, message="a stop is lacking"),
        )
    )


def links(page: LexborHTMLParser) -> list[str]:
    return [link.attributes["href"] or "" for link in page.css("[href]")]


def first(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = page.css_first(selector)
    assert found is not None
    return found


def text(node: LexborNode) -> str:
    return " ".join(node.text().split())


def policy(page: LexborHTMLParser) -> dict[str, str]:
    told = first(page, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
    return {part.split()[0]: " ".join(part.split()[1:]) for part in told.split(";")}


# What the page is.


def test_only_its_own_style_and_script_may_run(demo: Report) -> None:
    page = read(demo)

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


def test_nothing_comes_from_outside(demo: Report) -> None:
    page = read(demo)
    assert not page.css("link, img, iframe, object, embed, base, form, video, audio, source, [src], [style]")
    style = first(page, "style").text(deep=True)
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in first(page, "script").text(deep=True)


def test_the_script_makes_no_markup() -> None:
    script = first(read(b.report()), "script").text(deep=True)
    made = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
    assert [word for word in made if word in script] == []


def test_links_that_leave_the_page_tell_nothing_of_it(demo: Report) -> None:
    leaving = [link for link in read(demo).css("a") if not (link.attributes["href"] or "").startswith("#")]
    assert leaving
    for link in leaving:
        assert (link.attributes["href"] or "").startswith(("http://", "https://"))
        assert link.attributes["rel"] == "noreferrer noopener"


def test_the_same_report_gives_the_same_bytes(demo: Report) -> None:
    assert html.render(demo, Look()) == html.render(Report.model_validate(demo.model_dump()), Look())
    assert "\r" not in html.render(demo, Look())


@pytest.mark.parametrize("name", ["demo", "all", "empty", "none", "two"])
def test_ids_are_unique_and_anchors_resolve(demo: Report, name: str) -> None:
    empty = b.dossier(b.evidence(b.manuscript("")), b.finding("note-incomplete"))
    report = {
        "demo": demo,
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


def test_headings_leave_no_rank_out(demo: Report) -> None:
    ranks = [int((node.tag or "h0")[1]) for node in read(demo).css("h1, h2, h3, h4, h5, h6")]
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


# What it says.


def test_the_one_line_comes_first_and_the_rest_in_the_order_of_all_reports(demo: Report) -> None:
    page = read(demo)
    assert text(first(page, "h1")).startswith("FAIL ")
    assert text(first(page, ".tally")) == (
        "18 quotations: 8 verbatim, 3 permissible, 3 altered, 1 misattributed, 1 absent, 2 not checked."
    )
    assert text(first(page, ".judged")) == "6 errors, 6 warnings, 9 notes; fails on errors."
    order = [(node.attributes["id"] or "").rpartition("-")[0] for node in page.css(".manuscript section")]
    order = [name for name in order if name not in {"text", "evidence"}]
    assert order == ["blocks", "lacking", "sources", "warnings", "notes", "claims", "limits"]


def test_that_nothing_was_quoted_is_said_aloud() -> None:
    page = read(b.report(b.dossier(b.evidence(b.manuscript("Nothing."))), outcome=Outcome.EMPTY))
    assert text(first(page, ".nothing")) == (
        "No quotation was found here: nothing was compared with a source."
    )
    assert text(first(page, ".outcome")) == "EMPTY"


def test_every_quotation_has_a_card_and_every_card_a_place(demo: Report) -> None:
    page = read(demo)
    cards = {node.attributes["id"] for node in page.css("article.card")}
    told = {f"#{id_}" for id_ in cards}
    pieces = {node.attributes["href"] for node in page.css("[data-quotation]")}
    flags = {node.attributes["href"] for node in page.css(".flag")}
    judged = {match.quotation_id for match in demo.dossiers[0].evidence.matches}
    assert {f"card-1-{id_}" for id_ in judged} <= cards
    assert pieces | flags == told


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_a_word_and_a_sign_not_only_a_colour(verdict: Verdict) -> None:
    page = read(all_verdicts())
    number = list(Verdict).index(verdict) + 1
    piece = first(page, f'[data-quotation="q{number:02}"]')
    word = _VERDICTS[verdict]
    assert piece.attributes["data-verdict"] == verdict.value
    assert f"[{word.lower()}, q{number:02}]" in text(piece)
    assert first(piece, ".sign").attributes["aria-hidden"] == "true"
    assert f"{word} q{number:02}" in text(first(page, f"#card-1-q{number:02} h4"))
    signs = {text(sign) for sign in page.css(".tick .sign")}
    assert len(signs) == len(Verdict)


def test_the_words_that_differ_are_marked_for_eye_and_ear() -> None:
    card = first(read(all_verdicts()), "#card-1-q03")
    assert text(first(card, "del")) == "[not so in the source: red]"
    assert text(first(card, "ins")) == "[the source has: black]"
    assert text(first(card, ".context")) == "… the ford. Then the"


def test_what_is_lacking_in_the_manuscript_is_a_caret(demo: Report) -> None:
    card = first(read(demo), "#card-1-q06")
    mine, theirs = card.css("blockquote")
    assert (
        text(mine) == "We broke three good drills‸ [words are lacking here] before we learned some manners,"
    )
    assert "[the source has: on the wheel shaft]" in text(theirs)


def test_the_whole_manuscript_is_there(demo: Report) -> None:
    page = read(demo)
    for node in page.css(".text .aloud, .text .sign, .text .back, .text .flag"):
        node.decompose()
    shown = "".join(node.text() for node in page.css(".text > *:not(h3)"))
    written = demo.dossiers[0].evidence.manuscript.text
    assert "".join(shown.split()) == "".join(written.split())


def test_marks_lead_to_notes_and_back(demo: Report) -> None:
    page = read(demo)
    mark = first(page, "#mark-1-7")
    assert mark.attributes["href"] == "#note-1-7"
    assert mark.attributes["aria-label"] == "note 7"
    note = first(page, "#note-1-7")
    assert text(note).startswith("[7] Colvane and Achterberg")
    assert first(note, ".back").attributes["href"] == "#mark-1-7"


def test_a_mark_of_several_notes_is_where_each_leads_back_to() -> None:
    words = "Two say so.[4-5]\n\n4. Roy.\n\n5. Lee."
    place = b.span(words, "[4-5]")
    notes = [b.span(words, "4. Roy."), b.span(words, "5. Lee.")]
    manuscript = b.manuscript(words).model_copy(
        update={
            "blocks": (
                Block(kind=BlockKind.PARAGRAPH, span=b.span(words, "Two say so.[4-5]")),
                *(Block(kind=BlockKind.NOTE, span=span) for span in notes),
            ),
            "marks": (Mark(number=4, span=place), Mark(number=5, span=place)),
            "notes": tuple(
                b.note(number).model_copy(update={"span": span})
                for number, span in zip((4, 5), notes, strict=True)
            ),
        }
    )
    page = read(b.report(b.dossier(b.evidence(manuscript))))
    assert [link for link in links(page) if link.startswith("#mark")] == ["#mark-1-4", "#mark-1-5"]
    assert first(page, "a.mark").attributes["href"] == "#note-1-4"
    assert first(page, "a.mark").attributes["aria-label"] == "notes 4, 5"


def test_a_quotation_with_a_mark_inside_is_two_links_to_one_card() -> None:
    words = "She said “the mill[1] burned down” twice."
    manuscript = b.manuscript(words, [b.quotation(words, "the mill[1] burned down")])
    manuscript = manuscript.model_copy(update={"marks": (Mark(number=1, span=b.span(words, "[1]")),)})
    page = read(b.report(b.dossier(b.evidence(manuscript, matches=[b.match("q01", Verdict.VERBATIM)]))))
    pieces = page.css("[data-quotation]")
    assert [text(piece) for piece in pieces] == ["the mill", "burned down✓ [verbatim, q01]"]
    assert {piece.attributes["href"] for piece in pieces} == {"#card-1-q01"}
    assert not page.css("a a")


def test_text_outside_all_blocks_is_shown_too() -> None:
    words = "Front matter\n\nThe body.\n\n* * *"
    manuscript = b.manuscript(words).model_copy(
        update={"blocks": (Block(kind=BlockKind.PARAGRAPH, span=b.span(words, "The body.")),)}
    )
    page = read(b.report(b.dossier(b.evidence(manuscript))))
    assert [text(node) for node in page.css(".text > p")] == ["Front matter", "The body.", "* * *"]


def test_a_scare_quotation_has_no_card() -> None:
    words = "A so-called “mill” stood there."
    manuscript = b.manuscript(words, [b.quotation(words, "mill", form=Form.SCARE)])
    page = read(b.report(b.dossier(b.evidence(manuscript))))
    assert not page.css(".card")
    assert text(first(page, ".scare")) == "mill"


def test_what_blocks_leads_to_its_cards() -> None:
    page = read(all_verdicts())
    items = page.css(".blocks .entries > li")
    assert [first(item, "a").attributes["href"] for item in items] == ["#card-1-q03", "#card-1-q05"]
    assert "To do: Say black." in text(items[0])
    assert "2 errors" in text(first(page, "#blocks-1-title"))


def test_more_than_a_dozen_are_folded_not_cut() -> None:
    found = [b.finding("note-incomplete", start=n, message=f"lack {n}") for n in range(30)]
    page = read(b.report(b.dossier(b.evidence(b.manuscript("x" * 40)), *found)))
    assert text(first(page, ".blocks summary")) == "18 more"
    assert all(f"lack {n} " in text(first(page, ".blocks")) for n in range(30))


def test_what_was_not_checked_can_be_sent_to_the_author() -> None:
    words = "Ada wrote “the mill burned down”.[1]"
    read_ = b.manuscript(words, [b.quotation(words, "the mill burned down")], [b.note(1, "c1")])
    evidence = b.evidence(
        read_,
        [b.reference("mill")],
        [b.lack("mill")],
        [b.match("q01", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE)],
        [b.resolution("c1", "mill")],
    )
    page = read(b.report(b.dossier(evidence)))
    assert first(page, ".copy").attributes["data-copy"] == "lacking-1-list"
    assert first(page, "#lacking-1-list").text().splitlines() == [
        "Not checked in article.txt: 1 quotation, 1 cited work not had",
        "",
        "No address and no file is known. The author supplies URL, DOI or the text of:",
        "- note 1: Marsh, “The Mill by the Ford”",
    ]
    assert "#card-1-q01" in [link.attributes["href"] for link in page.css(".lacking .entries a")]
    assert "data-problem" in first(page, "#card-1-q01").attributes


def test_a_sheet_says_what_was_had_and_what_rests_on_it() -> None:
    page = read(all_verdicts())
    sheet = first(page, ".sheet")
    assert "0123456789abcdef" * 4 in text(sheet)
    assert "https://parish.example/mill" in links(page)
    assert [link.attributes["href"] for link in sheet.css('a[href^="#card"]')] == [
        f"#card-1-q0{n}" for n in range(1, 6)
    ]


def test_a_source_read_in_part_says_so() -> None:
    source = b.source("mill", "Text.", partial="behind a login")
    assert source.extent is Extent.PARTIAL
    page = read(b.report(b.dossier(b.evidence(b.manuscript(""), [b.reference("mill")], [source]))))
    assert "only in part: behind a login" in text(first(page, ".sheet"))


def test_a_sign_off_says_who_when_and_why() -> None:
    kept = b.finding("note-incomplete", suppression=b.SIGNED, message="no date")
    back = b.finding("name-drift", start=2).model_copy(update={"remark": "The quotation has changed since."})
    dossier = b.dossier(b.evidence(b.manuscript("Some words.")), kept, back).model_copy(
        update={"notices": (Notice(message="nothing needs it", file="signoffs.toml", line=3),)}
    )
    page = read(b.report(dossier))
    section = text(first(page, ".signoffs"))
    assert "Accepted: the printed book has it so (Ada Lee, 2026-05-04)" in section
    assert "signoffs.toml, line 3: nothing needs it" in section
    assert "Earlier: The quotation has changed since." in text(first(page, "#finding-1-2"))
    assert "data-problem" not in first(page, "#finding-1-1").attributes
    assert SignOffState.HOLDS.value not in section


def test_a_settled_quotation_is_no_problem_any_more() -> None:
    report = all_verdicts()
    dossier = report.dossiers[0]
    signed = tuple(f.model_copy(update={"suppression": b.SIGNED}) for f in dossier.findings)
    page = read(b.report(dossier.model_copy(update={"findings": signed})))
    problems = {node.attributes["id"] for node in page.css("[data-problem]")}
    assert problems == {"card-1-q04", "card-1-q06"}


def test_several_manuscripts_stand_one_after_another() -> None:
    one, two = all_verdicts().dossiers[0], b.dossier(b.evidence(b.manuscript("Nothing.", path="b.txt")))
    page = read(b.report(one, two))
    told = [text(link) for link in page.css("nav.manuscripts a")]
    assert told == ["article.txt", "b.txt"]
    assert "no quotation" in text(first(page, "nav.manuscripts li:last-child"))
    assert [text(node) for node in page.css("main h2")] == ["article.txt", "b.txt"]


def test_each_rule_that_fired_has_its_page() -> None:
    told = "Words.\n\n## How to fix\n\nDo <b>so</b> [here](javascript:x), [there](https://a.example/b).\n"
    rules = (
        RulePage(name="name-drift", level=Level.WARNING, summary="A name drifts.", page=told),
        RulePage(name="mark-order", level=Level.NOTE, summary="Unused.", page="Nothing."),
    )
    page = read(all_verdicts().model_copy(update={"rules": rules}), Look(rules_url="https://docs.example/r"))
    assert [node.attributes["id"] for node in page.css(".page")] == ["rule-name-drift"]
    shown = first(page, "#rule-name-drift")
    assert text(first(shown, "h3")) == "How to fix"
    assert "<b>so</b>" in text(shown)
    addresses = [link.attributes.get("href") for link in shown.css("a") if "href" in link.attributes]
    assert addresses == ["https://a.example/b", "https://docs.example/r#name-drift"]
    assert "#rule-name-drift" in links(page)


# What is hostile.


def test_no_word_of_a_report_is_markup(demo: Report) -> None:
    words = f"Ada wrote “{_HACK}”.[1]"
    quotation = b.quotation(words, _HACK)
    reference = b.reference("mill", title=_HACK, family=_HACK)
    source = b.source("mill", f"So {_HACK} it is.", url="javascript:alert(1)", partial=_HACK)
    match = b.match("q01", Verdict.ALTERED, "mill").model_copy(
        update={"passages": (b.passage(f"So {_HACK} it is.", _HACK),), "detail": _HACK}
    )
    findings = (
        b.finding("quotation-altered", quotation_id="q01", message=_HACK, fix=_HACK),
        b.finding("name-drift", message=_HACK, fix=_HACK),
    )
    manuscript = b.manuscript(words, [quotation], [b.note(1, "c1")], path=_HACK)
    evidence = b.evidence(manuscript, [reference], [source], [match], [b.resolution("c1", "mill")])
    page = read(b.report(b.dossier(evidence, *findings)))
    clean = {node.tag for node in read(demo).css("*")}
    assert {node.tag for node in page.css("*")} <= clean
    assert not [name for node in page.css("*") for name in node.attributes if name.startswith("on")]
    assert [link for link in links(page) if not link.startswith(("#", "http://", "https://"))] == []
    assert "\u202e" not in (page.html or "")
    shown = text(first(page, "body"))
    assert shown.count(r"javascript:alert(1) \u202e") > 10


def test_a_lone_surrogate_can_be_written() -> None:
    html.render(b.report(b.dossier(b.evidence(b.manuscript("\ud800 x")))), Look()).encode("utf-8")


# Where its links lead: https://wicg.github.io/scroll-to-text-fragment/


def opened(source_words: str, words: str, url: str = "https://a.example/p", **changed: object) -> list[str]:
    manuscript = f"She wrote “{words}”."
    match = b.match("q01", Verdict.VERBATIM, "mill").model_copy(
        update={"passages": (b.passage(source_words, words),)}
    )
    source = b.source("mill", source_words, url=url).model_copy(update=changed)
    evidence = b.evidence(
        b.manuscript(manuscript, [b.quotation(manuscript, words)]), [b.reference("mill")], [source], [match]
    )
    page = read(b.report(b.dossier(evidence)))
    return [link.attributes["href"] or "" for link in page.css("#card-1-q01 .links a")]


_AT = "https://a.example/p#:~:text="


@pytest.mark.parametrize(
    ("source", "words", "fragment"),
    [
        ("It is so. The mill burned down. It was.", "The mill burned down", "The%20mill%20burned%20down"),
        ("Say half-built, red & dry mills.", "half-built, red & dry", "half%2Dbuilt%2C%20red%20%26%20dry"),
        (
            "So one two three four five six seven eight nine it is.",
            "one two three four five six seven eight nine",
            "one%20two%20three%20four,six%20seven%20eight%20nine",
        ),
        (
            "So the first part\nand another paragraph.",
            "the first part\nand another",
            "the%20first%20part,and%20another",
        ),
        ("We say it was slow. It was.", "was slow", "say%20it-,was%20slow,-.%20It"),
        (
            "The old mill burned down. Then the new mill burned down too.",
            "mill burned down too",
            "mill%20burned%20down%20too",
        ),
        (
            "One day Ada saw the mill by the ford. Bea saw the mill by the ford again.",
            "the mill by the ford",
            "day%20Ada%20saw-,the%20mill%20by%20the%20ford,-.%20Bea%20saw",
        ),
    ],
    ids=["plain", "signs", "long", "two blocks", "short", "only one ends so", "twice"],
)
def test_a_link_opens_the_page_at_the_passage(source: str, words: str, fragment: str) -> None:
    assert opened(source, words) == [_AT + fragment]


def test_a_page_with_a_fragment_of_its_own_keeps_it() -> None:
    assert opened("So the mill burned down it is.", "the mill burned down", "https://a.example/p#c2") == [
        "https://a.example/p#c2:~:text=the%20mill%20burned%20down"
    ]


def test_only_pages_are_opened_at_a_passage() -> None:
    assert opened("So the mill burned down.", "the mill burned down", media_type="application/pdf") == [
        "https://a.example/p"
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example/"]
)
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    assert opened("So the mill burned down.", "the mill burned down", url) == []


def test_every_part_of_style_and_script_is_in_the_page() -> None:
    page = html.render(b.report(), Look())
    parts = sorted((Path(html.__file__).parent / "page").iterdir())
    assert {path.suffix for path in parts} == {".css", ".js"}
    for path in parts:
        told = path.read_text(encoding="utf-8")
        assert told in page
        assert not re.search(r"</(style|script)|<!--", told)


# What the filters ask of it.


def test_a_card_says_what_the_filters_ask() -> None:
    card = first(read(all_verdicts()), "#card-1-q03")
    assert card.attributes["data-verdict"] == "altered"
    assert card.attributes["data-rules"] == "quotation-altered"
    assert card.attributes["data-sources"] == "s1"
    other = first(read(all_verdicts()), "#finding-1-1")
    assert other.attributes["data-verdict"] == "none"
    assert other.attributes["data-rules"] == "name-drift"


def test_the_filters_name_what_there_is(demo: Report) -> None:
    page = read(demo)
    cards = page.css(".card")

    def told(name: str) -> set[str]:
        return {word for card in cards for word in (card.attributes[name] or "").split()}

    def offered(name: str) -> set[str | None]:
        return {option.attributes["value"] for option in page.css(f'[data-filter="{name}"] option')} - {""}

    assert {tick.attributes["value"] for tick in page.css('[data-filter="verdict"]')} == told("data-verdict")
    assert offered("rule") == told("data-rules")
    assert offered("source") == told("data-sources")


def test_a_problem_is_what_somebody_has_to_do_something_about() -> None:
    page = read(all_verdicts())
    problems = {node.attributes["id"] for node in page.css("[data-problem]")}
    assert problems == {"card-1-q03", "card-1-q04", "card-1-q05", "card-1-q06", "finding-1-1"}


def test_a_quotation_that_was_compared_by_hand_is_no_problem_any_more() -> None:
    report = all_verdicts()
    kept = b.finding("quotation-unchecked", Level.NOTE, quotation_id="q06", suppression=b.SIGNED)
    page = read(b.report(b.dossier(report.dossiers[0].evidence, kept)))
    assert "data-problem" not in first(page, "#card-1-q06").attributes
    assert "the printed book has it so" in text(first(page, "#card-1-q06"))


def test_the_drawing_has_a_bar_for_each_quotation_and_is_not_read_aloud() -> None:
    drawn = first(read(all_verdicts()), "svg.map")
    assert drawn.attributes["aria-hidden"] == "true"
    bars = drawn.css("rect")
    assert [bar.attributes["class"] for bar in bars] == [verdict.value for verdict in Verdict]
    tall = {bar.attributes["class"]: int(bar.attributes["height"] or 0) for bar in bars}
    assert tall["absent"] > tall["unchecked"] > tall["verbatim"]


def test_nothing_is_said_to_have_been_searched_that_was_not_had() -> None:
    words = "Ada wrote “the mill burned down”.[1]"
    read_ = b.manuscript(words, [b.quotation(words, "the mill burned down")], [b.note(1, "c1")])
    match = b.match("q01", Verdict.UNCHECKED, "mill", Unchecked.SOURCE_UNAVAILABLE)
    evidence = b.evidence(
        read_, [b.reference("mill")], [b.lack("mill")], [match], [b.resolution("c1", "mill")]
    )
    labels = [text(label) for label in read(b.report(b.dossier(evidence))).css("#card-1-q01 dt")]
    assert labels == ["why", "waits for"]
