"""The manuscript and the cards of the HTML report."""

from __future__ import annotations

import pytest
from report import builders as b
from report.html_page import VERDICTS, all_verdicts, demo, first, links, read, text

from claimcheck.model import (
    Block,
    BlockKind,
    Form,
    Mark,
    Outcome,
    Verdict,
)

# What it says.


def test_the_one_line_comes_first_and_the_rest_in_the_order_of_all_reports() -> None:
    page = read(demo())
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


def test_every_quotation_has_a_card_and_every_card_a_place() -> None:
    page = read(demo())
    cards = {node.attributes["id"] for node in page.css("article.card")}
    told = {f"#{id_}" for id_ in cards}
    pieces = {node.attributes["href"] for node in page.css("[data-quotation]")}
    flags = {node.attributes["href"] for node in page.css(".flag")}
    judged = {match.quotation_id for match in demo().dossiers[0].evidence.matches}
    assert {f"card-1-{id_}" for id_ in judged} <= cards
    assert pieces | flags == told


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_a_word_and_a_sign_not_only_a_colour(verdict: Verdict) -> None:
    page = read(all_verdicts())
    number = list(Verdict).index(verdict) + 1
    piece = first(page, f'[data-quotation="q{number:02}"]')
    word = VERDICTS[verdict]
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


def test_what_is_lacking_in_the_manuscript_is_a_caret() -> None:
    card = first(read(demo()), "#card-1-q06")
    mine, theirs = card.css("blockquote")
    assert (
        text(mine) == "We broke three good drills‸ [words are lacking here] before we learned some manners,"
    )
    assert "[the source has: on the wheel shaft]" in text(theirs)


def test_the_whole_manuscript_is_there() -> None:
    page = read(demo())
    for node in page.css(".text .aloud, .text .sign, .text .back, .text .flag"):
        node.decompose()
    shown = "".join(node.text() for node in page.css(".text > *:not(h3)"))
    written = demo().dossiers[0].evidence.manuscript.text
    assert "".join(shown.split()) == "".join(written.split())


def test_marks_lead_to_notes_and_back() -> None:
    page = read(demo())
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
