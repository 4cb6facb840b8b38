"""Notes of a Word document have the numbers that Word prints."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from word_files import field, note, notes, open_bytes, p, package, part, read, refer, run

from claimcheck.package.word.numbers import printed

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = "<w:r><w:lastRenderedPageBreak/></w:r>"


def labels(body: str, count: int, settings: str = "", kind: str = "footnote") -> list[str]:
    """What is printed at the marks, in order."""
    layout = read(
        body,
        {
            f"{kind}s": notes(*(f"Note {number}." for number in range(1, count + 1)), kind=kind),
            "settings": part("settings", settings),
        },
    )
    assert len(layout.notes) == count
    return [mark.span.of(layout.text).strip("[]") for mark in layout.marks]


def marks(*names: int, between: str = "", kind: str = "footnote") -> str:
    return between.join(p(run("Words"), refer(name, kind)) for name in names)


def test_ids_are_no_numbers_and_separators_are_no_notes() -> None:
    footnotes = part(
        "footnotes",
        note(-1, p(run("----")), said='w:type="separator"'),
        note(0, p(run("====")), said='w:type="continuationSeparator"'),
        note(7, p(run(" Lee."))),
        note(3, p(run(" Roy.")), p(run("More."))),
        note(5, p(run(" Nobody refers to it."))),
    )
    layout = read(p(run("One"), refer(3), run(" two"), refer(7)), {"footnotes": footnotes})
    assert layout.text == "One[1] two[2]\n\n[1] Roy.\n\nMore.\n\n[2] Lee."
    assert [mark.number for mark in layout.marks] == [1, 2]
    assert [(text.mark, text.label) for text in layout.notes] == [(1, None), (2, None)]


def test_footnotes_and_endnotes_have_numbers_of_their_own_and_the_labels_that_are_printed() -> None:
    layout = read(
        p(run("One"), refer(1), run(" two"), refer(1, "endnote"), run(" three"), refer(2)),
        {"footnotes": notes("A.", "B."), "endnotes": notes("C.", kind="endnote")},
    )
    assert layout.text == "One[1] two[i] three[2]\n\n[1] A.\n\n[i] C.\n\n[2] B."
    assert [mark.number for mark in layout.marks] == [1, 2, 3]
    assert [text.label for text in layout.notes] == [None, "i", "2"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('<w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr>', ["i", "ii", "iii"]),
        ('<w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr>', ["*", "†", "‡"]),
        ('<w:footnotePr><w:numStart w:val="9"/></w:footnotePr>', ["9", "10", "11"]),
        ('<w:endnotePr><w:numFmt w:val="chicago"/></w:endnotePr>', ["1", "2", "3"]),
        ('<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>', ["1", "2", "3"]),
    ],
)
def test_what_the_settings_say(settings: str, expected: list[str]) -> None:
    assert labels(marks(1, 2, 3), 3, settings) == expected


def section(said: str) -> str:
    return f"<w:sectPr>{said}</w:sectPr>"


def test_numbers_begin_anew_in_each_section() -> None:
    anew = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachSect"/></w:footnotePr>'
    body = (
        p(run("One"), refer(1))
        + p(run("two"), refer(2), properties=section(""))
        + p(run("three"), refer(3))
        + p(run("four"), refer(4))
        + section(anew)
    )
    assert labels(body, 4) == ["1", "2", "a", "b"]
    restart = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    assert labels(body.replace(section(anew), section("")), 4, restart) == ["1", "2", "1", "2"]


def test_numbers_begin_anew_on_each_page_that_word_recorded() -> None:
    settings = '<w:footnotePr><w:numFmt w:val="chicago"/><w:numRestart w:val="eachPage"/></w:footnotePr>'
    body = p(run("One"), refer(1), run("two"), refer(2), PAGE, run("three"), refer(3))
    assert labels(body, 3, settings) == ["*", "†", "*"]


@pytest.mark.parametrize(
    "marked",
    [
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>',
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/></w:r><w:r><w:t>*</w:t></w:r>',
        refer(1, said='w:customMarkFollows="1"').replace(
            "</w:r>", '<w:sym w:font="Symbol" w:char="F02A"/></w:r>'
        ),
    ],
    ids=["in its run", "in the next run", "a symbol"],
)
def test_a_sign_of_the_authors_own_is_the_label_and_is_not_counted(marked: str) -> None:
    own = part(
        "footnotes",
        f'<w:footnote w:id="1">{p(run("* By the author."))}</w:footnote>',
        note(2, p(run(" Roy."))),
    )
    layout = read(p(run("Title"), marked, run(" goes on"), refer(2)), {"footnotes": own})
    assert layout.text == "Title[*] goes on[1]\n\n[*] By the author.\n\n[1] Roy."
    assert [text.label for text in layout.notes] == ["*", "1"]


def test_words_after_a_mark_of_the_authors_own_are_no_sign() -> None:
    own = part("footnotes", f'<w:footnote w:id="1">{p(run("By the author."))}</w:footnote>')
    marked = refer(1, said='w:customMarkFollows="true"')
    layout = read(p(run("The"), marked, run("† "), run("mill")), {"footnotes": own})
    assert layout.text == "The[†] mill\n\n[†] By the author."
    assert read(p(run("The"), marked, run("mill")), {"footnotes": own}).text.startswith("The[1]mill")


def test_a_number_typed_before_a_note_is_not_printed_twice() -> None:
    typed = f'<w:footnote w:id="1">{p(run("1", VERT), run(" Roy, 1 May."))}</w:footnote>'
    dotted = f'<w:footnote w:id="2">{p(run("2. Lee."))}</w:footnote>'
    other = f'<w:footnote w:id="3">{p(run("30 March: Orr."))}</w:footnote>'
    layout = read(marks(1, 2, 3), {"footnotes": part("footnotes", typed, dotted, other)})
    crossed = f'<w:footnote w:id="1">{p(run(" "), refer(1), run("1 Roy"))}</w:footnote>'
    assert read(marks(1), {"footnotes": part("footnotes", crossed)}).text.endswith("[1] [1]1 Roy")
    assert layout.text.endswith("[1] Roy, 1 May.\n\n[2] Lee.\n\n[3] 30 March: Orr.")


VERT = '<w:vertAlign w:val="superscript"/>'


def test_a_mark_that_is_repeated_by_a_cross_reference_is_a_mark_of_the_same_note() -> None:
    marked = f'<w:bookmarkStart w:id="0" w:name="_Ref12"/>{refer(1)}<w:bookmarkEnd w:id="0"/>'
    again = field(r"NOTEREF _Ref12 \f \h", run("1", VERT))
    lost = field(r"NOTEREF _Ref99 \f \h", run("4", VERT))
    words = field(r"NOTEREF _Ref12 \h", run("1"))
    layout = read(
        p(run("One"), marked, run(" two"), again, run(" see note "), words, lost), {"footnotes": notes("A.")}
    )
    assert layout.text == "One[1] two[1] see note 1⁴\n\n[1] A."
    assert [mark.number for mark in layout.marks] == [1, 1]


def test_a_mark_whose_note_is_missing_stays_a_mark() -> None:
    layout = read(p(run("One"), refer(4)))
    assert layout.text == "One[1]"
    assert [mark.number for mark in layout.marks] == [1]
    assert layout.notes == ()


def test_an_empty_note_is_a_note() -> None:
    layout = read(p(run("One"), refer(1)), {"footnotes": part("footnotes", note(1, "<w:p/>"))})
    assert [(text.mark, text.span.of(layout.text).strip()) for text in layout.notes] == [(1, "[1]")]


def test_notes_hold_changes_and_fields_like_the_body() -> None:
    changed = note(
        1,
        p(
            run(" Roy, "),
            f"<w:ins>{run('3')}</w:ins>",
            "<w:del><w:r><w:delText>4</w:delText></w:r></w:del>",
            field("PAGE", run(".")),
        ),
    )
    layout = read(p(run("One"), refer(1)), {"footnotes": part("footnotes", changed)})
    assert layout.text == "One[1]\n\n[1] Roy, 3."


@pytest.mark.parametrize(
    ("form", "count", "expected"),
    [
        ("decimal", 12, "12"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperRoman", 4, "IV"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 26, "Z"),
        ("chicago", 5, "**"),
        ("chicago", 0, "0"),
        ("numberInDash", 3, "- 3 -"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 30, "30"),
        ("lowerRoman", 100_000, "100000"),
        ("hebrew2", 3, "3"),
    ],
)
def test_numbers(form: str, count: int, expected: str) -> None:
    assert printed(count, form) == expected


def test_a_thousand_notes(figure: Callable[[str, str], None]) -> None:
    words = "the wheel turned all day and nobody slept " * 10
    body = "".join(
        p(run(words), run("“"), run("It turned", "<w:i/>"), run("”"), refer(number), run(" " + words))
        for number in range(1, 601)
    )
    ends = "".join(p(run(words), refer(number, "endnote")) for number in range(1, 401))
    data = package(
        body + ends,
        {"footnotes": notes(*["Roy, 3."] * 600), "endnotes": notes(*["Lee."] * 400, kind="endnote")},
    )
    start = time.process_time()
    layout = open_bytes(data)
    spent = time.process_time() - start
    assert [mark.number for mark in layout.marks] == list(range(1, 1001))
    assert [text.mark for text in layout.notes] == list(range(1, 1001))
    assert layout.notes[999].label == "cd"
    assert layout.text.count("“It turned”") == 600
    figure("word: a long manuscript", f"{len(layout.text.split()):,} words, 1,000 notes in {spent:.2f} s")
