"""Few words for marks, works and what rests on what."""

from __future__ import annotations

from report import builders as b

from claimcheck.model import (
    Citation,
    CitationForm,
    Lack,
    Name,
    Note,
    NoteKind,
    Reference,
    Signal,
    Span,
    Unchecked,
    Verdict,
)
from claimcheck.report import _view


def test_runs_and_repeats_of_marks() -> None:
    assert _view.numbers([1, 2, 3, 4, 4, 5, 6, 7, 9, 10, 10, 10]) == "1-3, 4 (2), 5-7, 9, 10 (3)"
    assert _view.numbers([8, 3]) == "3, 8"
    assert _view.numbers([1, 2]) == "1, 2"
    assert _view.numbers([]) == ""


def test_one_note_several_notes_no_note() -> None:
    manuscript = b.manuscript("")
    assert _view.notes(manuscript, [4, 4]) == "note 4 (2)"
    assert _view.notes(manuscript, [3, 8]) == "notes 3, 8"
    assert _view.notes(manuscript, []) == "no note"


def test_what_has_no_number_is_called_by_its_words() -> None:
    text = "It rained (Lee 2021, 4) and snowed (Ek 2019)."
    notes = (
        Note(mark=1, span=Span(start=0, end=2), label="*"),
        Note(mark=2, span=Span(start=10, end=23), kind=NoteKind.IN_TEXT),
        Note(mark=3, span=Span(start=35, end=44), kind=NoteKind.IN_TEXT, label="(Ek 2019)"),
        Note(mark=4, span=Span(start=0, end=9), kind=NoteKind.ENTRY, label=""),
    )
    manuscript = b.manuscript(text, notes=notes)
    assert _view.notes(manuscript, [1]) == "note *"
    assert _view.notes(manuscript, [2, 7]) == "note 7, “(Lee 2021, 4)”"
    assert _view.notes(manuscript, [1, 2, 3, 4]) == "note *, “(Lee 2021, 4)”, “(Ek 2019)”"
    assert _view.notes(manuscript, [4]) == "the entry “It rained”"
    assert _view.notes(manuscript, [2, 2, 3, 3]) == "“(Lee 2021, 4)”, “(Ek 2019)”"


def test_a_place_in_a_word_file_is_a_paragraph() -> None:
    word = b.manuscript("").model_copy(update={"style": "word"})
    assert _view.place(word, 12, 5) == "paragraph 12"
    assert _view.place(word, 2, 5, "footnotes") == "footnotes"
    assert _view.place(b.manuscript(""), 12, 5) == "line 12:5"


def test_a_work_in_one_line() -> None:
    work = b.reference("marsh-1950")
    assert _view.work(work) == "Marsh, “The Mill by the Ford”, Parish Papers, 1950"
    assert _view.brief(work) == "Marsh, “The Mill by the Ford”"


def test_a_work_as_printed_goes_first_and_an_id_is_the_last_resort() -> None:
    assert _view.work(Reference(id="x", citation="Marsh, Mills, p. 4")) == "Marsh, Mills, p. 4"
    assert _view.work(Reference(id="marsh-1950")) == "marsh-1950"


def test_authors_one_two_many() -> None:
    lee, ek, low = (Name(family=family) for family in ("Lee", "Ek", "Low"))
    title = "Bees"
    assert _view.brief(Reference(id="x", title=title, author=(lee, ek))) == "Lee and Ek, “Bees”"
    assert _view.brief(Reference(id="x", title=title, author=(lee, ek, low))) == "Lee et al., “Bees”"
    assert _view.brief(Reference(id="x", title=title, author=(Name(literal="The Parish"),))) == (
        "The Parish, “Bees”"
    )


def test_a_work_is_listed_with_every_note_that_names_it() -> None:
    aside = Citation(
        id="n1.2", mark=1, span=Span(start=0, end=0), form=CitationForm.FULL, signal=Signal.SEE_ALSO
    )
    note = b.note(1, "n1.1")
    note = note.model_copy(update={"citations": (*note.citations, aside)})
    pinned = b.reference("pinned").model_copy(update={"notes": (2,)})
    read = b.evidence(
        b.manuscript("x", notes=[note]),
        [pinned, b.reference("marsh"), b.reference("aside")],
        resolutions=[b.resolution("n1.1", "marsh"), b.resolution("n1.2", "aside")],
    )
    assert read.cited == {1: ("marsh",), 2: ("pinned",)}  # "see also" promises no words
    assert _view.marks_of(read) == {"aside": (1,), "marsh": (1,), "pinned": (2,)}


def test_an_unchecked_quotation_waits_for_the_works_that_were_not_had() -> None:
    text = "He said “yes and no”."
    read = b.evidence(
        b.manuscript(text, [b.quotation(text, "yes and no")], [b.note(1, "n1.1", "n1.2")]),
        [b.reference("lost"), b.reference("kept")],
        [b.lack("lost", Lack.NOT_FOUND), b.source("kept", "text")],
        [b.match("q01", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE)],
        [b.resolution("n1.1", "lost"), b.resolution("n1.2", "kept")],
    )
    assert _view.lacking(read) == {"q01": ("lost",)}


def test_words_cut_in_the_middle_keep_both_ends() -> None:
    shown = _view.quoted("It began here " + "and so on " * 30 + "until it ended there", 60)
    assert shown.startswith("“It began here")
    assert shown.endswith("it ended there”")
    assert "⋯" in shown
    assert _view.quoted("short", 60) == "“short”"
