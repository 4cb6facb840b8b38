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
    assert [(claim.id, claim.marks, claim.span.of(read.text)) for claim in read.plain_claims] == [
        ("c01", (1,), "Trade grew."),
        ("c02", (3, 4), "They met[3] and left."),
    ]


def test_what_a_sentence_says_outside_its_quotation() -> None:
    """An editor looks up the year beside a quotation, too; what is quoted is compared as a quotation."""
    read = parse_text(
        "In 2019 trade “fell by 12 percent.”[1] He said “it was.”[2]\n\n"
        "Roe told how the whole of it had come to be so:\n\n> We were 43 men.[3]\n\n"
        "[1] Roe.\n\n[2] Poe.\n\n[3] Doe."
    )
    assert [(claim.id, claim.quotes, claim.marks, claim.figures) for claim in read.claims] == [
        ("o01", True, (1,), ("2019",))
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "The report praises Hanna Lindqvist and Bo Ek of the World Trade Organization.",
            ("Hanna Lindqvist", "Bo Ek of the World Trade Organization"),
        ),
        ("Consequently it rained in Saltwend on a Monday in May.", ("Saltwend",)),
        ("Nobody came.", ()),
    ],
)
def test_names(sentence: str, names: tuple[str, ...]) -> None:
    """The first word has a capital anyway; months and days are nobody's name."""
    [claim] = parse_text(f"{sentence}[1]\n\n[1] Roe.").claims
    assert claim.names == names


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("It cost $86.6 billion, or 41.9 percent.", ("$86.6 billion", "41.9 percent")),
        ("On 14 February 2022 and March 3, 2021 it fell.", ("14 February 2022", "March 3, 2021")),
        ("In April 2022 there were 1,234 of them, 12% more.", ("April 2022", "1,234", "12%")),
        ("The 5G plan of COVID-19 and the G20 and an F-16.", ()),
        # A source may give any year of a decade, or say it in words: it is not looked for.
        ("The 21st time in the 1990s for €3m.", ("21st", "€3m")),
        ("Some three million and 3 million.", ("three million", "3 million")),
        ("One of the two men, once first, took half of it.", ()),
        ("Twenty-four ships in nine weeks.", ("Twenty-four", "nine weeks")),
        ("In 2018–19 it was 43 km from chapter 3 to page 42.", ("2018", "19", "43 km")),
        ("Resolution 2758 passed at 5:30 p.m.", ("2758",)),
        ("Es waren 12.345,67 € am 3. Mai 2021.", ("12.345,67 €", "3. Mai 2021")),
        (
            "Fueron 3,5 millones de dólares el 3 de mayo de 2021.",
            ("3,5 millones de dólares", "3 de mayo de 2021"),
        ),
        (
            "Ce fut 41,9 % le 1er mai 2021, soit quatre-vingt-dix fois.",
            ("41,9 %", "1er mai 2021", "quatre-vingt-dix"),
        ),
        ("Nothing here[2] at all.", ()),
        pytest.param("No. " + "9" * 2000 + "x is a part, 7 are none.", ("7",), id="digits for ever"),
    ],
)
def test_figures(sentence: str, figures: tuple[str, ...]) -> None:
    [claim] = parse_text(f"{sentence}[1]\n\n[1] Roe.\n\n[2] Poe.").claims
    assert claim.figures == figures
