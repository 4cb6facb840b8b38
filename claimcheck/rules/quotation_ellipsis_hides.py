"""An ellipsis leaves out words that turn the sense, or leaps over a page, to another speaker or section.

## Why it matters

An ellipsis is honest when a reader who sees the whole passage says “fair enough”. A negation, a limiter
(but, unless, if), a hedge (may, perhaps) or a number that is gone changes what is said. Where “he claimed” is
gone, what was reported becomes the author's own; and two sentences from distant pages, from two sections or
of two speakers make a third that nobody wrote.

## Example

```article
The report says that “the harbour will . . . be opened again in the spring of next year.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 says:

```source-1
Nobody had expected it. The harbour will not under any circumstances be opened again in the spring of next
year. The crews of four ships went home by train.
```

## How to fix

Read the words that were left out. Put back those that matter, or quote the two parts separately.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Alert, AlertKind, Level, Need, SegmentKind
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-ellipsis-hides"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES

_WHAT = {
    AlertKind.ELLIPSIS_NEGATION: "a negation",
    AlertKind.ELLIPSIS_LIMITER: "a limiter",
    AlertKind.ELLIPSIS_HEDGE: "a hedge",
    AlertKind.ELLIPSIS_NUMBER: "a number",
    AlertKind.ELLIPSIS_REPORTING: "who says so",
    AlertKind.ELLIPSIS_LEAP: "the change to another speaker or section",
    AlertKind.ELLIPSIS_PAGE: "more than a page",
    AlertKind.JOINED_AFAR: "a long stretch between distant places",
}


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report what the ellipses of a quotation leave out, all of it together."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        alerts = [alert for alert in match.alerts if alert.kind in _WHAT]
        if not alerts:
            continue
        marks = [segment for segment in quotation.segments if segment.kind is SegmentKind.ELLIPSIS]
        place = marks[0].span if len(marks) == 1 else quotation.span
        yield on_match(
            quotation,
            match,
            message=f"The ellipsis leaves out {_listed(alerts)} "
            f"in {named(index, match.reference_id, quotation.marks)}",
            places=(Place(span=place, message="; ".join(alert.message for alert in alerts)),),
            key=quotation.text,
            fix="Put back the words that matter, or quote the parts separately.",
        )


def _listed(alerts: list[Alert]) -> str:
    """Each kind once, with the source's words where they are known."""
    kinds: dict[AlertKind, str] = {}
    for alert in alerts:
        kinds.setdefault(alert.kind, f" ({quoted(alert.source)})" if alert.source else "")
    return " and ".join(f"{_WHAT[kind]}{words}" for kind, words in kinds.items())
