"""An entry of a reference list tells who made the work and when, and where its title begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser import notes_listed, notes_unmarked
from claimcheck.parser.notes_dates import year_first
from claimcheck.parser.notes_marks import QUOTED
from claimcheck.parser.notes_names import Names
from claimcheck.parser.notes_works import is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.parser.notes_marks import View

_DASH = re.compile(r"[—–_-]{1,6}[.,]?\s+")
_STOP = re.compile(r"[.?!](?=\s|$)")
_AUTHORS_END, _FAR, _LONGEST_BODY = 600, 40, 10
_BODY = re.compile(
    r"\b(?:agency|association|bank|bureau|cent(?:er|re)|commission|committee|company|council|department|foundation"
    r"|government|group|institute?|library|ministry|museum|nations|office|organi[sz]ation|school|service|society|staff"
    r"|union|university|press|parliament|congress|house|court|party|academy)\b",
    re.IGNORECASE,
)
_ROLES = frozenset(("ed", "eds", "trans", "comp", "dir", "hrsg", "hg", "al"))


class Opened(NamedTuple):
    """Who made a work and when, and where in the entry its title begins."""

    names: Names
    issued: str | None
    suffix: str | None
    at: int
    same: bool = False


def openings(view: View, before: tuple[str, ...]) -> Iterator[Opened]:
    """Give the ways in which the entry may open, the surest first: authors and year, authors, a title."""
    quoted = view.quoted[0][0] - 1 if view.quoted and QUOTED in view.flat else len(view.text)
    dash = _DASH.match(view.text)
    begin = dash.end() if dash else 0
    heir = Names(before) if dash else None
    year = year_first(view.text, begin, min(quoted, _AUTHORS_END))
    if year:
        names = (
            heir
            if heir and not view.text[begin : year.start].strip(" .,(")
            else authors(view.text[begin : year.start].rstrip(" (["), body=True)
        )
        if names is not None:
            yield Opened(names, year.iso, year.suffix, year.end, same=heir is not None)
            return
    if heir:
        yield Opened(heir, None, None, begin, same=True)
        return
    if quoted < len(view.text):
        names = authors(view.text[:quoted], body=True) if quoted else Names()
        if names is not None:
            yield Opened(names, None, None, quoted)
        return
    ends = [end for end in _ends(view.flat, 0) if end <= _AUTHORS_END]
    for end in reversed(ends):
        names = authors(view.text[:end], body=False)
        if names is not None:
            yield Opened(names, None, None, end)
            return
    yield Opened(Names(), None, None, 0)


def authors(head: str, *, body: bool) -> Names | None:
    """Read the authors; `body` if a year or a title in marks shows where they end: then any name will do."""
    found = notes_listed.read(head)
    if found is not None and (body or not found.surnames_only or _BODY.search(head)):
        return (
            found
            if body or "," in head or len(found.names) > 1 or _BODY.search(head) or "." in head[:-1]
            else None
        )
    bare = " ".join(head.split()).strip(" .,:;(")
    named = bare and len(bare.split()) <= _LONGEST_BODY and not any(char.isdigit() for char in bare)
    known = body or _BODY.search(bare) is not None
    is_body = named and known and notes_unmarked.is_headline(bare) and ". " not in bare and "," not in bare
    return Names((bare,)) if is_body else None


def _ends(flat: str, begin: int) -> Iterator[int]:
    """Find where sentences end, and initials, which may be the end of a list of names."""
    for found in _STOP.finditer(flat, begin, begin + _AUTHORS_END):
        word = flat[max(found.start() - _FAR, begin) : found.start()].rsplit(maxsplit=1)[-1:]
        last = word[0].rpartition(".")[2].strip("(),").casefold() if word else ""
        if (
            len(last) == 1
            or last in _ROLES
            or not is_abbreviation(flat, found.start(), flat[found.end() : found.end() + _FAR].strip() or ".")
        ):
            yield found.end()


def is_body(words: str) -> bool:
    """Tell whether a word stands there that names of bodies hold."""
    return _BODY.search(words) is not None
