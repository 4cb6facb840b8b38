"""A short title, or a title that is given again, is not the full one's.

## Why it matters

The reader looks the short title up among the full ones and does not find it; or two titles of one work
show that one was typed from memory. A short title must be words of the full title that stand together
there. A title repeated in full may drop its subtitle.

## Example

```article
The harbour “was closed for nine weeks.”[1] It “never reopened in full.”[2]

[1] Ann Lee, “The Harbour That Was Shut,” Coast Weekly, 3 May 2021, 2.
[2] Lee, “Harbour Was Shut,” 4.
```

## How to fix

Copy the title from the full citation, and that one from the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import CitationForm, Level, Need
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import note_named, works
from claimcheck.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Citation, Evidence

NAME = "title-drift"
LEVEL = Level.WARNING
NEEDS = Need.MANUSCRIPT


def check(evidence: Evidence) -> Iterator[Remark]:
    """Compare each later citation of a work with its full citation."""
    index = works(evidence)
    full: dict[str, Citation] = {}
    for citation in evidence.manuscript.citations:
        found = index.resolutions.get(citation.id)
        work = found.reference_id if found else None
        first = index.citations.get(found.antecedent or "") if found else None
        if first is None and work:
            first = full.setdefault(work, citation) if citation.form is CitationForm.FULL else full.get(work)
        if first is None or first is citation or not citation.title or not first.title:
            continue
        if first.hereafter and _forms(citation.title) == _forms(first.hereafter):
            continue
        if not _agrees(citation.title, first.title, short=citation.form is CitationForm.SHORT):
            yield Remark(
                message=f"{note_named(index.manuscript, citation.mark)} gives {quoted(citation.title)}; "
                f"{index.manuscript.called(first.mark)} has {quoted(first.title)}",
                places=(
                    Place(span=citation.title_span or citation.span),
                    Place(span=first.title_span or first.span, message="the full title"),
                ),
                key=f"{citation.title} {first.title}",
                fix="Copy the title from the full citation, and that one from the work.",
                mark=citation.mark,
                reference_id=work,
            )


def _agrees(title: str, full: str, *, short: bool) -> bool:
    """Whether the words of `title` stand together in `full`, or open it where the title is no short one."""
    own, whole = _forms(title), _forms(full)
    if not short:
        return whole.startswith(own) or own.startswith(whole)
    return own in whole or whole in own


def _forms(title: str) -> str:
    """The folded words, each with a space on either side, articles at the front dropped."""
    forms = [word.form for word in words(title)]
    return " " + " ".join(forms[1:] if len(forms) > 1 and forms[0] in {"the", "a", "an"} else forms) + " "
