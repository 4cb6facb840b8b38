"""Bytes of terminals and the keys that they are; a line and what keys make of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimcheck.cli.keys import Key, taken
from claimcheck.cli.line import LONGEST, Line, typed, window


@pytest.mark.parametrize(
    ("sent", "key", "rest"),
    [
        ("a", Key("a"), ""),
        ("é", Key("é"), ""),
        ("\r", Key("enter"), ""),
        ("\x7f", Key("backspace"), ""),
        ("\x1b[A", Key("up"), ""),
        ("\x1bOB", Key("down"), ""),  # a terminal in application mode
        ("\x1b[3~x", Key("delete"), "x"),
        ("\x1b[1;5C", Key("unknown"), ""),  # Ctrl and an arrow type nothing
        ("\x1b[200~a\nb\x1b[201~c", Key("pasted", "a\nb"), "c"),
        ("\x1b\x1b[A", Key("escape"), "\x1b[A"),
        ("\x1bx", Key("escape"), "x"),
        ("\x00", Key("unknown"), ""),
        ("\x1b", None, "\x1b"),
        ("\x1b[", None, "\x1b["),
        ("\x1b[200~not yet all", None, "\x1b[200~not yet all"),
        ("", None, ""),
    ],
)
def test_keys(sent: str, key: Key | None, rest: str) -> None:
    assert taken(sent) == (key, rest)


@given(st.text())
def test_every_key_takes_something_away(sent: str) -> None:
    while sent:
        key, rest = taken(sent)
        assert rest == sent if key is None else len(rest) < len(sent)
        if key is None:
            return
        sent = rest


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ([Key("a"), Key("b"), Key("left"), Key("c")], "acb"),
        ([Key("a"), Key("b"), Key("home"), Key("delete")], "b"),
        ([Key("a"), Key("left"), Key("end"), Key("b")], "ab"),
        ([Key("a"), Key("backspace"), Key("backspace"), Key("b")], "b"),
        ([Key("pasted", "two\n\twords"), Key("word")], "two "),
        ([Key("pasted", "two words"), Key("home"), Key("right"), Key("clear")], "wo words"),
        ([Key("pasted", "\x1b[2J\x00\u2028x")], "[2J x"),
        ([Key("up"), Key("unknown"), Key("enter")], ""),
    ],
)
def test_lines(keys: list[Key], text: str) -> None:
    line = Line()
    for key in keys:
        line = typed(line, key)
    assert line.text == text


def test_a_line_has_an_end() -> None:
    assert len(typed(typed(Line(), Key("pasted", "x" * 9999)), Key("y")).text) == LONGEST


@given(st.text(max_size=90), st.text(max_size=90), st.integers(min_value=20, max_value=100))
def test_a_window_fits_and_steers_nothing(before: str, after: str, width: int) -> None:
    shown, column = window(Line(before, after), width)
    assert cell_len(shown) < width
    assert 0 <= column <= cell_len(shown)
    assert "\x1b" not in shown
    assert "\n" not in shown
    assert "\u202e" not in shown
