"""A bracket goes in, the place of the one that closes it comes out, by work that grows as the text does."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from markdown_it import helpers

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

LOOKS = "looks"
"""Under this name `env` keeps how many characters may still be looked through."""

_LEAST, _TIMES = 200_000, 10  # what may be looked through of a short text; so many times a long one
_NEAR = 200  # characters that are looked through at any rate


def bound(md: MarkdownIt) -> None:
    """Have the grammar look for closing brackets within its measure.

    For each bracket that nothing closes markdown-it looks to the end of its block: quadratic where there are
    many. No text that people write comes near the measure; past it one is looked for near by.
    """
    bounded = SimpleNamespace(**{name: getattr(helpers, name) for name in helpers.__all__})
    bounded.parseLinkLabel = _label_end
    setattr(md, "helpers", bounded)  # noqa: B010 - its type is that of a module


def measure(text: str) -> int:
    """Return how many characters may be looked through for the brackets of `text`."""
    return _LEAST + _TIMES * len(text)


def _label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803 - as markdown-it calls it
    limit = state.posMax
    if state.env[LOOKS] <= 0:
        state.posMax = min(limit, start + _NEAR)
    end = helpers.parseLinkLabel(state, start, disableNested)
    state.env[LOOKS] -= (end if end >= 0 else state.posMax) - start
    state.posMax = limit
    return end
