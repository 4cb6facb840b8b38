"""Entries of a list of works that could not be read go in; citations find them by the words printed there."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.model import Citation

_DATES = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}[a-z]?(?![0-9a-z])|\bn\. ?d\.", re.IGNORECASE)
_LEAD = 40  # words among which the authors stand


class Entry(NamedTuple):
    """An entry, the folded words that it begins with, and the years that it prints."""

    id: str
    lead: frozenset[str]
    dates: frozenset[str]


def of_entries(printed: Iterable[tuple[str, str]]) -> Mapping[str, list[Entry]]:
    """Index entries, each an id and its text, by the words that they begin with."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for id_, text in printed:
        lead = frozenset(word.form for word in words(text)[:_LEAD])
        dates = frozenset(found.casefold().replace(" ", "") for found in _DATES.findall(text))
        for form in lead:
            index[form].append(Entry(id_, lead, dates))
    return index


def find(unread: Mapping[str, list[Entry]], citation: Citation) -> tuple[str, ...]:
    """Return the ids of the entries that print the family names and the year of a citation."""
    families = [forms[-1] for name in citation.authors if (forms := [word.form for word in words(name)])]
    if not families or len(families) < len(citation.authors):
        return ()
    year = citation.issued or "n.d."
    named = [entry for entry in unread.get(families[0], ()) if entry.lead.issuperset(families)]
    suffix = citation.year_suffix
    if suffix and (lettered := [entry for entry in named if year + suffix in entry.dates]):
        return tuple(dict.fromkeys(entry.id for entry in lettered))
    dated = [entry for entry in named if any(year in {date, date[: len(year)]} for date in entry.dates)]
    return tuple(dict.fromkeys(entry.id for entry in dated))
