"""Titles without marks: books by their imprint, parts of books by the "in" behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser import notes_dates, notes_details, notes_locators, notes_names
from claimcheck.parser.notes_details import Details
from claimcheck.parser.notes_marks import BRACKETED
from claimcheck.parser.notes_words import NO_TITLES, PLACES, SMALL_WORDS

if TYPE_CHECKING:
    from claimcheck.parser.notes_marks import View
    from claimcheck.parser.notes_names import Names

_BRACKETS = re.compile(f"{BRACKETED}+")
_NO_DATE = re.compile(r"\bn\. ?d\b|\bforthcoming\b|\bin press\b|\bo\. ?J\.", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b(?P<year>1[4-9][0-9]{2}|20[0-9]{2})$")
_PUBLISHER = re.compile(r":|\b(?:Press|Publish|Verlag|Books|University|Éditions)", re.IGNORECASE)
_EDITION = re.compile(
    r",? (?:(?:[0-9]{1,2}(?:st|nd|rd|th)|rev(?:ised|\.)?|enl(?:arged|\.)?|new|expanded) (?:and )?"
    r"(?:revised |rev\. |enlarged |enl\. )?ed(?:ition|n)?\b"
    r"|[0-9]{1,2}\.,? (?:\w{1,12}\.? )?Aufl"
    r"|(?<=, )(?:eds?\. |edited by |trans\. |translated by |vols?\. |[0-9]{1,3} vols|foreword |introduction "
    r"|(?-i:by (?=[^\W\d_a-z]))"
    r"|diss\.|directed by |dir\. |written by |performed by |produced by |illustrated by |with a foreword"
    r"|hrsg\.|hg\.|übers\.|bearb\.|[0-9]{1,3} Bde|Bd\. ))",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"\s\((?=[^()]{0,120}[^\W\d_]{3})[^()]{3,120}\s[0-9]{1,4}\)$"
)  # `(Sources chrétiennes 381)`
# `, Hakluyt Society Publications, 2nd ser., 106`, `, Cambridge History of Science Series`
_NAMED_SERIES = re.compile(r", [^,]{3,80}\s(?:Series|Publications)(?:, [^,]{1,30}){0,3}$")
_TRANSLATED = re.compile(r"\s?\[[^\[\]]{1,200}\]$")
_WITHIN = re.compile(r", (?=in: [^\W\d_a-z]|in: (?:idem|ders\.|dies\.))")
_COLLECTED = re.compile(r"^(?:idem|ders\.|dies\.)(?: \([^()]{2,8}\))?[:,] ")
# What follows a collection's title: `, Bd. 5: ...`, `, hrsg. v. ...`, `, Berlin 1968`.
_VOLUME = re.compile(
    r",\s(?:vols?|bde?|ed|eds|hrsg|hg|trans|übers)\b|,\s[^,]{2,40}\s(?:1[4-9]|20)[0-9]{2}$", re.IGNORECASE
)
_IN = re.compile(r", in:? (?=[^\W\d_a-z])|, chap(?:\.|ter) [0-9]{1,3} (?:in|of) ")
_AFTER_NAMES = re.compile(
    r"(?:eds?\.?|editors?|et al\.?|and others|trans\.?|Jr\.?|Sr\.?|I{2,3}|comps?\.?|hrsg\.?|hg\.?)"
)
_AND = ("and ", "& ", "und ", "et ")
# `Berlin 2019` at the end (German), `Paris, Seuil, 1999` (French), the page after it apart.
_SUPPLIED = re.compile(r"^\[(?P<name>[^\[\]]{2,60}?)\??\](?=[,:] )")  # `[Robert Chambers], Vestiges`
_PLACE_YEAR = re.compile(r"(?P<year>(?:1[4-9]|20)[0-9]{2})$")
_MOST_AUTHORS, _LONGEST_SHORT_TITLE, _SMALL_WORD, _LONGEST_PLACE = 12, 12, 3, 40


class Unmarked(NamedTuple):
    """A work whose title bears no marks."""

    authors: tuple[str, ...]
    et_al: bool
    title: str | None
    details: Details


def book(view: View, heir: Names | None = None) -> Unmarked | None:
    """`Jane Doe, The Long Road (London: Faber, 1999), 23`: the imprint shows where the title ends.

    `heir` are the authors where they stand elsewhere. German and French notes print no brackets:
    `Jane Doe, Der lange Weg, Berlin 2019, S. 12`.
    """
    for brackets in _BRACKETS.finditer(view.flat):
        imprint = " ".join(view.text[brackets.start() + 1 : brackets.end() - 1].split())
        dated = notes_dates.printed(imprint)
        year = _LAST_YEAR.search(imprint)
        iso = dated.iso if dated else year["year"] if year else None
        if iso or _NO_DATE.search(imprint):
            break
    else:
        return _unbracketed(view, heir)
    head = " ".join(view.text[: brackets.start()].split())
    words, url, doi, accessed = notes_details.plain(view.part(brackets.end(), len(view.text)))
    locator, rest = notes_locators.leading(words)
    is_article = iso is not None and (
        len(iso) > len("1999") or (imprint == iso and edition_apart(head)[-1:].isdigit())
    )
    if rest or is_article:
        return None
    publisher = _PUBLISHER.search(imprint) is not None
    return _book(head, heir, Details(None, iso, locator, url, doi, accessed), publisher=publisher)


def article(view: View, heir: Names | None = None) -> Unmarked | None:
    """`Otto Springer: Mediaeval Routes, in: Studies 12 (1950), S. 92–122`: "in:" ends the title."""
    found = _WITHIN.search(view.marked)
    if found is None:
        return None
    head = " ".join(view.text[: found.start()].split())
    named = (heir, head) if heir is not None else named_apart(head)
    details = notes_details.read(view.part(found.start() + 2, len(view.text)))
    container = _COLLECTED.sub("", details.container or "")
    volume = _VOLUME.search(container)
    container = container[: volume.start()] if volume else container
    if named is None or not container or not (details.issued or details.locator):
        return None
    names, title = named
    title = _TRANSLATED.sub("", title).strip(" ,.")
    kept = details._replace(container=container, rest="")
    return Unmarked(names.names, names.et_al, title, kept) if title and not title[0].islower() else None


def _unbracketed(view: View, heir: Names | None) -> Unmarked | None:
    """`Jane Doe, Der lange Weg, Berlin 2019, S. 12`; `Jane Doe, Le long chemin, Paris, Seuil, 1999`."""
    words, url, doi, accessed = notes_details.plain(view)
    before, locator = notes_locators.trailing(words)
    before = before.rstrip(" .")
    if locator and _PLACE_YEAR.fullmatch(locator.partition(",")[0].strip()):
        year, _, locator = (part.strip() for part in locator.partition(","))
        before = f"{before}, {year}"
    found = _PLACE_YEAR.search(before)
    if found is None:
        return None
    parts = [part.strip() for part in before[: found.start()].rstrip(" ,:").split(", ")]
    at = next((at for at in range(len(parts) - 1, max(len(parts) - 4, 0), -1) if is_place(parts[at])), 0)
    if len(parts) - 1 - at not in range(2) or not at:
        return None
    details = Details(None, found["year"], locator or None, url, doi, accessed)
    return _book(", ".join(parts[:at]), heir, details, publisher=False)


def is_place(words: str) -> bool:
    """Tell whether `words` begin with a town where books are published; `Berlin: Dietz`, `Leipzig/Berlin`."""
    bare = words.casefold()
    return len(words) <= _LONGEST_PLACE and any(
        bare == place
        or bare.startswith((f"{place} ", f"{place}/", f"{place}:", f"{place}-", f"{place}–", f"{place} u."))
        for place in PLACES
    )


def _book(head: str, heir: Names | None, details: Details, *, publisher: bool) -> Unmarked | None:
    """Part the words before an imprint into authors, title and the book that the work stands in."""
    bare = edition_apart(head)
    named = named_apart(bare) if heir is None else (heir, bare)
    if named is None and publisher and is_headline(bare):
        named = notes_names.Names(), bare.strip(" ,.")
    if named is None:
        return None
    names, title = named
    within = _IN.search(title)
    container = None
    if within and 0 < within.start() < len(title):
        container = notes_details.container(f"in {title[within.end() :]}")
        title = title[: within.start()]
    title = _NAMED_SERIES.sub("", _SERIES.sub("", _TRANSLATED.sub("", title))).strip(" ,.")
    if not title or title[0].islower() or title.split(maxsplit=1)[0].casefold().strip(",") in NO_TITLES:
        return None
    return Unmarked(names.names, names.et_al, title, details._replace(container=container))


def edition_apart(words: str) -> str:
    """Leave out what follows a title: its edition, its editors and translators, its volumes."""
    return _EDITION.split(words, maxsplit=1)[0].strip(" ,")


def is_headline(words: str) -> bool:
    """Tell whether all but small words are capitalised, as titles are and sentences are not."""
    letters = [token.strip("“”‘’'\"().,:;?!") for token in words.split()]
    return not words[:1].islower() and all(
        not token[:1].islower() or len(token) <= _SMALL_WORD or token in SMALL_WORDS for token in letters
    )


def named_apart(head: str) -> tuple[Names, str] | None:
    """Part the names from the title at the comma (or colon) after the last name; something must be left."""
    head = _SUPPLIED.sub(r"\g<name>", head)
    names, _, title = head.partition(": ")
    if title and len(names) <= _LONGEST_SHORT_TITLE * 8 and ", " not in names.replace(", and ", " and "):
        read = notes_names.read(names)
        if read is not None and read.names and notes_names.are_people(read.names):
            return (read, title.strip(" ,."))
    parts = head.split(", ")
    end = 1
    for at in range(1, min(len(parts) - 1, _MOST_AUTHORS)):
        listed = [*parts[end:at], parts[at].partition(" ")[2]]
        after = at == end and _AFTER_NAMES.fullmatch(parts[at].strip("() "))
        if after or (parts[at].startswith(_AND) and all(map(notes_names.is_person, listed))):
            end = at + 1
    read = notes_names.read(", ".join(parts[:end]))
    title = ", ".join(parts[end:]).strip(" ,.")
    return (read, title) if read is not None and read.names and title else None
