"""A note gives no address, DOI or page for the work it cites.

## Why it matters

A reader cannot look the words up, and neither can the editor. A comma that dangles at the end of a
citation shows that an address stood there and was lost, most often when a text was pasted from the web.

A full citation must give a URL, a DOI or a page. For a work that is cited whole, its title not in
quotation marks, the lack is a warning only. Short forms and *ibid.* are looked at for a dangling comma
alone; interviews and letters have no locator and are passed over.

## Example

```article
The harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021,
```

## How to fix

Put the URL, the DOI or the page back where the comma dangles, or add it at the end of the citation. If
the work has none of them, say how it can be found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import CitationForm, Level, Need, NoteKind
from claimcheck.rules._citations import dangling, stretches
from claimcheck.rules._remark import Place, Remark
from claimcheck.rules._works import label, note_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Citation, Evidence

NAME = "note-without-locator"
LEVEL = Level.ERROR
NEEDS = Need.MANUSCRIPT

_UNPUBLISHED = ("interview", "personal communication", "email", "e-mail", "letter to", "conversation with")


def check(evidence: Evidence) -> Iterator[Remark]:
    """Look at every citation that could be read."""
    text = evidence.manuscript.text
    for note, citation, stretch in stretches(evidence.manuscript):
        if note.kind is not NoteKind.NOTE:
            continue
        comma = dangling(text, stretch) if not (citation.url or citation.doi) else None
        if citation.form is CitationForm.UNPARSED or not (comma or _lacks(citation, text)):
            continue
        work, name = label(citation, text), note_named(evidence.manuscript, note.mark)
        places = (Place(span=comma, message="something stood after this comma"),) if comma else ()
        yield Remark(
            message=f"{name} gives no address, DOI or page for {work}"
            if _lacks(citation, text)
            else f"A comma dangles after {work} in {name[0].lower() + name[1:]}: what stood there was lost",
            places=(*places, Place(span=citation.span, message="the citation")),
            key=citation.title or citation.span.of(text),
            fix="Restore the URL, DOI or page after the comma." if comma else "Add the URL, DOI or page.",
            level=None if comma or citation.title_span else Level.WARNING,
            mark=note.mark,
        )


def _lacks(citation: Citation, text: str) -> bool:
    if citation.form is not CitationForm.FULL or citation.url or citation.doi or citation.locator:
        return False
    words = citation.span.of(text).casefold()
    return bool(citation.title_span) or not any(word in words for word in _UNPUBLISHED)
