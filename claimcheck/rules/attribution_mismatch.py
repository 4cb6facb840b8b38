"""The outlet or the date that the text names is not the note's.

## Why it matters

“According to the Hill Gazette” over a note that cites the Coast Weekly sends the reader to the wrong work;
one of the two is a slip, or the note belongs to another sentence.

The rule compares the month and year of “a May 2021 article”, and an outlet named by the text, with all the
works of the note. An outlet is a name that another note has as one, or that ends as newspapers' names do
(Times, Gazette, Review...). It is silent when a work of the note does not say what is compared, when the
address or the title names the outlet, and when the note says *quoted in*. Names of persons are the matter
of speaker-not-author and name-drift.

## Example

```article
According to a May 2020 article in the Hill Gazette, the harbour “was closed for nine weeks.”[1]

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
```

## How to fix

Look at the work, and correct the sentence or the note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import CitationForm, Level, Need, Signal
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.rules._works import body_quotations, full_of, notes, works
from claimcheck.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Citation, Evidence
    from claimcheck.rules._works import Works

NAME = "attribution-mismatch"
LEVEL = Level.WARNING
NEEDS = Need.MANUSCRIPT

_SECOND_HAND = {Signal.QUOTED_IN, Signal.CITED_IN}
_MONTHS = """
    january february march april may june july august september october november december
""".split()  # noqa: SIM905 - a month a line would bury them
_WORK = (
    r"(?:article|report|piece|story|interview|editorial|column|essay|study|analysis|paper|op-ed|dispatch|post"
    r"|review)"
)
# NOTE: every repeat is bounded, so that a search is linear in the text.
_DATED = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)}),? (?P<year>(?:1[89]|20)\d\d) (?:[\w-]{{1,20}} ){{0,2}}{_WORK}\b",
    re.IGNORECASE,
)
_NAME = r"(?:the |The )?(?P<name>[A-Z][\w’'.&-]{0,30}(?: (?:of |the |and |& )?[A-Z][\w’'.&-]{0,30}){0,5})"
_OUTLETS = (
    re.compile(rf"\b{_WORK} (?:from|in|by|for|published in|that ran in|on) {_NAME}"),
    re.compile(rf"\b[Aa]ccording to {_NAME}"),
    re.compile(rf"\b(?:told|writing (?:in|for)|reported (?:in|by)|published (?:in|by)) {_NAME}"),
)
_ENDINGS = frozenset(
    """
    times daily post gazette herald tribune weekly quarterly review journal magazine chronicle telegraph
    observer courier dispatch examiner inquirer news independent guardian mirror standard bulletin
    """.split()  # noqa: SIM905 - the same
)
_POSSESSIVE = re.compile(r"[’']s?$")


def check(evidence: Evidence) -> Iterator[Remark]:
    """Compare what leads to each quotation with the works of its notes."""
    index = works(evidence)
    outlets = {fold(citation.container) for citation in index.citations.values() if citation.container}
    for quotation in body_quotations(evidence):
        said = quotation.attribution
        cited = [citation for mark in quotation.marks for citation in index.by_mark.get(mark, ())]
        if said is None or not cited or any(citation.signal in _SECOND_HAND for citation in cited):
            continue
        if any(citation.form is CitationForm.UNPARSED for citation in cited):
            continue
        differing = list(_differing(said.text, index, cited, outlets))
        if differing:
            named = " and ".join(quoted(words) for words, _ in differing)
            instead = " and ".join(words for _, words in differing)
            note = notes(evidence.manuscript, quotation.marks)
            yield Remark(
                message=f"The text names {named}; the work in {note} is {instead}",
                places=(Place(span=said.span), Place(span=cited[0].span, message="the work cited")),
                key=f"{named} {quotation.text}",
                fix="Look at the work, and correct the sentence or the note.",
                quotation_id=quotation.id,
                mark=quotation.marks[0],
            )


def _differing(
    said: str, index: Works, cited: list[Citation], outlets: set[str]
) -> Iterator[tuple[str, str]]:
    """What the text names and the works have otherwise, as (words of the text, words of the first work)."""
    dates = [_issued(index, citation) for citation in cited]
    date = _DATED.search(said)
    if date and all(len(issued) >= len("2021-05") for issued in dates):
        named = f"{date['year']}-{_MONTHS.index(date['month'].casefold()) + 1:02}"
        if not any(issued.startswith(named) for issued in dates):
            yield f"{date['month']} {date['year']}", f"of {dates[0]}"
    containers = [_container(index, citation) for citation in cited]
    found = next((match for shape in _OUTLETS if (match := shape.search(said))), None)
    if found and all(containers):
        named = _POSSESSIVE.sub("", found["name"].rstrip("."))
        if _is_outlet(named, outlets) and not any(_says(index, citation, fold(named)) for citation in cited):
            yield named, f"from {quoted(containers[0])}"


def _issued(index: Works, citation: Citation) -> str:
    found = index.resolutions.get(citation.id)
    reference = index.references.get(found.reference_id or "") if found else None
    return full_of(index, citation).issued or (reference and reference.issued) or ""


def _container(index: Works, citation: Citation) -> str:
    found = index.resolutions.get(citation.id)
    reference = index.references.get(found.reference_id or "") if found else None
    return full_of(index, citation).container or (reference and reference.container_title) or ""


def _is_outlet(name: str, outlets: set[str]) -> bool:
    return fold(name) in outlets or fold(name.rsplit(maxsplit=1)[-1]) in _ENDINGS


def _says(index: Works, citation: Citation, name: str) -> bool:
    """Whether anything that is known of a work names an outlet: container, title, author, address."""
    full = full_of(index, citation)
    found = index.resolutions.get(citation.id)
    reference = index.references.get(found.reference_id or "") if found else None
    known = [full.container, full.title, full.url, *full.authors]
    if reference:
        known += [reference.container_title, reference.title, reference.url, reference.citation]
        known += [str(value) for value in reference.other.values()]
    folded = [fold(words) for words in known if words]
    return any(name in words or (len(words) > len("abc") and words in name) for words in folded)
