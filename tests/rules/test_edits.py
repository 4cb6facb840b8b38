"""Which rule speaks for which edit of an altered quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules.evidence import edit, found, judged, match, quotation

from claimcheck.model import Edit, EditKind, Level, Verdict
from claimcheck.rules._edits import edits_for

SPEAKERS = (
    "quotation-altered",
    "quotation-clipped",
    "quotation-critical-token",
    "quotation-omission",
    "quotation-order",
)


def speakers(*edits: Edit) -> dict[str, list[Level]]:
    case = judged(match(Verdict.ALTERED, *edits))
    told = {rule: [finding.level for finding in found(rule, case)] for rule in SPEAKERS}
    return {rule: levels for rule, levels in told.items() if levels}


@pytest.mark.parametrize(
    "kind",
    [
        EditKind.NUMBER,
        EditKind.NEGATION,
        EditKind.MODAL,
        EditKind.QUANTIFIER,
        EditKind.LIMITER,
        EditKind.NAME,
    ],
)
def test_a_critical_word_has_a_rule_of_its_own(kind: EditKind) -> None:
    assert speakers(edit("nine", "ten", kind)) == {"quotation-critical-token": [Level.ERROR]}


def test_each_critical_word_is_told_on_its_own() -> None:
    edits = edit("nine", "ten", EditKind.NUMBER), edit("spring", "May", EditKind.NAME)
    assert speakers(*edits) == {"quotation-critical-token": [Level.ERROR, Level.ERROR]}


def test_a_dropped_negation_is_critical_and_no_mere_omission() -> None:
    assert speakers(edit("", "not", EditKind.NEGATION)) == {"quotation-critical-token": [Level.ERROR]}


def test_other_words_are_altered_wording_told_once() -> None:
    edits = edit("closed", "shut", EditKind.CONTENT), edit("harbour", "port", EditKind.CONTENT)
    assert speakers(*edits) == {"quotation-altered": [Level.ERROR]}


def test_one_function_word_is_a_warning_and_two_are_an_error() -> None:
    one, two = edit("in", "of", EditKind.FUNCTION_WORD), edit("for", "over", EditKind.FUNCTION_WORD)
    assert speakers(one) == {"quotation-altered": [Level.WARNING]}
    assert speakers(one, two) == {"quotation-altered": [Level.ERROR]}


@pytest.mark.parametrize(
    "kind", [EditKind.PUNCTUATION, EditKind.CASE, EditKind.SPELLING, EditKind.HYPHENATION]
)
def test_changes_that_touch_no_word_are_a_warning_until_one_does(kind: EditKind) -> None:
    """A comma that moved by a word is two edits, and still a matter of style."""
    edits = edit("a", "b", kind), edit("c", "d", kind)
    assert speakers(*edits) == {"quotation-altered": [Level.WARNING]}
    assert speakers(*edits, edit("e", "f", EditKind.CONTENT)) == {"quotation-altered": [Level.ERROR]}


def test_words_that_were_only_left_out_are_an_omission() -> None:
    edits = edit("", "wet", EditKind.CONTENT), edit("", "windy", EditKind.CONTENT)
    assert speakers(*edits) == {"quotation-omission": [Level.ERROR]}
    assert speakers(edit("", "the", EditKind.FUNCTION_WORD)) == {"quotation-omission": [Level.WARNING]}


def test_an_omission_beside_a_changed_word_is_told_with_it() -> None:
    edits = edit("", "wet", EditKind.CONTENT), edit("closed", "shut", EditKind.CONTENT)
    assert speakers(*edits) == {"quotation-altered": [Level.ERROR]}


def test_an_omission_beside_a_critical_word_keeps_its_own_rule() -> None:
    edits = edit("", "wet", EditKind.CONTENT), edit("nine", "ten", EditKind.NUMBER)
    assert speakers(*edits) == {
        "quotation-critical-token": [Level.ERROR],
        "quotation-omission": [Level.ERROR],
    }


def test_another_order_has_a_rule_of_its_own() -> None:
    edits = edit("nine weeks", "nine weeks", EditKind.ORDER), edit("closed", "shut", EditKind.CONTENT)
    assert speakers(*edits) == {"quotation-altered": [Level.ERROR], "quotation-order": [Level.ERROR]}


@pytest.mark.parametrize(
    ("words", "quoted", "source", "kind"),
    [
        ("authorized by the port", "authorized", "unauthorized", EditKind.CONTENT),
        ("548 ships were counted", "548", "43,548", EditKind.NUMBER),
        ("paid by the govern.", "govern", "government", EditKind.CONTENT),
    ],
)
def test_a_word_cut_in_two_at_either_end_is_clipped(
    words: str, quoted: str, source: str, kind: EditKind
) -> None:
    text = f"It was “{words}”[1] at last.\n\n[1] Lee."
    altered = match(Verdict.ALTERED, edit(quoted, source, kind, text))
    case = judged(altered, said=quotation(text, words), text=text)
    assert [finding.level for finding in found("quotation-clipped", case)] == [Level.ERROR]
    assert not found("quotation-critical-token", case)
    assert not found("quotation-altered", case)


@pytest.mark.parametrize(
    ("quoted", "source", "kind"),
    [
        ("closed", "enclosed", EditKind.CONTENT),  # in the middle: another word, not a cut
        ("spring", "springs", EditKind.INFLECTION),  # a changed ending
        ("spring", "spring or summer", EditKind.CONTENT),  # more than a word
    ],
)
def test_other_changes_are_no_cut(quoted: str, source: str, kind: EditKind) -> None:
    assert speakers(edit(quoted, source, kind)) == {"quotation-altered": [Level.ERROR]}


def test_an_altered_verdict_without_edits_is_not_lost() -> None:
    assert speakers() == {"quotation-altered": [Level.ERROR]}


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.ALTERED])
def test_only_the_verdict_altered_is_spoken_for(verdict: Verdict) -> None:
    case = judged(match(verdict, edit("nine", "ten", EditKind.NUMBER)))
    assert not [finding for rule in SPEAKERS for finding in found(rule, case)]


@given(
    st.lists(
        st.builds(
            edit,
            st.sampled_from(["", "the", "harbour", "nine", "spring"]),
            st.sampled_from(["ten", "enharbour", "springtime", "not at all"]),
            st.sampled_from(EditKind),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_edit_has_exactly_one_speaker(edits: list[Edit]) -> None:
    altered = match(Verdict.ALTERED, *edits)
    told = [spoken for rule in SPEAKERS for spoken in edits_for(rule, quotation(), altered)]
    key = Edit.model_dump_json
    assert sorted(map(key, told)) == sorted(map(key, edits))
