"""A person or an outlet is spelled in two ways.

## Why it matters

One of the spellings is wrong, and a misspelled author cannot be found. The names of authors and outlets in
the notes and in references.yaml are compared with each other, and the authors' names with the text.

Two names are taken for one when the family names agree and the given names differ by one letter, or the
other way round. Initials, short forms, and people who sign one work together are left alone. Different
people may still look alike: then the finding is yours to dismiss.

## Example

```article
The harbour “was closed for nine weeks.”[1] It “never reopened in full.”[2]

[1] Hanna Lindqvist, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
[2] Hanne Lindqvist, “After,” Coast Weekly, 9 May 2021, 4.
```

## How to fix

Look the name up in the work itself and use that spelling everywhere.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import BlockKind, Level, Need, Span
from claimcheck.rules._names import Parts, drifted, form, neighbours, parts
from claimcheck.rules._remark import NOWHERE, Place, Remark, quoted
from claimcheck.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model import Evidence

NAME = "name-drift"
LEVEL = Level.WARNING
NEEDS = Need.MANUSCRIPT

_SHORTEST_OUTLET = 8


class _Use(NamedTuple):
    printed: str
    span: Span
    mark: int | None
    work: str


def check(evidence: Evidence) -> Iterator[Remark]:
    """Compare persons that share one half of their name, and outlets as a whole."""
    persons: dict[Parts, list[_Use]] = {}
    _add(persons, _authors(evidence))
    _add(persons, list(_in_text(evidence, list(persons))))
    for one, other in drifted(persons):
        if not _together(persons[one], persons[other]):
            yield _remark(persons[one], persons[other])
    outlets: dict[str, list[_Use]] = {}
    for use in _outlets(evidence):
        outlets.setdefault(form(use.printed), []).append(use)
    for (_, left), (_, right) in neighbours(("", outlet) for outlet in outlets):
        yield _remark(outlets[left], outlets[right])


def _add(persons: dict[Parts, list[_Use]], uses: Iterable[_Use]) -> None:
    for use in uses:
        if split := parts(use.printed):
            persons.setdefault(split, []).append(use)


def _authors(evidence: Evidence) -> Iterator[_Use]:
    """The authors as the notes print them, then those of the references file."""
    text = evidence.manuscript.text
    for citation in evidence.manuscript.citations:
        for author in citation.authors:
            yield _Use(author, _find(text, author, citation.span), citation.mark, citation.id)
    for reference in evidence.references:
        for name in reference.author if reference.line is not None else ():
            yield _Use(name.printed, NOWHERE, None, reference.id)


def _outlets(evidence: Evidence) -> Iterator[_Use]:
    """Containers without a number, long enough for one letter to be a slip, and not ending in a letter."""
    text = evidence.manuscript.text
    for citation in evidence.manuscript.citations:
        outlet = citation.container or ""
        plain = not any(char.isdigit() for char in outlet) and len(form(outlet)) >= _SHORTEST_OUTLET
        if plain and len(outlet.split()[-1]) > 1:
            yield _Use(outlet, _find(text, outlet, citation.span), citation.mark, citation.id)


def _find(text: str, words_: str, span: Span) -> Span:
    at = text.find(words_, span.start, span.end)
    return span if at < 0 else Span(start=at, end=at + len(words_))


def _in_text(evidence: Evidence, known: Sequence[Parts]) -> Iterator[_Use]:
    """Two words of the body, both capitalised, of which one is half of a known name."""
    halves = {half for name in known for half in name}
    manuscript = evidence.manuscript
    for block in manuscript.blocks:
        if block.kind is BlockKind.NOTE:
            continue
        own = block.span.of(manuscript.text)
        tokens = [token for token in _tokens(own) if token[0][:1].isupper()]
        for (word, start, end), (next_word, next_start, next_end) in pairwise(tokens):
            adjacent = own[end:next_start].strip() == ""
            if adjacent and (form(word) in halves) != (form(next_word) in halves):
                span = Span(start=block.span.start + start, end=block.span.start + next_end)
                yield _Use(f"{word} {next_word}", span, None, "")


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Words with hyphens joined and a possessive ending dropped, with their places."""
    joined: list[tuple[str, int, int]] = []
    for word in words(text):
        start = word.start
        if joined and start and text[start - 1] in "-‐‑" and joined[-1][2] == start - 1:
            start = joined.pop()[1]
        printed = text[start : word.end]
        for ending in ("’s", "'s"):
            printed = printed.removesuffix(ending)
        joined.append((printed, start, start + len(printed)))
    return joined


def _together(one: list[_Use], other: list[_Use]) -> bool:
    """Two names that sign one work together are two people, unless the note only repeats the file."""
    return bool({use.work for use in one if use.work} & {use.work for use in other})


def _remark(one: list[_Use], other: list[_Use]) -> Remark:
    """Point at the rarer spelling; of two that are equally common, at the later one."""
    common, rare = (other, one) if len(one) < len(other) else (one, other)
    first, second = common[0], rare[0]
    place = second if second.span != NOWHERE else first
    against = first if place is second else second
    related = () if against.span == NOWHERE else (Place(span=against.span, message="the other spelling"),)
    return Remark(
        message=f"{quoted(second.printed)} is elsewhere spelled {quoted(first.printed)}",
        places=(Place(span=place.span), *related),
        key=" ".join(sorted((first.printed, second.printed))),
        fix="Look the name up in the work and use that spelling everywhere.",
        mark=place.mark,
    )
