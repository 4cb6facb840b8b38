"""The words after a work's title become its container, date, locator and address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser import notes_dates, notes_locators, notes_other
from claimcheck.parser.notes_marks import ADDRESS

if TYPE_CHECKING:
    from claimcheck.parser.notes_marks import View

_ADDRESS_RUN = re.compile(f"{ADDRESS}+")
_ADDRESS_PLACE = re.compile(
    r"(?:\b(?:doi|url|available (?:online )?(?:at|from)|retrieved from|from|at)\b[:,]?\s?)?"
    rf"[<(\[]?{ADDRESS}[>)\]]?",
    re.IGNORECASE,
)
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/(?=10\.)", re.IGNORECASE)
# A copy in a web archive; where the page's own address is printed, too, that one tells the work.
_ARCHIVED = re.compile(r"https?://(?:web\.archive\.org|archive\.(?:ph|is|today)|perma\.cc)/", re.IGNORECASE)
_LOOSE = re.compile(r" (?=[.,])")  # where an aside was taken out
_SEEN = re.compile(
    r"\(?\b(?:last )?(?:accessed|retrieved|consulted|visited|viewed|checked)\b:?(?: on| at| in)?,?\s?",
    re.IGNORECASE,
)
_NO_DATE = re.compile(r"\bn\. ?d\b\.?")
_EDITED = re.compile(r",? \(?\b(?:eds?\.|edited by|hrsg\.|trans\.|translated by)", re.IGNORECASE)
_EDITOR_FIRST = re.compile(r"^[^,()]{1,200}(?:, eds?\.,| \(eds?\.?\),?) ")
_TRANSLATED = re.compile(r"^\[[^\[\]]{1,200}\][,.]?")
# `(2022) 51 Journal of X 23, 30`, `[2022] CLJ 23` (OSCOLA 3.3); `51 L. Rev. 23, 30 (2022)` (Bluebook 16).
_YEAR_FIRST = re.compile(
    r"[,.]?\s?[(\[](?P<year>(?:1[6-9]|20)[0-9]{2})[)\]]\s(?P<where>(?:[0-9(][0-9()/–-]{0,9}\s)?[^\W\d_][^\d,]{0,80}?)"
    r"\s(?P<first>[0-9]{1,5}(?:[–-][0-9]{1,5})?)(?:,\s(?P<at>[0-9]{1,5}(?:[–-][0-9]{1,5})?))?\.?"
)
_YEAR_LAST = re.compile(
    r"[,.]?\s?(?P<where>[0-9]{1,4}\s[^\W\d_][^\d,]{0,80}?)\s(?P<first>[0-9]{1,5})"
    r"(?:,\s(?P<at>[0-9]{1,5}(?:[–-][0-9]{1,5})?))?\s\((?P<year>(?:1[6-9]|20)[0-9]{2})\)\.?"
)
_PAGES = re.compile(r",\s(?:pp?|pages?|S)\.?\s?[0-9]{1,6}(?:\s?[-–—−]\s?[0-9]{1,6})?$", re.IGNORECASE)
_LATER = re.compile(r"in:?\s[^,]{2,120}", re.IGNORECASE)
# What stands between a title and where it appeared.
_BETWEEN = re.compile(
    r"^(?:(?:trans\.|translated by|prod\.|dir\.|perf\.|ed\.|edited by|interview(?:ed)? (?:by|with)|illus\.)"
    r" [^,]{1,80}, "
    r"|chap(?:\.|ter) [0-9]{1,3} (?:in|of) |(?:special issue|podcast|video|audio|editorial), )",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r", (?:under|s\.\s?v\.|ed\. by|special issue|edited by|ed\.|hrsg\.)(?: .*)?$", re.IGNORECASE
)
_NUMERIC_DAY = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}")
_NO_PLACE = re.compile(
    r"\(?(?:(?:book )?review of|unpublished|manuscript|n\.d|reply to|comment on)\b", re.IGNORECASE
)
_OUTER_MARKS = "“”„«»‹›\"'‘’"
_EDGES = " ,.:;<>[]"


class Details(NamedTuple):
    """What a note prints after a title; `rest` are words that could not be placed."""

    container: str | None = None
    issued: str | None = None
    locator: str | None = None
    url: str | None = None
    doi: str | None = None
    accessed: str | None = None
    rest: str = ""

    @property
    def bare(self) -> bool:
        """Tell whether there is nothing but perhaps a locator, as in short forms."""
        return not (self.container or self.issued or self.url or self.doi)


class Plain(NamedTuple):
    """Words without addresses and visits; the first address and DOI, and the day of the last visit."""

    words: str
    url: str | None
    doi: str | None
    accessed: str | None


def read(view: View) -> Details:
    """Read the tail of a citation."""
    words, url, doi, accessed = plain(view)
    words = _TRANSLATED.sub("", words, count=1).strip()
    law = _YEAR_FIRST.fullmatch(words) or _YEAR_LAST.fullmatch(words)
    if law:
        locator = law["at"] or law["first"]
        return Details(law["where"], law["year"], locator, url, doi, accessed)
    dated = notes_dates.printed(words)
    if dated is None:
        before, locator = notes_locators.trailing(words)
        return Details(container(before), None, locator, url, doi, accessed)
    before, after = words[: dated.start], words[dated.end :]
    opened = before.rfind("(")
    if opened > before.rfind(")"):
        inner, before, after = before[opened + 1 :], before[:opened], after.partition(")")[2]
        before = before if before.strip(_EDGES) else inner
    locator, rest = notes_locators.leading(after)
    before, pages = _pages(before)
    where = container(before)
    if where is None and (later := _LATER.match(rest)):
        where, at = notes_locators.trailing(rest)
        where, locator = container(where[: later.end()]), locator or at
    return Details(where, dated.iso, locator or pages, url, doi, accessed, rest)


def _pages(words: str) -> tuple[str, str | None]:
    """Part "..., vol. 46, pp. 988-992" at its pages; bare numbers before a date are the container's own."""
    bare = words.strip(_EDGES)
    found = _PAGES.search(bare)
    return (bare[: found.start()], bare[found.start() :].strip(_EDGES)) if found else (words, None)


def plain(view: View) -> Plain:
    """Take addresses and "accessed ..." out of the words."""
    url = doi = None
    for run in _ADDRESS_RUN.finditer(view.marked):
        printed = view.text[run.start() : run.end()]
        bare = _DOI_ADDRESS.sub("", printed)
        if _DOI.fullmatch(bare):
            doi = doi or bare
        elif printed.casefold().startswith(("http", "www.")):
            address = printed if printed.casefold().startswith("http") else f"http://{printed}"
            url = address if url is None or (_ARCHIVED.match(url) and not _ARCHIVED.match(address)) else url
    edges = [0, *(edge for run in _ADDRESS_RUN.finditer(view.marked) for edge in run.span()), len(view.text)]
    words = ADDRESS.join(view.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    words = _LOOSE.sub("", _ADDRESS_PLACE.sub(" ", " ".join(words.split())))
    words, accessed = _without_visits(words)
    return Plain(_NO_DATE.sub("", " ".join(words.split())).strip(), url, doi, accessed)


def _without_visits(words: str) -> tuple[str, str | None]:
    """Leave out "accessed 3 May 2020": the day of a visit is not the day of publication."""
    kept: list[str] = []
    done = 0
    accessed = None
    for seen in _SEEN.finditer(words):
        visited = notes_dates.at(words, seen.end())
        day = _NUMERIC_DAY.match(words, seen.end())  # it may be June 7 or 6 July: left out, but not told
        end = visited.end if visited else day.end() if day else None
        if end and seen.start() >= done:
            accessed = visited.iso if visited else accessed
            kept.append(words[done : seen.start()])
            done = end + (seen[0][0] == "(" and words[end : end + 1] == ")")
    return "".join([*kept, words[done:]]), accessed


def container(words: str) -> str | None:
    """Leave out "in", the editors and outer marks; `(blog)` and `51, no. 1` stay as printed.

    A review names another work, and an archive's box is no container: then there is none.
    """
    bare = words.strip(_EDGES)
    while between := _BETWEEN.match(bare):
        bare = bare[between.end() :]
    if bare.casefold().startswith(("in ", "in: ")):
        bare = _EDITOR_FIRST.sub("", bare[3:].strip(), count=1)
        edited = _EDITED.search(bare)
        bare = bare[: edited.start()] if edited else bare
    if _NO_PLACE.match(bare) or notes_other.archival(bare):
        return None
    under = _UNDER.search(bare)
    bare = bare[: under.start()] if under else bare
    bare = bare.strip(_EDGES + "(") if bare.count("(") > bare.count(")") else bare.strip(_EDGES)
    return bare.strip(_OUTER_MARKS if bare[:1] in _OUTER_MARKS else "").strip(_EDGES) or None
