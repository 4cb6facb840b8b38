"""A dossier goes in; it comes out with what the manuscript's own comments say to ignore suppressed.

A comment reads `claimcheck: ignore RULE[, RULE...] -- reason`; a dash, a hyphen by itself or a colon may
stand for `--`. It covers the findings of those rules that begin in the block in which it stands, or in the
next one where it stands between two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Notice, Suppression, SuppressionKind, Unavailable
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from claimcheck.model import Block, Directive, Dossier, Finding

_SAYS = "a comment says `claimcheck: ignore RULE -- reason`"
_SEPARATOR = re.compile("--|[—–:]| - ")
_LONGEST = 60  # code points of a name for which a near one is looked for


class Ignore(NamedTuple):
    """What a comment says: which rules do not count in its block, and why."""

    rules: tuple[str, ...]
    reason: str


def read(words: str, rules: Collection[str]) -> Ignore | str:
    """Return what the words behind `claimcheck:` say, or why they have no effect."""
    verb, _, rest = " ".join(words.split()).partition(" ")
    if verb.lower() != "ignore":
        return f"`claimcheck: {visible(verb[:_LONGEST])}` has no effect: {_SAYS}"
    separator = _SEPARATOR.search(rest)
    listed = rest[: separator.start()] if separator else rest
    named = tuple(dict.fromkeys(listed.lower().replace(",", " ").split()))
    reason = rest[separator.end() :].strip() if separator else ""
    unknown = next((name for name in named if name not in rules), None)
    if unknown is not None:
        return (
            f"there is no rule {visible(unknown[:_LONGEST])!r}, so nothing is ignored{_hint(unknown, rules)}"
        )
    if not named:
        return f"no rule is named, so nothing is ignored: {_SAYS}"
    if not reason:
        return f"no reason is given, so nothing is ignored: {_SAYS}"
    return Ignore(named, reason)


def apply_directives(
    dossier: Dossier, rules: Collection[str], *, ran: Collection[str] | None = None
) -> Dossier:
    """Return the dossier with the comments of its manuscript applied, and a notice on each without effect.

    `rules` are the names of all rules, `ran` of those that have been run, None for all.
    """
    manuscript = dossier.evidence.manuscript
    covered = _by_block(dossier.findings, manuscript.blocks)
    untold = any(isinstance(source, Unavailable) for source in dossier.evidence.sources)
    decided: dict[int, Suppression] = {}
    notices: list[Notice] = []
    for directive in manuscript.directives:
        said = read(directive.words, rules)
        if isinstance(said, str):
            notices.append(_notice(directive, said))
            continue
        block = _block(directive.start, manuscript.blocks)
        fresh = {at for rule in said.rules for at in covered.get((block, rule), ())} - decided.keys()
        suppression = Suppression(kind=SuppressionKind.INLINE, reason=said.reason)
        decided.update(dict.fromkeys(fresh, suppression))
        if not fresh and not untold and (ran is None or set(said.rules) <= set(ran)):
            notices.append(
                _notice(directive, f"there is nothing of {' or '.join(said.rules)} to ignore here")
            )
    findings = (
        finding.model_copy(update={"suppression": decided[at]}) if at in decided else finding
        for at, finding in enumerate(dossier.findings)
    )
    return dossier.model_copy(update={"findings": tuple(findings), "notices": (*dossier.notices, *notices)})


def _by_block(findings: Sequence[Finding], blocks: Sequence[Block]) -> dict[tuple[int, str], list[int]]:
    """Return the findings' numbers by the block in which they begin, and rule; without those of no place."""
    found: dict[tuple[int, str], list[int]] = {}
    for at, finding in enumerate(findings):
        span = finding.locations[0].span if finding.locations else None
        if span is None or span.end == 0:
            continue
        block = _block(span.start, blocks)
        if block < len(blocks) and blocks[block].span.start <= span.start:
            found.setdefault((block, finding.rule), []).append(at)
    return found


def _block(start: int, blocks: Sequence[Block]) -> int:
    """Return the number of the block that holds an offset, its end included, else of the next one."""
    return bisect_left(blocks, start, key=lambda block: block.span.end)


def _hint(unknown: str, rules: Collection[str]) -> str:
    near = get_close_matches(unknown, rules, n=1) if len(unknown) <= _LONGEST else []
    return f"; did you mean {near[0]!r}?" if near else "; `claimcheck rules` lists them"


def _notice(directive: Directive, message: str) -> Notice:
    return Notice(message=message, line=directive.line, column=directive.column, part=directive.part)
