"""How a verdict came about, as people read it."""

from __future__ import annotations

import pytest
from matcher.matching import quotation, source
from report import builders as b

from claimcheck.matcher import explain
from claimcheck.model import AlertKind, Choice, EditKind, Extent, Ground, Look, RegionKind, Search, Source
from claimcheck.report import _wording, render_search

MILL = (
    "The mill ground corn for four parishes until 1911. The miller kept bees, and sold the honey in town, "
    "where it fetched a good price every year. It was not the flood that ruined the mill, but the railway."
)


def told(words: str, work: Source, look: Look | None = None) -> str:
    """What is printed under the verdict, on one line."""
    quoted = quotation(words)
    explanation = explain(quoted, work)
    text = render_search(quoted, [work], [explanation.match], look or Look(), [explanation])
    return " ".join(text.partition("How this was judged")[2].split())


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (_wording.SEARCHES, Search),
        (_wording.CHOICES, Choice),
        (_wording.GROUNDS, Ground),
        (_wording.KINDS, EditKind),
        (_wording.ALERTS, AlertKind),
        (_wording.REGIONS, RegionKind),
    ],
)
def test_there_are_words_for_every_kind(table: dict[str, str], kinds: type[Ground]) -> None:
    assert set(table) == set(kinds)


def test_a_clear_case_is_told_in_a_few_lines() -> None:
    assert told("The miller kept bees, and sold the honey", source(MILL)) == (
        f"read as 8 words searched the whole text: {len(MILL)} characters, in English "
        "found letter by letter: word for word "
        "verdict Verbatim, because every word stands in the source, in order; only typography may differ."
    )


def test_an_altered_quotation_has_its_differences_and_what_was_needed() -> None:
    text = told("The mill ground corn for nine parishes until 1911", source(MILL))

    assert "by likeness: 90 % of the letters and 8 of 9 words agree; it counts from 56 %" in text
    assert "chosen the only place that is like it" in text
    assert "difference a number: “nine” where the source has “four”" in text
    assert text.endswith("verdict Altered, because it was found, but no custom permits the difference.")


def test_customs_come_with_their_rules_and_stretches_one_by_one() -> None:
    text = told("the miller [sic] kept bees . . . where it fetched a good price", source(MILL))

    assert (
        "read as 10 words in 2 stretches; parted by “. . .”; left aside, an editor's remark: “[sic]”" in text
    )
    assert "stretch 1 “the miller [sic] kept bees” found letter by letter" in text
    assert "stretch 2 “where it fetched a good price” found letter by letter: word for word custom" in text
    assert "custom Ellipsis. Words may be left out where an ellipsis says so" in text
    assert "Chicago 13.50-13.58" in text


def test_an_alert_says_why_and_shows_the_source() -> None:
    text = told("It was … the flood that ruined the mill", source(MILL))

    assert "look at the ellipsis leaves out a negation: not (without a negation that was left out" in text


def test_words_out_of_order_are_told_so() -> None:
    text = told("sold the honey in town … ground corn for four parishes", source(MILL))

    assert (
        "order: in the source “ground corn for four parishes” does not follow what is quoted before it"
        in text
    )


def test_words_that_were_moved_are_told_so() -> None:
    text = (
        "The year was dry. In May, after the long winter, the council at last agreed to mend the bridge "
        "over the weir. Nobody came to see it done."
    )

    steps = told(
        "the council at last agreed over the weir to mend the bridge after the long winter", source(text)
    )

    assert "words agree in order; nearly all the words are there, moved" in steps


def test_an_absent_quotation_says_what_would_have_been_needed() -> None:
    text = told("The dragon slept under the mountain for a thousand years", source(MILL))

    assert "not found letter by letter it is nowhere, and no place is like it" in text
    assert "needed for “altered”, a place where 56 % of the letters and most of the words agree" in text


def test_of_a_partial_source_the_whole_is_needed() -> None:
    work = source(MILL, extent=Extent.PARTIAL, partial="a teaser")

    text = told("The dragon slept under the mountain for a thousand years", work)

    assert "searched a part of the text (a teaser)" in text
    assert text.endswith("needed the whole text of the source")


def test_the_closest_place_is_set_beside_the_words() -> None:
    text = told("sold the horses in town", source(MILL))

    assert "its 19 letters are too few for anything but the exact words" in text
    assert "its words sold the horses in town" in text
    assert "closest sold the honey in town" in text
    assert "^^^" in text
    assert text.endswith("needed the exact words, or 25 letters and more in one stretch")


def test_many_stretches_are_cut_down_unless_verbose() -> None:
    words = " … ".join(["corn for four parishes"] + ["the mill"] * 14)

    assert "and 3 stretches more" in told(words, source(MILL))
    assert "stretch 15" in told(words, source(MILL), Look(verbose=True))


def test_nothing_steers_the_terminal() -> None:
    text = told(
        "sold the \x1b[31mhoney … in \u202etown", source("x\x1b[0m sold the honey.\u202e In the town.")
    )

    assert "\x1b" not in text
    assert "\u202e" not in text


def test_without_it_a_doubtful_verdict_points_to_it() -> None:
    quoted, work = quotation("The mill ground corn for nine parishes"), source(MILL)
    good = quotation("The mill ground corn for four parishes")

    assert "`--explain` shows" in render_search(quoted, [work], [explain(quoted, work).match], Look())
    assert "--explain" not in render_search(good, [work], [explain(good, work).match], Look())


def test_each_source_has_its_own_and_quiet_has_none() -> None:
    quoted, work = quotation("The miller kept bees"), source(MILL)
    had = [b.lack("s0", origin="gone.txt"), work, work]
    told_ = [explain(quoted, work)] * 2
    matches = [one.match for one in told_]

    assert render_search(quoted, had, matches, Look(), told_).count("How this was judged") == 2
    assert "How" not in render_search(quoted, had, matches, Look(quiet=True), told_)


def test_a_splice_is_told_to_be_one() -> None:
    text = told(
        "The mill ground corn for four parishes. It was not the flood that ruined the mill", source(MILL)
    )

    assert "in 2 stretches, for the source does not go on where the quotation does" in text
    assert "“It was not the flood that ruined the mill” (joined to the one before it without a sign)" in text


def test_an_alert_does_not_repeat_the_words_that_it_names() -> None:
    text = told("[The widow] wept", source("Mr. Harrow wept, and nobody came."))

    assert "[The widow] stands for “Mr Harrow” in the source (the words in brackets" in text


def test_what_is_no_running_text_is_counted_and_named() -> None:
    aside = ((RegionKind.NAVIGATION, "The mill ground corn"), (RegionKind.NOTE, "the railway."))

    text = told("The miller kept bees", source(MILL, regions=aside))

    assert "32 of them (navigation, a note) searched after the running text" in text
