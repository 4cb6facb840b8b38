"""Who is said to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.parser import parse_text

if TYPE_CHECKING:
    from claimcheck.model import Attribution

_Q = "“we had no choice at all”"


def _said(text: str) -> Attribution | None:
    return parse_text(text.replace("Q", _Q)).quotations[-1].attribution


@pytest.mark.parametrize(
    ("text", "words", "name", "verb"),
    [
        (
            "According to Tecma, a consultancy in El Paso, Q.",
            "According to Tecma, a consultancy in El Paso",
            "Tecma",
            None,
        ),
        (
            "According to a May 2022 article from the China Daily, a paper, the tie began Q.",
            None,
            "China Daily",
            None,
        ),
        ("It was Q, according to the Global Times.", "according to the Global Times", "Global Times", None),
        ("It was Q, according to officials.", "according to officials", None, None),
        ("Smith said Q.", "Smith said", "Smith", "said"),
        ("Yesterday, Prime Minister Theresa May said: Q.", None, "Theresa May", "said"),
        ("In an essay for Time, Ann de la Roe, the poet, remarked, Q.", None, "Ann de la Roe", "remarked"),
        (
            "Ambassador Coqui concludes there, stating that Q.",
            "Ambassador Coqui concludes there, stating that",
            "Coqui",
            "stating",
        ),
        ("She writes: Q.", "She writes:", None, "writes"),
        (
            "The Council on Foreign Relations notes that trade was Q.",
            None,
            "Council on Foreign Relations",
            "notes",
        ),
        ("The report said Q.", "The report said", None, "said"),
        ("Q, Smith later said.", "Smith later said", "Smith", "said"),
        ("Q, said Mr. Smith.", "said Mr. Smith", "Smith", "said"),
        ("Q, she remarked.", "she remarked", None, "remarked"),
        ("As Smith put it, Q.", "Smith put it", "Smith", "put it"),
        ("Q, as Smith put it.", "as Smith put it", "Smith", "put it"),
        ("Q, as noted by Roman Ortiz.", "as noted by Roman Ortiz", "Roman Ortiz", "noted"),
        ("Jones describes this as Q.", "Jones describes", "Jones", "describes"),
        ("Smith argued that it was so and that Q.", "Smith argued that", "Smith", "argued"),
        ("Q, Ann Roe, the poet, told Reuters.", "Ann Roe, the poet, told", "Ann Roe", "told"),
        ("Q, said the old minister.", "said the old minister", None, "said"),
        ("Q, said she.", "said she", None, "said"),
        (
            "She praises the “new way of life” and says Q.",
            "She praises the “new way of life” and says",
            None,
            "says",
        ),
        (
            "Roe and Poe, who were there, found that Q.",
            "Roe and Poe, who were there, found that",
            "Roe and Poe",
            "found",
        ),
        (
            "According to Smith, the minister of trade, Q.",
            "According to Smith, the minister of trade",
            "Smith",
            None,
        ),
        (
            "According to Smith, the harbour Q.",
            "According to Smith",
            "Smith",
            None,
        ),
        ("In their report Roe and Poe, who were there, found that Q.", None, "Roe and Poe", "found"),
        ("In their report, who found that Q.", None, None, "found"),
        ("Old friends of hers who knew it all and more say Q.", None, None, "say"),
        ("The former minister, in 1999 still in office, said Q.", None, None, "said"),
    ],
)
def test_attributions(text: str, words: str | None, name: str | None, verb: str | None) -> None:
    said = _said(text)
    assert said is not None
    assert (said.name, said.verb) == (name, verb)
    assert words is None or said.text == words


@pytest.mark.parametrize(
    "text",
    [
        "In that era, Mexico Q.",
        "In the United States, Q.",
        "Their notes, Q, are lost.",
        "Concurrently, in 2019, Q.",
        "It benefits, particularly in terms of Q.",
        "Smith said so. The rest was Q.",
        "The Q the minister said he wanted was lost.",
        "It was recognized as Q.",
        "Q and the minister said no more.",
        "Said Q.",
        "In its note, Q, it is so.",
        "It met a US-based think tank, Q.",
        "According to: Q.",
        "Q, which nobody ever said.",
        "Q, the minister of trade and of all the other things said.",
    ],
)
def test_no_attribution(text: str) -> None:
    assert _said(text) is None


def test_the_whole_sentence_is_the_scope() -> None:
    read = parse_text(f"According to the Wilson Center, he {_Q} while it made {_Q} too.")
    assert [item.attribution and item.attribution.name for item in read.quotations] == ["Wilson Center"] * 2


def test_a_second_half_has_the_speaker_of_the_first() -> None:
    read = parse_text("“We had no choice,” said Mr Brown, “and no time for one.”")
    assert [item.attribution and item.attribution.name for item in read.quotations] == ["Brown"] * 2
