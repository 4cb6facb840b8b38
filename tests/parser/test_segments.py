"""Ellipses and brackets in their shapes."""

from __future__ import annotations

import pytest

from claimcheck.model import Span
from claimcheck.parser.segments import find_segments


def _cut(text: str) -> list[tuple[str, str]]:
    found = find_segments(text, Span(start=0, end=len(text)))
    return [(segment.kind.value[0], segment.text) for segment in found]


@pytest.mark.parametrize(
    "dots",
    [
        ". . .",
        "...",
        "…",
        ". . . .",
        "....",
        "[…]",
        "[...]",
        "[. . .]",
        "[ . . . ]",
        "***",
        "* * *",
        "(…)",
        ".\u00a0.\u00a0.",
    ],
)
@pytest.mark.parametrize("space", ["", " ", "\u00a0"])
def test_ellipses(dots: str, space: str) -> None:
    assert _cut(f"one{space}{dots}{space}two") == [("w", "one"), ("e", dots), ("w", "two")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[T]he end", [("i", "[T]"), ("w", "he end")]),
        ("it writ[es] so", [("w", "it writ"), ("i", "[es]"), ("w", "so")]),
        ("the toll[] rose", [("w", "the toll"), ("i", "[]"), ("w", "rose")]),
        ("an empty [] pair", [("w", "an empty [] pair")]),
        ("so [sic] it", [("w", "so"), ("i", "[sic]"), ("w", "it")]),
        ("in [1971] it", [("w", "in"), ("i", "[1971]"), ("w", "it")]),
        ("so . . . [with] it", [("w", "so"), ("e", ". . ."), ("i", "[with]"), ("w", "it")]),
        ("imports? . . . Mexico", [("w", "imports?"), ("e", ". . ."), ("w", "Mexico")]),
        ("ended. . . . Then", [("w", "ended"), ("e", ". . . ."), ("w", "Then")]),
        ("the U.S. . . . then", [("w", "the U.S."), ("e", ". . ."), ("w", "then")]),
        ("the U.S.... then", [("w", "the U.S."), ("e", "..."), ("w", "then")]),
        (". . . at both ends . . .", [("e", ". . ."), ("w", "at both ends"), ("e", ". . .")]),
        ("two.. dots", [("w", "two.. dots")]),
        ("an [open one", [("w", "an [open one")]),
        ("and [so on].", [("w", "and"), ("i", "[so on]")]),
        ("for $[86] more", [("w", "for $"), ("i", "[86]"), ("w", "more")]),
        ("5 * 3 ** 2", [("w", "5 * 3 ** 2")]),
    ],
)
def test_segments(text: str, parts: list[tuple[str, str]]) -> None:
    assert _cut(text) == parts


def test_what_is_apart_splits_the_words_and_is_left_out() -> None:
    text = "one[3] two\n\n“three"
    found = find_segments(text, Span(start=0, end=len(text)), [Span(start=3, end=6), Span(start=10, end=13)])
    assert [segment.text for segment in found] == ["one", "two", "three"]
