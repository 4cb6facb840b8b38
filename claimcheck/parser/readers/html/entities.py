"""Words with character references go in; the characters that they stand for come out, with their places."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_REFERENCE = re.compile(r"&(?:#(?:[0-9]++|[xX][0-9a-fA-F]++);?|[a-zA-Z][a-zA-Z0-9]*+;?)")
_LONGEST_NAME = 33
_LONGEST_NUMBER = 9
_REPLACEMENT = "\ufffd"


def characters(text: str) -> Iterator[tuple[str, int]]:
    """Yield stretches of `text` with their offsets in it; each reference is a stretch of its own."""
    at = 0
    for found in _REFERENCE.finditer(text):
        shown, length = _shown(found[0])
        if length:
            if found.start() > at:
                yield text[at : found.start()], at
            yield shown, found.start()
            at = found.start() + length
    if at < len(text):
        yield text[at:], at


def attribute(value: str) -> str:
    """Read an attribute's value: a name without `;` is a reference only at the end (HTML 13.2.5.73)."""
    if "&" not in value:
        return value
    parts, at = [], 0
    for found in _REFERENCE.finditer(value):
        shown, length = _shown(found[0])
        follows = value[found.start() + length : found.start() + length + 1]
        if length and (found[0][:length].endswith(";") or not (follows == "=" or follows.isalnum())):
            parts += [value[at : found.start()], shown]
            at = found.start() + length
    return "".join([*parts, value[at:]])


def _shown(reference: str) -> tuple[str, int]:
    """Return what a reference stands for and how much of it is one; a length of 0 if none is."""
    if reference.startswith("&#"):
        sign = "x" if reference[2] in "xX" else ""
        digits = reference[2:].strip(";").lstrip("0xX") or "0"
        short = len(digits) <= _LONGEST_NUMBER
        return (html.unescape(f"&#{sign}{digits};") if short else _REPLACEMENT), len(reference)
    name = reference[1:_LONGEST_NAME]
    for length in range(len(name), 1, -1):
        shown = html5.get(name[:length])
        if shown is not None:
            return shown, length + 1
    return "", 0
