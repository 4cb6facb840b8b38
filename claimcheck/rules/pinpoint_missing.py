"""A quotation from a work with pages is cited without a page.

## Why it matters

Nobody can look a quotation up in three hundred pages. Every guide asks for the page of a quoted passage
(Chicago, 17th ed., 14.23; APA, 7th ed., 8.25), or for a chapter, section or paragraph where there are no
pages.

The rule speaks of journal articles, books, chapters, theses and papers of conferences. It is silent when
*ibid.* stands for a citation with a page, when the work was read and has no pages, and in notes that only
say *see also*. Under the profiles `apa` and `legal` it is an error.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Journal of Coasts 12, no. 3 (2021), https://doi.org/10.5555/coasts.12.3.
```

## How to fix

Add the page on which the words stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import CitationForm, Level, Need, Source
from claimcheck.rules._groups import by_marks
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import full_of, named, note_named, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Citation, Evidence
    from claimcheck.rules._works import Works

NAME = "pinpoint-missing"
LEVEL = Level.WARNING
NEEDS = Need.MANUSCRIPT

_PAGED = frozenset({"article-journal", "book", "chapter", "paper-conference", "thesis"})


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look at the works behind each quotation's mark, once a mark."""
    index = works(evidence)
    unpaged = {
        source.reference_id
        for source in evidence.sources
        if isinstance(source, Source) and not source.content.pages
    }
    told: set[int] = set()
    for marks, group in by_marks(evidence).items():
        for mark in (mark for mark in marks if mark not in told):
            told.add(mark)
            for citation in index.by_mark.get(mark, ()):
                reference = _reference(index, citation)
                if not reference or _pinned(index, citation) or not _paged(index, reference, unpaged):
                    continue
                work = named(index, reference)
                yield Remark(
                    message=f"{note_named(evidence.manuscript, mark)} gives no page of {work} "
                    f"for {quoted(group[0].text)}",
                    places=(Place(span=citation.span), Place(span=group[0].span, message="the words")),
                    key=f"{reference} {group[0].text}",
                    fix="Add the page on which the words stand.",
                    quotation_id=group[0].id,
                    mark=mark,
                    reference_id=reference,
                )


def _reference(index: Works, citation: Citation) -> str | None:
    found = index.resolutions.get(citation.id)
    promises = citation.signal is None or citation.signal.promises
    return found.reference_id if found and promises else None


def _pinned(index: Works, citation: Citation) -> bool:
    same_place = citation.form is CitationForm.IBID and full_of(index, citation).locator
    return bool(citation.locator or same_place)


def _paged(index: Works, reference_id: str, unpaged: set[str]) -> bool:
    reference = index.references.get(reference_id)
    if reference is None or reference.type not in _PAGED:
        return False
    return reference_id not in unpaged or "page" in reference.other
