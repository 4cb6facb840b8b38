"""The words after a work's title become its container, date, locator and address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser import notes_dates, notes_locators
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
_SEEN = re.compile(
    r"\(?\b(?:last )?(?:accessed|retrieved|consulted|visited|viewed|checked)\b:?(?: on| at| in)?,?\s?",
    re.IGNORECASE,
)
_NO_DATE = re.compile(r"\bn\. ?d\b\.?")
_EDITED = re.compile(r",? \(?\b(?:eds?\.|edited by|hrsg\.|trans\.|translated by)", re.IGNORECASE)
_EDITOR_FIRST = re.compile(r"^[^,()]{1,200}(?:, eds?\.,| \(eds?\.?\),?) ")
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
    dated = notes_dates.printed(words)
    if dated is None:
        before, locator = notes_locators.trailing(words)
        return Details(_container(before), None, locator, url, doi, accessed)
    before, after = words[: dated.start], words[dated.end :]
    opened = before.rfind("(")
    if opened > before.rfind(")"):
        inner, before, after = before[opened + 1 :], before[:opened], after.partition(")")[2]
        before = before if before.strip(_EDGES) else inner
    locator, rest = notes_locators.leading(after)
    return Details(_container(before), dated.iso, locator, url, doi, accessed, rest)


def plain(view: View) -> Plain:
    """Take addresses and "accessed ..." out of the words."""
    url = doi = None
    for run in _ADDRESS_RUN.finditer(view.marked):
        printed = view.text[run.start() : run.end()]
        bare = _DOI_ADDRESS.sub("", printed)
        if _DOI.fullmatch(bare):
            doi = doi or bare
        elif printed.casefold().startswith(("http", "www.")):
            url = url or (printed if printed.casefold().startswith("http") else f"http://{printed}")
    edges = [0, *(edge for run in _ADDRESS_RUN.finditer(view.marked) for edge in run.span()), len(view.text)]
    words = ADDRESS.join(view.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    words = _ADDRESS_PLACE.sub(" ", " ".join(words.split()))
    words, accessed = _without_visits(words)
    return Plain(_NO_DATE.sub("", " ".join(words.split())).strip(), url, doi, accessed)


def _without_visits(words: str) -> tuple[str, str | None]:
    """Leave out "accessed 3 May 2020": the day of a visit is not the day of publication."""
    kept: list[str] = []
    done = 0
    accessed = None
    for seen in _SEEN.finditer(words):
        visited = notes_dates.at(words, seen.end())
        if visited and seen.start() >= done:
            accessed = visited.iso
            kept.append(words[done : seen.start()])
            done = visited.end + (seen[0][0] == "(" and words[visited.end : visited.end + 1] == ")")
    return "".join([*kept, words[done:]]), accessed


def _container(words: str) -> str | None:
    """Leave out "in", the editors and outer marks; `(blog)` and `51, no. 1` stay as printed."""
    bare = words.strip(_EDGES)
    if bare.casefold().startswith(("in ", "in: ")):
        bare = _EDITOR_FIRST.sub("", bare[3:].strip(), count=1)
        edited = _EDITED.search(bare)
        bare = bare[: edited.start()] if edited else bare
    bare = bare.strip(_EDGES + "(") if bare.count("(") > bare.count(")") else bare.strip(_EDGES)
    return bare.strip(_OUTER_MARKS if bare[:1] in _OUTER_MARKS else "").strip(_EDGES) or None
