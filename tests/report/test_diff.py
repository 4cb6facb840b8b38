"""Differing words are marked without touching the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Span
from claimcheck.report._diff import carets, marked
from claimcheck.text import visible


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def test_the_carets_stand_under_the_differing_word() -> None:
    text = "for nine parishes"
    line = marked(text, 0, [at(text, "nine")], "red")
    assert line.plain == "for nine parishes"
    assert carets(line) == "    ^^^^"


def test_offsets_count_from_the_start_of_the_whole_text() -> None:
    whole = "Marsh writes: for nine parishes"
    line = marked("for nine parishes", 14, [at(whole, "nine")], "red")
    assert carets(line) == "    ^^^^"


def test_a_gap_has_its_caret_between_the_words() -> None:
    gap = Span(start=8, end=8)
    assert carets(marked("did they pay", 0, [gap], "red")) == "        ^"
    gap_before_the_space = Span(start=3, end=3)
    assert carets(marked("did they pay", 0, [gap_before_the_space], "red")) == "   ^"


def test_a_gap_at_a_line_break_of_the_source_is_one_caret() -> None:
    line = marked("did\n   pay", 0, [Span(start=7, end=7)], "red")
    assert line.plain == "did pay"
    assert carets(line) == "   ^"


def test_a_gap_at_either_end_is_marked_on_the_nearest_letter() -> None:
    assert carets(marked("did pay", 0, [Span(start=0, end=0)], "red")) == "^"
    assert carets(marked("did pay", 0, [Span(start=7, end=7)], "red")) == "      ^"


def test_wide_letters_push_the_carets_two_columns_each() -> None:
    text = "漢字 nine"
    assert carets(marked(text, 0, [at(text, "nine")], "red")) == "     ^^^^"
    assert carets(marked(text, 0, [at(text, "漢字")], "red")) == "^^^^"


def test_a_break_of_the_source_is_one_space() -> None:
    text = "the  poor\r\n\tdid pay"
    line = marked(text, 0, [at(text, "did")], "red")
    assert line.plain == "the poor did pay"
    assert carets(line) == "         ^^^"


def test_what_is_invisible_is_shown_and_marked() -> None:
    text = "po\u202eor did"
    line = marked(text, 0, [at(text, "po\u202eor")], "red")
    assert line.plain == "po\\u202eor did"
    assert carets(line) == "^^^^^^^^^^"


def test_overlapping_and_far_off_spans_do_no_harm() -> None:
    spans = [Span(start=0, end=5), Span(start=3, end=8), Span(start=90, end=99), Span(start=5, end=2)]
    assert marked("for nine parishes", 0, spans, "red").plain == "for nine parishes"


def test_nothing_marked_no_carets() -> None:
    assert carets(marked("for nine parishes", 0, [], "red")) is None


def test_long_agreement_is_cut_and_the_difference_kept() -> None:
    text = "a lot of words " * 40 + "nine parishes " + "and so on " * 60
    line = marked(text, 0, [at(text, "nine")], "red", whole=False)
    assert "nine parishes" in line.plain
    assert line.plain.startswith("⋯ ")
    assert line.plain.endswith(" ⋯")
    assert len(line.plain) < 250
    assert line.plain.index("nine") == (carets(line) or "").index("^")


def test_two_far_differences_are_both_kept_with_one_cut_between() -> None:
    text = "nine " + "and so on " * 60 + "ten"
    line = marked(text, 0, [at(text, "nine"), at(text, "ten")], "red", whole=False)
    assert line.plain.startswith("nine and so on")
    assert line.plain.endswith("and so on ten")
    assert line.plain.count("⋯") == 1


def test_a_long_text_without_a_difference_keeps_head_and_tail() -> None:
    text = "It began here. " + "and so on " * 60 + "It ended there."
    line = marked(text, 0, [], "red", whole=False)
    assert line.plain.startswith("It began here.")
    assert line.plain.endswith("It ended there.")
    assert line.plain.count("⋯") == 1


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=4),
)
def test_marking_never_changes_the_words(text: str, bounds: list[tuple[int, int]]) -> None:
    line = marked(text, 0, [Span(start=a, end=b) for a, b in bounds], "red")
    assert "".join(line.plain.split()) == "".join(visible(text).split())
    assert "\n" not in line.plain


def test_a_piece_that_is_not_much_too_long_is_not_cut() -> None:
    text = "a few words before nine " + "and so on " * 60
    line = marked(text, 0, [at(text, "nine")], "red", whole=False)
    assert line.plain.startswith("a few words before nine and so on")
