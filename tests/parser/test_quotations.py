"""Quotations: which marks pair, which notes cover them, what form they have."""

from __future__ import annotations

import pytest

from claimcheck.model import BlockKind, Delimiter, Form, Link, Manuscript, Quotation
from claimcheck.parser import assemble, parse_text
from claimcheck.parser.drafting import At, Draft

_NOTES = "\n\n" + "\n\n".join(f"[{number}] Somebody, Book, 1999." for number in range(1, 7))


def _read(text: str) -> Manuscript:
    return parse_text(text + _NOTES)


def _body(text: str) -> list[Quotation]:
    return [item for item in _read(text).quotations if item.form is not Form.TITLE]


def _texts(text: str) -> list[str]:
    return [item.text for item in _body(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “it was so then.”[1]", ["it was so then."]),
        (
            'He said "it was so then," and "never as it is now."[1]',
            ["it was so then,", "never as it is now."],
        ),
        ("He said ‘it was so then’.[1]", ["it was so then"]),
        ("He said 'it was so then'.[1]", ["it was so then"]),
        ("Il dit « que c’est la vie ».[1]", ["que c’est la vie"]),
        ("Er sagt »das ist nicht so«.[1]", ["das ist nicht so"]),
        ("Er sagt „das ist nicht so“.[1]", ["das ist nicht so"]),
        ("On mówi „to nie jest tak”.[1]", ["to nie jest tak"]),
        ("Han säger ”det är inte så”.[1]", ["det är inte så"]),
        ("彼は「それは違う」と言う。[1]", ["それは違う"]),
    ],
)
def test_styles_of_marks(text: str, quoted: list[str]) -> None:
    assert _texts(text) == quoted
    assert _read(text).unbalanced == ()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“He said ‘no, I won’t’ to me.”[1]", ["He said ‘no, I won’t’ to me."]),
        ("‘He said “no, I won’t” to me.’[1]", ["He said “no, I won’t” to me."]),
        ("„Er sagt ‚nein‘ zu mir.“[1]", ["Er sagt ‚nein‘ zu mir."]),
        ("« Il dit “non” à moi »[1]", ["Il dit “non” à moi"]),
        ("“One “inner one” goes on.”[1]", ["One “inner one” goes on."]),
        ("\"A said 'so it is' then.\"[1]", ["A said 'so it is' then."]),
        ("‘He read “the dogs’ tale” to me.’[1]", ["He read “the dogs’ tale” to me."]),
    ],
)
def test_inner_quotations_belong_to_the_outer_one(text: str, quoted: list[str]) -> None:
    assert _texts(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "Don’t, ’tis the dogs’ fault of the ’90s, goin’ on.",
        "Don't, 'tis the dogs' fault of the '90s, rock 'n' roll.",
        "‘Tis the season of the ‘90s.",
        "O’Brien’s and James’ and the boys’ own.",
        'A man of 5\' 10" and a pipe of 6" and one of 7".',
        "A man of 5′ 10″.",
        'An empty "" and “” and ‘’ one.',
    ],
)
def test_apostrophes_and_measures_are_no_quotation_marks(text: str) -> None:
    read = _read(text)
    assert [item for item in read.quotations if item.form is not Form.TITLE] == []
    assert read.unbalanced == ()


def test_british_style_tells_possessives_from_closing_marks() -> None:
    assert _texts("‘It is the dogs’ own fault,’ he said, ‘isn’t it?’[1]") == [
        "It is the dogs’ own fault,",
        "isn’t it?",
    ]
    assert _texts("‘It is the two dogs’ and no more of them than that.[1]") == ["It is the two dogs"]


def test_single_marks_in_a_double_style_are_not_outer() -> None:
    assert _texts("He said “it was so then” and “it is so now” of the ‘gloss’ here.[1]") == [
        "it was so then",
        "it is so now",
    ]


def test_inches_within_a_quotation() -> None:
    assert _texts('"It measured 5\' 10" across the top," he said.[1]') == [
        "It measured 5' 10\" across the top,"
    ]


def test_unbalanced_marks_are_told_and_reading_goes_on() -> None:
    read = _read(
        "A “lost one here. Then “a good one here” and more.[1]\n\nNext “one is fine” here.[2] Stray” one."
    )
    assert [item.text for item in read.quotations if item.form is not Form.TITLE] == [
        "a good one here",
        "one is fine",
    ]
    assert [(mark.span.of(read.text), mark.opening) for mark in read.unbalanced] == [
        ("“", True),
        ("”", False),
    ]


def test_straight_marks_are_never_paired_across_blocks() -> None:
    read = _read('One " here is lost.\n\nAnd "this one is whole" there.[1]')
    assert [item.text for item in read.quotations if item.form is not Form.TITLE] == ["this one is whole"]
    assert len(read.unbalanced) == 1


def test_several_paragraphs_opened_anew_are_one_quotation() -> None:
    [item] = _body("She wrote, “The first of it.\n\n“The second of it.\n\n“The last of it.”[2] And on.")
    assert item.text == "The first of it.\n\n“The second of it.\n\n“The last of it."
    assert [segment.text for segment in item.segments] == [
        "The first of it.",
        "The second of it.",
        "The last of it.",
    ]
    assert item.marks == (2,)


@pytest.mark.parametrize(
    "said", ["she remarked", "said Ann Lee", "said María López, a farmer from the valley"]
)
def test_interrupted_by_she_said(said: str) -> None:
    first, second = _body(f"“The ties are deep,” {said}, “and they will not change.”[1]")
    assert (first.continues, second.continues) == (None, first.id)
    assert first.marks == second.marks == (1,)


@pytest.mark.parametrize(
    "text",
    [
        "He told of “a long and cold war” and “a short and hot one.”[1]",
        "“The ties are deep,” she remarked, adding that “they will not change.”[1]",
        "“The ties are deep,” she remarked.[1] “They will not change.”[2]",
        "“The ties are deep,” said Ann Lee, a farmer. Then, “they will not change.”[1]",
    ],
)
def test_not_every_second_quotation_goes_on(text: str) -> None:
    assert [item.continues for item in _body(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "marks", "grade"),
    [
        ("He said “it was so then.”[1] Yes.", (1,), Link.ADJACENT),
        ("He said “it was so then”.[1] Yes.", (1,), Link.ADJACENT),
        ("He said (“it was so then”) [1].", (1,), Link.ADJACENT),
        ("He said “it was so then” at home.[1] Yes.", (1,), Link.SAME_SENTENCE),
        ("He said “it was so then.” She did not.[1] Yes.[2]", (1,), Link.LATER_SENTENCE),
        ("Elle dit « il en fut ainsi alors[1] ». Elle rit enfin.[2]", (1,), Link.ADJACENT),
        ("He said “it was so then[1]” of it.[2]", (1,), Link.ADJACENT),
        ("He said “it was so then[1]”[2] and left.", (2,), Link.ADJACENT),
        ("He said “it was[1] so then” of it.[2]", (2,), Link.SAME_SENTENCE),
        ("He said “it was so then.”[4][5] Yes.", (4, 5), Link.ADJACENT),
        ("He said “it was so then.”[4, 5] Yes.[6]", (4, 5), Link.ADJACENT),
        ("He said “it was so then.”[4-6] Yes.", (4, 5, 6), Link.ADJACENT),
        ("He said “it was so then.”⁴ Yes.", (4,), Link.ADJACENT),
        ("Before.[1] He said “it was so then.”\n\nAfter.[2]", (), Link.NONE),
        ("He said “it was[1] so then” then.[2]", (2,), Link.SAME_SENTENCE),
    ],
)
def test_the_first_mark_after_it_in_its_paragraph_covers_it(
    text: str, marks: tuple[int, ...], grade: Link
) -> None:
    [item] = _body(text)
    assert (item.marks, item.link) == (marks, grade)


def test_a_mark_inside_a_quotation_is_none_of_its_words() -> None:
    [item] = _body("He said “it was[3] so then.”[1]")
    assert [segment.text for segment in item.segments] == ["it was", "so then."]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("We need a “third way,” he thought. Later.[1]", Form.SCARE),
        ("We need a “third way,” he thought.[1]", Form.RUN_IN),
        ("Jones said “no way” to it. Later.[1]", Form.RUN_IN),
        ("Jones calls it “no way.” Later.[1]", Form.SCARE),
        ("We need a way that is “not the old one” now.", Form.RUN_IN),
        ("In an article titled “The Long Way Home,” she argues so.[1]", Form.TITLE),
        ("Roy wrote an essay called “The Half-built Bridge of Marle.”[1]", Form.TITLE),
        ("In the report “Half-built bridges stand” is said.[1]", Form.RUN_IN),
        ("In the report “we had no choice” stands.[1]", Form.RUN_IN),
    ],
)
def test_forms(text: str, form: Form) -> None:
    assert _read(text).quotations[0].form is form


def test_a_short_phrase_beside_a_longer_quotation_is_no_scare_quotation() -> None:
    short, long = _body("The “old boom” came from “goods that had been made elsewhere.” It ended.[1]")
    assert (short.form, short.marks) == (Form.RUN_IN, (1,))
    assert long.marks == (1,)


def test_words_quoted_in_a_heading_are_not_noted() -> None:
    [item] = _body("The “Long and Winding Road” Home\n\nText.[1]")
    assert item.form is Form.SCARE


def test_titles_in_notes_are_counted_apart() -> None:
    read = parse_text("He said “it was so then.”[1]\n\n[1] Ann Roe, “A Title,” Paper, 1999.")
    assert [(item.id, item.form) for item in read.quotations] == [("q01", Form.RUN_IN), ("t01", Form.TITLE)]
    assert read.quotations[1].text == "A Title,"


def test_notes_may_use_another_style_than_the_body() -> None:
    read = parse_text("He said “it was so then” and “no more.”[1]\n\n[1] Ann Roe, ‘A Title’, Paper, 1999.")
    assert read.quotations[-1].text == "A Title"


def test_an_introduced_paragraph_that_ends_in_a_mark_is_a_block_quotation() -> None:
    [item] = _body("In 1999 she gave in. She writes:\n\nIt was so. It had to be so.[2]\n\nThat was that.")
    assert (item.form, item.delimiter, item.marks) == (Form.BLOCK, Delimiter.INTRODUCTION, (2,))
    assert item.text == "It was so. It had to be so."
    assert item.attribution
    assert item.attribution.text == "She writes:"


def test_the_mark_of_the_introduction_covers_a_block_quotation_too() -> None:
    [item] = _body("Roe writes:[2]\n\nIt was so. It had to be so.\n\nThat was that.")
    assert (item.form, item.marks) == (Form.BLOCK, (2,))


@pytest.mark.parametrize(
    "text",
    [
        "She writes:\n\nIt was so. It had to be so.\n\nThat was that.[1]",
        "There are two ways:\n\nThe first is so and so.[1]\n\nThat was that.",
        "She writes well.\n\nIt was so. It had to be so.[1]",
    ],
)
def test_not_every_paragraph_after_a_colon_is_a_block_quotation(text: str) -> None:
    assert [item for item in _body(text) if item.form is Form.BLOCK] == []


def test_an_indented_paragraph_with_a_mark_is_a_block_quotation() -> None:
    [item] = _body(
        "The law is clear on that:\n\n    It is so, and “nothing” else.\n    It stays so.[3]\n\nYes."
    )
    assert (item.form, item.delimiter, item.marks) == (Form.BLOCK, Delimiter.LAYOUT, (3,))
    assert item.text == "It is so, and “nothing” else.\n    It stays so."


def test_indented_paragraphs_in_a_row_are_one_block_quotation() -> None:
    [item] = _body("The law says:\n\n    It is so.\n\n    It stays so.[3]\n\nYes, it does so.")
    assert item.text == "It is so.\n\n    It stays so."
    assert item.marks == (3,)


def test_quoted_lines_are_a_block_quotation_without_their_signs() -> None:
    [item] = _body("So it was.\n\n> One line of it\n> and another.[3]\n\nYes.")
    assert item.text == "One line of it\n> and another."
    assert [segment.text for segment in item.segments] == ["One line of it", "and another."]


@pytest.mark.parametrize(
    ("style", "found"),
    [("markdown", 1), ("html", 1), ("epub", 1), ("latex", 1), ("word", 0), ("opendocument", 0)],
)
def test_without_note_or_colon_only_markup_that_means_it_sets_a_quotation_off(style: str, found: int) -> None:
    draft = Draft(style)
    draft.words("Roy spoke of it at length.", At(1, 1))
    draft.begin(BlockKind.QUOTATION)
    draft.words("The wheel turned all night.", At(2, 1))
    quotations = assemble(draft.finish(), "a", b"").quotations
    assert [item.form for item in quotations] == [Form.BLOCK] * found


def test_a_set_off_paragraph_in_quotation_marks_is_taken_from_within() -> None:
    [item] = _body("She writes:\n\n“It was so. It had to be so.”[2]\n\nThat was that.")
    assert (item.form, item.delimiter) == (Form.BLOCK, Delimiter.MARKS)
    assert item.text == "It was so. It had to be so."


def test_an_attribution_begins_with_a_letter_not_with_a_mark() -> None:
    first, second = _body(
        "It “was not rung for the king”,¹ though Hale’s diary says “it rang till dusk”.²\n\n1. A.\n2. B."
    )
    assert first.marks == (1,)
    assert second.attribution is not None
    assert second.attribution.text == "though Hale’s diary says"
