"""The source itself is quoting the words from somebody else, or reports them to deny them.

## Why it matters

Words that stand between quotation marks in the source are not its author's, and the reader should see whose
they are. Words after “it is not true that” are there to be denied: quoted alone they say the opposite of
what the source says.

The rule is silent where the manuscript names the speaker beside the quotation, where its note says *quoted
in*, and where it prints the inner marks itself (Chicago, 17th ed., 13.30 and 14.260).

## Example

```article
Ann Lee writes that “we had no choice but to close the gates before the storm.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 says:

```source-1
Nobody had expected it. “In the end we had no choice but to close the gates before the storm,” said Bo Ek, the
harbour master. The crews of four ships went home by train.
```

## How to fix

Say who speaks, and write “quoted in” before the citation. Where the source denies the words, say so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import AlertKind, Level, Need, Signal
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Alert, Evidence, Quotation
    from claimcheck.rules._works import Works

NAME = "quotation-second-hand"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES

_SAID = {
    AlertKind.SECOND_HAND: (
        "stands in quotation marks in",
        "Say who speaks, and write “quoted in” in the note; or cite the work where the words first stood.",
    ),
    AlertKind.DENIED: (
        "is reported only to be denied in",
        "Say that the source denies it, or quote the denial too.",
    ),
}
_SECOND_HAND = {Signal.QUOTED_IN, Signal.CITED_IN}
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_OPENING = frozenset(
    """
    a after an and as at before but by for from he her his i if in it its later my on one our she so some
    that the their then there they this to we when while with you
    """.split()  # noqa: SIM905 - a word a line would bury them
)
_CLAUSE = 120  # characters of a clause that says who speaks, at most
_NEAR = 300  # characters before the quotation in which the manuscript may have named the speaker


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report quotations that the source quotes itself or denies, unless the manuscript says so."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        for alert in match.alerts:
            if alert.kind not in _SAID or _is_told(alert, quotation, evidence.manuscript.text, index):
                continue
            said, fix = _SAID[alert.kind]
            shown = f" ({quoted(alert.source)})" if alert.source else ""
            yield on_match(
                quotation,
                match,
                message=f"{quoted(quotation.text, 40)} {said} "
                f"{named(index, match.reference_id, quotation.marks)}{shown}",
                places=(Place(span=quotation.span, message=alert.message),),
                key=f"{quotation.text} {alert.kind}",
                fix=fix,
            )


def _is_told(alert: Alert, quotation: Quotation, text: str, index: Works) -> bool:
    """Whether the note says “quoted in”, or the manuscript names whom the source names as the speaker."""
    if alert.kind is not AlertKind.SECOND_HAND:
        return False
    cited = [citation for mark in quotation.marks for citation in index.by_mark.get(mark, ())]
    if any(citation.signal in _SECOND_HAND for citation in cited):
        return True
    start = quotation.span.start
    paragraph = text.rfind("\n\n", 0, start) + 1
    before = set(_WORD.findall(text[max(start - _NEAR, paragraph) : start]))
    return any(name in before for name in _names(alert.source))


def _names(clause: str) -> list[str]:
    """The names in a clause that says who speaks; none in a stretch of quoted words."""
    if len(clause) > _CLAUSE:
        return []
    return [word for word in _WORD.findall(clause) if word[0].isupper() and word.casefold() not in _OPENING]
