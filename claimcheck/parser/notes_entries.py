"""An entry of a reference list becomes the one work that it lists, or nothing where that is not sure.

Styles: Chicago bibliography and author-date, MLA, APA, Harvard, Vancouver, IEEE, Nature.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import CitationForm, Span
from claimcheck.parser import (
    notes_entry_details,
    notes_openings,
    notes_other,
    notes_unmarked,
    notes_works,
)
from claimcheck.parser.notes_marks import ADDRESS, BRACKETED, QUOTED, View
from claimcheck.parser.notes_reading import Work
from claimcheck.parser.notes_works import is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.parser.notes_details import Details

_LABEL = re.compile(r"(?:\[[^\[\]\s]{1,12}\]|\(?[0-9]{1,3}[.)])\s+(?=\S)")
# `Lee 1997: A. Lee, Quays (Bonn 1997)`, as lists in archaeology are keyed.
_KEY = re.compile(r"[^\W\d_][^:.,()]{1,60}\s(?P<year>(?:1[4-9]|20)[0-9]{2})[a-z]?:\s")
_STOP = re.compile(rf"[.?!{QUOTED}](?=\s|$)")
_LONGEST, _AUTHORS_END, _FAR = 2000, 600, 40  # an annotated entry's work stands at its beginning
_ASIDE = re.compile(
    r"\s?(?:\[[^\[\]]*\]|\([^()]*(?:\b[Ee]ds?\b|\bTrans\.|\bedn\b|\bVols?\.|\bpp?\.|\bNo\.|: )[^()]*\))$"
)
# A title does not run on into these; where it seems to, it is not told where it ends.
_RUN_ON = re.compile(
    r",\s(?:vol|no|pp?|pages?|in|bd|ed|eds|[0-9]{1,4}(?:\s?\(|[,:]|$))\b"
    r"|,\s[0-9]{1,2}\s[a-z]{3,9}\.?\s[0-9]{4}\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)\sed|rev|in:?|translated|edited|ed\.|eds\.|trans\.|vol\.|by|directed|unsigned|see|retrieved|available|with)[\s.]",
    re.IGNORECASE,
)


_IMPRINT = re.compile(f"{BRACKETED}+")
_PAGED = re.compile(r",\s(?:(?:pp?|pages?)\.?\s?[0-9]|[ivxlc]{1,8}[–-][ivxlc]{1,8}\b)", re.IGNORECASE)
_THESIS = re.compile(
    r",?\s(?:Ph\.?\s?D\.?|doctoral|master’s|M\.?A\.?)?\s?(?:thesis|dissertation)$", re.IGNORECASE
)
_IMPRINTED = re.compile(r":\s[^:]{2,80}(?:,\s(?:1[4-9]|20)[0-9]{2}|$)")
_LONGEST_NOTE, _MOST_STOPS = 600, 6


def in_note(view: View) -> Work | None:
    """Read a note that is one work as lists print it, as in `Roy, D. (2023). Title. Journal, 12(3), 45–67`.

    Only where a full stop parts authors from title, and nothing hints at another work.
    """
    if ";" in view.flat or len(view.text) > _LONGEST_NOTE or notes_works.signals(view.flat):
        return None
    if notes_other.is_other(view):
        return None
    opened = next(notes_openings.openings(view, ()), None)
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
    key = _KEY.match(view.text)
    if key and key["year"] in view.text[key.end() :]:
        view = view.part(key.end(), len(view.text))
    if notes_other.is_other(view):
        return None
    for opened in notes_openings.openings(view, before):
        work = _titled(view, opened)
        if work is not None:
            return work
    return _after_colon(view)


def _after_colon(view: View) -> Work | None:
    """Read `Springer, Otto: Routes to Rome, in: Studies 12 (1950), S. 92–122` without the comment on it."""
    colon = view.text.find(": ", 0, _AUTHORS_END)
    names = notes_openings.authors(view.text[:colon], body=False) if colon > 0 else None
    if names is None:
        return None
    rest = view.part(colon + 2, len(view.text))
    for stop in [*_sentences(rest)][:_MOST_STOPS]:
        work = rest.part(0, stop)
        read = notes_unmarked.article(work, names) or notes_unmarked.book(work, names)
        if read is not None:
            return Work(CitationForm.FULL, read.authors, read.et_al, read.title, None, *read.details[:6])
    return None


def _titled(view: View, opened: notes_openings.Opened) -> Work | None:
    rest = view.part(opened.at, len(view.text))
    rest = rest.part(len(rest.text) - len(rest.text.lstrip(" .,:;)")), len(rest.text))
    if rest.quoted and rest.quoted[0][0] == 1 and not _goes_on(rest):
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
        or _PAGED.search(rest.text[:end])
        or ADDRESS in rest.marked[:end]
        or not (details.issued or details.url or details.doi)
    ):
        return None
    if not (opened.names.names or opened.same) and not (
        notes_entry_details.is_imprint(rest.text[end:]) and not notes_openings.is_body(title)
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
        elif following[0].isalpha() and following.split(maxsplit=1)[0].islower():
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
        and not notes_unmarked.is_place(title.partition(":")[0])
        and title.count("(") == title.count(")")
    )


def _work(opened: notes_openings.Opened, title: str, span: Span | None, details: Details) -> Work | None:
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
