"""It could not be told whether a quotation stands in its source.

## Why it matters

“Not checked” is not “passed”. The report says why it could not be told, and who can supply what is lacking.
This is a note: whether unchecked quotations fail a run is decided by `--allow-unchecked` and the exit code,
not by a level. It is a finding of its own so that it can be signed off: a person who has compared the words
with a printed book accepts it, with a reason, and the run no longer counts the quotation as unchecked.

## Example

```article
The harbour “was closed for nine weeks in the spring.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

Nothing says where the text of the work is.

## How to fix

Supply the source, or compare the words by hand and sign the finding off with `claimcheck review`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, Unchecked, Verdict
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import judged, on_match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-unchecked"
LEVEL = Level.NOTE
NEEDS = Need.REFERENCES

_WHY = {
    Unchecked.NO_NOTE: "no note covers it",
    Unchecked.NOTE_UNRESOLVED: "its note names no work that could be told",
    Unchecked.SOURCE_UNAVAILABLE: "its source was not had",
    Unchecked.SOURCE_PARTIAL: "its source was read only in part",
    Unchecked.SOURCE_MISMATCH: "what was read seems to be another work",
    Unchecked.TOO_SHORT: "it is too short to prove anything",
}


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report each verdict `unchecked` with its reason."""
    for quotation, match in judged(evidence):
        if match.verdict is Verdict.UNCHECKED:
            why = _WHY[match.reason] if match.reason else "no reason is known"
            yield on_match(
                quotation,
                match,
                message=f"{quoted(quotation.text)} was not checked: {why}",
                places=(Place(span=quotation.span),),
                key=quotation.text,
                fix="Supply what is lacking, or compare it by hand and sign it off.",
            )
