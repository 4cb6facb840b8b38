"""Short forms without marks by their shape: `Doe, Long Road, 23`, `Doe 1999, 23`, `Doe, Road, op. cit.`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.parser import notes_dates, notes_locators, notes_names
from claimcheck.parser.notes_details import Details
from claimcheck.parser.notes_unmarked import Unmarked, is_headline, named_apart
from claimcheck.parser.notes_words import NO_TITLES

if TYPE_CHECKING:
    from claimcheck.parser.notes_marks import View
    from claimcheck.parser.notes_names import Names

_AUTHOR_DATE = re.compile(r"(?P<names>[^0-9(]{2,120})\s(?P<open>\()?(?P<year>(?:1[5-9]|20)[0-9]{2})[a-z]?\)?")
_ANY_YEAR = re.compile(r"\b(?:1[4-9]|20)[0-9]{2}\b")
_AND = ("and ", "& ", "und ", "et ")
_LONGEST_TITLE = 12  # words


def short(view: View, heir: Names | None = None) -> Unmarked | None:
    """`Doe, Long Road, 23`, `Doe and Roe, Long Road`, `Doe, 23`, `Doe 1999, 23`, `Doe (1999)`."""
    words = " ".join(view.text.split()).strip(" .,")
    before, locator = notes_locators.trailing(words)
    if heir is not None:
        titled = is_headline(before) and not _ANY_YEAR.search(before)
        return Unmarked(heir.names, heir.et_al, before, Details(None, None, locator)) if titled else None
    year = _AUTHOR_DATE.fullmatch(before)
    if year and (locator or year["open"]):
        return _surnamed(year["names"], Details(None, year["year"], locator))
    if notes_dates.printed(words):
        return None
    if ", " in before or ": " in before:
        return _titled(before, locator)
    return _surnamed(before, Details(None, None, locator)) if locator else None


def _surnamed(words: str, details: Details) -> Unmarked | None:
    names = notes_names.read(words)
    if names is None or not names.names or not names.surnames_only:
        return None
    return Unmarked(names.names, names.et_al, None, details)


def _titled(words: str, locator: str | None) -> Unmarked | None:
    """A full name before an unmarked title is too little, unless a page follows a title of some words."""
    authored = named_apart(words)
    if authored is None:
        return None
    names, title = authored
    certain = names.surnames_only or (locator is not None and " " in title)
    if not certain or not is_headline(title) or len(title.split()) > _LONGEST_TITLE:
        return None
    if title.split(maxsplit=1)[0].casefold().strip(",") in NO_TITLES:
        return None
    return Unmarked(names.names, names.et_al, title, Details(None, None, locator))


def named(head: str) -> tuple[Names | None, str | None]:
    """Read what stands before "op. cit." and "note 3": names, or names and a short title.

    `Doe, Jane, op. cit.` and `Doe, Physics, op. cit.` look alike: then the first word alone is sure.
    """
    names = notes_names.read(head)
    parts = head.split(", ")
    if " to " in head:  # a letter: `Roy to Lee (see n. 3)`
        return notes_names.Names(), None
    if head.startswith(("The ", "A ", "An ")) and is_headline(head):
        return notes_names.Names(), head
    if len(parts) == 1 and ": " not in head:
        return names, None
    if names is not None and (parts[2:] or _listed(head)):
        return names, None
    apart = named_apart(head)
    if apart is None or not is_headline(apart[1]):
        return names, None
    return apart[0], apart[1] if " " in apart[1] else None


def _listed(head: str) -> bool:
    return any(f" {word}" in head for word in _AND)
