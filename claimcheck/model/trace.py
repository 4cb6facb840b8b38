"""What a comparison of a claim with the cited works says: figures, names, closest passages. Never support."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.model.base import Noun, Span
from claimcheck.model.match import Passage, Unchecked


class FigureKind(StrEnum):
    """What a figure counts or names."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    YEAR = "year"
    ORDINAL = "ordinal"
    MEASURE = "measure"


class Tracing(StrEnum):
    """How far the words of a claim lead back to a source; none of them says that the source supports it."""

    TRACED = "traced"
    REVIEW = "review"
    UNCHECKED = "not checked"


class FigureTrace(StrEnum):
    """What became of a figure: in the source; nearly; in another unit or scale; nowhere; untold."""

    FOUND = "found"
    NEAR = "near"
    UNIT = "unit"
    ABSENT = "absent"
    UNTOLD = "untold"


class TracedPassage(Noun):
    """A passage and the reference that it was taken from."""

    reference_id: str
    passage: Passage


class TracedFigure(Noun):
    """A figure of a claim; `nearest` is what the source prints that comes closest to it."""

    span: Span
    text: str
    kind: FigureKind
    trace: FigureTrace
    nearest: str | None = None
    at: TracedPassage | None = None


class TracedName(Noun):
    """A proper name of a claim, and whether it stands in a source; None where that cannot be told."""

    span: Span
    text: str
    found: bool | None


class CopiedWords(Noun):
    """Words of the manuscript, outside quotation marks, that are a source's in the same order."""

    span: Span
    at: TracedPassage


class Trace(Noun):
    """A claim beside the sources of its notes: up to three passages closest by shared words, and the rest.

    `reason` says why nothing was checked; `detail` is one sentence for people.
    """

    claim_id: str
    status: Tracing
    reason: Unchecked | None = None
    detail: str = ""
    passages: tuple[TracedPassage, ...] = ()
    figures: tuple[TracedFigure, ...] = ()
    names: tuple[TracedName, ...] = ()
    copied: tuple[CopiedWords, ...] = ()
