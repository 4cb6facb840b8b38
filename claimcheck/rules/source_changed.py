"""The text of a source is no longer the one that the lock file knows.

## Why it matters

Pages are rewritten, corrected and cut after they were cited. What was compared before may not be what a
reader finds today. For each quotation that rests on the source it is told whether the words still stand
there, and what changed in and around them. Where all of them stand as they did, it is a note.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

When the source was locked, it said:

```former-1
Nobody had expected it. The harbour was closed for nine weeks in the wet spring of that year.
```

Now it says:

```source-1
Nobody had expected it. The harbour was closed for six weeks in the wet spring of that year.
```

## How to fix

Compare the two. If the new text holds, mend the quotation and lock it with `claimcheck fetch --upgrade`. If
the author quoted the old one, cite the archived copy and its day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, Source, Verdict
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import named, place_of, whence, works

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Change, Evidence, Passage

NAME = "source-changed"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES
_VERDICTS = {verdict: verdict.value for verdict in Verdict} | {
    Verdict.UNCHECKED: "not checked",
    None: "unknown",
}
_UNKNOWN = "what changed cannot be shown, for the locked text is not in this store"
_SHOWN = 100  # letters of the words that changed
_AROUND = 3  # words shown on either side of them


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each source that has changed, with a place for each quotation that rests on it."""
    index = works(evidence)
    quotations = {quotation.id: quotation for quotation in evidence.manuscript.quotations}
    for source in evidence.sources:
        changes = [change for change in evidence.changes if change.reference_id == source.reference_id]
        if not isinstance(source, Source) or not (source.former or changes):
            continue
        marks = index.marks.get(source.reference_id, ())
        resting = [(quotations[c.quotation_id], c) for c in changes if c.quotation_id in quotations]
        moved = [quotation for quotation, change in resting if not _stands(change)]
        unknown = source.former is not None and not source.former.text and not resting
        since = f", fetched on {source.retrieved[:10]}," if source.retrieved else ""
        yield Remark(
            message=f"The text of {named(index, source.reference_id, marks)}{since} is no longer the locked "
            f"one: {_UNKNOWN if unknown else _counted(len(resting), len(moved))}",
            places=(
                Place(span=place_of(index, source.reference_id), message=whence(source)),
                *(Place(span=quotation.span, message=_told(change)) for quotation, change in resting),
            ),
            key=" ".join(quotation.text for quotation in moved),
            fix="Compare both texts; then mend the quotation, or lock the new text with "
            "`claimcheck fetch --upgrade`.",
            level=None if moved or unknown else Level.NOTE,
            mark=marks[0] if marks else None,
            reference_id=source.reference_id,
        )


def _counted(resting: int, moved: int) -> str:
    """Say of how many quotations the words are no longer the same."""
    if not resting:
        return "no quotation rests on it"
    if resting == 1:
        stands = "no longer stands there as before" if moved else "still stands"
        return f"the quotation that rests on it {stands}"
    if not moved:
        return f"{resting} of {resting} quotations still stand"
    return f"{moved} of {resting} quotations no longer stand there as before"


def _stands(change: Change) -> bool:
    """Tell whether the words of a quotation are the same, and what is said of them too."""
    before, after = _found(change.before, change.was), _found(change.after, change.now)
    same = (before.exact if before else None) == (after.exact if after else None)
    return same and change.was is change.now


def _told(change: Change) -> str:
    """Say what became of one quotation's words, and of those around them."""
    before, after = _found(change.before, change.was), _found(change.after, change.now)
    turned = (
        f" ({_VERDICTS[change.was]} before, {_VERDICTS[change.now]} now)"
        if change.was is not change.now
        else ""
    )
    if before is None or after is None:
        return _lone(before, after) + turned
    if before.exact != after.exact:
        was, now = _differing(before.exact.split(), after.exact.split())
        return f"{was} has become {now}{turned}"
    sides = [
        f"; {where} them {quoted(was, _SHOWN)} has become {quoted(now, _SHOWN)}"
        for where, was, now in (
            ("before", before.prefix, after.prefix),
            ("after", before.suffix, after.suffix),
        )
        if was != now
    ]
    return f"the words still stand{''.join(sides)}{turned}"


def _found(passage: Passage | None, verdict: Verdict | None) -> Passage | None:
    """Return where the words stand; of words that are not found a match shows but the closest."""
    return passage if verdict is None or verdict.found else None


def _lone(before: Passage | None, after: Passage | None) -> str:
    """Say what was found in one of the two texts only."""
    if before:
        return f"no longer found: {quoted(before.exact, _SHOWN)}"
    return f"found now: {quoted(after.exact, _SHOWN)}" if after else "not found then, and not now"


def _differing(was: Sequence[str], now: Sequence[str]) -> tuple[str, str]:
    """Cut two lists of words down to where they differ."""
    head, tail = _agreeing(was, now), _agreeing(was[::-1], now[::-1])
    return _cut(was, head, tail), _cut(now, head, tail)


def _agreeing(was: Sequence[str], now: Sequence[str]) -> int:
    """Count the words that two lists begin with."""
    pairs = enumerate(zip(was, now, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(was), len(now)))


def _cut(words: Sequence[str], head: int, tail: int) -> str:
    """Leave away `head` words at the beginning and `tail` at the end, but for a few."""
    end = max(len(words) - tail, head) + _AROUND
    return quoted(" ".join(words[max(head - _AROUND, 0) : end]), _SHOWN)
