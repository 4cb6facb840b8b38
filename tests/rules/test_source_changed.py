"""What source-changed says of each quotation that rests on a changed source."""

from __future__ import annotations

import pytest
from rules.evidence import TEXT, found, judged, match

from claimcheck.model import Change, Finding, Level, Passage, Source, SourceText, Span, Verdict

OLD = SourceText(text="The harbour was closed for nine weeks in spring.")
NEW = SourceText(text="The harbour was closed for six weeks in spring.")


def passage(exact: str, prefix: str = "", suffix: str = "") -> Passage:
    return Passage(span=Span(start=0, end=len(exact)), exact=exact, prefix=prefix, suffix=suffix)


def change(
    before: Passage | None,
    after: Passage | None,
    was: Verdict | None = Verdict.VERBATIM,
    now: Verdict | None = Verdict.VERBATIM,
) -> Change:
    return Change(reference_id="lee", quotation_id="q01", before=before, after=after, was=was, now=now)


def source(former: SourceText | None = OLD, retrieved: str | None = None) -> Source:
    return Source(
        reference_id="lee",
        origin="https://coast.example/shut",
        url="https://coast.example/a/shut",
        media_type="text/plain",
        sha256="0" * 64,
        retrieved=retrieved,
        content=NEW,
        former=former,
    )


def told(*changes: Change, had: Source | None = None) -> tuple[Finding, ...]:
    given = judged(match(Verdict.VERBATIM))
    return found(
        "source-changed", given.model_copy(update={"sources": (had or source(),), "changes": changes})
    )


def said(given: Change) -> str:
    """What is told at the quotation's place."""
    (finding,) = told(given)
    place = finding.locations[1]
    assert place.span.of(TEXT).startswith("the harbour was closed")
    return place.message


NINE = passage("The harbour was closed for nine weeks in spring.")
SIX = passage("The harbour was closed for six weeks in spring.")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            change(NINE, SIX, now=Verdict.ALTERED),
            (
                "“was closed for nine weeks in spring.” has become “was closed for six weeks in spring.” "
                "(verbatim before, altered now)"
            ),
        ),
        (
            change(passage("in spring"), passage("in spring of that year")),
            "“in spring” has become “in spring of that year”",
        ),
        (
            change(NINE, None, now=Verdict.ABSENT),
            f"no longer found: “{NINE.exact}” (verbatim before, absent now)",
        ),
        (
            change(NINE, passage("The quay stood."), now=Verdict.UNCHECKED),
            f"no longer found: “{NINE.exact}” (verbatim before, not checked now)",
        ),
        (change(None, SIX, was=Verdict.ABSENT), f"found now: “{SIX.exact}” (absent before, verbatim now)"),
        (change(None, None, Verdict.ABSENT, Verdict.ABSENT), "not found then, and not now"),
        (change(NINE, NINE), "the words still stand"),
        (
            change(passage("in spring", "weeks ", " or"), passage("in spring", "months ", " or")),
            "the words still stand; before them “weeks” has become “months”",
        ),
        (
            change(passage("in spring", "weeks ", " or"), passage("in spring", "weeks ", " and")),
            "the words still stand; after them “or” has become “and”",
        ),
        (change(NINE, NINE, None, Verdict.VERBATIM), "the words still stand (unknown before, verbatim now)"),
    ],
)
def test_before_and_after_are_told_at_the_quotation(given: Change, words: str) -> None:
    assert said(given) == words


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (change(NINE, NINE), Level.NOTE),
        (change(NINE, SIX), Level.WARNING),
        (change(NINE, None, now=Verdict.ABSENT), Level.WARNING),
        (change(NINE, NINE, now=Verdict.PERMISSIBLE), Level.WARNING),
    ],
)
def test_it_is_a_note_where_the_words_still_stand(given: Change, level: Level) -> None:
    assert [finding.level for finding in told(given)] == [level]


def test_a_source_that_nothing_rests_on_is_a_note() -> None:
    (finding,) = told(had=source(retrieved="2024-05-03T10:00:00Z"))
    assert finding.level is Level.NOTE
    assert finding.message == (
        "The text of Lee, Coast Weekly (note 1), fetched on 2024-05-03, is no longer the locked one: "
        "no quotation rests on it"
    )
    assert finding.locations[0].message == "https://coast.example/shut, now https://coast.example/a/shut"


def test_where_the_locked_text_is_not_there_it_is_said_and_is_no_note() -> None:
    (finding,) = told(had=source(former=SourceText(text="")))
    assert finding.level is Level.WARNING
    assert finding.message.endswith("what changed cannot be shown, for the locked text is not in this store")


def test_a_change_as_a_whole_is_told_where_the_locked_text_is_lost() -> None:
    whole = Change(reference_id="lee", quotation_id=None, before=None, after=None, was=None, now=None)
    assert len(told(whole, had=source(former=None))) == 1


def test_nothing_is_said_where_nothing_changed() -> None:
    assert told(had=source(former=None)) == ()
    other = Change(reference_id="oh", quotation_id="q01", before=None, after=None, was=None, now=None)
    assert told(other, had=source(former=None)) == ()
