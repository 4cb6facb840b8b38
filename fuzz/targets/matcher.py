"""A quotation and a source's text, parted by a line of equals signs: the verdict and where it rests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck import matcher, parser
from claimcheck.matcher.lookalikes import seen_as
from claimcheck.model import Look, Region, RegionKind, Source, SourceText, Span, Verdict
from claimcheck.report import render_search
from claimcheck.text import fold
from fuzz.properties import closed, decoded, exact, harmless
from fuzz.target import Target

if TYPE_CHECKING:
    from random import Random

_LINE = b"\n====\n"
_PARTS = 2
_LABEL = re.compile(r"^\W*(?:\d+|\w)[.)](?=\s|$)", re.MULTILINE)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST = 4000  # characters of a quotation


def _check(data: bytes) -> None:
    words, _, text = decoded(data).partition(_LINE.decode())
    words, text = words[:_LONGEST], text[: 4 * _LONGEST]
    quotation, source = parser.quote(words), _source(text)
    [found] = matcher.judge([quotation], {1: [source]}, [source])
    exact(found, quotation, source)
    why = matcher.explain(quotation, _source(text))
    exact(why.match, quotation, source)
    closed(why)
    assert why.match.verdict == found.verdict, "the same words got another verdict"
    assert found.verdict is not Verdict.VERBATIM or _stands(words, text), "verbatim words that are not there"
    harmless(render_search(quotation, [source], [found], Look(), [why]))


def _source(text: str) -> Source:
    half = len(text) // 2
    aside = (Region(kind=RegionKind.NAVIGATION, span=Span(start=half, end=half + len(text) // 8)),)
    content = SourceText(text=text, regions=aside if text.startswith("\t") else ())
    return Source(
        reference_id="work", origin="memory", media_type="text/plain", sha256="0" * 64, content=content
    )


def _stands(words: str, text: str) -> bool:
    """Tell whether every Latin letter and figure of a quotation stands in the source, in order.

    The number of an item of a list need not, nor need a figure be raised; a letter that looks the same is
    the same.
    """
    letters = iter(fold(seen_as(text.translate(_RAISED))))
    return all(char in letters for char in fold(seen_as(_LABEL.sub("", words))) if char.isascii())


def _mutate(data: bytes, rng: Random) -> bytes:
    """Quote a stretch of the source, as it stands or with words put in, left out or bracketed."""
    text = data.partition(_LINE)[2]
    words = text.split(b" ")
    start = rng.randrange(len(words))
    stretch = words[start : start + rng.randint(1, 40)]
    for _ in range(rng.randint(0, _PARTS)):
        place = rng.randint(0, len(stretch))
        stretch[place : place + rng.randint(0, _PARTS)] = [rng.choice(TARGET.tokens)]
    return b" ".join(stretch) + _LINE + text


TARGET = Target(
    seeds=(
        """the wheel turned [of oak] all day . . . and at night nobody slept
====
The mill stood by the ford. Nobody said that the wheel turned all day, for it did not; it cost $86.6 billion in
1742, or 41.9 per-
cent, and at night nobody slept. “It was old,” said Ann Lee, who had not seen it, “and the wheel may never turn
again.” The miller’s flour went over the hill by night, to those who had no other.
""".encode(),
        "das Rad drehte sich nicht\n====\nDie Mühle stand am Wasser, und das Rad drehte sich nicht, sagte der Müller.\n".encode(),
        "\t水车整天转动\n====\n\t磨坊立在浅滩旁。水车整天转动,夜里没有人睡觉。\n".encode(),
    ),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *"“”‘’'\"[](){}…-—–.,;:!?",
            *(
                "not",
                "never",
                "only",
                "may",
                "must",
                "all",
                "some",
                "unless",
                "[sic]",
                "[…]",
                ". . .",
                "[t]he",
                "[he]",
            ),
            *(
                "e\u0301",
                "é",
                "а",
                "ﬁ",
                "\u00ad",
                "\u200b",
                "\u202e",
                "-\n",
                "1,500",
                "1.500",
                "fifteen hundred",
                "don’t",
            ),
            *("she said", "===="),
        )
    ),
    mutate=_mutate,
)
