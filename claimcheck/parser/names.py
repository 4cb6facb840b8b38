"""A phrase goes in, the name that it gives comes out: a person's or an outlet's."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.parser.speech import (
    DETERMINERS,
    NAMING,
    NO_NAMES,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    TEXTUAL,
    TITLES,
)

# What stands for a quotation in a masked text.
BLANK = "\ufffc"
_TOKEN = re.compile(rf"[^\W_][\w’'.&-]*|{BLANK}+|[^\w\s]")
_VERB = re.compile(r"(?<![\w-])[a-z]+(?:\s(?:it|out)(?!\w))?(?![\w-])")
_REPORTING = TEXTUAL | NAMING
_MOST_PARTICLES = 2
_COMMON = NO_NAMES | PRONOUNS | DETERMINERS | PREPOSITIONS


class Token(NamedTuple):
    """A word or sign of a text, with its half-open place."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word as the word lists have it."""
        return self.text.casefold().rstrip(".")

    @property
    def is_capital(self) -> bool:
        """Whether it begins as a name does."""
        return self.text[0].isupper()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Split a stretch of text into words and signs; a word keeps its inner and last full stops."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]


def verbs(text: str, start: int, end: int) -> list[Token]:
    """Find the verbs of saying and naming in a stretch of text."""
    found = []
    for match in _VERB.finditer(text, start, end):
        word = match.group() if match.group() in _REPORTING else match.group().split()[0]
        if word in _REPORTING:
            found.append(Token(word, match.start(), match.start() + len(word)))
    return found


def is_name(token: Token) -> bool:
    """Tell whether a word can start or continue a name."""
    return token.is_capital and token.low not in _COMMON


def run_from(words: list[Token], at: int) -> int:
    """Return the index after the name that starts at `at`: capitals, and particles between them."""
    stop = at
    while stop < len(words):
        ahead = stop
        while ahead < len(words) and ahead - stop < _MOST_PARTICLES and words[ahead].low in PARTICLES:
            ahead += 1
        if ahead >= len(words) or not words[ahead].is_capital or (ahead == at and not is_name(words[at])):
            break
        if words[ahead].low in NO_NAMES and words[ahead + 1 : ahead + 2] and words[ahead + 1].text.isdigit():
            break
        stop = ahead + 1
    return stop


def run_before(words: list[Token], stop: int) -> int:
    """Return the index of the first word of the name that ends before `stop`; `stop` if none does."""
    first = stop
    while first > 0:
        back = first - 1
        while first < stop and back > 0 and first - back <= _MOST_PARTICLES and words[back].low in PARTICLES:
            back -= 1
        surname = words[back].is_capital and back > 0 and is_name(words[back - 1])
        if not (is_name(words[back]) or surname):
            break
        first = back
    return first


def first_name(words: list[Token]) -> str | None:
    """Return the first name of a phrase: "a February 2022 article from the China Daily"."""
    at = next((index for index, word in enumerate(words) if is_name(word)), None)
    return None if at is None else printed(words[at : run_from(words, at)])


def printed(words: list[Token]) -> str | None:
    """Print a name without the office before it and the possessive after it; none if nothing is left."""
    while words and words[0].low in TITLES:
        words = words[1:]
    joined = " ".join(word.text for word in words)
    return re.sub(r"[’']s$", "", joined.rstrip(".,")) or None
