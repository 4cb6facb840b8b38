"""Claims and the works of their notes go in; words taken over in a row without quotation marks come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.matcher.claims_text import Words, Work

FEWEST = 8  # words in a row
_CONTENT = 4  # of them words that tell something, and no part of a name


class Copy(NamedTuple):
    """The first and last word (half-open) of a stretch of a claim, and those of the source's."""

    first: int
    last: int
    work: Work
    source_first: int


def copies(claims: Sequence[tuple[int, Words, str]], work: Work) -> dict[int, list[Copy]]:
    """Return for each claim (its number, words and text) the stretches that a work has word for word."""
    wanted: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, said, text in claims:
        for at in range(len(said.forms) - FEWEST + 1):
            if not _parted(said, at, text):
                wanted.setdefault(tuple(said.forms[at : at + FEWEST]), []).append((number, at))
    if not wanted:
        return {}
    firsts = {gram[0] for gram in wanted}
    hits: dict[int, dict[int, int]] = {}
    forms = work.words.forms
    for place, form in enumerate(forms):
        if form in firsts:
            for number, at in wanted.get(tuple(forms[place : place + FEWEST]), ()):
                hits.setdefault(number, {}).setdefault(at, place)
    return {number: list(_joined(found, work)) for number, found in hits.items()}


def tells(said: Words, text: str, copy: Copy, titles: Iterable[str], passed: Iterable[str]) -> bool:
    """Tell whether a stretch is more than small words, names of bodies and titles of works."""
    forms = said.forms[copy.first : copy.last]
    if any(" ".join(forms) in title or title in " ".join(forms) for title in titles if title):
        return False
    small = frozenset(passed)
    telling = [
        form
        for form, start in zip(forms, said.starts[copy.first : copy.last], strict=True)
        if form not in small and not text[start].isupper() and not form[0].isdigit()
    ]
    return len(telling) >= _CONTENT


def _parted(said: Words, at: int, text: str) -> bool:
    """Tell whether quotation or note marks, blanked out, stand among the words."""
    between = (text[said.ends[n] : said.starts[n + 1]] for n in range(at, at + FEWEST - 1))
    return any("\ufffc" in gap for gap in between)


def _joined(found: dict[int, int], work: Work) -> Iterable[Copy]:
    """Join hits that go on in claim and source alike."""
    first = last = place = -1
    for at in sorted(found):
        if last >= 0 and at - first == found[at] - place and at <= last:
            last = at + FEWEST
            continue
        if last >= 0:
            yield Copy(first, last, work, place)
        first, last, place = at, at + FEWEST, found[at]
    if last >= 0:
        yield Copy(first, last, work, place)
