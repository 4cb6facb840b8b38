"""A pair of quotation marks in its context goes in, its form comes out: run-in, scare or title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Form
from claimcheck.parser.speech import NAMING
from claimcheck.text import words

if TYPE_CHECKING:
    from claimcheck.model import Attribution, Span
    from claimcheck.text import Word

_MOST_SCARE_WORDS = 3
_LEAST_CAPITAL_LETTERS = 5
_HYPHENS = "-\u2010\u2011"
_TITLED = re.compile(
    r"\b(?:article|essay|paper|book|chapter|report|story|poem|song|speech|lecture|study|editorial|column|post|"
    r"piece|review|interview|memoir|novel|film|documentary|episode|titled|entitled|headlined|title)"
    r"(?:\s(?:of|on|from|in|was|is|called))?,?\s$",
    re.IGNORECASE,
)
_LONGEST_CUE = 40


def form_of(text: str, span: Span, attribution: Attribution | None, *, vouched: bool, heading: bool) -> Form:
    """Tell what a pair of marks is for; `span` is without them.

    `vouched` says that its sentence has a note mark after it or a longer quotation. A headline-style
    title right after the name of a kind of work is a title. At most three words that neither these
    nor a verb of saying vouch for are a scare quotation, as are all words quoted in a heading
    without a mark: a heading is not noted.
    """
    quoted = words(span.of(text))
    cue = _TITLED.search(text[max(span.start - 1 - _LONGEST_CUE, 0) : span.start - 1])
    if cue and all(text[span.start + word.start].isupper() for word in quoted if _counts(text, span, word)):
        return Form.TITLE
    if vouched and not heading:
        return Form.RUN_IN
    said = attribution is not None and attribution.verb not in NAMING
    scare = heading or (len(quoted) <= _MOST_SCARE_WORDS and not said)
    return Form.SCARE if scare else Form.RUN_IN


def is_short(quoted: str) -> bool:
    """Tell whether a quotation is short enough for a scare quotation."""
    return len(words(quoted)) <= _MOST_SCARE_WORDS


def _counts(text: str, span: Span, word: Word) -> bool:
    """Short words are lower case in a headline too (Chicago 8.159), in many also what follows a hyphen."""
    after_hyphen = word.start > 0 and text[span.start + word.start - 1] in _HYPHENS
    return len(word.form) >= _LEAST_CAPITAL_LETTERS and word.form[0].isalpha() and not after_hyphen
