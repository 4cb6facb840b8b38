"""Citations within the text and lists of works: what is found, how it is read, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck import parser
from claimcheck.model import (
    BlockKind,
    CitationForm,
    HyperLink,
    Layout,
    Link,
    NoteKind,
    Signal,
    Span,
)
from claimcheck.parser.drafting import At, Draft
from claimcheck.parser.in_text import with_citations

if TYPE_CHECKING:
    from claimcheck.model import Citation, Manuscript

APA = """
References

Berg, I. van der. (2018). The dam. Tide Press.

Ek, S., Lee, A., & Roy, D. (2020a). A first study. Journal of Ports, 4, 1–20.

Ek, S., Lee, A., & Roy, D. (2020b). A second study. Journal of Ports, 4, 21–40.

Lee, A. (2021, May 3). A harbour shut. Coast Weekly, 12(3), 4–9. https://coast.example/harbour

Marsh, J., & Lee, A. (1998/2004). Old water. Tide Press.

Ministry of Health. (2018). Report on ports.

Roy, D. (2023). The quay. Tide Press.

Roy, D. (n.d.). The ford. Tide Press.
"""
MLA = """
Works Cited

Lee, Ann. “A Harbour Shut.” Coast Weekly, 3 May 2021, pp. 4–9.

Marsh, Jon, and Ann Lee. Old Water. Tide Press, 2019.

“The Long Quay.” Coast Weekly, 9 May 2020, coast.example/quay.
"""


def read(sentence: str, works: str = APA) -> Manuscript:
    return parser.parse_text(f"The quay was old and the water was deep. {sentence}\n{works}")


def labels(manuscript: Manuscript) -> list[str | None]:
    return [note.label for note in manuscript.notes if note.kind is NoteKind.IN_TEXT]


def told(citation: Citation) -> tuple[object, ...]:
    return citation.authors, citation.issued, citation.year_suffix, citation.locator


@pytest.mark.parametrize(
    ("printed", "works"),
    [
        ("(Roy 2023, 14)", [(("Roy",), "2023", None, "14")]),
        ("(Roy, 2023, p. 14)", [(("Roy",), "2023", None, "14")]),
        ("(Roy, 2023)", [(("Roy",), "2023", None, None)]),
        ("(Roy 2023: 14–16)", [(("Roy",), "2023", None, "14–16")]),
        ("(Roy, n.d.)", [(("Roy",), None, None, None)]),
        ("(Marsh & Lee, 1998/2004)", [(("Marsh", "Lee"), "2004", None, None)]),
        ("(Marsh and Lee 2004, para. 4)", [(("Marsh", "Lee"), "2004", None, "4")]),
        ("(Ek et al., 2020a)", [(("Ek",), "2020", "a", None)]),
        ("(Ek, Lee, and Roy 2020b)", [(("Ek", "Lee", "Roy"), "2020", "b", None)]),
        ("(Ek et al. 2020a, 2020b)", [(("Ek",), "2020", "a", None), (("Ek",), "2020", "b", None)]),
        ("(Ek et al. 2020a, b)", [(("Ek",), "2020", "a", None), (("Ek",), "2020", "b", None)]),
        ("(van der Berg 2018)", [(("van der Berg",), "2018", None, None)]),
        ("(D. Roy, 2023)", [(("D. Roy",), "2023", None, None)]),
        ("(Ministry of Health [MOH], 2018)", [(("Ministry of Health",), "2018", None, None)]),
        ("(MOH, 2018, p. 3)", [(("MOH",), "2018", None, "3")]),
        ("(Roy 2023, emphasis added)", [(("Roy",), "2023", None, None)]),
        ("[Roy, 2023, p. 14]", [(("Roy",), "2023", None, "14")]),
        ("(Roy 2023;\nLee 2021)", [(("Roy",), "2023", None, None), (("Lee",), "2021", None, None)]),
        ("(Lee 2021; 2023, 5)", [(("Lee",), "2021", None, None), (("Lee",), "2023", None, "5")]),
    ],
)
def test_author_and_date(printed: str, works: list[tuple[object, ...]]) -> None:
    manuscript = read(f"It was “never safe” {printed}.")
    [note] = [note for note in manuscript.notes if note.kind is NoteKind.IN_TEXT]
    assert note.span.of(manuscript.text) == printed
    assert [told(citation) for citation in note.citations] == works
    assert {citation.form for citation in note.citations} == {CitationForm.AUTHOR_DATE}
    [quotation] = [q for q in manuscript.quotations if q.form.judged]
    assert (quotation.marks, quotation.link) == ((note.mark,), Link.ADJACENT)


@pytest.mark.parametrize(
    ("printed", "signals"),
    [
        ("(see Roy 2023)", [Signal.SEE]),
        ("(see, e.g., Roy 2023)", [Signal.SEE]),
        ("(see also Roy, 2023; cf. Lee, 2021)", [Signal.SEE_ALSO, Signal.CF]),
        ("(but see Roy 2023)", [Signal.BUT_SEE]),
        ("(as cited in Roy, 2023, p. 5)", [Signal.CITED_IN]),
        ("(quoted in Roy 2023, 5)", [Signal.QUOTED_IN]),
        ("(Freud, 1920, as cited in Roy, 2023, p. 5)", [None, Signal.CITED_IN]),
    ],
)
def test_signals(printed: str, signals: list[Signal | None]) -> None:
    [note] = [note for note in read(f"It was old {printed}.").notes if note.kind is NoteKind.IN_TEXT]
    assert [citation.signal for citation in note.citations] == signals


def test_each_work_s_span_is_what_names_it() -> None:
    manuscript = read("It was old (see Roy 2023, 14; Lee 2021).")
    assert [citation.span.of(manuscript.text) for citation in manuscript.citations[:2]] == [
        "Roy 2023, 14",
        "Lee 2021",
    ]
    assert [citation.locator_label for citation in read("Old (Roy, 2023, chap. 2).").citations[:1]] == [
        "chapter"
    ]


@pytest.mark.parametrize(
    ("sentence", "label", "authors"),
    [
        ("Roy (2023) calls it old.", "Roy (2023)", ("Roy",)),
        ("As Diana Roy (2023, p. 14) said, it is old.", "Roy (2023, p. 14)", ("Roy",)),
        ("Marsh and Lee (2004) call it old.", "Marsh and Lee (2004)", ("Marsh", "Lee")),
        ("But Ek, Lee, and Roy (2020a) call it old.", "Ek, Lee, and Roy (2020a)", ("Ek", "Lee", "Roy")),
        ("Ek et al. (2020a) call it old.", "Ek et al. (2020a)", ("Ek",)),
        ("Roy’s (2023) book calls it old.", "Roy’s (2023)", ("Roy",)),
        ("The Ministry of Health (2018) calls it old.", "Ministry of Health (2018)", ("Ministry of Health",)),
    ],
)
def test_an_author_in_the_sentence(sentence: str, label: str, authors: tuple[str, ...]) -> None:
    manuscript = read(sentence)
    [note] = [note for note in manuscript.notes if note.kind is NoteKind.IN_TEXT]
    assert note.label == label
    assert note.span.of(manuscript.text) == label[label.index("(") :]
    assert [citation.authors for citation in note.citations] == [authors]


def test_a_quotation_that_its_author_leads_up_to() -> None:
    manuscript = read("Roy (2023) calls it “never safe” (p. 14).")
    [quotation] = [q for q in manuscript.quotations if q.form.judged]
    assert [manuscript.called(mark) for mark in quotation.marks] == ["“Roy (2023)”"]


@pytest.mark.parametrize(
    ("sentences", "called"),
    [
        (
            "Roy (2023) calls it “never safe” (p. 14). She adds that “nobody would listen” (p. 15).",
            "Roy (2023)",
        ),
        ("Roy (2023) went on. It was “never to be safe again.” Lee (2021) disagreed.", "Roy (2023)"),
        ("Roy (2023) went on. As Roy says, “nobody would listen at all.”", "Roy (2023)"),
        ("Roy (2023) went on. The mayor, Bo Marsh, said, “Nobody would listen at all.”", None),
        (
            "It was old (Roy, 2023, p. 3). It was “never to be safe” and “nobody cared.” (Lee, 2021).",
            "(Lee, 2021)",
        ),
        ("It was old (Roy, 2023, p. 3). It was “never to be safe again.” So we think.", None),
        ("Roy (2023) went on. Later, the authors add, “nobody would listen at all.”", "Roy (2023)"),
    ],
)
def test_an_author_goes_on_speaking_in_the_sentences_that_follow(sentences: str, called: str | None) -> None:
    manuscript = read(sentences)
    last = [q for q in manuscript.quotations if q.form.judged][-1]
    assert [manuscript.called(mark) for mark in last.marks] == ([f"“{called}”"] if called else [])


@pytest.mark.parametrize(
    "printed",
    [
        "(2019)",
        "(May 2023)",
        "(Spring 2023)",
        "(Figure 3, 2020)",
        "(World Cup 2022)",
        "(since 2019)",
        "(born 1950)",
        "(London 2012)",
        "(Act 1998, 4)",
        "(Version 2019)",
        "(1998–2004)",
        "(n = 2023)",
        "(who left in 2023)",
        "(Roy left the harbour in 2023)",
        "(Moreau)",
        "(Moreau 14)",
        "In Paris (2012)",
    ],
)
def test_what_is_no_citation(printed: str) -> None:
    for works in (APA, MLA, ""):
        assert labels(read(f"The ship came in {printed} and left.", works)) == []


def test_without_a_list_only_a_habit_tells() -> None:
    sure = "It was old (Roy 2023, 14)."
    weak = "It was deep (Lee 2021)."
    assert labels(read(f"{sure} {weak}", "")) == []
    assert labels(read(f"{sure} It was wide (Ek et al. 2020). {weak}", "")) == [
        "(Roy 2023, 14)",
        "(Ek et al. 2020)",
        "(Lee 2021)",
    ]


def test_beside_notes_a_stronger_habit_is_wanted() -> None:
    notes = "\nNotes\n\n1. Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021.\n"
    two = "It was old.[1] It was deep (Roy 2023, 14). It was wide (Ek et al. 2020)."
    assert labels(read(two, notes)) == []
    assert len(labels(read(f"{two} It was long (Roy 2023, 15) and cold (Roy 2023, 16).", notes))) == 4


def test_a_citation_of_sure_shape_is_found_though_it_is_not_listed() -> None:
    assert labels(read("It was old (Smith, 2020, p. 3) and deep (Smith, 2020).")) == ["(Smith, 2020, p. 3)"]


def test_a_citation_within_quoted_words_is_the_source_s() -> None:
    assert labels(read("She wrote that “no vessel (Roy 2023) came in” that year.")) == []


def test_a_set_off_quotation_is_closed_by_its_citation() -> None:
    manuscript = parser.parse_text(
        "She wrote of the wheel (Roy 2023):\n\n"
        "    The wheel turned (Ek et al. 2020a) all day, and at night nobody slept. (Lee, 2021, p. 4)\n" + APA
    )
    assert labels(manuscript) == ["(Roy 2023)", "(Lee, 2021, p. 4)"]
    [quotation] = [q for q in manuscript.quotations if q.form.judged]
    assert [manuscript.called(mark) for mark in quotation.marks] == ["“(Lee, 2021, p. 4)”"]


@pytest.mark.parametrize(
    ("printed", "authors", "title", "locator"),
    [
        ("(Lee 4)", ("Lee",), None, "4"),
        ("(Marsh and Lee 14–16)", ("Marsh", "Lee"), None, "14–16"),
        ("(Lee, “A Harbour Shut” 4)", ("Lee",), "A Harbour Shut", "4"),
        ("(“The Long Quay” 2)", (), "The Long Quay", "2"),
        ("(“The Long Quay”)", (), "The Long Quay", None),
        ("(qtd. in Lee 4)", ("Lee",), None, "4"),
        ("(Lee)", ("Lee",), None, None),
    ],
)
def test_author_and_page(
    printed: str, authors: tuple[str, ...], title: str | None, locator: str | None
) -> None:
    manuscript = read(f"It was old {printed}.", MLA)
    [note] = [note for note in manuscript.notes if note.kind is NoteKind.IN_TEXT]
    [citation] = note.citations
    assert (citation.form, citation.authors) == (CitationForm.SHORT, authors)
    assert (citation.title, citation.locator) == (title, locator)


def test_a_title_within_a_citation_is_no_quotation() -> None:
    manuscript = read("It “was closed for weeks” (“The Long Quay” 2).", MLA)
    assert [q.text for q in manuscript.quotations if q.form.judged] == ["was closed for weeks"]


def test_author_alone_is_no_citation_beside_dates() -> None:
    assert labels(read("The mayor (Lee) called it old (Roy 2023).")) == ["(Roy 2023)"]


@pytest.mark.parametrize("works", [APA, MLA])
def test_entries_of_a_list_are_notes_of_their_own(works: str) -> None:
    manuscript = read("It was old.", works)
    printed = works.strip().split("\n\n")[1:]
    entries = [note for note in manuscript.notes if note.kind is NoteKind.ENTRY]
    assert [entry.span.of(manuscript.text) for entry in entries] == printed
    assert [entry.mark for entry in entries] == list(range(1, len(printed) + 1))
    assert {entry.label for entry in entries} == {""}
    assert [b.span for b in manuscript.blocks if b.kind is BlockKind.NOTE] == [
        entry.span for entry in entries
    ]
    assert not [q for q in manuscript.quotations if q.form.judged]


def test_a_chapter_called_literature_is_no_list() -> None:
    chapter = (
        "\nLiterature\n\nMany have written on ports since 2019, and few agreed. The harbour is old.\n\n"
        "It was in 2020 that a new view came up, with Roy the first to hold it.\n"
    )
    assert [note.kind for note in read("It was old.", chapter).notes] == []


@pytest.mark.parametrize(
    ("heading", "body", "kind"),
    [
        ("References", "It was old.[1] It was deep.[2] It was wide.[3]", NoteKind.ENTRY),
        ("Notes", "It was old.[1] It was deep.[2] It was wide.[3]", NoteKind.NOTE),
        ("Notes", "Old.[1] Deep.[2] Wide.[3] Old.[1] Deep.[2, 3] Wide.[1]", NoteKind.ENTRY),
    ],
)
def test_a_list_that_numbers_works(heading: str, body: str, kind: NoteKind) -> None:
    listed = (
        f"\n{heading}\n\n[1] Lee, A Harbour, 2021.\n\n[2] Roy, The Quay, 2023.\n\n[3] Ek, The Dam, 2018.\n"
    )
    manuscript = parser.parse_text(f"{body}\n{listed}")
    assert [(note.mark, note.kind) for note in manuscript.notes] == [(1, kind), (2, kind), (3, kind)]


def test_a_number_with_a_page() -> None:
    listed = "\nReferences\n\n[1] Lee, A Harbour, 2021.\n\n[2] Roy, The Quay, 2023.\n"
    manuscript = parser.parse_text(f"It was “never safe” [2, p. 4], and old [1].\n{listed}")
    assert [(mark.number, mark.span.of(manuscript.text)) for mark in manuscript.marks] == [
        (2, "[2, p. 4]"),
        (1, "[1]"),
    ]
    assert manuscript.quotations[0].marks == (2,)


def linked() -> Draft:
    draft = Draft("html")
    draft.begin(BlockKind.PARAGRAPH)
    draft.words("“The quay was never safe,” he ", At(1, 1))
    with draft.link("https://herald.example/quay"):
        draft.words("told the Herald", At(1, 40))
    draft.words(", and wrote ", At(1, 60))
    with draft.link("mailto:lee@herald.example"):
        draft.words("to her", At(1, 80))
    draft.words(".", At(1, 90))
    return draft


def test_where_nothing_else_is_cited_links_are_the_citations() -> None:
    layout = with_citations(linked().finish())
    [note] = layout.notes
    assert (note.kind, note.label, note.span.of(layout.text)) == (
        NoteKind.IN_TEXT,
        "told the Herald",
        "told the Herald",
    )
    [mark] = layout.marks
    assert (mark.number, mark.span) == (note.mark, Span(start=note.span.end, end=note.span.end))
    assert [[work.key for work in keyed.works] for keyed in layout.keyed] == [["https://herald.example/quay"]]


def test_beside_notes_links_are_links() -> None:
    draft = linked()
    draft.mark("1", At(1, 91))
    with draft.note("1", At(2, 1)):
        draft.words("Lee, A Harbour, 2021.", At(2, 1))
    layout = with_citations(draft.finish())
    assert ([note.kind for note in layout.notes], layout.keyed) == ([NoteKind.NOTE], ())


def test_a_layout_without_citations_is_left_as_it_is() -> None:
    layout = Layout(
        text="Old.", encoding="utf-8", blocks=(), links=(HyperLink(span=Span(start=0, end=3), url="#a"),)
    )
    assert with_citations(layout) == layout


@pytest.mark.parametrize(
    "part", ["(", "(Roy ", "(Roy 2023; ", "Roy and ", "[", "2023, ", "“(", "Roy, ", "([a] "]
)
def test_hostile_text_takes_linear_time(part: str) -> None:
    parser.parse_text(part * 20_000 + APA)
