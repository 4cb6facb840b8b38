"""What was read of a manuscript, before anything is fetched."""

from __future__ import annotations

import json

from report import builders as b

from claimcheck.model import (
    Attribution,
    Citation,
    CitationForm,
    Claim,
    Evidence,
    Form,
    Look,
    Note,
    Resolution,
    Segment,
    SegmentKind,
    Span,
)
from claimcheck.report import render_reading

TEXT = "Marsh said “it rained . . . and stopped”[1] and “sang”. Low said so too.[2]"


def reading() -> Evidence:
    place = b.span(TEXT, "it rained . . . and stopped")
    quoted = b.quotation(TEXT, "it rained . . . and stopped").model_copy(
        update={
            "segments": tuple(
                Segment(kind=kind, span=b.span(TEXT, words), text=words)
                for kind, words in (
                    (SegmentKind.WORDS, "it rained"),
                    (SegmentKind.ELLIPSIS, ". . ."),
                    (SegmentKind.WORDS, "and stopped"),
                )
            ),
            "attribution": Attribution(span=Span(start=0, end=10), text="Marsh said", name="Marsh"),
        }
    )
    scare = b.quotation(TEXT, "sang", "q02", (), Form.SCARE)
    title = b.quotation(TEXT, "said so", "t01", (), Form.TITLE)
    citations = [
        Citation(
            id=f"n1.{number}",
            mark=1,
            span=place,
            form=form,
            authors=("Ada Marsh",),
            title=title_,
            container="Parish Papers",
            issued="1950",
        )
        for number, (form, title_) in enumerate(
            ((CitationForm.FULL, "Rain"), (CitationForm.SHORT, "Hail"), (CitationForm.IBID, "Snow")), 1
        )
    ]
    return b.evidence(
        b.manuscript(
            TEXT,
            [quoted, scare, title],
            [
                Note(mark=1, span=place, citations=tuple(citations)),
                Note(mark=2, span=place),
            ],
            [Claim(id="c01", span=Span(start=55, end=72), marks=(2,))],
        ),
        [b.reference("rain-1950")],
        resolutions=[
            Resolution(citation_id="n1.1", reference_id="rain-1950", how="title"),
            Resolution(citation_id="n1.2", reference_id=None, how="none", candidates=("hail-1", "hail-2")),
        ],
    )


def flat(text: str) -> str:
    return " ".join(text.split())


def test_quotations_with_form_note_place_and_speaker() -> None:
    text = flat(render_reading(reading(), "terminal", Look()))
    assert "q01 “it rained . . . and stopped” run-in, note 1, line 1:13, 1 ellipsis mark" in text
    assert "said by: “Marsh said”" in text
    assert "q02 “sang” scare, no note" in text
    assert "t01" not in text


def test_citations_say_how_each_resolved() -> None:
    text = flat(render_reading(reading(), "terminal", Look()))
    assert "1 Ada Marsh, “Rain”, Parish Papers, 1950 full; is rain-1950, by title" in text
    assert "“Hail”, Parish Papers, 1950 short; could be hail-1, hail-2: not decided" in text
    assert "“Snow”, Parish Papers, 1950 ibid; not looked up" in text
    assert "2 no citation could be read here" in text


def test_a_citation_that_nothing_was_found_for_says_so() -> None:
    unresolved = (Resolution(citation_id="n1.1", reference_id=None, how="none"),)
    read = reading().model_copy(update={"resolutions": unresolved})
    assert "full; is none of the references" in render_reading(read, "terminal", Look())
    bare = read.model_copy(update={"references": ()})
    assert "full; no references are known" in render_reading(bare, "terminal", Look())


def test_the_summary_counts_what_was_read() -> None:
    text = flat(render_reading(reading(), "terminal", Look(quiet=True)))
    assert text == (
        "1 quotation, 1 scare quotation, 1 noted sentence without a quotation, 2 notes, "
        "3 citations, 1 of them known. Nothing was fetched."
    )


def test_an_empty_manuscript_says_so() -> None:
    text = render_reading(b.evidence(b.manuscript("Nothing.")), "terminal", Look())
    assert text.count("None was found.") == 2


def test_verbose_shows_a_long_quotation_whole() -> None:
    words = "it rained " * 40 + "and stopped"
    text = f"Marsh said “{words}”"
    read = b.evidence(b.manuscript(text, [b.quotation(text, words)]))
    assert words not in flat(render_reading(read, "terminal", Look()))
    assert words in flat(render_reading(read, "terminal", Look(verbose=True)))


def test_json_is_the_manuscript_part_of_the_report() -> None:
    loaded = json.loads(render_reading(reading(), "json", Look()))
    assert loaded["schema"] == "claimcheck-reading/1"
    manuscript = loaded["manuscripts"][0]
    assert [quotation["id"] for quotation in manuscript["quotations"]] == ["q01", "q02", "t01"]
    assert {quotation["verdict"] for quotation in manuscript["quotations"]} == {None}
    assert manuscript["notes"][0]["citations"][0]["reference_id"] == "rain-1950"


def test_three_authors_a_year_s_letter_and_a_bare_ibid() -> None:
    place = Span(start=0, end=2)
    cited = (
        Citation(
            id="n1.1",
            mark=1,
            span=place,
            form=CitationForm.FULL,
            authors=("Ada Marsh", "Bo Ek", "Ann Lee"),
            issued="2020",
            year_suffix="a",
        ),
        Citation(id="n1.2", mark=1, span=place, form=CitationForm.IBID),
        Citation(id="n1.3", mark=1, span=place, form=CitationForm.UNPARSED),
    )
    manuscript = b.manuscript("Rain.", notes=(Note(mark=1, span=place, citations=cited),))
    text = flat(render_reading(b.evidence(manuscript), "terminal", Look()))
    assert "1 Ada Marsh et al., 2020a full;" in text
    assert "the work before ibid;" in text
    assert "no work could be read here unparsed;" in text
