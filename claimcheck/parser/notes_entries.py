"""An entry of a reference list becomes the one work that it lists, or nothing where that is not sure.

Styles: Chicago bibliography and author-date, MLA, APA, Harvard, Vancouver, IEEE, Nature.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import CitationForm, Span
from claimcheck.parser import (
    notes_entry_details,
    notes_listed,
    notes_other,
    notes_unmarked,
    notes_works,
)
from claimcheck.parser.notes_dates import year_first
from claimcheck.parser.notes_marks import ADDRESS, BRACKETED, QUOTED, View
from claimcheck.parser.notes_names import Names
from claimcheck.parser.notes_reading import Work
from claimcheck.parser.notes_works import is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.parser.notes_details import Details

_LABEL = re.compile(r"(?:\[[^\[\]\s]{1,12}\]|\(?[0-9]{1,3}[.)])\s+(?=\S)")
_DASH = re.compile(r"[—–_-]{1,6}[.,]?\s+")
_STOP = re.compile(rf"[.?!{QUOTED}](?=\s|$)")
_LONGEST, _AUTHORS_END, _FAR = 2000, 600, 40  # an annotated entry's work stands at its beginning
_ASIDE = re.compile(
    r"\s?(?:\[[^\[\]]*\]|\([^()]*(?:\b[Ee]ds?\b|\bTrans\.|\bedn\b|\bVols?\.|\bpp?\.|\bNo\.|: )[^()]*\))$"
)
# A title does not run on into these; where it seems to, it is not told where it ends.
_RUN_ON = re.compile(
    r",\s(?:vol|no|pp?|pages?|in|bd|ed|eds|[0-9]{1,4}(?:\s?\(|[,:]|$))\b|,\s[ivxlc]{1,8}[–-][ivxlc]{1,8}$",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)\sed|rev|in:?|translated|edited|ed\.|eds\.|trans\.|vol\.|by|directed|unsigned|see|retrieved|available|with)[\s.]",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:agency|association|bank|bureau|cent(?:er|re)|commission|committee|company|council|department|foundation"
    r"|government|group|institute?|library|ministry|museum|nations|office|organi[sz]ation|school|service|society|staff"
    r"|union|university|press|parliament|congress|house|court|party|academy)\b",
    re.IGNORECASE,
)
_ROLES = frozenset(("ed", "eds", "trans", "comp", "dir", "hrsg", "hg", "al"))
_IMPRINT = re.compile(f"{BRACKETED}+")
_THESIS = re.compile(
    r",?\s(?:Ph\.?\s?D\.?|doctoral|master’s|M\.?A\.?)?\s?(?:thesis|dissertation)$", re.IGNORECASE
)
_IMPRINTED = re.compile(r":\s[^:]{2,80}(?:,\s(?:1[4-9]|20)[0-9]{2}|$)")
_LONGEST_BODY, _LONGEST_NOTE, _MOST_STOPS = 10, 600, 6


class Opened(NamedTuple):
    """Who made a work and when, and where in the entry its title begins."""

    names: Names
    issued: str | None
    suffix: str | None
    at: int
    same: bool = False


def in_note(view: View) -> Work | None:
    """Read a note that prints its one work as lists do: `Roy, D. (2023). Title. Journal, 12(3), 45–67.`

    Only where a full stop parts authors from title, and nothing hints at another work.
    """
    if ";" in view.flat or len(view.text) > _LONGEST_NOTE or notes_works.signals(view.flat):
        return None
    if notes_other.is_other(view):
        return None
    opened = next(_openings(view, ()), None)
    if opened is None or not opened.names.names or view.text[: opened.at].rstrip(" “\"‘'")[-1:] != ".":
        return None
    if opened.issued is None and QUOTED not in view.flat[opened.at : opened.at + 2]:
        return None
    work = _titled(view, opened)
    return work if work and (work.container or work.locator or _IMPRINTED.search(view.text)) else None


def read(view: View, before: tuple[str, ...] = ()) -> Work | None:
    """Read an entry; `before` are the authors of the entry before, whom a dash stands for."""
    label = _LABEL.match(view.text)
    view = view.part(label.end() if label else 0, _LONGEST)
    if notes_other.is_other(view):
        return None
    for opened in _openings(view, before):
        work = _titled(view, opened)
        if work is not None:
            return work
    return _after_colon(view)


def _after_colon(view: View) -> Work | None:
    """Read `Springer, Otto: Routes to Rome, in: Studies 12 (1950), S. 92–122` without the comment on it."""
    colon = view.text.find(": ", 0, _AUTHORS_END)
    names = _authors(view.text[:colon], body=False) if colon > 0 else None
    if names is None:
        return None
    rest = view.part(colon + 2, len(view.text))
    for stop in [*_sentences(rest)][:_MOST_STOPS]:
        work = rest.part(0, stop)
        read = notes_unmarked.article(work, names) or notes_unmarked.book(work, names)
        if read is not None:
            return Work(CitationForm.FULL, read.authors, read.et_al, read.title, None, *read.details[:6])
    return None


def _openings(view: View, before: tuple[str, ...]) -> Iterator[Opened]:
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
            else _authors(view.text[begin : year.start].rstrip(" (["), body=True)
        )
        if names is not None:
            yield Opened(names, year.iso, year.suffix, year.end, same=heir is not None)
            return
    if heir:
        yield Opened(heir, None, None, begin, same=True)
        return
    if quoted < len(view.text):
        names = _authors(view.text[:quoted], body=True) if quoted else Names()
        if names is not None:
            yield Opened(names, None, None, quoted)
        return
    ends = [end for end in _ends(view.flat, 0) if end <= _AUTHORS_END]
    for end in reversed(ends):
        names = _authors(view.text[:end], body=False)
        if names is not None:
            yield Opened(names, None, None, end)
            return
    yield Opened(Names(), None, None, 0)


def _authors(head: str, *, body: bool) -> Names | None:
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


def _titled(view: View, opened: Opened) -> Work | None:
    rest = view.part(opened.at, len(view.text))
    rest = rest.part(len(rest.text) - len(rest.text.lstrip(" .,:;)")), len(rest.text))
    if rest.flat[:1] == QUOTED and not _goes_on(rest):
        begin, end = rest.quoted[0]
        title = " ".join(rest.text[begin:end].split()).strip(" ,")
        title = title[:-1] if title.endswith(".") and not title.endswith("..") else title
        span = Span(start=rest.start + begin, end=rest.start + end)
        tail = rest.part(end + 1, len(rest.text))
        return _work(opened, title, span, notes_entry_details.read(tail, opened.issued, quoted=True))
    stops = [*_sentences(rest)] or [len(rest.text)]
    end = stops[0]
    if rest.text[end - 1 : end] in ("?", "!") and stops[2:] and not _NO_TITLE.match(rest.text[end:].strip()):
        end = stops[1]
    end = next((at for at in _imprints(rest) if at < end), end)
    title = _bare(rest.text[:end])
    details = notes_entry_details.read(rest.part(end, len(rest.text)), opened.issued, quoted=False)
    if (
        not _is_title(title)
        or ADDRESS in rest.marked[:end]
        or not (details.issued or details.url or details.doi)
    ):
        return None
    if not (opened.names.names or opened.same) and not (
        notes_entry_details.is_imprint(rest.text[end:]) and not _BODY.search(title)
    ):
        return None
    return _work(opened, title, None, details)


def _imprints(view: View) -> Iterator[int]:
    """Find the brackets that hold a publisher and a year: `Chemistry, 6th ed. (Wiley, Chichester, 1999)`."""
    for found in _IMPRINT.finditer(view.flat):
        inner = view.text[found.start() + 1 : found.end() - 1]
        if ("," in inner or ":" in inner) and inner[-4:].isdigit() and len(inner) > len("1999, 2001"):
            yield found.start()


def _goes_on(view: View) -> bool:
    """Tell whether the quotation that a title opens with is but its first words: `‘Pincer’ complexes`."""
    begin, end = view.quoted[0]
    after = view.text[end + 1 :].lstrip()
    return after[:1].islower() and not after.startswith("in ") and view.text[begin:end][-1:] not in ",.?!"


def _sentences(view: View) -> Iterator[int]:
    """Find where sentences end, also behind the mark of a quotation with a full stop before it."""
    flat = view.flat
    for found in _STOP.finditer(flat):
        if found[0] == QUOTED and view.text[found.start() - 1] not in ".?!":
            continue
        following = flat[found.end() : found.end() + _FAR].strip()
        if not following:
            yield found.end()
        elif following.split(maxsplit=1)[0].islower():
            continue
        elif found[0] != "." or not is_abbreviation(flat, found.start(), following):
            yield found.end()


def _bare(words: str) -> str:
    """Leave out what is no part of a title: editors, edition, kind of thing in brackets."""
    title = " ".join(words.split()).strip(" ,;:")
    title = title.removesuffix(".").strip()
    while aside := _ASIDE.search(title):
        title = title[: aside.start()].strip(" ,.")
    town = re.search(r"\s\(([^()]{2,40})\)$", title)
    title = title[: town.start()] if town and notes_unmarked.is_place(town[1]) else title
    return _THESIS.sub("", notes_unmarked.edition_apart(title))


def _is_title(title: str) -> bool:
    return (
        len(title) > len("It")
        and any(len(word) > len("of") and word.isalpha() for word in title.split())
        and not title[0].islower()
        and not _NO_TITLE.match(title)
        and not _RUN_ON.search(title)
        and title.count("(") == title.count(")")
    )


def _work(opened: Opened, title: str, span: Span | None, details: Details) -> Work | None:
    if not title or not (
        opened.names.names or details.container or details.issued or details.url or details.doi
    ):
        return None
    return Work(
        CitationForm.FULL,
        opened.names.names,
        opened.names.et_al,
        title,
        span,
        *details[:6],
        year_suffix=opened.suffix,
    )
