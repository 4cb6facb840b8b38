"""What a comparison says: edits, alerts, passages, the verdict."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.model.base import Noun, Span
from claimcheck.model.source import Paging, RegionKind


class Verdict(StrEnum):
    """The closed scale, best first."""

    VERBATIM = "verbatim"
    PERMISSIBLE = "permissible"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    ABSENT = "absent"
    UNCHECKED = "unchecked"

    @property
    def sound(self) -> bool:
        """Whether the words stand in the cited source, and differ by nothing but what custom permits."""
        return self in {Verdict.VERBATIM, Verdict.PERMISSIBLE}

    @property
    def found(self) -> bool:
        """Whether a match's passages are where the words stand; else they are only the closest to them."""
        return self not in {Verdict.ABSENT, Verdict.UNCHECKED}

    @property
    def wrong(self) -> bool:
        """Whether they do not: they were altered, stand in another source, or nowhere."""
        return not self.sound and self is not Verdict.UNCHECKED


class Unchecked(StrEnum):
    """Why no verdict could be given: a closed list."""

    NO_NOTE = "no-note"
    NOTE_UNRESOLVED = "note-unresolved"
    SOURCE_UNAVAILABLE = "source-unavailable"
    SOURCE_PARTIAL = "source-partial"
    SOURCE_MISMATCH = "source-mismatch"
    TOO_SHORT = "too-short"


class EditTag(StrEnum):
    """An edit from the source's words to the quotation's, as rapidfuzz's opcodes name it."""

    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"


class EditKind(StrEnum):
    """What an edit touches; the first that fits, in this order, then the kinds without words."""

    HYPHENATION = "hyphenation"
    NUMBER = "number"
    NEGATION = "negation"
    MODAL = "modal"
    QUANTIFIER = "quantifier"
    LIMITER = "limiter"
    SPELLING = "spelling"
    HEDGE = "hedge"
    NAME = "name"
    PRONOUN = "pronoun"
    FUNCTION_WORD = "function-word"
    INFLECTION = "inflection"
    TYPO = "typo"
    CONTENT = "content"
    CASE = "case"
    PUNCTUATION = "punctuation"
    ELLIPSIS = "ellipsis"
    INTERPOLATION = "interpolation"
    ORDER = "order"


class Convention(StrEnum):
    """The editorial custom that permits an edit (Chicago 13.7-13.8, 13.50-13.63)."""

    FIRST_LETTER = "first-letter"
    CLOSING_PUNCTUATION = "closing-punctuation"
    INNER_MARKS = "inner-marks"
    ELLIPSIS = "ellipsis"
    INTERPOLATION = "interpolation"
    EDITORIAL_NOTE = "editorial-note"
    HOUSE_STYLE = "house-style"
    MISPRINT = "misprint"


class Edit(Noun):
    """A difference between source and quotation; `permitted_by` is set where custom allows it.

    `tag` reads from source to quotation: delete = the quotation lacks it. `quoted` and `source` are
    the words as printed, empty where there are none; the spans point into manuscript and source.
    """

    tag: EditTag
    kind: EditKind
    quoted: str
    source: str
    quoted_span: Span
    source_span: Span
    permitted_by: Convention | None = None


class AlertKind(StrEnum):
    """Why an editor must look although the words are there."""

    ELLIPSIS_NEGATION = "ellipsis-negation"
    ELLIPSIS_LIMITER = "ellipsis-limiter"
    ELLIPSIS_HEDGE = "ellipsis-hedge"
    ELLIPSIS_NUMBER = "ellipsis-number"
    ELLIPSIS_PAGE = "ellipsis-page"
    STOPS_BEFORE_LIMITER = "stops-before-limiter"
    STARTS_AFTER_NEGATION = "starts-after-negation"
    BRACKET_SENSE = "bracket-sense"
    FURNITURE = "furniture"
    WEAK_EVIDENCE = "weak-evidence"
    JOINED_AFAR = "joined-afar"
    ELLIPSIS_REPORTING = "ellipsis-reporting"
    ELLIPSIS_LEAP = "ellipsis-leap"
    SECOND_HAND = "second-hand"
    DENIED = "denied"
    LOOK_ALIKE = "look-alike"


class Alert(Noun):
    """A warning that rides on a good verdict; `source` are the words it is about, `span` their place."""

    kind: AlertKind
    message: str
    source: str = ""
    span: Span | None = None


class Passage(Noun):
    """Where in a source a segment stands (W3C TextQuoteSelector), with a little context.

    `page` is the label that `paging` tells the kind of, "12–13" where it crosses pages; `label` says where
    in a page's code words stand that no reader sees.
    """

    span: Span
    exact: str
    prefix: str
    suffix: str
    page: str | None = None
    paging: Paging = Paging.PAGE
    region: RegionKind = RegionKind.BODY
    label: str | None = None


class Match(Noun):
    """A quotation's verdict against the sources, and what it rests on.

    `reference_id` is the reference that gave the verdict, `score` the likeness of the words from 0
    to 1 (it locates, it never judges), `detail` one sentence for people. An `unchecked` match may
    show the nearest passage all the same.
    """

    quotation_id: str
    reference_id: str | None
    verdict: Verdict
    reason: Unchecked | None = None
    detail: str = ""
    score: float = 0.0
    permitted: tuple[Edit, ...] = ()
    edits: tuple[Edit, ...] = ()
    alerts: tuple[Alert, ...] = ()
    passages: tuple[Passage, ...] = ()
