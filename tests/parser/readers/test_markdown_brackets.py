"""Brackets that nothing closes cost no more than the text is long, and change nothing in honest texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markdown_it import helpers

from claimcheck.parser.given import Given
from claimcheck.parser.readers import markdown
from claimcheck.parser.readers.markdown import _brackets

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def read(text: str) -> tuple[str, int]:
    layout = markdown.read(Given(text.encode(), "a.md", lambda _: b""))
    return layout.text, len(layout.links)


def test_three_thousand_links_beside_open_brackets_are_all_links() -> None:
    sentence = "He [said](https://a.example/1) so, [and went [home](https://a.example/2) early. "
    text, links = read(sentence * 1_500)
    assert links == 3_000
    assert "[and went home early." in text


@pytest.mark.parametrize("piece", ["# and^[ [3], [so](h", "[a ![b ^[c ", "[[a](b "])
def test_what_is_looked_through_for_closing_brackets_has_a_measure(
    monkeypatch: pytest.MonkeyPatch, piece: str
) -> None:
    looked: list[int] = []
    look = helpers.parseLinkLabel

    def counted(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803 - as markdown-it has it
        end = look(state, start, disableNested)
        looked.append((end if end >= 0 else state.posMax) - start)
        return end

    monkeypatch.setattr(helpers, "parseLinkLabel", counted)
    text = "Words.\n\n" + piece * 10_000 + "]" * 100
    read(text)
    # What is in hand when the measure is full is ended, each as far as its block goes; others go 200 letters.
    assert sum(looked) <= _brackets.measure(text) + 100 * len(text) + 200 * len(looked)
