"""Where the links of the HTML report lead: https://wicg.github.io/scroll-to-text-fragment/."""

from __future__ import annotations

import pytest
from report import builders as b
from report.html_page import read

from claimcheck.model import (
    Verdict,
)

# Where its links lead: https://wicg.github.io/scroll-to-text-fragment/


def opened(source_words: str, words: str, url: str = "https://a.example/p", **changed: object) -> list[str]:
    manuscript = f"She wrote “{words}”."
    match = b.match("q01", Verdict.VERBATIM, "mill").model_copy(
        update={"passages": (b.passage(source_words, words),)}
    )
    source = b.source("mill", source_words, url=url).model_copy(update=changed)
    evidence = b.evidence(
        b.manuscript(manuscript, [b.quotation(manuscript, words)]), [b.reference("mill")], [source], [match]
    )
    page = read(b.report(b.dossier(evidence)))
    return [link.attributes["href"] or "" for link in page.css("#card-1-q01 .links a")]


_AT = "https://a.example/p#:~:text="


@pytest.mark.parametrize(
    ("source", "words", "fragment"),
    [
        ("It is so. The mill burned down. It was.", "The mill burned down", "The%20mill%20burned%20down"),
        ("Say half-built, red & dry mills.", "half-built, red & dry", "half%2Dbuilt%2C%20red%20%26%20dry"),
        (
            "So one two three four five six seven eight nine it is.",
            "one two three four five six seven eight nine",
            "one%20two%20three%20four,six%20seven%20eight%20nine",
        ),
        (
            "So the first part\nand another paragraph.",
            "the first part\nand another",
            "the%20first%20part,and%20another",
        ),
        ("We say it was slow. It was.", "was slow", "say%20it-,was%20slow,-.%20It"),
        (
            "The old mill burned down. Then the new mill burned down too.",
            "mill burned down too",
            "mill%20burned%20down%20too",
        ),
        (
            "One day Ada saw the mill by the ford. Bea saw the mill by the ford again.",
            "the mill by the ford",
            "day%20Ada%20saw-,the%20mill%20by%20the%20ford,-.%20Bea%20saw",
        ),
    ],
    ids=["plain", "signs", "long", "two blocks", "short", "only one ends so", "twice"],
)
def test_a_link_opens_the_page_at_the_passage(source: str, words: str, fragment: str) -> None:
    assert opened(source, words) == [_AT + fragment]


def test_a_page_with_a_fragment_of_its_own_keeps_it() -> None:
    assert opened("So the mill burned down it is.", "the mill burned down", "https://a.example/p#c2") == [
        "https://a.example/p#c2:~:text=the%20mill%20burned%20down"
    ]


def test_only_pages_are_opened_at_a_passage() -> None:
    assert opened("So the mill burned down.", "the mill burned down", media_type="application/pdf") == [
        "https://a.example/p"
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example/"]
)
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    assert opened("So the mill burned down.", "the mill burned down", url) == []
