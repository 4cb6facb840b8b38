"""What must hold of any source and any quotation drawn from it."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from matcher.matching import quotation, source

from claimcheck.matcher import judge, match
from claimcheck.model import Quotation, Segment, SegmentKind, Source, Span

GOOD = {"verbatim", "permissible"}
_STOCK = re.findall(
    r"\S+",
    """
    the a of and in tide mill wheel wall pond not never but 1742 43,548 4.7 Averin Thole don't north-east
    county gates raffle “quoted” (aside) 5% U.S. résumé it was had been could every Saturday miller moon
    flour stone oak water five hours church bank gulls 38 percent Mexico China trade growing steadily under
""",
)
_STOPS = ".,;?:"
_ENGLISH = (
    2
    * """It was said of the miller that he had not been to the church for more than a year, and
that all of his flour went over the hill by night, to those who had no other. What they paid him for it is not
known, for there was nothing of it in the book that his wife kept at the house, and she would have known. """
)
_VARIED = 5  # different words from which a stretch is prose, and not one word over and over
_ENDS = st.sampled_from(["", "", "", "", ",", ".", ";", " —", "?", ":"])
_WORDS = st.lists(st.builds(str.__add__, st.sampled_from(_STOCK), _ENDS), min_size=24, max_size=90)


def _passage(words: list[str], low: int, high: int) -> str:
    return " ".join(words[low:high])


def _bare(text: str) -> str:
    return text.strip(f"{_STOPS} —“”()")


@st.composite
def stretches(draw: st.DrawFn, least: int) -> tuple[list[str], int, int]:
    """The words of a source, and the ends of a stretch of at least so many of them."""
    words = draw(_WORDS)
    low = draw(st.integers(0, len(words) - least))
    return words, low, draw(st.integers(low + least, len(words)))


@given(stretches(8))
def test_any_stretch_of_a_source_is_verbatim_where_it_stands(given_: tuple[list[str], int, int]) -> None:
    text, spoken = " ".join(given_[0]), _bare(_passage(*given_))

    found = match(quotation(spoken), source(text))

    assert found.verdict == "verbatim"
    (passage,) = found.passages
    assert text[passage.span.start : passage.span.end] == passage.exact
    assert passage.exact.rstrip(_STOPS) == spoken.rstrip(_STOPS)


@given(stretches(8), st.sampled_from(_STOCK), st.data())
def test_no_stretch_with_a_word_changed_passes(
    given_: tuple[list[str], int, int], other: str, data: st.DataObject
) -> None:
    words, low, high = given_
    place = data.draw(st.integers(low, high - 1))
    changed = [*words[:place], other, *words[place + 1 :]]
    text, spoken = " ".join(words), _bare(_passage(changed, low, high))
    assume(_bare(spoken).casefold() not in text.casefold())
    assume(_bare(other) != _bare(words[place]))
    assume(all(_bare(one) != _bare(two) for one, two in pairwise(words)))  # else a doubled word may be mended

    assert match(quotation(spoken), source(text)).verdict not in GOOD


@given(stretches(12), st.data())
def test_a_cut_with_an_ellipsis_is_permissible(
    given_: tuple[list[str], int, int], data: st.DataObject
) -> None:
    words, low, high = given_
    first = data.draw(st.integers(low + 1, high - 2))
    second = data.draw(st.integers(first + 1, high - 1))
    head, tail = _bare(_passage(words, low, first)), _bare(_passage(words, second, high))
    assume(head and tail)

    found = match(quotation(f"{head} . . . {tail}"), source(" ".join(words)))

    assert found.verdict == "permissible"
    assert "ellipsis" in {str(edit.permitted_by) for edit in found.permitted}


@given(st.lists(st.integers(100, 999), min_size=30, max_size=60, unique=True), st.data())
def test_segments_against_the_source_s_order_never_pass(numbers: list[int], data: st.DataObject) -> None:
    words = [f"w{number}" for number in numbers]
    border = data.draw(st.integers(9, len(words) - 9))
    head, tail = " ".join(words[border - 8 : border]), " ".join(words[border : border + 8])

    found = match(quotation(f"{tail} . . . {head}"), source(" ".join(words)))

    assert found.verdict == "altered"
    assert [str(edit.kind) for edit in found.edits] == ["order"]


@given(_WORDS, st.data())
def test_a_dropped_not_is_a_negation(stock: list[str], data: st.DataObject) -> None:
    words = [word for word in stock if "not" not in word]
    place = data.draw(st.integers(3, len(words) - 3))
    text = " ".join([_ENGLISH, *words[:place], "indeed not", *words[place:]])
    spoken = _bare(" ".join([*words[:place], "indeed", *words[place:]]))

    found = match(quotation(spoken), source(text))

    assert found.verdict == "altered"
    assert "negation" in {str(edit.kind) for edit in found.edits}


@given(stretches(6), st.lists(_WORDS, max_size=3))
@settings(max_examples=40)
def test_one_more_source_never_worsens_a_verdict(
    given_: tuple[list[str], int, int], others: list[list[str]]
) -> None:
    work = source(" ".join(given_[0]))
    spoken = quotation(_bare(_passage(*given_)))
    more = [source(" ".join(words), id_=f"other{place}") for place, words in enumerate(others)]

    (alone,) = judge([spoken], {1: [work]}, [work])
    (among,) = judge([spoken], {1: [*more, work]}, [*more, work])

    assert alone.verdict in GOOD
    assert among.verdict in GOOD


@given(st.text(max_size=80), st.text(max_size=200), st.sampled_from(list(SegmentKind)), st.integers(0, 80))
@settings(max_examples=300)
def test_any_text_gets_a_verdict_and_exact_offsets(
    words: str, text: str, kind: SegmentKind, cut: int
) -> None:
    halves = [(words[:cut], SegmentKind.WORDS, 0), (words[cut:], kind, len(words[:cut]))]
    segments = tuple(
        Segment(kind=which, span=Span(start=start, end=start + len(part)), text=part)
        for part, which, start in halves
        if part
    )
    spoken = Quotation(
        id="q01", span=Span(start=0, end=len(words)), form="run-in", text=words, segments=segments, marks=(1,)
    )
    work = source(text)

    found = match(spoken, work)

    _assert_exact(spoken, work, found.passages, (*found.edits, *found.permitted))
    assert 0 <= found.score <= 1


def _assert_exact(spoken: Quotation, work: Source, passages: tuple, edits: tuple) -> None:  # type: ignore[type-arg]
    for passage in passages:
        assert passage.span.of(work.content.text) == passage.exact
    for edit in edits:
        assert edit.quoted_span.of(spoken.text) == edit.quoted
        assert edit.source == edit.source_span.of(work.content.text) or " … " in edit.source


@given(stretches(8), st.sampled_from(["[that is]", "[of the county]", "[Ferreby]", "[sic]"]), st.data())
def test_a_gloss_put_between_two_words_is_permissible(
    given_: tuple[list[str], int, int], gloss: str, data: st.DataObject
) -> None:
    words, low, high = given_
    spoken = _bare(_passage(words, low, high)).split(" ")
    assume(len(set(spoken)) >= _VARIED)
    place = data.draw(st.integers(1, len(spoken) - 1))

    found = match(quotation(" ".join([*spoken[:place], gloss, *spoken[place:]])), source(" ".join(words)))

    assert found.verdict == "permissible"
    assert gloss in [edit.quoted for edit in found.permitted]


@given(stretches(8))
def test_a_first_letter_in_brackets_is_permissible(given_: tuple[list[str], int, int]) -> None:
    """Also where the bracketed word is the last of its sentence in the source."""
    words, low, high = given_
    spoken = _bare(_passage(words, low, high))
    assume(spoken[0].isalpha() and spoken[1:2].isalpha() and len(set(spoken.split())) >= _VARIED)

    found = match(quotation(f"[{spoken[0].swapcase()}]{spoken[1:]}"), source(" ".join(words)))

    assert found.verdict == "permissible"
