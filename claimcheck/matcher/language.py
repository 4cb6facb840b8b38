"""A text goes in; the language it is written in comes out, or nothing: told by its common words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from claimcheck.matcher.lexicon import LANGUAGES, lexicon

_BLOCKS = 8
_BLOCK = 500  # code points of each block looked at: eight of them have some 650 words
_FEW = 40  # words up to which all words of the lexicons count, for the commonest may be missing
_SHARE = 0.2  # share of its words that must be the language's own
_LEAD = 1.15  # how far the language must be ahead of the next
_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str:
    """Return "en", "de", "fr" or "es", or "" where it is another language or cannot be told.

    Counted in a bounded sample: the words among the commonest of each language, and of the languages that
    are like them. In a text of a few words all words of the lexicons are counted, and of two languages that
    have as many the first is meant.
    """
    words = _WORD.findall(_sample(text).casefold())
    table = _table()
    few = len(words) <= _FEW
    counts = dict.fromkeys(_lists(), 0)
    for word in words:
        for name in table.get(word, ()):
            counts[name] += 1
    if few:
        for name in LANGUAGES:
            counts[name] = sum(word in lexicon(name).known or name in table.get(word, ()) for word in words)
    best = max(counts, key=lambda name: counts[name])
    if best not in LANGUAGES or not counts[best] or counts[best] < _SHARE * len(words):
        return ""
    next_best = max(count for name, count in counts.items() if name != best)
    return best if few or counts[best] >= _LEAD * next_best else ""


def _sample(text: str) -> str:
    """Return the text, or blocks from all over a long one."""
    if len(text) <= _BLOCKS * _BLOCK:
        return text
    step = len(text) // _BLOCKS
    return " ".join(text[start : start + _BLOCK] for start in range(step // 2, len(text), step))


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads((files("claimcheck.matcher") / "words" / "languages.toml").read_text("utf-8"))
    return {name: frozenset(text.split()) for name, text in data.items()}


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """The languages of each word."""
    table: dict[str, tuple[str, ...]] = {}
    for name, words in _lists().items():
        for word in words:
            table[word] = (*table.get(word, ()), name)
    return table
