"""Where the words of a set-off quotation end: before its page, and the line that names its source."""

from __future__ import annotations

import pytest

from claimcheck.model import Form, NoteKind
from claimcheck.parser import assemble, parse_text
from claimcheck.parser.given import Given
from claimcheck.parser.readers import markdown
from claimcheck.parser.tails import before_place, names_source

NOTHING: dict[str, bytes] = {}
LIST = """
References

Roy, I. (2019). The long quay. Quay Press.

Lee, A. (2020). Gates and tides. Quay Press.
"""
SAID = "The gates were rusted through before anybody looked. We asked for steel in March, and again in June."


@pytest.mark.parametrize(
    "tail",
    [
        " (p. 15)",
        " (pp. 15–16)",
        " (15)",
        " (p. 15, emphasis added)",
        " [emphasis in original]",
        " (para. 4).",
    ],
)
def test_a_page_after_the_last_full_stop_is_no_word_of_the_quotation(tail: str) -> None:
    text = SAID + tail
    assert text[: before_place(text, 0, len(text))] == SAID


@pytest.mark.parametrize(
    "words",
    [
        "They left in winter (1998).",
        "They left in winter (seven of them).",
        "They left. (Seven of them came back.)",
        "They left in winter",
        "(p. 15)",
        "",
    ],
)
def test_brackets_of_the_source_stay(words: str) -> None:
    assert before_place(words, 0, len(words)) == len(words)


@pytest.mark.parametrize(
    "line", ["— Ida Roy", "> — Ida Roy, The Long Quay", "-- *The Long Quay*", "―“A Quay,” 1931"]
)
def test_a_line_that_names_the_source(line: str) -> None:
    assert names_source(line)


@pytest.mark.parametrize("line", ["- a list", "—", "Ida Roy — a quay", "— " + "and on " * 40])
def test_a_line_that_names_no_source(line: str) -> None:
    assert not names_source(line)


@pytest.mark.parametrize("tail", [" (p. 15)", " (Roy, 2019, p. 15)"])
@pytest.mark.parametrize("lead", ["Roy (2019) gave the following account:", "Roy (2019) put it bluntly:"])
def test_a_paragraph_with_a_page_after_its_stop_is_a_quotation_if_a_colon_leads_to_it(
    lead: str, tail: str
) -> None:
    manuscript = parse_text(f"Quays rust.\n\n{lead}\n\n{SAID}{tail}\n\nAfter that, nothing was done.\n{LIST}")
    (quotation,) = manuscript.quotations
    assert (quotation.text, quotation.form) == (SAID, Form.BLOCK)
    (mark,) = quotation.marks
    assert next(note.kind for note in manuscript.notes if note.mark == mark) is NoteKind.IN_TEXT


def test_a_paragraph_whose_citation_is_within_its_sentence_is_none() -> None:
    said = "The gates were rusted through by then (Lee, 2020, p. 3)."
    assert parse_text(f"Roy (2019) went further:\n\n{said}\n\nSo it was.\n{LIST}").quotations == ()


@pytest.mark.parametrize("parting", ["\n>\n> ", "\n> ", "  \n> "])
def test_a_line_with_the_source_s_link_is_the_citation_of_a_set_off_quotation(parting: str) -> None:
    words = f"Some say so.\n\n> {SAID}{parting}— [Ida Roy](https://quay.example/long)\n\nOthers do not.\n"
    data = words.encode()
    (quotation,) = assemble(
        markdown.read(Given(data, "post.md", NOTHING.__getitem__)), "post.md", data
    ).quotations
    assert quotation.text == SAID
    assert len(quotation.marks) == 1


def test_a_link_at_the_end_of_a_set_off_quotation_is_its_citation_and_its_words_stay() -> None:
    said = "The gates were rusted through before anybody [looked](https://quay.example/long)"
    words = f"Some say so.\n\n> {said}\n\nSo.\n"
    layout = markdown.read(Given(words.encode(), "post.md", NOTHING.__getitem__))
    (quotation,) = assemble(layout, "post.md", words.encode()).quotations
    assert quotation.text == "The gates were rusted through before anybody looked"
    assert len(quotation.marks) == 1


@pytest.mark.parametrize(
    ("below", "cited"),
    [
        ("[Ida Roy](https://quay.example/long)", 1),
        ("— Ida Roy, [The Long Quay](https://quay.example/long)", 1),
        ("— Ida Roy, The Long Quay[^1]\n\n[^1]: Ida Roy, *The Long Quay* (Quay Press, 1931), 4.", 1),
        ("[Ida Roy](https://quay.example/long) did not.", 0),
    ],
)
def test_a_paragraph_below_it_that_names_its_source_cites_for_a_set_off_quotation(
    below: str, cited: int
) -> None:
    words = (
        f"The [survey](https://survey.example/) “counts gates.”\n\n> {SAID}\n\n{below}\n\nOthers do not.\n"
    )
    manuscript = assemble(
        markdown.read(Given(words.encode(), "post.md", NOTHING.__getitem__)), "post.md", b""
    )
    (quotation,) = (each for each in manuscript.quotations if each.form is Form.BLOCK)
    assert quotation.text == SAID
    assert len(quotation.marks) == cited
    assert "survey" not in {manuscript.called(mark) for mark in quotation.marks}
