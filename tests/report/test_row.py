"""A label that is longer than its column has a line of its own; the text begins where all texts begin."""

from __future__ import annotations

from claimcheck.report._page import row


def test_a_long_place_stands_above_what_is_said_of_it() -> None:
    told = [line.plain.rstrip() for line in row("sections/one.tex, line 10:14", "No work has this key.", 60)]
    assert told == ["  sections/one.tex, line 10:14", " " * 15 + "No work has this key."]


def test_a_short_one_stands_beside_it() -> None:
    assert [line.plain for line in row("line 1:2", "No work.", 60)] == ["  line 1:2     No work."]
