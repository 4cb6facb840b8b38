"""What people have decided about findings: sign-offs, suppressions, and how each fares today."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.model.base import Noun

BASELINE = "claimcheck-baseline/1"
"""The schema of a baseline: the findings of old manuscripts, which do not count."""


class Level(StrEnum):
    """How much a finding matters (SARIF level)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def severity(self) -> int:
        """How grave it is: 0 for a note, 2 for an error."""
        return len(Level) - 1 - tuple(Level).index(self)


class Decision(StrEnum):
    """What a person says of a finding: it may stand, or it must be mended. A rejection wins."""

    ACCEPT = "accept"
    REJECT = "reject"

    @property
    def done(self) -> str:
        """What was done by it: accepted, rejected."""
        return f"{self}ed"


class SignOff(Noun):
    """One person's decision on one finding, and what it was made upon.

    `id` is the finding's fingerprint; `decision` is called `verdict` in signoffs.toml; dates are ISO 8601.
    `words` are those of the manuscript that the finding is about. `result` is the quotation's verdict,
    `edits` how many stretches differed, `level` that of the finding, as they were seen. The hashes are
    SHA-256 of the quotation's words, the source's bytes and the passages shown; None where there was none.
    """

    id: str
    decision: Decision
    reason: str
    by: str
    date: str
    expires: str | None = None
    rule: str
    reference_id: str | None = None
    manuscript: str | None = None
    words: str = ""
    result: str | None = None
    edits: int = 0
    level: Level
    quotation: str | None = None
    source: str | None = None
    passage: str | None = None


class SignOffState(StrEnum):
    """How a sign-off fares today; only `holds` keeps a finding back."""

    HOLDS = "holds"
    REJECTED = "rejected"
    EXPIRED = "expired"
    QUOTATION_CHANGED = "quotation-changed"
    SOURCE_CHANGED = "source-changed"
    PASSAGE_CHANGED = "passage-changed"
    WORSE = "worse"
    NOT_COMPARABLE = "not-comparable"
    UNUSED = "unused"


class Signed(Noun):
    """A sign-off, how it fares, and in a sentence why; `unused`: nothing found today is what was seen.

    `source-changed`: the source's bytes are others and the passage is the same, so that one key confirms it.
    `not-comparable`: its source was had only then or only now, or its rule was not run.
    """

    signoff: SignOff
    state: SignOffState
    detail: str = ""


class SuppressionKind(StrEnum):
    """By what a finding is kept back (SARIF suppression kind: external, inSource)."""

    SIGN_OFF = "sign-off"
    INLINE = "inline"
    BASELINE = "baseline"


class Suppression(Noun):
    """Why a finding does not count: who decided so, when, and until when (SARIF suppression)."""

    kind: SuppressionKind
    reason: str = ""
    by: str | None = None
    date: str | None = None
    expires: str | None = None


class Notice(Noun):
    """What is to be said of decisions themselves: one that nothing needs, one that could not be read.

    Line, column and `part` are of the manuscript, as in `Anchor`, or of `file` where one is named.
    """

    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    part: str = ""
