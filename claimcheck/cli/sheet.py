"""A sheet goes in; it is drawn to the window's size and scrolled, and the key that leaves it comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cli.line import Line, typed, window
from claimcheck.cli.terminal import RESIZED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.cli.keys import Key
    from claimcheck.cli.terminal import Terminal
    from claimcheck.model import Look

_LEAST = 3  # lines of a sheet's body that are shown in the lowest window
_OVERLAP = 2  # lines that stay in sight when a page is turned
_NARROWEST = 40  # columns
_SIGN = "> "
_SCROLLS = {"up": -1, "down": 1}
_TURNS = {"page-up": -1, "page-down": 1}


class Sheet(NamedTuple):
    """What to show: functions from Look to text, so that another window is another drawing of the same."""

    head: Callable[[Look], str]
    body: Callable[[Look], str]
    foot: Callable[[Look], str]


def shown(terminal: Terminal, look: Look, sheet: Sheet) -> Key:
    """Show a sheet until a key is pressed that does not scroll it, and return that key."""
    top = 0
    while True:
        drawn, room, whole = _drawn(terminal, look, sheet, top)
        terminal.draw(drawn)
        key = terminal.key()
        last = max(whole - room, 0)
        if key.name in _SCROLLS:
            top = min(max(top + _SCROLLS[key.name], 0), last)
        elif key.name in _TURNS:
            top = min(max(top + _TURNS[key.name] * max(room - _OVERLAP, 1), 0), last)
        elif key != RESIZED:
            return key


def asked(terminal: Terminal, look: Look, sheet: Sheet, recent: Sequence[str] = ()) -> str | None:
    """Let a line be typed below a sheet and return it without the white space around it; None after Esc.

    The arrow up goes back through `recent`, the newest of which is the first.
    """
    line, back = Line(), 0
    while True:
        drawn, *_ = _drawn(terminal, look, sheet, 0, spare=1)
        words, column = window(line, max(terminal.size[0], _NARROWEST) - len(_SIGN))
        terminal.draw([*drawn, _SIGN + words], (len(drawn), len(_SIGN) + column))
        key = terminal.key()
        if key.name == "enter":
            return line.text.strip()
        if key.name in {"escape", "end-of-file"}:
            return None
        if key.name in _SCROLLS:
            back = min(max(back - _SCROLLS[key.name], 0), len(recent))
            line = Line(recent[back - 1]) if back else Line()
        else:
            line = typed(line, key)


def _drawn(
    terminal: Terminal, look: Look, sheet: Sheet, top: int, spare: int = 0
) -> tuple[list[str], int, int]:
    """Return the lines of a window, how many of them show the body, and how many the body has."""
    width, height = terminal.size
    fitted = look.model_copy(update={"width": max(width, _NARROWEST)})
    head, body, foot = (part(fitted).splitlines() for part in sheet)
    room = max(height - len(head) - len(foot) - spare, _LEAST)
    if len(body) > room:
        room -= 1
        top = min(top, len(body) - room)
        where = f"⋯ lines {top + 1}-{top + room} of {len(body)}: arrows up and down"
        middle = [*body[top : top + room], where]
    else:
        middle = body + [""] * (room - len(body))
    return [*head, *middle, *foot][: max(height - spare, _LEAST)], room, len(body)
