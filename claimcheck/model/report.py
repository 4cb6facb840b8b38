"""What is told to people and machines: findings, dossiers, the report."""

from __future__ import annotations

from enum import StrEnum

from claimcheck.model.base import Noun, Span
from claimcheck.model.decision import (
    Level,
    Notice,
    Signed,
    SignOffState,
    Suppression,
    SuppressionKind,
)
from claimcheck.model.manuscript import Manuscript
from claimcheck.model.match import Match, Passage, Verdict
from claimcheck.model.reference import Reference, Resolution
from claimcheck.model.source import Snapshot, Source, Unavailable
from claimcheck.model.trace import Trace

UNCHECKED_RULE = "quotation-unchecked"
"""The rule whose findings say that a quotation was not checked."""

NOT_HAD_RULES = frozenset({"source-missing", "source-unavailable"})
"""The rules whose findings say that a cited work was not had."""


class Profile(StrEnum):
    """The style guide by which a manuscript is edited; profiles differ only in the levels of a few rules."""

    CHICAGO = "chicago"
    APA = "apa"
    LEGAL = "legal"


class Need(StrEnum):
    """What a rule has to see."""

    MANUSCRIPT = "manuscript"
    REFERENCES = "references"
    SOURCES = "sources"


class Change(Noun):
    """What a source's new text makes of a quotation that rested on the locked one.

    `before` and `after` are where its words stood and stand. Without `quotation_id` it is the whole source.
    `manuscript` is the path of the manuscript, where several may be meant.
    """

    reference_id: str
    manuscript: str | None = None
    quotation_id: str | None = None
    before: Passage | None = None
    after: Passage | None = None
    was: Verdict | None = None
    now: Verdict | None = None


class Evidence(Noun):
    """All that the rules may look at, of one manuscript.

    `cited_elsewhere` are ids that other manuscripts of the run cite by the same references file.
    """

    manuscript: Manuscript
    references: tuple[Reference, ...]
    resolutions: tuple[Resolution, ...]
    sources: tuple[Source | Unavailable, ...]
    matches: tuple[Match, ...]
    references_path: str | None = None
    changes: tuple[Change, ...] = ()
    traces: tuple[Trace, ...] = ()
    cited_elsewhere: frozenset[str] = frozenset()

    @property
    def cited(self) -> dict[int, tuple[str | None, ...]]:
        """The references behind each mark; None stands for a citation that resolves to none.

        A note that could not be read as citations cites what its words, an address say, were found to name.
        A pin counts where the note's own text names no work, or where there is no note at all.
        """
        resolved = {resolution.citation_id: resolution.reference_id for resolution in self.resolutions}
        cited: dict[int, list[str | None]] = {}
        for note in self.manuscript.notes:
            ids = [resolved.get(citation.id) for citation in note.supports]
            ids = ids or [id_ for citation in note.unread if (id_ := resolved.get(citation.id))]
            cited.setdefault(note.mark, []).extend(ids)
        unread = {mark for reference in self.references for mark in reference.pins if not cited.get(mark)}
        for reference in self.references:
            for mark in unread & set(reference.pins):
                cited.setdefault(mark, []).append(reference.id)
        return {mark: tuple(dict.fromkeys(ids)) for mark, ids in cited.items()}


class Location(Noun):
    """A place in the manuscript with its own remark; line, column and `part` as in `Anchor`."""

    span: Span
    line: int
    column: int
    part: str = ""
    message: str = ""


class Finding(Noun):
    """Something an editor should look at; the first location is the main one.

    `fingerprint` is a hash of rule, folded words and reference id: it outlives moved lines. `suppression` is
    set where people have decided that it does not count; `remark` says of a decision that it no longer holds.
    """

    rule: str
    level: Level
    message: str
    locations: tuple[Location, ...]
    fix: str = ""
    fingerprint: str
    quotation_id: str | None = None
    mark: int | None = None
    reference_id: str | None = None
    suppression: Suppression | None = None
    remark: str = ""

    @property
    def start(self) -> int:
        """The offset at which its main place begins; 0 where it stands in no manuscript."""
        return self.locations[0].span.start if self.locations else 0

    @property
    def suppressed(self) -> bool:
        """Whether people have decided that it does not count."""
        return self.suppression is not None


class Freshness(StrEnum):
    """How what was had of a work compares with what the lock knew of it."""

    KEPT = "kept"
    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


class Fetched(Noun):
    """A work whose source was asked for; `taken`: the lock now holds it so.

    `left` is what the lock goes on holding in its place where what was had was not taken; `changes` what
    became of the quotations that rest on a source that changed.
    """

    reference: Reference
    state: Freshness
    had: Source | Unavailable
    taken: bool
    left: tuple[Snapshot, ...] = ()
    changes: tuple[Change, ...] = ()


class Outcome(StrEnum):
    """The one word that the report ends with."""

    PASS = "pass"  # noqa: S105 - a word, not a password
    FAIL = "fail"
    INCOMPLETE = "incomplete"
    EMPTY = "empty"


class Dossier(Noun):
    """The evidence on one manuscript, the findings drawn from it, and what people have decided of them."""

    evidence: Evidence
    findings: tuple[Finding, ...]
    signoffs: tuple[Signed, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def signed(self) -> tuple[Finding, ...]:
        """The findings that a person has accepted, by a sign-off that holds."""
        holding = {each.signoff.id for each in self.signoffs if each.state is SignOffState.HOLDS}
        return tuple(
            finding
            for finding in self.findings
            if finding.suppression
            and (finding.suppression.kind is SuppressionKind.SIGN_OFF or finding.fingerprint in holding)
        )


class RulePage(Noun):
    """A rule as it is told to people: its own level, one line, and its page in Markdown."""

    name: str
    level: Level
    summary: str
    page: str


class Summary(Noun):
    """Counts over all manuscripts, the policy that judged them, and the exit code."""

    quotations: dict[Verdict, int]
    findings: dict[Level, int]
    outcome: Outcome
    policy: str
    exit_code: int


class Report(Noun):
    """The whole of one run."""

    tool: str
    version: str
    dossiers: tuple[Dossier, ...]
    summary: Summary
    rules: tuple[RulePage, ...] = ()


class Look(Noun):
    """How a writer may print: columns, colour, and how much.

    `show_suppressed`: with the findings that people have decided not to count, where a format would leave
    them out. `rules_url` is the address at which docs/rules.md is published, for links to a rule's page.
    """

    width: int = 80
    color: bool = False
    verbose: bool = False
    quiet: bool = False
    show_suppressed: bool = False
    rules_url: str | None = None
