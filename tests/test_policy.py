"""Outcome and exit code, from findings, unchecked quotations, and what people have decided of them."""

from __future__ import annotations

import pytest
from report import builders as b

from claimcheck.model import (
    Claim,
    Dossier,
    Finding,
    Level,
    Outcome,
    Suppression,
    SuppressionKind,
    Unchecked,
    Verdict,
)
from claimcheck.policy import summarise
from claimcheck.settings import Settings

TEXT = "She said “the weir was never paid for.”[1]"
BY_KIND = {kind: Suppression(kind=kind, reason="compared with the book") for kind in SuppressionKind}


BOOK = b.reference("low", "Weirs", "Low").model_copy(update={"notes": (1,)})


def dossier(*findings: Finding, lacking: bool = False) -> Dossier:
    """A manuscript with one unchecked quotation, and, with `lacking`, a work not had that nothing cites."""
    quotation = b.quotation(TEXT, "the weir was never paid for.")
    match = b.match("q01", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE)
    sources = [b.lack("low")] if lacking else []
    return b.dossier(b.evidence(b.manuscript(TEXT, [quotation]), [], sources, [match]), *findings)


def unchecked(kind: SuppressionKind | None) -> Finding:
    return b.finding(
        "quotation-unchecked",
        Level.NOTE,
        quotation_id="q01",
        suppression=BY_KIND[kind] if kind else None,
    )


def missing(kind: SuppressionKind | None) -> Finding:
    found = b.finding("source-missing", Level.NOTE, suppression=BY_KIND[kind] if kind else None)
    return found.model_copy(update={"reference_id": "low"})


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (None, Outcome.INCOMPLETE),
        (SuppressionKind.SIGN_OFF, Outcome.PASS),
        (SuppressionKind.INLINE, Outcome.INCOMPLETE),
        (SuppressionKind.BASELINE, Outcome.INCOMPLETE),
    ],
)
def test_only_a_person_s_sign_off_makes_up_for_a_quotation_that_was_not_checked(
    kind: SuppressionKind | None, outcome: Outcome
) -> None:
    assert summarise((dossier(unchecked(kind)),), Settings()).outcome is outcome


def test_a_work_that_no_compared_quotation_cites_needs_a_sign_off_of_its_own() -> None:
    signed = SuppressionKind.SIGN_OFF
    one = dossier(unchecked(signed), lacking=True)
    assert summarise((one,), Settings()).outcome is Outcome.INCOMPLETE
    both = dossier(unchecked(signed), missing(signed), lacking=True)
    assert summarise((both,), Settings()).outcome is Outcome.PASS


def cited(*findings: Finding, words: str = "", plain: bool = False) -> Dossier:
    """One unchecked quotation by note 1, which cites a book that was not had; and what else has that note."""
    text = f"{TEXT} And “{words}”[1]"
    quotations = [b.quotation(text, "the weir was never paid for.")]
    matches = [b.match("q01", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE)]
    if words:
        quotations.append(b.quotation(text, words, "q02"))
        matches.append(b.match("q02", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE))
    claims = (Claim(id="c01", span=b.span(text, "And"), marks=(1,), quotes=False),) if plain else ()
    read = b.manuscript(text, quotations).model_copy(update={"claims": claims})
    return b.dossier(b.evidence(read, [BOOK], [b.lack("low")], matches), *findings)


def test_a_book_is_wanted_no_more_when_a_person_has_compared_all_that_is_quoted_from_it() -> None:
    signed = unchecked(SuppressionKind.SIGN_OFF)
    assert summarise((cited(),), Settings()).outcome is Outcome.INCOMPLETE
    assert summarise((cited(signed),), Settings()).outcome is Outcome.PASS
    assert summarise((cited(signed, words="so he said to us"),), Settings()).outcome is Outcome.INCOMPLETE
    assert summarise((cited(signed, plain=True),), Settings()).outcome is Outcome.INCOMPLETE
    assert summarise((cited(unchecked(SuppressionKind.BASELINE)),), Settings()).outcome is Outcome.INCOMPLETE


@pytest.mark.parametrize("kind", list(SuppressionKind))
def test_a_suppressed_error_does_not_fail_and_is_not_counted(kind: SuppressionKind) -> None:
    error = b.finding("quotation-altered", suppression=BY_KIND[kind])
    quiet = b.dossier(b.evidence(b.manuscript(TEXT)), error)
    summary = summarise((quiet,), Settings(allow_empty=True))
    assert (summary.outcome, summary.findings[Level.ERROR]) == (Outcome.PASS, 0)


def test_nothing_that_has_changed_is_a_pass_and_nothing_to_check_is_not() -> None:
    assert summarise((), Settings(), "main").outcome is Outcome.PASS
    assert "only what has changed since main" in summarise((), Settings(), "main").policy
    assert summarise((), Settings()).outcome is Outcome.EMPTY
