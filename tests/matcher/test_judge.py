"""What is said of a quotation in view of all that its notes cite, and of what else was had."""

from __future__ import annotations

import pytest
from matcher.matching import quotation, source

from claimcheck.matcher import judge, match
from claimcheck.model import Extent, Form, Lack, Match, Quotation, Source, Unavailable

MILL = "Then she waits for the moon. It is less a factory than a clock that happens to make flour."
OAK = "Oak that has never dried out does not know that it is old. It has grown as hard as horn."
GONE = Unavailable(reference_id="gone", reason=Lack.NOT_FOUND, detail="The address answers 404.")
WORDS = "a clock that happens to make flour"


def _judge(
    spoken: Quotation, cited: list[Source | Unavailable | None], *others: Source, mark: int = 1
) -> Match:
    had = [work for work in cited if isinstance(work, Source)]
    (found,) = judge([spoken], {mark: cited}, [*had, *others])
    return found


def test_the_best_of_several_cited_works_gives_the_verdict() -> None:
    mill, oak = source(MILL, id_="mill"), source(OAK, id_="oak")

    found = _judge(quotation(WORDS), [oak, mill])

    assert (found.verdict, found.reference_id) == ("verbatim", "mill")


def test_a_work_that_could_not_be_had_is_no_matter_when_another_holds_the_words() -> None:
    found = _judge(quotation(WORDS), [GONE, source(MILL, id_="mill")])

    assert (found.verdict, found.reference_id) == ("verbatim", "mill")


def test_words_from_another_work_are_misattributed() -> None:
    found = _judge(quotation(WORDS), [source(OAK, id_="oak")], source(MILL, id_="mill"))

    assert (found.verdict, found.reference_id, found.reason) == ("misattributed", "mill", None)
    assert [passage.exact for passage in found.passages] == [WORDS]
    assert "mill" in found.detail
    assert found.alerts == ()


def test_permitted_changes_do_not_hide_a_misattribution() -> None:
    found = _judge(
        quotation("less a factory than . . . [something] that happens to make flour."),
        [source(OAK, id_="oak")],
        source(MILL, id_="mill"),
    )

    assert (found.verdict, found.reference_id) == ("misattributed", "mill")
    assert {str(edit.permitted_by) for edit in found.permitted} == {"ellipsis", "interpolation"}


def test_few_words_in_another_work_are_weak_evidence() -> None:
    work = source("Long correspondence concerning navigational misunderstandings. " + MILL, id_="mill")

    found = _judge(quotation("concerning navigational misunderstandings"), [source(OAK, id_="oak")], work)

    assert found.verdict == "misattributed"
    assert [alert.kind for alert in found.alerts] == ["weak-evidence"]


def test_a_short_phrase_in_another_work_proves_nothing() -> None:
    found = _judge(quotation("make flour"), [source(OAK, id_="oak")], source(MILL, id_="mill"))

    assert (found.verdict, found.reason) == ("unchecked", "too-short")
    assert "mill" in found.detail


def test_absent_from_every_whole_source() -> None:
    found = _judge(
        quotation("The moon keeps better books than the bank."),
        [source(OAK, id_="oak")],
        source(MILL, id_="mill"),
    )

    assert (found.verdict, found.reference_id, found.passages) == ("absent", "oak", ())


def test_a_partial_source_proves_no_absence() -> None:
    found = _judge(quotation(WORDS), [source(OAK, id_="oak", extent=Extent.PARTIAL)])

    assert (found.verdict, found.reason, found.reference_id) == ("unchecked", "source-partial", "oak")


def test_words_found_in_a_partial_source_are_found() -> None:
    found = _judge(quotation(WORDS), [source(MILL, id_="mill", extent=Extent.PARTIAL)])

    assert found.verdict == "verbatim"


def test_a_lost_source_keeps_the_verdict_open_and_says_where_else_the_words_stand() -> None:
    found = _judge(quotation(WORDS), [GONE, source(OAK, id_="oak")], source(MILL, id_="mill"))

    assert (found.verdict, found.reason) == ("unchecked", "source-unavailable")
    assert [passage.exact for passage in found.passages] == [WORDS]
    assert "404" in found.detail
    assert "mill" in found.detail


def test_a_lost_source_names_its_reference() -> None:
    found = _judge(quotation(WORDS), [GONE])

    assert (found.verdict, found.reason, found.reference_id) == ("unchecked", "source-unavailable", "gone")


def test_no_note_but_the_words_are_shown_where_they_stand() -> None:
    found = _judge(quotation(WORDS, marks=()), [], source(MILL, id_="mill"))

    assert (found.verdict, found.reason) == ("unchecked", "no-note")
    assert [passage.exact for passage in found.passages] == [WORDS]
    assert "mill" in found.detail


def test_a_note_that_resolves_to_nothing() -> None:
    for cited in ([], [None]):
        found = _judge(quotation(WORDS), list(cited))

        assert (found.verdict, found.reason) == ("unchecked", "note-unresolved")


def test_an_unresolved_citation_beside_a_whole_work_keeps_the_verdict_open() -> None:
    found = _judge(quotation(WORDS), [source(OAK, id_="oak"), None])

    assert (found.verdict, found.reason) == ("unchecked", "note-unresolved")


def test_a_mark_that_no_note_answers() -> None:
    found = _judge(quotation(WORDS, marks=(7,)), [source(MILL, id_="mill")])

    assert (found.verdict, found.reason) == ("unchecked", "note-unresolved")


def test_all_marks_of_a_quotation_count() -> None:
    mill, oak = source(MILL, id_="mill"), source(OAK, id_="oak")

    (found,) = judge([quotation(WORDS, marks=(1, 2))], {1: [oak], 2: [mill]}, [oak, mill])

    assert (found.verdict, found.reference_id) == ("verbatim", "mill")


def test_altered_in_the_cited_work_and_word_for_word_in_another_is_misattributed() -> None:
    """The author quoted rightly; her note is wrong. "You misquoted" would be a false accusation."""
    close = source("They say it is a clock that happens to bake flour for the town.", id_="close")

    found = _judge(quotation(WORDS), [close], source(MILL, id_="mill"))

    assert (found.verdict, found.reference_id) == ("misattributed", "mill")
    assert "other words" in found.detail


def test_altered_in_the_cited_work_stays_altered_where_the_other_has_few_words() -> None:
    cited, other = source("It was raining in the town.", id_="cited"), source("It was pouring.", id_="other")

    found = _judge(quotation("It was pouring in the town"), [cited], other)

    assert (found.verdict, found.reference_id) != ("misattributed", "other")


def test_scare_forms_and_titles_are_not_judged_and_the_order_is_kept() -> None:
    seen: list[str] = []
    spoken = [
        quotation(WORDS, id_="q01", form=Form.SCARE),
        quotation(WORDS, id_="q02"),
        quotation(WORDS, id_="t01", form=Form.TITLE),
        quotation(WORDS, id_="q03", form=Form.BLOCK),
    ]

    found = judge(spoken, {1: [source(MILL)]}, [], seen.append)

    assert [match.quotation_id for match in found] == ["q02", "q03"]
    assert seen == ["q02", "q03"]


def test_a_close_passage_is_shown_for_words_that_are_absent() -> None:
    filler = "".join(f"On day {day} the clerk wrote down {day * 7} sacks. " for day in range(1500))
    text = f"{filler} It was a winter in which the old harbour froze from wall to wall."

    found = _judge(quotation("a winter when our old harbour thawed"), [source(text, id_="oak")])

    assert found.verdict == "absent"
    assert "closest" in found.detail
    assert "old harbour froze" in found.passages[0].exact


@pytest.mark.parametrize("label", ["p.", "7)", "7."])
def test_a_label_without_an_item_behind_it_is_a_word(label: str) -> None:
    """A page numbers the items of a list itself; behind the last item there is nothing to number."""
    line = "the miller went to the church by night"
    assert match(quotation(f"{label} {line}"), source(line)).verdict == "verbatim"
    assert match(quotation(f"{line}\n{label}"), source(line)).verdict == "altered"
