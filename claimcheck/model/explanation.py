"""How a verdict came about: what was read, where it was looked for, what was weighed, what decided."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.model.base import Noun, Span
from claimcheck.model.match import Convention, Edit, Match, Passage
from claimcheck.model.reference import Extent
from claimcheck.model.source import RegionKind


class Search(StrEnum):
    """How a place was come upon."""

    LETTERS = "letters"
    LIKENESS = "likeness"


class Standing(StrEnum):
    """Why a stretch counts as found at a place, or does not: a closed list."""

    WORDS = "words"
    LETTERS = "letters"
    ALIKE = "alike"
    MOVED = "moved"
    NEIGHBOUR = "neighbour"
    TOO_SHORT = "too-short"
    UNLIKE = "unlike"


class Choice(StrEnum):
    """Why this place was taken and no other: the first that tells it from the next best."""

    FIRST_FIT = "first-fit"
    ONLY = "only"
    FOUND = "found"
    NO_FAULT = "no-fault"
    OWN_WORDS = "own-words"
    FEWER_WORDS = "fewer-words"
    LIKER = "liker"
    EARLIER = "earlier"
    SEQUENCE = "sequence"


class Ground(StrEnum):
    """The line of the table of verdicts that decided, in the order in which they are asked."""

    ALL_WORDS = "all-words"
    CUSTOM = "custom"
    WORDS_DIFFER = "words-differ"
    NO_WORDS = "no-words"
    SOURCE_PARTIAL = "source-partial"
    STRETCH_NOWHERE = "stretch-nowhere"
    SHORT_STRETCH_NOWHERE = "short-stretch-nowhere"
    TOO_FEW_LETTERS = "too-few-letters"


class Candidate(Noun):
    """A place where a stretch may stand, as it was weighed.

    `likeness` is the share of letters that agree, `threshold` what it must reach for an altered quotation;
    `agreed` the share of words that agree, `quorum` what that must reach at this likeness (None: no share
    would do). All go from 0 to 1. `edits` are the differences there; none are told of a place so unlike
    that they would say nothing.
    """

    passage: Passage
    search: Search
    standing: Standing
    found: bool
    likeness: float
    threshold: float
    agreed: float
    quorum: float | None
    edits: tuple[Edit, ...] = ()


class Stretch(Noun):
    """What stands between two ellipses of a quotation, and how it was looked for.

    `parted_by` is the ellipsis before it as printed, empty where there is none. `letters` and `words`
    count what claims to be the source's; `brackets` and `remarks` are what an editor put in. `places`
    counts the places that were looked at; `candidates` are the best of them, the chosen one first.
    `threshold` is the likeness, from 0 to 1, from which it would be altered rather than absent.
    """

    text: str
    span: Span
    parted_by: str
    letters: int
    words: int
    brackets: tuple[str, ...]
    remarks: tuple[str, ...]
    threshold: float
    places: int
    candidates: tuple[Candidate, ...]
    choice: Choice | None


class Searched(Noun):
    """What there was to search: counts are of characters, `aside` of what is not the work's running text.

    `language` is a code of ISO 639-1, empty where it was not recognised; then senses were not judged.
    """

    origin: str
    extent: Extent
    reason: str | None
    characters: int
    aside: int
    regions: tuple[RegionKind, ...]
    pages: int
    language: str


class Custom(Noun):
    """A custom that permitted a change, and what style guides say of it."""

    convention: Convention
    rule: str


class Explanation(Noun):
    """How a quotation came by its verdict in one source, step by step.

    `literally` tells that its brackets stand in the source as printed. `letters_needed` are the letters
    below which nothing but the exact words can be asserted.
    """

    match: Match
    searched: Searched
    literally: bool
    stretches: tuple[Stretch, ...]
    customs: tuple[Custom, ...]
    ground: Ground
    letters_needed: int
