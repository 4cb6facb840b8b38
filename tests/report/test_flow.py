"""The source's words in one line, with what was left out in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from report import builders as b

from claimcheck.model import Edit, EditKind, EditTag, Passage, Span
from claimcheck.report._flow import flows

MILL = "We broke three good drills, on the shaft, before we learned some manners. The rest is silence."


def lost(words: str) -> Edit:
    """The quotation lacks these words of the source."""
    return Edit(
        tag=EditTag.DELETE,
        kind=EditKind.CONTENT,
        quoted="",
        source=words,
        quoted_span=Span(start=0, end=0),
        source_span=b.span(MILL, words),
    )


def test_what_was_dropped_is_put_back_with_the_source_s_own_commas() -> None:
    passages = [
        b.passage(MILL, "We broke three good drills"),
        b.passage(MILL, "before we learned some manners"),
    ]
    [(text, [span])] = flows(passages, [lost("on the shaft")])
    assert text == "We broke three good drills, on the shaft, before we learned some manners"
    assert span.of(text) == "on the shaft"


def test_what_an_ellipsis_covers_is_cut() -> None:
    passages = [b.passage(MILL, "We broke three good drills"), b.passage(MILL, "The rest is silence")]
    assert flows(passages, []) == [("We broke three good drills ⋯ The rest is silence", [])]


def test_a_difference_within_a_passage_keeps_its_place() -> None:
    [(text, [span])] = flows([b.passage(MILL, "three good drills")], [lost("good")])
    assert text == "three good drills"
    assert span.of(text) == "good"


def test_a_word_that_reaches_over_the_edge_is_shown_whole() -> None:
    [(text, [span])] = flows([b.passage(MILL, "oke three")], [lost("broke")])
    assert text == "broke three"
    assert span.of(text) == "broke"


def test_passages_in_another_order_have_a_line_each() -> None:
    passages = [b.passage(MILL, "The rest is silence"), b.passage(MILL, "three good drills")]
    (first, []), (second, [span]) = flows(passages, [lost("good")])
    assert (first, second) == ("The rest is silence", "three good drills")
    assert span.of(second) == "good"


def test_no_passage_no_line() -> None:
    assert flows([], [lost("good")]) == []


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30)), max_size=5),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30)), max_size=4),
)
def test_every_passage_is_shown_whole_and_every_span_lies_in_its_line(
    places: list[tuple[int, int]], edits: list[tuple[int, int]]
) -> None:
    passages = [
        Passage(span=span, exact=span.of(MILL), prefix=MILL[max(span.start - 4, 0) : span.start], suffix="")
        for span in (Span(start=start, end=min(start + size, len(MILL))) for start, size in places)
    ]
    lines = flows(passages, [lost(MILL[start : start + size + 1]) for start, size in edits])
    joined = "\n".join(text for text, _ in lines)
    assert all(passage.exact in joined for passage in passages)
    assert all(0 <= span.start <= span.end <= len(text) for text, spans in lines for span in spans)
