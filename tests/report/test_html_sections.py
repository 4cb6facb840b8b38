"""The sections of the HTML report, and what the filters ask of its cards."""

from __future__ import annotations

from report import builders as b
from report.html_page import all_verdicts, demo, first, links, read, text

from claimcheck.model import (
    Extent,
    Level,
    Look,
    Notice,
    RulePage,
    SignOffState,
    Suppression,
    SuppressionKind,
    Unchecked,
    Verdict,
)


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
    assert len(page.css(".blocks .entries > li")) == 1
    assert all(f"lack {n}" in text(first(page, ".blocks")) for n in range(30))


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


# What the filters ask of it.


def test_a_card_says_what_the_filters_ask() -> None:
    card = first(read(all_verdicts()), "#card-1-q03")
    assert card.attributes["data-verdict"] == "altered"
    assert card.attributes["data-rules"] == "quotation-altered"
    assert card.attributes["data-sources"] == "s1"
    other = first(read(all_verdicts()), "#finding-1-1")
    assert other.attributes["data-verdict"] == "none"
    assert other.attributes["data-rules"] == "name-drift"


def test_the_filters_name_what_there_is() -> None:
    page = read(demo())
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


def test_what_a_baseline_or_a_comment_passes_over_was_compared_by_nobody() -> None:
    report = all_verdicts()
    for kind in (SuppressionKind.BASELINE, SuppressionKind.INLINE):
        passed = Suppression(kind=kind, reason="old")
        kept = b.finding("quotation-unchecked", Level.NOTE, quotation_id="q06", suppression=passed)
        page = read(b.report(b.dossier(report.dossiers[0].evidence, kept)))
        assert "data-problem" in first(page, "#card-1-q06").attributes


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
