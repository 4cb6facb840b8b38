"""What the verdicts and alerts of a match become, in words and places."""

from __future__ import annotations

import pytest
from rules.evidence import TEXT, WORDS, edit, found, judged, match, quotation, span

from claimcheck.model import (
    Alert,
    AlertKind,
    EditKind,
    Extent,
    Lack,
    Level,
    Passage,
    RegionKind,
    Segment,
    SegmentKind,
    Source,
    SourceText,
    Span,
    Unavailable,
    Verdict,
)


def test_a_changed_number_is_told_in_a_sentence_at_its_place() -> None:
    [finding] = found(
        "quotation-critical-token", judged(match(Verdict.ALTERED, edit("nine", "ten", EditKind.NUMBER)))
    )
    assert finding.message == "“nine” stands as “ten” in Lee, Coast Weekly (note 1): a number, date or unit"
    assert finding.locations[0].span.of(TEXT) == "nine"
    assert finding.locations[0].message == "the source has “ten”"
    assert (finding.quotation_id, finding.mark, finding.reference_id) == ("q01", 1, "lee")


def test_absent_words_are_told_with_their_note() -> None:
    [finding] = found("quotation-absent", judged(match(Verdict.ABSENT)))
    assert finding.message == f"“{WORDS}” stands nowhere in Lee, Coast Weekly (note 1)"
    assert finding.level is Level.ERROR


def test_misattributed_words_are_told_with_the_note_that_has_them() -> None:
    said = quotation(marks=(2,))
    [finding] = found("quotation-misattributed", judged(match(Verdict.MISATTRIBUTED), said=said))
    assert finding.message == f"“{WORDS}” stands in Lee, Coast Weekly (note 1), not in the work of note 2"
    assert [place.span.of(TEXT) for place in finding.locations] == [WORDS, "[1]"]


@pytest.mark.parametrize("verdict", [Verdict.VERBATIM, Verdict.PERMISSIBLE, Verdict.UNCHECKED])
def test_a_good_verdict_or_none_is_no_finding(verdict: Verdict) -> None:
    case = judged(match(verdict))
    for rule in ("quotation-absent", "quotation-misattributed", "quotation-clipped", "quotation-furniture"):
        assert not found(rule, case)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (AlertKind.STOPS_BEFORE_LIMITER, "quotation-clipped"),
        (AlertKind.STARTS_AFTER_NEGATION, "quotation-clipped"),
        (AlertKind.ELLIPSIS_NEGATION, "quotation-ellipsis-hides"),
        (AlertKind.ELLIPSIS_LIMITER, "quotation-ellipsis-hides"),
        (AlertKind.ELLIPSIS_HEDGE, "quotation-ellipsis-hides"),
        (AlertKind.ELLIPSIS_NUMBER, "quotation-ellipsis-hides"),
        (AlertKind.ELLIPSIS_PAGE, "quotation-ellipsis-hides"),
        (AlertKind.JOINED_AFAR, "quotation-ellipsis-hides"),
        (AlertKind.FURNITURE, "quotation-furniture"),
        (AlertKind.BRACKET_SENSE, "quotation-bracket"),
    ],
)
def test_each_alert_has_its_rule_and_is_a_warning(kind: AlertKind, rule: str) -> None:
    case = judged(match(Verdict.VERBATIM, alerts=(Alert(kind=kind, message="look", source="unless paid"),)))
    [finding] = found(rule, case)
    assert finding.level is Level.WARNING
    assert finding.locations[0].message == "look"


def test_what_ellipses_hide_is_told_once_a_quotation() -> None:
    alerts = tuple(
        Alert(kind=kind, message="m", source=source)
        for kind, source in [(AlertKind.ELLIPSIS_NEGATION, "not"), (AlertKind.ELLIPSIS_NUMBER, "4")]
    )
    [finding] = found("quotation-ellipsis-hides", judged(match(Verdict.PERMISSIBLE, alerts=alerts)))
    assert finding.message == (
        "The ellipsis leaves out a negation (“not”) and a number (“4”) in Lee, Coast Weekly (note 1)"
    )


BRACKETED = "It was “closed [without] word, [w]hen all slept [sic] in spring[time] [A] day.”[1]\n\n[1] Lee."


def bracketed() -> tuple[Segment, ...]:
    words = ("[without]", "[w]", "[sic]", "[time]", "[A]")
    return tuple(
        Segment(kind=SegmentKind.INTERPOLATION, span=span(BRACKETED, word), text=word) for word in words
    )


@pytest.mark.parametrize(
    ("verdict", "shown"),
    [(Verdict.UNCHECKED, ["[without]"]), (Verdict.PERMISSIBLE, []), (Verdict.ABSENT, [])],
)
def test_a_bracketed_word_is_a_note_where_nothing_was_compared(verdict: Verdict, shown: list[str]) -> None:
    words = BRACKETED[BRACKETED.index("“") + 1 : BRACKETED.index("”")]
    said = quotation(BRACKETED, words).model_copy(update={"segments": bracketed()})
    findings = found("quotation-bracket", judged(match(verdict), said=said, text=BRACKETED))
    assert [finding.locations[0].span.of(BRACKETED) for finding in findings] == shown
    assert {finding.level for finding in findings} <= {Level.NOTE}


def test_furniture_is_named_by_its_region() -> None:
    place = Span(start=0, end=4)
    box = Passage(span=place, exact="word", prefix="", suffix="", region=RegionKind.ASIDE)
    alert = Alert(kind=AlertKind.FURNITURE, message="m")
    case = judged(match(Verdict.VERBATIM, alerts=(alert,)).model_copy(update={"passages": (box,)}))
    [finding] = found("quotation-furniture", case)
    assert finding.message == (
        f"“{WORDS}” stands only in a box beside the text of Lee, Coast Weekly (note 1)"
    )


def test_a_source_that_was_not_had_is_told_by_its_reason() -> None:
    refused = Unavailable(reference_id="lee", reason=Lack.FORBIDDEN, detail="the server answered 403")
    case = judged().model_copy(update={"sources": (refused,)})
    [finding] = found("source-unavailable", case)
    assert finding.message == "Lee, Coast Weekly (note 1) could not be had: the server answered 403"
    assert not found("source-missing", case)


def test_a_source_without_an_address_is_missing_and_not_unavailable() -> None:
    unplaced = Unavailable(reference_id="lee", reason=Lack.NO_ADDRESS, detail="no address")
    case = judged().model_copy(update={"sources": (unplaced,)})
    assert [finding.mark for finding in found("source-missing", case)] == [1]
    assert not found("source-unavailable", case)


def test_a_source_read_in_part_is_told_with_the_reason() -> None:
    part = Source(
        reference_id="lee",
        origin="https://coast.example/shut",
        extent=Extent.PARTIAL,
        reason="a teaser",
        media_type="text/html",
        sha256="0" * 64,
        content=SourceText(text="The harbour"),
    )
    [finding] = found("source-partial", judged().model_copy(update={"sources": (part,)}))
    assert finding.message == "Only a part of Lee, Coast Weekly (note 1) was read: a teaser"
    assert finding.level is Level.NOTE
