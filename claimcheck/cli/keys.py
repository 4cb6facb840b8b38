"""What a terminal sends while keys are pressed goes in; keys come out, one at a time."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMES = {
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x01": "home",
    "\x04": "end-of-file",
    "\x05": "end",
    "\x15": "clear",
    "\x17": "word",
    "\x1b": "escape",
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "F": "end",
    "H": "home",
    "1~": "home",
    "3~": "delete",
    "4~": "end",
    "5~": "page-up",
    "6~": "page-down",
    "7~": "home",
    "8~": "end",
}
# CSI and SS3 sequences (ECMA-48 5.4, xterm's "Ctlseqs"), and what a terminal wraps around pasted text.
_PASTED = re.compile(r"\x1b\[200~(.*?)(?:\x1b\[201~|\Z)", re.DOTALL)
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]{0,32}[ -/]{0,8}([@-~])|O([@-~]))")
PASTE = "\x1b[200~"
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]{0,32}[ -/]{0,8}|O)?\Z")


class Key(NamedTuple):
    """A key: the character that it types, or a name of several letters; `text` is what was pasted."""

    name: str
    text: str = ""


RESIZED = Key("resized")
"""No key: the window has another size now, or the program was brought back to the foreground."""


def taken(typed: str) -> tuple[Key | None, str]:
    """Return the first key of what was typed, and the rest; None where more of a key is to come.

    A sequence that is known here as no key is a key named "unknown", so that its letters type nothing.
    """
    if typed.startswith(PASTE):
        pasted = _PASTED.match(typed)
        if pasted is None or not pasted[0].endswith("\x1b[201~"):
            return None, typed
        return Key("pasted", pasted[1]), typed[pasted.end() :]
    if sequence := _SEQUENCE.match(typed):
        inner = sequence[0][2:]
        return Key(_NAMES.get(inner, "unknown")), typed[sequence.end() :]
    if not typed or _UNFINISHED.match(typed):
        return None, typed
    first = typed[0]
    name = _NAMES.get(first) or (first if first.isprintable() else "unknown")
    return Key(name), typed[1:]
