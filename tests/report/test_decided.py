"""What people have decided, in the words that all reports for people share."""

from __future__ import annotations

import pytest
from report import builders as b

from claimcheck.model import (
    Decision,
    Dossier,
    Level,
    Look,
    Signed,
    SignOff,
    SignOffState,
    Suppression,
    SuppressionKind,
)
from claimcheck.report import _decided, render

ACCEPTED = SignOff(
    id="f1",
    decision=Decision.ACCEPT,
    reason="the book has it",
    by="Ada Lee",
    date="2026-05-04",
    rule="quotation-altered",
    words="the mill fell in 1950",
    level=Level.ERROR,
)
REJECTED = ACCEPTED.model_copy(update={"decision": Decision.REJECT, "by": "Bo Ek", "reason": "mend it"})


def dossier(*signed: Signed, found: bool = True) -> Dossier:
    finding = b.finding("quotation-altered").model_copy(update={"fingerprint": "f1"})
    findings = [finding] if found else []
    return b.dossier(b.evidence(b.manuscript("Words.")), *findings).model_copy(update={"signoffs": signed})


def test_a_rejection_is_called_one_and_told_once_however_many_it_overrules() -> None:
    detail = "Bo Ek rejected this on 2026-05-05: mend it"
    both = [Signed(signoff=s, state=SignOffState.REJECTED, detail=detail) for s in (ACCEPTED, REJECTED)]
    assert _decided.powerless(dossier(*both)) == [
        ("rejected", "quotation-altered", f"“the mill fell in 1950”: {detail}")
    ]


def test_what_is_over_is_told_with_the_words_that_it_was_about() -> None:
    over = Signed(signoff=ACCEPTED, state=SignOffState.EXPIRED, detail="Ada signed this off until May")
    assert _decided.powerless(dossier(over)) == [
        ("ended", "quotation-altered", "“the mill fell in 1950”: Ada signed this off until May")
    ]


def test_a_sign_off_that_was_not_looked_for_has_not_ended() -> None:
    untold = Signed(signoff=ACCEPTED, state=SignOffState.NOT_COMPARABLE, detail="its rule was not run")
    said = "“the mill fell in 1950”: signed off by Ada Lee on 2026-05-04; its rule was not run"
    assert _decided.powerless(dossier(untold, found=False)) == [("left aside", "quotation-altered", said)]
    assert _decided.powerless(dossier(untold))[0].label == "ended"


def test_what_holds_or_is_unused_is_told_elsewhere() -> None:
    states = (SignOffState.HOLDS, SignOffState.UNUSED)
    assert _decided.powerless(dossier(*(Signed(signoff=ACCEPTED, state=s) for s in states))) == []


def test_what_is_kept_back_is_counted_by_who_keeps_it() -> None:
    kept = [b.finding("mark-order", start=n, suppression=b.SIGNED) for n in (1, 2)]
    kept.append(b.finding("mark-order", suppression=Suppression(kind=SuppressionKind.BASELINE)))
    kept.append(b.finding("mark-order", suppression=Suppression(kind=SuppressionKind.INLINE, reason="r")))
    told = _decided.counted(b.dossier(b.evidence(b.manuscript("Words.")), *kept))
    assert told == "2 by people, 1 by comments in the manuscript, 1 in the baseline"


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_only_a_person_is_said_to_have_accepted_anything(form: str) -> None:
    kept = [
        b.finding("mark-order", start=n, suppression=Suppression(kind=kind, reason="r"))
        for n, kind in enumerate((SuppressionKind.BASELINE, SuppressionKind.INLINE))
    ]
    report = b.report(b.dossier(b.evidence(b.manuscript("Words.")), *kept))
    text = render(report, form, Look(show_suppressed=True))
    body = text.partition("</head>")[2].partition("<script")[0] if form == "html" else text
    assert "assed over" in body
    assert "gnored" in body
    assert "ccepted" not in body


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_every_report_for_people_says_what_was_signed_off_and_what_was_rejected(form: str) -> None:
    kept = b.finding("mark-order", Level.NOTE, "Mark 7 comes before 6", suppression=b.SIGNED)
    rejected = Signed(signoff=REJECTED, state=SignOffState.REJECTED, detail="Bo Ek rejected this: mend it")
    both = dossier(rejected)
    open_ = both.findings[0].model_copy(update={"remark": rejected.detail})
    both = both.model_copy(update={"findings": (open_, kept)})
    text = " ".join(render(b.report(both), form, Look()).split())
    assert "Mark 7 comes before 6" in text
    assert "the printed book has it so (Ada Lee, 2026-05-04)" in text
    assert "Bo Ek rejected this: mend it" in text
    assert "ejected" in text.replace("Bo Ek rejected", "")
    assert "Ended: " not in text
    assert "- ended: " not in text
