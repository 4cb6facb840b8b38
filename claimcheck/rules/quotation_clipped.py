"""A quotation is cut where the cut changes the sense: inside a word, before a limiter, after a negation.

## Why it matters

“Authorized” can be cut out of “unauthorized”, 548 out of 43,548, and “it will be opened” out of “it will be
opened unless the ministry objects”. Every quoted word is right and the sense is gone.

A cut inside a word or number is an error, for the word does not stand in the source. A quotation that stops
just before a limiter (but, unless, if, except) or starts just after a negation or a condition is a warning:
look at the words next to it. Where the manuscript has that word itself beside the quotation, all is said.

## Example

```article
The report says that “the harbour will be opened again in the spring of next year.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 says:

```source-1
Nobody had expected it. The harbour will be opened again in the spring of next year unless the ministry
refuses to pay for the gates. The crews of four ships went home by train.
```

## How to fix

Quote the whole word or number. Quote on to the limiter or back to the negation, or say in your own words
what it says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import AlertKind, Level, Need
from claimcheck.rules._edits import edits_for, placed
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Alert, Evidence, Quotation

NAME = "quotation-clipped"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES

_SAID = {
    AlertKind.STOPS_BEFORE_LIMITER: ("stops just before", "Quote on, or say what the limiter says."),
    AlertKind.STARTS_AFTER_NEGATION: (
        "starts just after",
        "Quote back to the negation, or say what it says.",
    ),
}

_WORD = re.compile(r"[^\W_][\w’'-]*")
_BESIDE = 60  # characters of the manuscript beside a quotation that are read
_FEW = 3  # words of it that count


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report words cut in two, and the alerts about the words next to a quotation."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        work = named(index, match.reference_id, quotation.marks)
        for edit in edits_for(NAME, quotation, match):
            yield on_match(
                quotation,
                match,
                message=f"{quoted(edit.quoted)} is cut out of {quoted(edit.source)} in {work}",
                places=(placed(edit),),
                key=f"{quotation.text} {edit.source}",
                fix="Quote the whole word or number.",
                level=Level.ERROR,
            )
        for alert in match.alerts:
            if alert.kind in _SAID and not _is_said(alert, quotation, evidence.manuscript.text):
                said, fix = _SAID[alert.kind]
                yield on_match(
                    quotation,
                    match,
                    message=f"{quoted(quotation.text, 40)} {said} {quoted(alert.source)} in {work}",
                    places=(Place(span=quotation.span, message=alert.message),),
                    key=f"{quotation.text} {alert.kind} {alert.source}",
                    fix=fix,
                )


def _is_said(alert: Alert, quotation: Quotation, text: str) -> bool:
    """Whether the manuscript's own words beside the quotation have the word that was cut off."""
    cut = [word.casefold() for word in _WORD.findall(alert.source)][:1]
    start, end = quotation.span.start, quotation.span.end
    if alert.kind is AlertKind.STARTS_AFTER_NEGATION:
        beside = _WORD.findall(text[max(start - _BESIDE, 0) : start])[-_FEW:]
    else:
        beside = _WORD.findall(text[end : end + _BESIDE])[:_FEW]
    return any(word.casefold() in cut for word in beside)
