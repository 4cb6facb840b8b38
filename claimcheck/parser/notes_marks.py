"""A note's text becomes a view of it in which addresses, quoted and bracketed stretches are blanked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTED, ADDRESS, BRACKETED = "\ue000", "\ue001", "\ue002"

_PARAGRAPHS = re.compile(r"\n\s*\n")
_ADDRESSES = re.compile(
    r"""(?<![\w.])(?:https?://|www\.|10\.[0-9]{4,9}/)[^\s<>"“”«»\ue000-\ue002]+""", re.IGNORECASE
)
_CLOSES = {"”": "“„", "“": "„", "»": "«", "›": "‹", "’": "‘", "'": "'", '"': '"'}
_OPENS = "“„«‹‘"
_MARKS = re.compile("[“”„«»‹›‘’'\"]")
_STRONG_AFTER = ",.;:)]!?"
_BRACKETS = {")": "(", "]": "["}


class View(NamedTuple):
    """A stretch of a manuscript, and the same with the parts blanked that no separator may be sought in.

    `marked` has addresses and quoted stretches (marks included) blanked, `flat` bracketed ones too; both
    are as long as `text`. `quoted` are the quoted stretches without their marks, as offsets into `text`.
    """

    start: int
    text: str
    marked: str
    flat: str
    quoted: tuple[tuple[int, int], ...]

    def part(self, start: int, end: int) -> View:
        """Return the view of text[start:end], without outer white space."""
        bare = self.text[start:end]
        start += len(bare) - len(bare.lstrip())
        end = start + len(bare.strip())
        first = bisect_left(self.quoted, (start, start))
        last = bisect_right(self.quoted, (end, end))
        inside = tuple((a - start, b - start) for a, b in self.quoted[first:last] if b <= end)
        return View(
            self.start + start, self.text[start:end], self.marked[start:end], self.flat[start:end], inside
        )


def look(text: str, start: int, end: int) -> View:
    """Return the view of text[start:end]."""
    stretch = text[start:end]
    bare = blank(stretch, addresses(stretch), ADDRESS)
    quoted = _quoted(bare)
    marked = blank(bare, [(a - 1, b + 1) for a, b in quoted], QUOTED)
    return View(start, stretch, marked, blank(marked, _bracketed(marked), BRACKETED), quoted)


def addresses(text: str) -> list[tuple[int, int]]:
    """Find web addresses and bare DOIs; a closing bracket belongs to one only if it was opened in it."""
    return [(found.start(), _trimmed(text, *found.span())) for found in _ADDRESSES.finditer(text)]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the places of the stretches between empty lines."""
    breaks = [found.span() for found in _PARAGRAPHS.finditer(text)]
    edges = [0, *(edge for pair in breaks for edge in pair), len(text)]
    return [(a, b) for (a, b) in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]


def _trimmed(text: str, start: int, end: int) -> int:
    spare = {
        close: text.count(close, start, end) - text.count(open_, start, end)
        for close, open_ in ((")", "("), ("]", "["), ("}", "{"))
    }
    while end > start and (text[end - 1] in ".,;:!?'’‘*_`" or spare.get(text[end - 1], 0) > 0):
        if text[end - 1] in spare:
            spare[text[end - 1]] -= 1
        end -= 1
    return end


def blank(text: str, places: Sequence[tuple[int, int]], filler: str) -> str:
    """Put `filler` over each of the places, which are in order and apart."""
    edges = [0, *(edge for place in places for edge in place), len(text)]
    return "".join(filler * (b - a) if odd % 2 else text[a:b] for odd, (a, b) in enumerate(pairwise(edges)))


def _quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Pair the marks in one pass over a stack; only outermost pairs count."""
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    strong = _strong_closers(text)
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        if _can_close(text, mark, at, stack, strong):
            while stack[-1][0] not in _CLOSES[mark]:
                stack.pop()
            found.append((stack.pop()[1] + 1, at))
        elif mark in _OPENS or (mark in "'\"" and _begins(text, at)):
            stack.append((mark, at))
    return _outermost(found)


def _can_close(text: str, mark: str, at: int, stack: list[tuple[str, int]], strong: dict[int, bool]) -> bool:
    openers = _CLOSES.get(mark, "")
    if not any(opener in openers for opener, _ in stack[-_DEEPEST:]):
        return False
    if mark == '"':
        return not text[at - 1].isspace()
    return mark not in "’'" or strong.get(at, False)


def _begins(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isalnum() and before not in ".,;:" and not after.isspace()


def _strong_closers(text: str) -> dict[int, bool]:
    """Tell for each single mark that may close whether it does, or is an apostrophe (workers’ rights).

    One before punctuation closes. One before a space closes only if no such follows before the next
    opening mark.
    """
    closes: dict[int, bool] = {}
    pending = False
    for at in range(len(text) - 1, -1, -1):
        if text[at] == "‘" or (text[at] == "'" and _begins(text, at)):
            pending = False
        elif text[at] in "’'" and at and not text[at - 1].isspace():
            after = text[at + 1] if at + 1 < len(text) else "."
            if not after.isalnum():
                firm = after in _STRONG_AFTER or text[at - 1] in ",.?!"
                closes[at] = firm or not pending
                pending = pending or firm
    return closes


_DEEPEST = 8


def _outermost(pairs: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for pair in sorted(pairs):
        if not kept or pair[0] >= kept[-1][1]:
            kept.append(pair)
    return tuple(kept)


def _bracketed(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for match in re.finditer(r"[()\[\]]", text):
        if match[0] in "([":
            stack.append((match[0], match.start()))
        elif stack and stack[-1][0] == _BRACKETS[match[0]]:
            found.append((stack.pop()[1], match.end()))
    return list(_outermost(found))
