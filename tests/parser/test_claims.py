"""Noted sentences that quote nothing, and their figures."""

from __future__ import annotations

import pytest

from claimcheck.parser import parse_text


def test_claims_leave_out_quotations_marks_and_unnoted_sentences() -> None:
    read = parse_text(
        "Trade grew.[1] It fell. He said “it fell by a half.”[2] They met[3] and left.[4]\n\n"
        "> A block of words.[5]\n\nA “new way” it is.[6]\n\n"
        + "\n\n".join(f"[{number}] Roe, Book." for number in range(1, 7))
    )
    assert [(claim.id, claim.marks, claim.span.of(read.text)) for claim in read.claims] == [
        ("c01", (1,), "Trade grew."),
        ("c02", (3, 4), "They met[3] and left."),
    ]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("It cost $86.6 billion, or 41.9 percent.", ("$86.6 billion", "41.9 percent")),
        ("On 14 February 2022 and March 3, 2021 it fell.", ("14 February 2022", "March 3, 2021")),
        ("In April 2022 there were 1,234 of them, 12% more.", ("April 2022", "1,234", "12%")),
        ("The 5G plan of COVID-19 and the G20 and an F-16.", ()),
        ("The 21st time in the 1990s for €3m.", ("21st", "1990s", "€3m")),
        ("Some three million and 3 million.", ("3 million",)),
        ("Nothing here[2] at all.", ()),
        pytest.param("No. " + "9" * 2000 + "x is a part, 7 are none.", ("7",), id="digits for ever"),
    ],
)
def test_figures(sentence: str, figures: tuple[str, ...]) -> None:
    [claim] = parse_text(f"{sentence}[1]\n\n[1] Roe.\n\n[2] Poe.").claims
    assert claim.figures == figures
