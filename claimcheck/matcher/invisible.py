"""A text goes in; the places of its invisible characters come out, and which of them have no business there.

Soft hyphens, joiners and their like are typography. Marks that turn the direction of what follows, tags and
invisible operators hide something from the reader's eye: Unicode Technical Report 36 and the Trojan Source
attack (Boucher and Anderson 2021). All of them are passed over when words are compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPOGRAPHY = "\u00ad\u034f\u0640\u180b-\u180f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069"
_OVERRIDES = "\u202d\u202e"
_TAGS = "\U000e0000-\U000e007f"
_HIDDEN = f"\u115f\u1160\u17b4\u17b5\u2061-\u2065\u206a-\u206f\u3164\uffa0\ufff0-\ufffb{_TAGS}"

_ALL = re.compile(f"[{_TYPOGRAPHY}{_DIRECTIONS}{_OVERRIDES}{_HIDDEN}]+")
_STRANGE = re.compile(f"\U0001f3f4[{_TAGS}]+|(?P<strange>[{_DIRECTIONS}{_OVERRIDES}{_HIDDEN}])")
_DIRECTION = re.compile(f"[{_DIRECTIONS}]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LEADS = b"\xcd\xd8\xd9\xe1\xe3\xef\xf3"  # first bytes, in UTF-8, of those that are rare
_COMMON = re.compile(rb"\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf])")


def places(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open place of each run of invisible characters, whatever they are for."""
    if text.isascii():
        return
    data = text.encode("utf-8", "surrogatepass")
    if not ("\u00ad" in text or any(lead in data for lead in _LEADS) or _COMMON.search(data)):
        return
    offset = 0
    for line in text.split("\n"):
        if not line.isascii():
            yield from ((offset + m.start(), offset + m.end()) for m in _ALL.finditer(line))
        offset += len(line) + 1


def strange(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, character) of those that no typography needs.

    Marks of direction belong where letters run from right to left; an override belongs nowhere. The tags
    of a regional flag are part of the flag.
    """
    if text.isascii():
        return
    turned = _RIGHT_TO_LEFT.search(text) is not None
    for match in _STRANGE.finditer(text):
        char = match["strange"]
        if char and not (turned and _DIRECTION.match(char)):
            yield match.start("strange"), char
