"""The wording of a quotation differs from the source beyond what style guides permit.

## Why it matters

Quotation marks promise the source's own words. First letters, closing punctuation, inner marks, honest
ellipses and brackets are permitted and not told here.

All changes of one quotation are one finding. A single function word is a warning, and so are changes of
case, spelling, hyphens and punctuation that touch no word: a moved comma makes two. Numbers, names,
negations and their like have a rule of their own (quotation-critical-token), and so have words cut in two
(quotation-clipped), another order (quotation-order), and words that were only left out
(quotation-omission).

## Example

```article
The report says that “the harbour was shuttered for nine weeks in the spring of that year.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

The source of note 1 says:

```source-1
Nobody had expected it. The harbour was closed for nine weeks in the spring of that year, and the crews of
four ships went home by train.
```

## How to fix

Restore the source's words, mark the change with brackets or an ellipsis, or paraphrase without quotation
marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Need, Verdict
from claimcheck.rules._edits import edits_for, placed, slight, told
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import judged, named, on_match, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Evidence

NAME = "quotation-altered"
LEVEL = Level.ERROR
NEEDS = Need.SOURCES


def check(evidence: Evidence) -> Iterator[Remark]:
    """Report the edits that no other rule speaks for, all of a quotation together."""
    index = works(evidence)
    for quotation, match in judged(evidence):
        edits = edits_for(NAME, quotation, match)
        unexplained = match.verdict is Verdict.ALTERED and not match.edits
        if not edits and not unexplained:
            continue
        work = named(index, match.reference_id, quotation.marks)
        more = f", and {len(edits) - 1} more changes" if len(edits) > 1 else ""
        more = more.replace("1 more changes", "1 more change") if len(edits) == 2 else more  # noqa: PLR2004 - one more
        yield on_match(
            quotation,
            match,
            message=told(edits[0], work) + more
            if edits
            else f"{quoted(quotation.text)} does not stand like this in {work}",
            places=tuple(placed(edit) for edit in edits)
            or (Place(span=quotation.span, message=match.detail),),
            key=quotation.text,
            fix="Restore the source's words, or mark the change with brackets or an ellipsis.",
            level=Level.WARNING if slight(edits) else None,
        )
