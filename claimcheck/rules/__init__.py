"""One file a rule: the evidence on a manuscript goes in, findings come out."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Protocol

from claimcheck.model import Profile
from claimcheck.rules import (
    _profiles,
    attribution_mismatch,
    citation_ambiguous,
    citation_unresolved,
    figure_absent,
    figure_conflict,
    figure_near,
    figure_unit,
    mark_order,
    mark_position,
    mark_without_note,
    name_absent,
    name_drift,
    note_incomplete,
    note_punctuation,
    note_several_works,
    note_suspicious_date,
    note_without_locator,
    note_without_mark,
    pinpoint_missing,
    quotation_absent,
    quotation_altered,
    quotation_bracket,
    quotation_clipped,
    quotation_critical_token,
    quotation_ellipsis_hides,
    quotation_far_mark,
    quotation_first_letter,
    quotation_furniture,
    quotation_look_alike,
    quotation_misattributed,
    quotation_misprint,
    quotation_omission,
    quotation_order,
    quotation_second_hand,
    quotation_unattributed,
    quotation_unbalanced,
    quotation_unchecked,
    quotation_uncited,
    quotation_unmarked_block,
    reference_missing,
    reference_unused,
    source_changed,
    source_mismatch,
    source_missing,
    source_partial,
    source_unavailable,
    speaker_not_author,
    stale_source,
    title_drift,
    unquoted_copy,
)
from claimcheck.rules._remark import Remark, settle
from claimcheck.text import Lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimcheck.model import Evidence, Finding, Level, Need


class Rule(Protocol):
    """A module that looks at the evidence and says what an editor should look at."""

    NAME: str
    LEVEL: Level
    NEEDS: Need

    def check(self, evidence: Evidence, /) -> Iterator[Remark]:
        """Say what is to be said of `evidence`."""


RULES: tuple[Rule, ...] = (
    attribution_mismatch,
    citation_ambiguous,
    citation_unresolved,
    figure_absent,
    figure_conflict,
    figure_near,
    figure_unit,
    mark_order,
    mark_position,
    mark_without_note,
    name_absent,
    name_drift,
    note_incomplete,
    note_punctuation,
    note_several_works,
    note_suspicious_date,
    note_without_locator,
    note_without_mark,
    pinpoint_missing,
    quotation_absent,
    quotation_altered,
    quotation_bracket,
    quotation_clipped,
    quotation_critical_token,
    quotation_ellipsis_hides,
    quotation_far_mark,
    quotation_first_letter,
    quotation_furniture,
    quotation_look_alike,
    quotation_misattributed,
    quotation_misprint,
    quotation_omission,
    quotation_order,
    quotation_second_hand,
    quotation_unattributed,
    quotation_unbalanced,
    quotation_unchecked,
    quotation_uncited,
    quotation_unmarked_block,
    reference_missing,
    reference_unused,
    source_changed,
    source_mismatch,
    source_missing,
    source_partial,
    source_unavailable,
    speaker_not_author,
    stale_source,
    title_drift,
    unquoted_copy,
)


def apply(
    evidence: Evidence,
    *,
    select: Collection[str] = (),
    extend_select: Collection[str] = (),
    ignore: Collection[str] = (),
    profile: Profile = Profile.CHICAGO,
) -> tuple[Finding, ...]:
    """Run the rules and return their findings by place, then rule.

    An empty `select` means all rules that the profile has not silenced; one that is named in `select` or
    `extend_select` speaks under every profile; `ignore` wins. Names that no rule has are the caller's to
    refuse.
    """
    remarks = []
    asked = running(select, extend_select, ignore, profile)
    for rule in RULES:
        if rule.NAME not in asked:
            continue
        own = _profiles.level(rule.NAME, rule.LEVEL, profile) or rule.LEVEL
        raised = own if own is not rule.LEVEL else None
        remarks += [(rule.NAME, raised or own, _raised(remark, raised)) for remark in rule.check(evidence)]
    return settle(Lines(evidence.manuscript.text, evidence.manuscript.anchors), remarks)


def running(
    select: Collection[str], extend_select: Collection[str], ignore: Collection[str], profile: Profile
) -> frozenset[str]:
    """Return the names of the rules that `apply` runs."""
    by_profile = {rule.NAME for rule in RULES if _profiles.level(rule.NAME, rule.LEVEL, profile)}
    return frozenset({*(select or by_profile), *extend_select} & set(names())) - frozenset(ignore)


def _raised(remark: Remark, level: Level | None) -> Remark:
    """Let a profile's level go before the one that a rule gave a remark."""
    return remark.model_copy(update={"level": level}) if level else remark


def names() -> tuple[str, ...]:
    """The names of all rules, in alphabetical order."""
    return tuple(rule.NAME for rule in RULES)


def by_name(name: str) -> Rule | None:
    """Return the rule of that name, or None."""
    return next((rule for rule in RULES if name == rule.NAME), None)


def page(rule: Rule) -> str:
    """Return a rule's page: Markdown, its first line the summary."""
    return inspect.cleandoc(rule.__doc__ or "")


def summary(rule: Rule) -> str:
    """Return the first line of a rule's page."""
    return page(rule).partition("\n")[0]


def catalogue() -> str:
    """Return all pages as one Markdown text with a table in front: the body of docs/rules.md."""
    rows = [
        f"| [{rule.NAME}](#{rule.NAME}) | {rule.LEVEL} | {rule.NEEDS} | {summary(rule)} |" for rule in RULES
    ]
    table = "\n".join(["| rule | level | needs | says |", "|---|---|---|---|", *rows])
    return "\n\n".join([table, *(_section(rule) for rule in RULES)])


def _section(rule: Rule) -> str:
    """A rule's page one level down."""
    return f"## {rule.NAME}\n\n" + page(rule).replace("\n## ", "\n### ")
