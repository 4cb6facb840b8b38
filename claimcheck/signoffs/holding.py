"""A sign-off and what is seen today go in; whether it holds, and in a sentence why not, come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Signed, SignOffState, Verdict

if TYPE_CHECKING:
    from claimcheck.model import SignOff
    from claimcheck.signoffs.seeing import Seen

_SCALE = tuple(Verdict)


class Lapse(NamedTuple):
    """A reason for which a sign-off no longer holds, and the clause that says so."""

    state: SignOffState
    clause: str


def confirmable(signed: Signed) -> bool:
    """Whether one key confirms it: the source's bytes are others, and the passage is the same."""
    return signed.state is SignOffState.SOURCE_CHANGED


def judged(signoff: SignOff, seen: Seen, today: str) -> Signed:
    """Return how an acceptance fares whose finding is there today.

    The state is the gravest lapse, so that `source-changed` stands only where nothing else has changed.
    """
    if signoff.rule != seen.rule:
        detail = f"{made(signoff)} as {signoff.rule}, but the finding of that id is {seen.rule}"
        return Signed(signoff=signoff, state=SignOffState.UNUSED, detail=detail)
    lapses = [
        lapse for lapse in (_words(signoff, seen), _worse(signoff, seen), _source(signoff, seen)) if lapse
    ]
    clauses = "; ".join(lapse.clause for lapse in lapses)
    expired = signoff.expires is not None and signoff.expires < today
    if not lapses and not expired:
        return Signed(signoff=signoff, state=SignOffState.HOLDS)
    until = f" until {signoff.expires}, which is past" if expired else ""
    since = f"; since then {clauses}" if clauses else ""
    states = [lapse.state for lapse in lapses] + [SignOffState.EXPIRED] * expired
    state = next((state for state in states if state is not SignOffState.SOURCE_CHANGED), states[0])
    return Signed(signoff=signoff, state=state, detail=f"{made(signoff)}{until}{since}")


def made(signoff: SignOff) -> str:
    """Say who signed off, and when."""
    return f"{signoff.by} signed this off on {signoff.date}"


def _words(signoff: SignOff, seen: Seen) -> Lapse | None:
    if signoff.quotation == seen.quotation:
        return None
    return Lapse(SignOffState.QUOTATION_CHANGED, "the words of the manuscript have changed")


def _worse(signoff: SignOff, seen: Seen) -> Lapse | None:
    was, now = signoff.result, seen.result
    clause = ""
    if now is not None and (was is None or _SCALE.index(now) > _SCALE.index(Verdict(was))):
        clause = f"the result has become worse: {now}, where it was {was or 'not told'}"
    elif seen.level.severity > signoff.level.severity:
        clause = f"the finding has become graver: {seen.level}, where it was {signoff.level}"
    elif seen.edits > signoff.edits:
        differ = "stretch differs" if seen.edits == 1 else "stretches differ"
        clause = f"the result has become worse: {seen.edits} {differ}, where it was {signoff.edits}"
    return Lapse(SignOffState.WORSE, clause) if clause else None


def _source(signoff: SignOff, seen: Seen) -> Lapse | None:
    if signoff.source == seen.source:
        return None
    if seen.source is None:
        clause = "the source could not be had again, so that it cannot be compared"
        return Lapse(SignOffState.NOT_COMPARABLE, clause)
    if signoff.source is None:
        return Lapse(SignOffState.NOT_COMPARABLE, "a source was had that was not had then")
    if signoff.passage == seen.passage:
        same = "and the passage has not" if seen.passage else "and the result has not"
        return Lapse(SignOffState.SOURCE_CHANGED, f"the source has changed {same}")
    return Lapse(SignOffState.PASSAGE_CHANGED, "the source and the passage have changed")
