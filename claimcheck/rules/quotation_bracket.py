"""A word in square brackets stands for words of the source that carry its sense.

## Why it matters

Brackets tell the reader that the author changed something, not what. With the source at hand claimcheck
warns when a content word, a name or a negation was replaced. Without the source it cannot see what the
bracket stands for: then each bracketed word is a note, so that somebody looks. Part of a word (`[T]he`,
`writ[es]`), a single letter, and editor's remarks (`[sic]`, `[emphasis added]`) are left alone.

## Example

```article
The harbour “was closed . . . [without] telling the crews of the four ships.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Compare with the source. Keep the bracket only for a gloss, a pronoun or a changed ending; where it changes
the sense, quote less and put the rest in your own words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import AlertKind, Level, Need, SegmentKind, Verdict
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import body_quotations, judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence, Quotation, Segment

NAME = "quotation-bracket"
LEVEL = Level.WARNING
NEEDS = Need.SOURCES

_EDITORIAL = re.compile(
    r"\bsic\b|\b(?:emphasis|italics?|translation|translated|citations?|footnotes?|notes?|marks|brackets)\b"
    r"|\bmine\b|\bomitted\b",
    re.IGNORECASE,
)


def check(evidence: Evidence) -> Iterator[Remark]:
    """Warn of the brackets that turn the sense; ask to look at those that could not be compared."""
    index = works(evidence)
    compared = set()
    for quotation, match in judged(evidence):
        if match.verdict is not Verdict.UNCHECKED:
            compared.add(quotation.id)
        brackets = [s for s in quotation.segments if s.kind is SegmentKind.INTERPOLATION]
        place = brackets[0].span if len(brackets) == 1 else quotation.span
        for alert in match.alerts:
            if alert.kind is AlertKind.BRACKET_SENSE:
                instead = f" stands for {quoted(alert.source)}" if alert.source else " changes the sense"
                bracket = f"{brackets[0].text}" if len(brackets) == 1 else "A bracket"
                yield on_match(
                    quotation,
                    match,
                    message=f"{bracket}{instead} in {named(index, match.reference_id, quotation.marks)}",
                    places=(Place(span=place, message=alert.message),),
                    key=f"{quotation.text} {alert.source}",
                    fix="Use the source's word, or quote less and say the rest in your own words.",
                )
    for quotation in body_quotations(evidence):
        if quotation.id not in compared:
            yield from _unseen(quotation)


def _unseen(quotation: Quotation) -> Iterator[Remark]:
    for segment in quotation.segments:
        if segment.kind is SegmentKind.INTERPOLATION and _whole_word(segment, quotation):
            yield Remark(
                message=f"What {segment.text} stands for cannot be told without the source",
                places=(Place(span=segment.span),),
                key=f"{quotation.text} {segment.text}",
                fix="Compare with the source: a bracket may gloss its words, not change their sense.",
                level=Level.NOTE,
                quotation_id=quotation.id,
                mark=quotation.marks[0] if quotation.marks else None,
            )


def _whole_word(segment: Segment, quotation: Quotation) -> bool:
    inner = segment.text.strip("[]() ")
    start = segment.span.start - quotation.span.start
    end = segment.span.end - quotation.span.start
    joined = quotation.text[max(start - 1, 0) : start].isalpha() or quotation.text[end : end + 1].isalpha()
    return len(inner) > 1 and not joined and not _EDITORIAL.search(inner)
