"""An inline token of markdown-it goes in, where it begins within its block's words comes out.

markdown-it gathers letters until a token needs them, so that no rule knows where they began. A rule that
stands before all others and matches nothing is asked at every step, and notes which token begins here.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_AUTOMATIC = "auto"


def note_place(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Note that the next token begins here: the gathered letters are a token still to come."""
    if not silent:
        _begun(state)[len(state.tokens) + bool(state.pending)] = state.pos
    return False


def key_places(state: StateInline) -> None:
    """Write into each token's meta where it begins; of several that one rule made each follows the last."""
    begun = _begun(state)
    del state.env["places"][id(state)]
    at = 0
    for row, token in enumerate(state.tokens):
        at = begun.get(row, at)
        token.meta["at"] = at
        at += len(token.content)
        if token.info == _AUTOMATIC and token.nesting > 0:
            at += 1


def last(state: StateInline, sign: str) -> int:
    """Return where `sign` stands last in a block's words; looked for once, so that giving up is cheap."""
    known = state.env.setdefault("lasts", {})
    if (state.src, sign) not in known:
        known[state.src, sign] = state.src.rfind(sign)
    return cast("int", known[state.src, sign])


def place(ways: list[tuple[int, int]], offset: int) -> int:
    """Return where in the file the letter at `offset` of a block's words stands."""
    begun, source = ways[max(bisect_right(ways, offset, key=lambda way: way[0]) - 1, 0)]
    return source + offset - begun


def _begun(state: StateInline) -> dict[int, int]:
    return cast("dict[int, int]", state.env.setdefault("places", {}).setdefault(id(state), {}))
