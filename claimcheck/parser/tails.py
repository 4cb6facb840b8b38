"""A set-off quotation goes in, where its own words end comes out: before its page, before its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.parser import in_text_grammar

if TYPE_CHECKING:
    from claimcheck.model import Span

_LONGEST = 200  # code points of a line that names a source
_BRACKETS = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{1,80})[)\]]\.?")
_BRACKETED = 90  # code points that such brackets may take, with what is around them
_STOP = re.compile(r"[.!?…][”’\"'»)\]]*")
_NAMING = re.compile(r"[\s>]*(?:[—–―]|--)\s?[“\"‘*_]*[^\W\d_]")


def before_place(text: str, start: int, end: int) -> int:
    """Return where the words before `(p. 15)` or `(113, emphasis added)` end; else `end`.

    It stands after the last full stop, where it is no part of the sentence (APA 8.27, MLA 6.40). Within the
    sentence the same brackets may be the source's own, unless they say that they hold a page.
    """
    window = text[max(start, end - _BRACKETED) : end].rstrip()
    base = max(start, end - _BRACKETED)
    found = _BRACKETS.fullmatch(window, at) if (at := _opened(window)) >= 0 else None
    if found is None:
        return end
    stopped = closes(text, start, base + at)
    return base + at if in_text_grammar.is_place(" ".join(found["inner"].split()), bare=stopped) else end


def closes(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence has come to its stop where `end` is."""
    tail = text[max(start, end - 10) : end].rstrip()
    return any(found.end() == len(tail) for found in _STOP.finditer(tail))


def before_source(text: str, span: Span) -> int:
    """Return where the words before a last line such as `— Ida Roy, The Long Quay` end; else the end."""
    at = text.rfind("\n", span.start, span.end)
    if at < 0 or not names_source(text[at + 1 : span.end]) or not closes(text, span.start, at):
        return span.end
    return span.start + len(text[span.start : at].rstrip(" \t\n>"))


def names_source(words: str) -> bool:
    """Tell whether a line or paragraph is the dash and the words by which a quotation's source is named."""
    return len(words) <= _LONGEST and _NAMING.match(words) is not None


def _opened(window: str) -> int:
    """Return where the brackets at the end open, with the white space before them; -1 where none do."""
    at = max(window.rfind("("), window.rfind("["))
    return len(window[:at].rstrip()) if at > 0 else -1
