"""The sign-offs of a manuscript and what is seen of their findings go in; how each fares comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Decision, Signed, SignOffState, Unavailable
from claimcheck.signoffs.holding import judged

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from claimcheck.model import SignOff
    from claimcheck.signoffs.seeing import Index, Seen

_MOST_WORDS = 60  # code points of a quotation that a notice repeats


def fates(
    signoffs: Sequence[SignOff],
    seen: Mapping[str, Seen],
    known: Index,
    today: str,
    rules: Collection[str] | None,
) -> tuple[Signed, ...]:
    """Return each sign-off with its state, in the same order; one rejection rejects all of its id."""
    rejected: dict[str, list[str]] = {}
    for signoff in signoffs:
        if (
            signoff.decision is Decision.REJECT
            and signoff.id in seen
            and signoff.rule == seen[signoff.id].rule
        ):
            detail = f"{signoff.by} rejected this on {signoff.date}: {signoff.reason}"
            rejected.setdefault(signoff.id, []).append(" ".join(detail.split()))
    fared = []
    for signoff in signoffs:
        if signoff.id not in seen:
            fared.append(_gone(signoff, known, rules))
        elif signoff.id in rejected:
            detail = ". ".join(rejected[signoff.id])
            fared.append(Signed(signoff=signoff, state=SignOffState.REJECTED, detail=detail))
        else:
            fared.append(judged(signoff, seen[signoff.id], today))
    return tuple(fared)


def made_of(signoff: SignOff) -> str:
    """Name a sign-off in a line: its id, person, day, rule and words."""
    words = " ".join(signoff.words.split())
    if len(words) > _MOST_WORDS:
        words = words[:_MOST_WORDS].rpartition(" ")[0] + " …"
    of = f"{signoff.rule} “{words}”" if words else signoff.rule
    return f"sign-off {signoff.id} by {signoff.by} of {signoff.date}, on {of}"


def _gone(signoff: SignOff, known: Index, rules: Collection[str] | None) -> Signed:
    """A finding may be gone, or only not have been looked for today: that is no reason to remove anything."""
    if rules is not None and signoff.rule not in rules:
        return _untold(signoff, "its rule was not run")
    sources = [known.sources.get(signoff.reference_id)] if signoff.reference_id else known.sources.values()
    if signoff.source and any(isinstance(source, Unavailable) for source in sources):
        return _untold(signoff, "its source could not be had again, so that its finding cannot be looked for")
    return Signed(signoff=signoff, state=SignOffState.UNUSED, detail="its finding is gone: remove it")


def _untold(signoff: SignOff, why: str) -> Signed:
    return Signed(signoff=signoff, state=SignOffState.NOT_COMPARABLE, detail=why)
