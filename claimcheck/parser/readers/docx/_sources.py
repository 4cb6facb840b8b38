"""Word's own sources (ECMA-376 part 1, 22.6) and CITATION fields go in; works and CSL-JSON come out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from claimcheck.model import KeyedWork
from claimcheck.package import Event, Start
from claimcheck.package.word.fields import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.parser.field_codes import Works

Sources: TypeAlias = dict[str, str]
"""CSL-JSON by the tag of a source: a list of one item."""

_Fields: TypeAlias = dict[str, list[str]]
_TYPES = {
    "Book": "book",
    "BookSection": "chapter",
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
    "Film": "motion_picture",
    "Interview": "interview",
    "Case": "legal_case",
    "Patent": "patent",
}
_PLAIN = {
    "Title": "title",
    "JournalName": "container-title",
    "PeriodicalTitle": "container-title",
    "BookTitle": "container-title",
    "ConferenceName": "container-title",
    "InternetSiteTitle": "container-title",
    "Publisher": "publisher",
    "City": "publisher-place",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "URL": "URL",
    "DOI": "DOI",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_DAY = 31
_DEEPEST = 1000


def sources(events: Iterable[Event]) -> Sources:
    """Read a part of sources; raises PackageError with the events."""
    found: Sources = {}
    for fields, authors in _each(events):
        tag = "".join(fields.get("Tag", []))
        if tag:
            found.setdefault(tag, json.dumps([_item(tag, fields, authors)], ensure_ascii=False))
    return found


def cited(instruction: str, known: Sources) -> tuple[Works, tuple[str, ...]] | None:
    r"""Read `CITATION Roy2023 \p 14 \m Lee2020` (17.16.5.7); None if a source is not known."""
    words = iter(tokens(instruction))
    if next(words, "").upper() != "CITATION":
        return None
    works = [KeyedWork(key=next(words, ""))]
    for word in words:
        match word.lower():
            case "\\m":
                works.append(KeyedWork(key=next(words, "")))
            case "\\p":
                works[-1] = works[-1].model_copy(
                    update={"locator": next(words, None), "locator_label": "page"}
                )
            case "\\f":
                works[-1] = works[-1].model_copy(update={"prefix": next(words, None)})
            case "\\s":
                works[-1] = works[-1].model_copy(update={"suffix": next(words, None)})
    if not all(work.key in known for work in works):
        return None
    return tuple(works), tuple(known[work.key] for work in works)


def _each(events: Iterable[Event]) -> Iterator[tuple[_Fields, list[dict[str, str]]]]:
    """Yield each source: the words of its fields by their names, and its authors."""
    path: list[str] = []
    fields: _Fields = {}
    authors: list[dict[str, str]] = []
    for event in events:
        if isinstance(event, Start):
            path.append(event.name.removeprefix("b:"))
            if path[-1] == "Source":
                fields, authors = {}, []
            elif path[-3:] == ["Author", "Author", "Corporate"] or path[-1] == "Person":
                authors.append({})
        elif isinstance(event, str):
            if path[-2:-1] == ["Source"]:
                fields.setdefault(path[-1], []).append(event)
            elif path[-4:-1] == ["Author", "NameList", "Person"] and path[-5:-4] == ["Author"]:
                authors[-1][path[-1]] = authors[-1].get(path[-1], "") + event
            elif path[-3:] == ["Author", "Author", "Corporate"]:
                authors[-1]["literal"] = authors[-1].get("literal", "") + event
        elif path.pop() == "Source":
            yield fields, authors


def _item(tag: str, fields: _Fields, authors: Iterable[dict[str, str]]) -> dict[str, object]:
    said = {name: " ".join("".join(words).split()) for name, words in fields.items()}
    item: dict[str, object] = {"id": tag, "type": _TYPES.get(said.get("SourceType", ""), "document")}
    item |= {csl: said[name] for name, csl in _PLAIN.items() if said.get(name)}
    names = [name for author in authors if (name := _name(author))]
    dates = {"issued": _date(said), "accessed": _date(said, "Accessed")}
    return item | ({"author": names} if names else {}) | {key: date for key, date in dates.items() if date}


def _name(author: dict[str, str]) -> dict[str, str]:
    given = " ".join(author[part].strip() for part in ("First", "Middle") if author.get(part))
    said = {
        "literal": author.get("literal", "").strip(),
        "family": author.get("Last", "").strip(),
        "given": given,
    }
    return {key: value for key, value in said.items() if value}


def _date(said: dict[str, str], suffix: str = "") -> dict[str, list[list[int]]] | None:
    year, month, day = (said.get(f"{part}{suffix}", "") for part in ("Year", "Month", "Day"))
    if not (year.isascii() and year.isdigit() and len(year) <= 4):  # noqa: PLR2004 - digits of a year
        return None
    parts = [int(year)]
    name = month[:3].lower()
    number = _MONTHS.index(name) + 1 if name in _MONTHS else _small(month, len(_MONTHS))
    if number:
        parts.append(number)
        if last := _small(day, _LAST_DAY):
            parts.append(last)
    return {"date-parts": [parts]}


def _small(words: str, most: int) -> int | None:
    fits = words.isascii() and words.isdigit() and len(words) <= 2  # noqa: PLR2004 - digits of a day or month
    return int(words) if fits and 0 < int(words) <= most else None
