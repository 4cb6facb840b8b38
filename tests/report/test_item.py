"""The card of what is decided at once, its pages, and the address that opens it."""

from __future__ import annotations

import re

import pytest
from report import builders as b

from claimcheck import report as paper
from claimcheck.model import (
    Decision,
    Dossier,
    Edit,
    Finding,
    Lack,
    Level,
    Look,
    Match,
    Signed,
    SignOff,
    SignOffState,
    Source,
    Unavailable,
    Unchecked,
    Verdict,
)

TEXT = "He said “it fell in nine weeks” and nobody minded that it did. The miller kept bees[1] for a while."
SOURCE = (
    "First of all, the roof went. In the end it fell in four weeks. Nobody wept, and the sea took the rest."
)
LOOK = Look(width=80)


def dossier(
    *findings: Finding,
    match: Match | None = None,
    source: Source | Unavailable | None = None,
    signed: tuple[Signed, ...] = (),
) -> Dossier:
    read = b.evidence(
        b.manuscript(TEXT, [b.quotation(TEXT, "it fell in nine weeks")], [b.note(1, "c1")]),
        [b.reference("mill")],
        [source or b.source("mill", SOURCE)],
        [match or altered()],
        [b.resolution("c1", "mill")],
    )
    return b.dossier(read, *findings).model_copy(update={"signoffs": signed})


def altered() -> Match:
    change: Edit = b.edit(TEXT, SOURCE, "nine", "four")
    return b.match("q01", Verdict.ALTERED, "mill").model_copy(
        update={"edits": (change,), "passages": (b.passage(SOURCE, "it fell in four weeks"),)}
    )


WRONG = b.finding(
    "quotation-critical-token", message="“nine” stands as “four”", quotation_id="q01", fix="Mend it."
)
FAR = b.finding("quotation-far-mark", Level.NOTE, "The mark is far off", quotation_id="q01", start=3)


def flat(text: str) -> str:
    return " ".join(text.split())


def signoff(decision: Decision = Decision.ACCEPT) -> SignOff:
    return SignOff(
        id=WRONG.fingerprint,
        decision=decision,
        reason="the book has it so",
        by="Ada Lee",
        date="2026-05-04",
        expires="2026-08-01",
        rule=WRONG.rule,
        level=Level.ERROR,
    )


def test_the_manuscripts_words_stand_over_the_sources_and_below_all_that_is_decided() -> None:
    card = paper.render_item(dossier(WRONG, FAR), [WRONG, FAR], LOOK)
    lines = card.splitlines()
    assert lines[0].startswith("  Altered  q01, note 1, line 1:")
    assert "manuscript   it fell in nine weeks" in lines[1]
    assert lines[2].strip() == "^^^^"
    assert "source       it fell in four weeks" in lines[3]
    assert "“nine” stands as “four” [quotation-critical-token]" in flat(card)
    assert "The mark is far off [quotation-far-mark]" in flat(card)
    assert "to do        Mend it." in card
    assert "open         https://parish.example/mill\n" in card


def test_a_finding_without_a_quotation_shows_its_place() -> None:
    start = TEXT.index("bees[1]")
    found = b.finding("mark-position", Level.WARNING, "The mark stands too early", start=start)
    card = paper.render_item(dossier(found), [found], LOOK)
    assert card.startswith("  Warning  mark-position, line ")
    assert "The miller kept bees[1] for a while." in flat(card.replace("^", ""))
    assert "^" in card
    assert "The mark stands too early" in card


def test_what_stands_nowhere_has_a_card_too() -> None:
    nowhere = b.finding("reference-unused", Level.WARNING, "“Bees” is never cited").model_copy(
        update={"locations": ()}
    )
    card = paper.render_item(dossier(nowhere), [nowhere], LOOK)
    assert card.startswith("  Warning  reference-unused\n")
    assert "is never cited" in card


def test_what_was_decided_earlier_and_what_changed_since() -> None:
    changed = Signed(signoff=signoff(), state=SignOffState.SOURCE_CHANGED, detail="told below")
    back = WRONG.model_copy(update={"remark": "since then the source has changed"})
    card = flat(paper.render_item(dossier(back, signed=(changed,)), [back], LOOK))
    assert "earlier accepted by Ada Lee on 2026-05-04, until 2026-08-01: “the book has it so”" in card
    assert "but now since then the source has changed" in card


def test_a_decision_on_other_words_is_an_earlier_one() -> None:
    near = WRONG.model_copy(update={"remark": "Ada Lee signed off other words on 2026-05-04: “a mill”"})
    card = flat(paper.render_item(dossier(near), [near], LOOK))
    assert "earlier Ada Lee signed off other words on 2026-05-04: “a mill”" in card
    assert "but now" not in card


def test_a_rejection_is_told_once() -> None:
    rejected = Signed(signoff=signoff(Decision.REJECT), state=SignOffState.REJECTED)
    still = WRONG.model_copy(update={"remark": "Ada Lee rejected this on 2026-05-04: the book has it so"})
    card = flat(paper.render_item(dossier(still, signed=(rejected,)), [still], LOOK))
    assert card.count("the book has it so") == 1
    assert "rejected by Ada Lee on 2026-05-04" in card


def test_why_it_was_not_checked() -> None:
    match = b.match("q01", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE)
    lack = b.lack("mill", Lack.NOT_FOUND, "gone", origin="https://parish.example/old")
    found = b.finding("quotation-unchecked", Level.NOTE, quotation_id="q01")
    card = paper.render_item(dossier(found, match=match, source=lack), [found], LOOK)
    assert card.startswith("  Not checked  q01")
    assert "why          its source was not had" in card
    assert "open         https://parish.example/old" in card


def test_hostile_words_are_shown_as_escapes() -> None:
    bad = WRONG.model_copy(update={"message": "a\x1b[2Jb\u202e", "rule": "x\x07", "fix": "\x1b]0;t\x07"})
    for text in (
        paper.render_item(dossier(bad), [bad], LOOK),
        paper.render_listed(dossier(bad), [bad], LOOK),
        paper.render_said("\x1b[2J", LOOK),
        paper.render_head("\x1b[2J", "\u202e", LOOK),
    ):
        assert not set(text) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("color", [False, True])
def test_every_line_fits(width: int, color: bool) -> None:  # noqa: FBT001 - parametrised
    look = Look(width=width, color=color)
    many = WRONG.model_copy(update={"message": "x" * 300 + " word" * 60})
    for text in (
        paper.render_item(dossier(many), [many], look),
        paper.render_sources(dossier(many), [many], look),
        paper.render_keys([("a", "accept")] * 30, look),
    ):
        assert max(map(len, re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines())) <= width


def test_the_source_is_shown_with_what_stands_around_the_passage() -> None:
    page = flat(paper.render_sources(dossier(WRONG), [WRONG], LOOK).replace("^", ""))
    assert "In the manuscript" in page
    assert "The miller kept bees" in page
    assert "In the source" in page
    assert "First of all, the roof went. In the end it fell in four weeks. Nobody wept" in page


def test_a_source_that_was_not_had_has_no_page() -> None:
    page = paper.render_sources(dossier(WRONG, source=b.lack("mill")), [WRONG], LOOK)
    assert "No text was had." in page


def test_the_list_has_the_whole_fingerprint_first() -> None:
    first = paper.render_listed(dossier(WRONG), [WRONG], LOOK).splitlines()
    assert first[0].startswith(f"{WRONG.fingerprint}  error    quotation-critical-token  q01, line 1:3")
    assert first[1].strip() == "“it fell in nine weeks”"


# --- addresses ---------------------------------------------------------------------------------


def test_the_address_leads_to_the_passage() -> None:
    assert paper.address(dossier(WRONG), [WRONG]) == (
        "https://parish.example/mill#:~:text=it%20fell%20in%20four%20weeks"
    )


def test_a_long_passage_is_named_by_its_ends_and_a_hyphen_is_escaped() -> None:
    words = "the well-kept mill by the ford, which nobody had seen at work, fell down & was gone."
    match = b.match("q01", Verdict.ALTERED, "mill").model_copy(
        update={"passages": (b.passage(words, words),)}
    )
    found = paper.address(dossier(WRONG, match=match, source=b.source("mill", words)), [WRONG])
    assert found == (
        "https://parish.example/mill#:~:text=the%20well%2Dkept%20mill%20by,down%20%26%20was%20gone."
    )


def test_a_page_with_a_fragment_keeps_it() -> None:
    source = b.source("mill", SOURCE, url="https://parish.example/mill#three")
    found = paper.address(dossier(WRONG, source=source), [WRONG])
    assert found == "https://parish.example/mill#three:~:text=it%20fell%20in%20four%20weeks"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "--version"]
)
def test_only_addresses_of_the_web_are_opened(url: str) -> None:
    assert paper.address(dossier(WRONG, source=b.source("mill", SOURCE, url=url)), [WRONG]) is None


def test_an_address_holds_nothing_that_steers() -> None:
    source = b.source("mill", SOURCE, url="https://parish.example/a\x1b]0;b\x07 c\u202e")
    found = paper.address(dossier(WRONG, source=source), [WRONG])
    assert found is not None
    assert found.startswith("https://parish.example/a%1B]0;b%07%20c%E2%80%AE#:~:text=")


# --- the frame -----------------------------------------------------------------------------------


def test_keys_fill_as_few_lines_as_they_need() -> None:
    keys = [("a", "accept"), ("r", "reject"), ("n", "next"), ("?", "")]
    assert paper.render_keys(keys, Look(width=80)) == "a accept  r reject  n next  ?\n"
    assert paper.render_keys(keys, Look(width=24)) == "a accept  r reject\nn next  ?\n"


def test_a_page_wraps_paragraphs_and_leaves_examples_alone() -> None:
    text = (
        "One line\nthat goes on.\n\n## Why\n\n- first\n- second\n  goes on\n\n```article\nas  it stands\n```"
    )
    assert paper.render_page(text, LOOK) == (
        "One line that goes on.\n\nWhy\n\n- first\n- second goes on\n\n    as  it stands\n"
    )


def test_a_mark_over_the_space_at_a_break_stays_in_its_columns() -> None:
    text = f"He said “{'x' * 56} {'y' * 10}.”"
    quoted = b.quotation(text, f"{'x' * 56} {'y' * 10}")
    read = b.evidence(b.manuscript(text, [quoted]))
    found = b.finding("mark-position", start=9)
    location = found.locations[0].model_copy(update={"span": quoted.span})
    found = found.model_copy(update={"locations": (location,)})
    card = paper.render_item(b.dossier(read, found), [found], LOOK)
    assert max(map(len, card.splitlines())) <= 80
