"""The sample article against the record that was read from it by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model import Citation, CitationForm, Delimiter, Form, Link, Manuscript, Quotation, SegmentKind
from claimcheck.parser import parse
from claimcheck.resolver import identify

_HERE = Path(__file__).parent
_ARTICLE = _HERE.parent / "data" / "article.txt"
_GOLD: dict[str, Any] = json.loads((_HERE / "article.gold.json").read_text(encoding="utf-8"))
_NO_ONE = re.compile(r"^\(no")
_REMARK = re.compile(r"\s*\([^)]*\)$")


@pytest.fixture(scope="module")
def article() -> Manuscript:
    return parse(_ARTICLE)


def _in_body(article: Manuscript) -> list[Quotation]:
    return [quotation for quotation in article.quotations if quotation.form is not Form.TITLE]


def _runs(quotation: Quotation) -> list[list[int]]:
    """Return the places of the words between ellipses, brackets among them."""
    runs: list[list[int]] = []
    new = True
    for segment in quotation.segments:
        if segment.kind is SegmentKind.ELLIPSIS:
            new = True
        elif new:
            runs.append([segment.span.start, segment.span.end])
            new = False
        else:
            runs[-1][1] = segment.span.end
    return runs


def _authors(citation: Citation) -> list[str]:
    """Print "et al." with the last author, as the record does."""
    *others, last = citation.authors or [""]
    return [*others, f"{last} et al." if citation.et_al else last] if last else []


def test_quotations_of_the_body(article: Manuscript) -> None:
    found = [
        (
            quotation.id,
            quotation.form.value,
            quotation.marks,
            quotation.span.start,
            quotation.span.end,
            quotation.text,
        )
        for quotation in _in_body(article)
    ]
    assert found == [
        (
            gold["id"],
            gold["form"],
            () if gold["note"] is None else (gold["note"],),
            gold["start"],
            gold["end"],
            gold["text"],
        )
        for gold in _GOLD["quotations"]
    ]


def test_fifteen_are_run_in_one_is_a_block_one_is_a_scare_quotation(article: Manuscript) -> None:
    forms = [quotation.form for quotation in article.quotations]
    counts = {form: forms.count(form) for form in Form}
    assert counts == {Form.RUN_IN: 15, Form.BLOCK: 1, Form.SCARE: 1, Form.TITLE: 22}


def test_segments_between_ellipses(article: Manuscript) -> None:
    for quotation, gold in zip(_in_body(article), _GOLD["quotations"], strict=True):
        assert _runs(quotation) == gold["segment_offsets"], quotation.id
        assert [article.text[start:end] for start, end in _runs(quotation)] == gold["segments"]


def test_brackets_are_interpolations(article: Manuscript) -> None:
    for quotation, gold in zip(_in_body(article), _GOLD["quotations"], strict=True):
        brackets = [
            {"text": segment.text, "start": segment.span.start, "end": segment.span.end}
            for segment in quotation.segments
            if segment.kind is SegmentKind.INTERPOLATION
        ]
        assert brackets == gold["brackets"], quotation.id


def test_every_span_slices_to_its_text(article: Manuscript) -> None:
    for quotation in article.quotations:
        assert quotation.span.of(article.text) == quotation.text
        for part in (*quotation.segments, *([quotation.attribution] if quotation.attribution else [])):
            assert part.span.of(article.text) == part.text


def test_attributions(article: Manuscript) -> None:
    """The record's words are prose: "..." leaves out, a remark in brackets explains."""
    for quotation, gold in zip(_in_body(article), _GOLD["quotations"], strict=True):
        expected = gold["attribution"]
        if expected is None or _NO_ONE.match(expected):
            assert quotation.attribution is None, quotation.id
            continue
        assert quotation.attribution is not None, quotation.id
        first, *later = _REMARK.sub("", expected).split(" ... ")
        assert quotation.attribution.text.startswith(first)
        assert all(part in quotation.attribution.text for part in later)


def test_speakers_are_named(article: Manuscript) -> None:
    names = {
        quotation.id: (quotation.attribution.name, quotation.attribution.verb)
        for quotation in article.quotations
        if quotation.attribution
    }
    assert names == {
        "q01": ("China Daily", None),
        "q07": ("Tecma", None),
        "q08": ("Global Times", None),
        "q10": ("Council on Foreign Relations", None),
        "q11": ("Wilson Center", None),
        "q12": ("Wilson Center", None),
        "q13": ("Margaret Myers", "remarked"),
        "q14": (None, "writes"),
        "q17": ("Coqui", "stating"),
    }


def test_only_five_quotations_have_their_mark_in_a_later_sentence(article: Manuscript) -> None:
    later = [quotation.id for quotation in article.quotations if quotation.link is Link.LATER_SENTENCE]
    assert later == ["q03", "q04", "q05", "q10", "q13"]


def test_the_block_quotation_is_known_by_its_introduction(article: Manuscript) -> None:
    by_introduction = [item.id for item in article.quotations if item.delimiter is Delimiter.INTRODUCTION]
    assert by_introduction == ["q14"]


def test_titles_in_notes(article: Manuscript) -> None:
    titles = [item for item in article.quotations if item.form is Form.TITLE]
    assert [(item.id, item.span.start, item.span.end, item.text) for item in titles] == [
        (gold["id"], gold["start"], gold["end"], gold["text"]) for gold in _GOLD["titles_in_notes"]
    ]
    notes = {note.mark: note.span for note in article.notes}
    for item, gold in zip(titles, _GOLD["titles_in_notes"], strict=True):
        assert notes[gold["note"]].covers(item.span)


def test_marks_and_notes(article: Manuscript) -> None:
    assert [(mark.number, mark.span.start) for mark in article.marks] == [
        (gold["mark"], gold["marker_offset"]) for gold in _GOLD["notes"]
    ]
    assert [(note.mark, note.span.start, note.span.end) for note in article.notes] == [
        (gold["mark"], gold["start"], gold["end"]) for gold in _GOLD["notes"]
    ]
    for note, gold in zip(article.notes, _GOLD["notes"], strict=True):
        assert note.span.of(article.text) == gold["text"]
    for mark in article.marks:
        assert mark.span.of(article.text) == f"[{mark.number}]"


def test_works_of_the_notes(article: Manuscript) -> None:
    for note, gold in zip(article.notes, _GOLD["notes"], strict=True):
        full = [citation for citation in note.citations if citation.form is CitationForm.FULL]
        assert [
            {
                "authors": _authors(citation),
                "title": citation.title,
                "container": citation.container,
                "issued": citation.issued,
            }
            for citation in full
        ] == [
            {key: work[key] for key in ("authors", "title", "container", "issued")} for work in gold["works"]
        ]


def test_short_forms_stand_for_an_earlier_note(article: Manuscript) -> None:
    resolutions = {item.citation_id: item.antecedent for item in identify(article, ())}
    marks = {citation.id: citation.mark for citation in article.citations}
    found = {
        citation.mark: marks[antecedent]
        for citation in article.citations
        if citation.form is CitationForm.SHORT and (antecedent := resolutions[citation.id]) is not None
    }
    expected = {gold["mark"]: gold["short_form_of"] for gold in _GOLD["notes"] if gold["short_form_of"]}
    assert found == expected == {8: 3, 11: 9, 18: 15}


def test_noted_sentences_that_quote_nothing(article: Manuscript) -> None:
    """Read by hand: the sentences before these marks have no quotation in them."""
    assert [(claim.id, claim.marks) for claim in article.plain_claims] == [
        ("c01", (4,)),
        ("c02", (8,)),
        ("c03", (9,)),
        ("c04", (10,)),
        ("c05", (11,)),
        ("c06", (12,)),
        ("c07", (14,)),
        ("c08", (17,)),
    ]
    maintained = article.plain_claims[6].span.of(article.text)
    assert maintained == (
        "She maintains that China could never replace the United States as a dominant or "
        "primary economic partner."
    )


def test_must_not_be_flagged(article: Manuscript) -> None:
    """The record's controls, as far as parsing decides them."""
    assert _GOLD["must_not_be_flagged"][0].startswith("markers [1]-[18] each occur once in body")
    assert (
        [mark.number for mark in article.marks] == [note.mark for note in article.notes] == list(range(1, 19))
    )
    assert article.unbalanced == ()
    titles = {note.mark: [citation.title for citation in note.citations] for note in article.notes}
    assert all(titles[short][0] == titles[full][0] for short, full in {8: 3, 11: 9, 18: 15}.items())
    assert len(article.citations) == 22
    assert len([citation for citation in article.citations if citation.form is CitationForm.FULL]) == 19
