"""A noted sentence beside its sources: status, passages, figures, names, words taken over."""

from __future__ import annotations

import pytest
from matcher.matching import source

from claimcheck import matcher
from claimcheck.model import (
    Extent,
    FigureTrace,
    Lack,
    Source,
    Trace,
    Tracing,
    Unavailable,
    Unchecked,
)
from claimcheck.parser import parse_text

NOTE = "\n\n[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.\n"
HARBOUR = (
    "The harbour was shut to 43,458 ships in the spring of 1904. Nobody had expected it.\n\n"
    "The crews of four ships went home by train. A cake was baked for the mayor by the baker's wife.\n\n"
    "Later the gates were oiled, and the pond was drained. The rector came with a cake, and it was excellent."
)
GONE = Unavailable(reference_id="gone", reason=Lack.NOT_FOUND, detail="gone")


def traced(sentence: str, *cited: Source | Unavailable | None) -> Trace:
    """The trace of the one claim of a manuscript."""
    [found] = matcher.trace(parse_text(f"{sentence}[1]{NOTE}"), (), {1: cited} if cited else {})
    return found


def figures(trace: Trace) -> list[tuple[str, FigureTrace]]:
    return [(figure.text, figure.trace) for figure in trace.figures]


def test_a_sentence_whose_words_and_figures_stand_together_is_traced() -> None:
    found = traced("In 1904 the harbour had to be shut in spring.", source(HARBOUR))
    assert (found.status, found.reason, found.detail) == (Tracing.TRACED, None, "")
    assert found.passages[0].passage.exact == "The harbour was shut to 43,458 ships in the spring of 1904."
    assert figures(found) == [("1904", FigureTrace.FOUND)]


def test_three_passages_at_most_each_with_its_neighbours_and_apart() -> None:
    found = traced("The rector came with a cake, and the mayor got a cake by train.", source(HARBOUR))
    exact = [one.passage.exact for one in found.passages]
    assert len(exact) == len(set(exact)) <= 3
    assert exact[0].startswith("The rector came with a cake")
    assert found.passages[0].passage.prefix.endswith("and the pond was drained. ")


def test_a_denial_ranks_as_high_as_what_it_denies() -> None:
    """So it is shown with no score, and never called support."""
    denied = source("It is not true that the harbour was ever shut in the spring of 1904. It rained.")
    assert traced("The harbour was shut in the spring of 1904.", denied).status is Tracing.TRACED


def test_few_words_in_common_are_to_be_looked_at() -> None:
    found = traced("The ministry doubled the wages of all lighthouse keepers.", source(HARBOUR))
    assert found.status is Tracing.REVIEW
    assert found.detail == "No passage has many of the sentence's words."


@pytest.mark.parametrize(
    ("cited", "reason"),
    [
        ((), Unchecked.NOTE_UNRESOLVED),
        ((None,), Unchecked.NOTE_UNRESOLVED),
        ((GONE,), Unchecked.SOURCE_UNAVAILABLE),
        ((source(HARBOUR), GONE), Unchecked.SOURCE_UNAVAILABLE),
        ((source(HARBOUR).model_copy(update={"extent": Extent.PARTIAL}),), Unchecked.SOURCE_PARTIAL),
        ((source(HARBOUR).model_copy(update={"mismatch": "another title"}),), Unchecked.SOURCE_MISMATCH),
    ],
)
def test_nothing_is_absent_unless_all_was_had_whole(
    cited: tuple[Source | Unavailable | None, ...], reason: Unchecked
) -> None:
    found = traced("The harbour was shut to 99,111 ships in spring.", *cited)
    assert (found.status, found.reason) == (Tracing.UNCHECKED, reason)
    assert {figure.trace for figure in found.figures} <= {FigureTrace.UNTOLD}


def test_one_of_several_works_is_enough() -> None:
    other = source("The repair took two years and cost 12 million euros.").model_copy(
        update={"reference_id": "other"}
    )
    found = traced("In 1904 the harbour was shut, at a cost of 12 million euros.", source(HARBOUR), other)
    assert figures(found) == [("1904", FigureTrace.FOUND), ("12 million euros", FigureTrace.FOUND)]
    assert {one.reference_id for one in found.passages} == {source(HARBOUR).reference_id, "other"}


def test_a_figure_says_where_the_source_has_what_comes_closest() -> None:
    [figure] = traced("The harbour was shut to 43,548 ships.", source(HARBOUR)).figures
    assert (figure.trace, figure.nearest) == (FigureTrace.NEAR, "43,458")
    assert figure.at is not None
    assert "43,458" in figure.at.passage.exact


def test_a_short_number_without_its_unit_proves_nothing() -> None:
    """`10` in a version is not the 10 percent of the sentence; beside the sentence's own words it may be."""
    page = "Runs on Windows 10. " + "Rain fell on the roofs of the town. " * 9
    said = "The wages of the crews who sailed from the harbour fell by 10 percent after it was shut."
    assert figures(traced(said, source(page))) == [("10 percent", FigureTrace.ABSENT)]
    near = page.replace("10", "11") + "How far the wages of crews fell after the harbour was shut: 10"
    assert figures(traced(said, source(near))) == [("10 percent", FigureTrace.FOUND)]


def test_words_in_a_row_are_told_with_their_places() -> None:
    text = "Some say that the crews of four ships went home by train, alas.[1]" + NOTE
    [found] = matcher.trace(parse_text(text), (), {1: [source(HARBOUR)]})
    assert [copied.span.of(text) for copied in found.copied] == ["the crews of four ships went home by train"]


def test_a_sentence_that_quotes_has_no_passages_but_its_figures() -> None:
    found = traced("In 1905 it was “shut to 43,458 ships in the spring.”", source(HARBOUR))
    assert (found.claim_id, found.passages) == ("o01", ())
    assert figures(found) == [("1905", FigureTrace.NEAR)]


def test_the_same_claims_give_the_same_traces() -> None:
    read = parse_text("\n\n".join(f"The rector baked {n} cakes for the mayor.[1]" for n in range(20)) + NOTE)
    works = {1: [source(HARBOUR)]}
    assert matcher.trace(read, (), works) == matcher.trace(read, (), works)


@pytest.mark.parametrize(
    "text",
    ["", "\0\ud800\u202e", "a" * 200_000, "1 " * 50_000, "\n" * 50_000, "tide. " * 20_000, "“" * 9_999],
)
def test_whatever_a_source_holds_it_comes_to_an_end(text: str) -> None:
    assert traced(
        "The rector baked 43,548 cakes of 12 tons for the Mayor of Saltwend.", source(text)
    ).claim_id
