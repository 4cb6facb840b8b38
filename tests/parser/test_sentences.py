"""Where a sentence ends."""

from __future__ import annotations

import pytest

from claimcheck.model import Span
from claimcheck.parser.marks import shapes
from claimcheck.parser.sentences import find_sentences


def _split(text: str, *quoted: str) -> list[str]:
    marks = {shape.span.start: shape.span.end for shape in shapes(text)}
    spans = [Span(start=text.index(words), end=text.index(words) + len(words)) for words in quoted]
    return [span.of(text) for span in find_sentences(text, Span(start=0, end=len(text)), spans, marks)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It is so.", "It was not."],
        ["Is it so?", "Yes!", "It is."],
        ["Mr. Brown met Pres. Joe Biden and J. R. R. Tolkien.", "They left."],
        ["The U.S. Department closed.", "It fell in the U.S.", "Then it rose."],
        ["See p. 14 and No. 5.", "He said no.", "All was well."],
        ["It cost 4.5 percent, i.e. Smith et al. paid.", "Etc."],
        ["It was so.[3]", "It is not so.²", "And on."],
        ["It was so. [3]", "It is not."],
        ["He left. . . .", "She stayed . . . Mexico too."],
        ["(It is so.)", "It is not."],
        ["1. First things come first.", "Then the others."],
        ["Smith Jr. came.", "He paid Acme Inc. Tuesday."],
        ["It ended in 1999.", "It began anew."],
        ["Él dijo que no.", "¿Por qué?"],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    assert _split(" ".join(sentences)) == sentences


def test_a_quotation_holds_its_sentences_together() -> None:
    text = "He said, “It is. It was. It will be.” She left."
    assert _split(text, "It is. It was. It will be.") == [
        "He said, “It is. It was. It will be.”",
        "She left.",
    ]


def test_a_mark_after_a_closing_quotation_mark_ends_the_sentence() -> None:
    text = "China is “a partner.”[5] The trade reached “$86.6 billion,”[6] by one count."
    assert _split(text, "a partner.", "$86.6 billion,") == [
        "China is “a partner.”[5]",
        "The trade reached “$86.6 billion,”[6] by one count.",
    ]


@pytest.mark.parametrize("text", ["“Is it?” he asked.", "“Is it?” Mary Smith asked.", "“It is!” Smith said."])
def test_a_question_before_its_speaker_does_not_end_the_sentence(text: str) -> None:
    assert _split(text, text[1 : text.index("”")]) == [text]
