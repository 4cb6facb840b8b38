"""Titles without marks: books by their bracketed imprint, and short forms by their shape."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.parser import notes_dates, notes_details, notes_locators, notes_names
from claimcheck.parser.notes_details import Details
from claimcheck.parser.notes_marks import BRACKETED, View
from claimcheck.parser.notes_words import SMALL_WORDS

_BRACKETS = re.compile(f"{BRACKETED}+")
_NO_DATE = re.compile(r"\bn\. ?d\b|\bforthcoming\b|\bin press\b", re.IGNORECASE)
_PUBLISHER = re.compile(r":|\b(?:Press|Publish|Verlag|Books|University|Éditions)", re.IGNORECASE)
_EDITION = re.compile(
    r", (?:(?:[0-9]{1,2}(?:st|nd|rd|th)|rev(?:ised|\.)?|enl(?:arged|\.)?|new|expanded) (?:and )?"
    r"(?:revised |rev\. |enlarged |enl\. )?ed(?:ition|\.)"
    r"|eds?\. |edited by |trans\. |translated by |vols?\. |[0-9]{1,3} vols|foreword |introduction )",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(r"(?:eds?\.?|editors?|et al\.?|and others|trans\.?|Jr\.?|Sr\.?|I{2,3}|comps?\.?)")
_AND = ("and ", "& ")
_AUTHOR_DATE = re.compile(r"(?P<names>[^0-9(]{2,120})\s(?P<open>\()?(?P<year>(?:1[5-9]|20)[0-9]{2})[a-z]?\)?")
_MOST_AUTHORS, _LONGEST_SHORT_TITLE, _SMALL_WORD = 12, 12, 3


class Unmarked(NamedTuple):
    """A work whose title bears no marks."""

    authors: tuple[str, ...]
    et_al: bool
    title: str | None
    details: Details


def book(view: View) -> Unmarked | None:
    """`Jane Doe, The Long Road (London: Faber, 1999), 23`: the imprint shows where the title ends."""
    for brackets in _BRACKETS.finditer(view.flat):
        imprint = " ".join(view.text[brackets.start() + 1 : brackets.end() - 1].split())
        dated = notes_dates.printed(imprint)
        if dated or _NO_DATE.search(imprint):
            break
    else:
        return None
    head = _EDITION.split(" ".join(view.text[: brackets.start()].split()), maxsplit=1)[0]
    words, url, doi, accessed = notes_details.plain(view.part(brackets.end(), len(view.text)))
    locator, rest = notes_locators.leading(words)
    is_article = dated is not None and (
        len(dated.iso) > len("1999") or (imprint == dated.iso and head[-1:].isdigit())
    )
    if rest or is_article:
        return None
    authored = _authored(head)
    if authored is None and _PUBLISHER.search(imprint) and is_headline(head):
        authored = notes_names.Names(), head.strip(" ,.")
    if authored is None:
        return None
    names, title = authored
    if not title or title[0].islower():
        return None
    return Unmarked(
        names.names,
        names.et_al,
        title,
        Details(None, dated.iso if dated else None, locator, url, doi, accessed),
    )


def short(view: View) -> Unmarked | None:
    """`Doe, Long Road, 23`, `Doe and Roe, Long Road`, `Doe, 23`, `Doe 1999, 23`, `Doe (1999)`."""
    words = " ".join(view.text.split()).strip(" .,")
    before, locator = notes_locators.trailing(words)
    year = _AUTHOR_DATE.fullmatch(before)
    if year and (locator or year["open"]):
        return _surnamed(year["names"], Details(None, year["year"], locator))
    if notes_dates.printed(words):
        return None
    if ", " in before:
        return _titled(before, locator)
    return _surnamed(before, Details(None, None, locator)) if locator else None


def _surnamed(words: str, details: Details) -> Unmarked | None:
    names = notes_names.read(words)
    if names is None or not names.names or not names.surnames_only:
        return None
    return Unmarked(names.names, names.et_al, None, details)


def _titled(words: str, locator: str | None) -> Unmarked | None:
    """A full name before an unmarked title is too little, unless a page follows a title of some words."""
    authored = _authored(words)
    if authored is None:
        return None
    names, title = authored
    certain = names.surnames_only or (locator is not None and " " in title)
    if not certain or not is_headline(title) or len(title.split()) > _LONGEST_SHORT_TITLE:
        return None
    return Unmarked(names.names, names.et_al, title, Details(None, None, locator))


def is_headline(words: str) -> bool:
    """Tell whether all but small words are capitalised, as titles are and sentences are not."""
    letters = [token.strip("“”‘’'\"().,:;?!") for token in words.split()]
    return not words[:1].islower() and all(
        not token[:1].islower() or len(token) <= _SMALL_WORD or token in SMALL_WORDS for token in letters
    )


def _authored(head: str) -> tuple[notes_names.Names, str] | None:
    """Part the names from the title at the comma after the last name; something must be left."""
    parts = head.split(", ")
    end = 1
    for at in range(1, min(len(parts) - 1, _MOST_AUTHORS)):
        listed = [*parts[end:at], parts[at].partition(" ")[2]]
        after = at == end and _AFTER_NAMES.fullmatch(parts[at].strip("() "))
        if after or (parts[at].startswith(_AND) and all(map(notes_names.is_person, listed))):
            end = at + 1
    names = notes_names.read(", ".join(parts[:end]))
    title = ", ".join(parts[end:]).strip(" ,.")
    return (names, title) if names is not None and names.names and title else None
