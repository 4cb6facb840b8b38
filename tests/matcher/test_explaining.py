"""An explanation tells the verdict that was given, and why: it never judges on its own account."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matcher.matching import quotation, source
from matcher.test_table import ALERTED, FLAGGED, PERMITTED, SILENT, Case

from claimcheck.matcher import explain, match
from claimcheck.matcher.customs import GUIDES
from claimcheck.model import (
    Choice,
    Convention,
    Explanation,
    Extent,
    Ground,
    Quotation,
    RegionKind,
    Search,
    Source,
    Standing,
    Verdict,
)

MILL = (
    "The mill ground corn for four parishes until 1911. The miller kept bees, and sold the honey in town, "
    "where it fetched a good price every year. The clerk wrote to the bishop, and the bishop wrote back. "
    "It was not the flood that ruined the mill, but the railway, which came in 1893."
)
WORDS = MILL.split()
PIECES = st.sampled_from(
    [*WORDS, "wasps", "seven", "[sic]", "[the widow]", "…", ". . .", "“", "\x00", "ﬁ", "é"]
)


def check(quoted: Quotation, work: Source) -> Explanation:
    """What holds of every explanation."""
    told = explain(quoted, work)
    assert told.match == match(quoted, work)
    for stretch in told.stretches:
        base = quoted.span.start
        assert quoted.text[stretch.span.start - base : stretch.span.end - base] == stretch.text
        assert len(stretch.candidates) <= stretch.places
        for place in stretch.candidates:
            assert place.passage.span.of(work.content.text) == place.passage.exact
            assert place.found == (place.standing not in {Standing.TOO_SHORT, Standing.UNLIKE})
            if place.standing is Standing.UNLIKE:
                assert place.quorum is None or place.agreed < place.quorum
            if place.standing is Standing.WORDS:
                assert all(edit.permitted_by for edit in place.edits)
    shown = [stretch.candidates[0].passage for stretch in told.stretches if stretch.choice]
    assert [passage for passage in told.match.passages if passage not in shown] == []
    assert [custom.convention for custom in told.customs] == list(
        dict.fromkeys(edit.permitted_by for edit in told.match.permitted)
    )
    assert (told.ground in {Ground.ALL_WORDS, Ground.CUSTOM}) == (
        told.match.verdict in {Verdict.VERBATIM, Verdict.PERMISSIBLE}
    )
    return told


@pytest.mark.parametrize("case", [*SILENT, *PERMITTED, *FLAGGED, *ALERTED], ids=lambda case: case.rule)
def test_it_tells_the_verdict_that_was_given(case: Case) -> None:
    check(quotation(case.quoted), source(case.source))


@given(st.lists(PIECES, max_size=30), st.lists(st.sampled_from(WORDS), max_size=60))
def test_it_tells_the_verdict_of_anything(pieces: list[str], words: list[str]) -> None:
    told = check(quotation(" ".join(pieces)), source(" ".join(words)))

    assert Explanation.model_validate_json(told.model_dump_json()) == told


def test_words_that_stand_as_printed_are_found_letter_by_letter() -> None:
    told = check(quotation("The miller kept bees, and sold the honey"), source(MILL))

    [stretch] = told.stretches
    [place] = stretch.candidates
    assert (stretch.words, stretch.letters, stretch.parted_by) == (8, 32, "")
    assert (stretch.choice, place.search, place.standing) == (
        Choice.FIRST_FIT,
        Search.LETTERS,
        Standing.WORDS,
    )
    assert told.ground is Ground.ALL_WORDS
    assert (told.searched.characters, told.searched.language, told.searched.aside) == (len(MILL), "en", 0)


def test_a_changed_word_is_found_by_likeness() -> None:
    told = check(quotation("The mill ground corn for nine parishes until 1911"), source(MILL))

    [stretch] = told.stretches
    place = stretch.candidates[0]
    assert (stretch.words, round(place.agreed * 9, 6)) == (9, 8)
    assert (place.search, place.standing, told.ground) == (
        Search.LIKENESS,
        Standing.ALIKE,
        Ground.WORDS_DIFFER,
    )
    assert place.likeness > place.threshold == stretch.threshold
    assert [(edit.quoted, edit.source) for edit in place.edits] == [("nine", "four")]


def test_words_that_are_all_there_in_another_order_are_told_to_be_moved() -> None:
    text = (
        "The year was dry. In May, after the long winter, the council at last agreed to mend the bridge "
        "over the weir. Nobody came to see it done."
    )

    told = check(
        quotation("the council at last agreed over the weir to mend the bridge after the long winter"),
        source(text),
    )

    place = told.stretches[0].candidates[0]
    assert place.standing is Standing.MOVED
    assert place.quorum is None or place.agreed < place.quorum
    assert told.ground is Ground.WORDS_DIFFER


def test_stretches_keep_their_ellipses_brackets_and_remarks() -> None:
    told = check(
        quotation("[t]he miller [sic] kept bees . . . where it fetched a [very] good price"), source(MILL)
    )

    assert [stretch.parted_by for stretch in told.stretches] == ["", ". . ."]
    assert [stretch.brackets for stretch in told.stretches] == [("[t]he",), ("[very]",)]
    assert [stretch.remarks for stretch in told.stretches] == [("[sic]",), ()]
    assert {custom.convention for custom in told.customs} >= {Convention.ELLIPSIS, Convention.INTERPOLATION}
    assert told.ground is Ground.CUSTOM
    assert not told.literally


def test_brackets_that_the_source_prints_are_told_to_be_read_literally() -> None:
    text = "The clerk wrote that [the widow] had paid, and nothing more."

    told = check(quotation("wrote that [the widow] had paid"), source(text))

    assert told.literally
    assert told.stretches[0].brackets == ()


def test_a_place_in_the_running_text_is_taken_before_one_beside_it() -> None:
    text = "Bees in the mill, a story. The year was dry. There were bees in the mill, and no flour."
    aside = ((RegionKind.NAVIGATION, "Bees in the mill, a story."),)

    told = check(quotation("bees in the mill"), source(text, regions=aside))

    assert told.stretches[0].candidates[0].passage.region is RegionKind.BODY
    assert (told.searched.aside, told.searched.regions) == (26, (RegionKind.NAVIGATION,))


def test_of_several_places_the_reason_is_told() -> None:
    text = "The wheel of the mill stood at noon in May. The wheel of the mill stood at four in May and June."

    told = check(quotation("The wheel of the mill stood at five in May and June"), source(text))

    [stretch] = told.stretches
    assert stretch.candidates[0].passage.exact == "The wheel of the mill stood at four in May and June"
    assert stretch.choice in {Choice.ONLY, Choice.FEWER_WORDS}


def test_the_order_of_the_stretches_decides_between_equal_places() -> None:
    text = "The clerk came. The rector was asleep in the loft. The clerk came. The miller wept."

    told = check(quotation("asleep in the loft … The clerk came … The miller wept"), source(text))

    assert told.stretches[1].candidates[0].passage.span.start == text.rindex("The clerk came")
    assert told.stretches[1].choice is Choice.SEQUENCE


@pytest.mark.parametrize(
    ("quoted", "extent", "ground"),
    [
        ("The dragon slept under the mountain for a thousand years", Extent.WHOLE, Ground.STRETCH_NOWHERE),
        ("The dragon slept under the mountain for a thousand years", Extent.PARTIAL, Ground.SOURCE_PARTIAL),
        ("kept wasps", Extent.WHOLE, Ground.TOO_FEW_LETTERS),
        ("— … —", Extent.WHOLE, Ground.NO_WORDS),
        (
            "The miller kept bees, and sold the honey in town … hoarded wax",
            Extent.WHOLE,
            Ground.SHORT_STRETCH_NOWHERE,
        ),
    ],
)
def test_the_line_of_the_table_is_told(quoted: str, extent: Extent, ground: Ground) -> None:
    assert check(quotation(quoted), source(MILL, extent=extent)).ground is ground


def test_every_custom_has_its_rule() -> None:
    assert list(GUIDES) == list(Convention)
    assert [rule for rule in GUIDES.values() if not rule.endswith(".")] == []
