"""The fields of one BibTeX entry become a Reference; what cannot be read as date or address is left out."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.model import Place, Reference
from claimcheck.resolver import addresses, csl_places
from claimcheck.resolver.bibtex_names import names
from claimcheck.resolver.bibtex_values import address, verbatim
from claimcheck.resolver.bibtex_words import words
from claimcheck.resolver.marked_yaml import Scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck.model import Name

# As pandoc and citation.js map them; what is not here is a `document`.
_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book",
    "mvcollection": "book",
    "reference": "book", "mvreference": "book", "proceedings": "book", "mvproceedings": "book",
    "manual": "book",
    "booklet": "pamphlet", "inbook": "chapter", "incollection": "chapter", "bookinbook": "chapter",
    "suppbook": "chapter", "suppcollection": "chapter", "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference", "conference": "paper-conference", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "report": "report", "techreport": "report",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "unpublished": "manuscript",
    "periodical": "periodical", "suppperiodical": "article-journal", "review": "review", "dataset": "dataset",
    "software": "software", "patent": "patent", "letter": "personal_communication", "video": "motion_picture",
    "movie": "motion_picture", "audio": "song", "music": "song", "image": "graphic", "artwork": "graphic",
    "jurisdiction": "legal_case", "legislation": "legislation", "legal": "treaty", "standard": "standard",
    "performance": "performance", "commentary": "book",
}  # fmt: skip
_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_KEPT = {
    "publisher": "publisher", "institution": "publisher", "school": "publisher", "organization": "publisher",
    "location": "publisher-place", "address": "publisher-place", "volume": "volume", "number": "number",
    "issue": "issue", "pages": "page", "chapter": "chapter-number", "edition": "edition",
    "version": "version",
    "isbn": "ISBN", "issn": "ISSN", "note": "note", "langid": "language", "language": "language",
    "shorttitle": "title-short", "series": "collection-title",
}  # fmt: skip
_ISSUED = {"article-journal", "article-magazine", "article-newspaper", "periodical"}
_ISO = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?(?:-(?P<day>[0-9]{2}))?(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])(?P<year>[0-9]{4})(?P<suffix>[a-z])?(?![0-9a-z])")
_MONTH = re.compile(r"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"(?<![0-9])(?:1[0-2]|0?[1-9])(?![0-9])")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")
_SEEN = re.compile(
    r"\b(?:accessed|retrieved|visited)\b:?(?: on)? {0,2}(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})", re.IGNORECASE
)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi: ?)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)


def reference(
    key: str, kind: str, values: Mapping[str, str], line: int, beside: Callable[[str], bool]
) -> Reference:
    """Map an entry as pandoc does (CSL variables); `source` says where the text is where it names a place."""
    type_ = _SUBTYPES.get(values.get("entrysubtype", "").casefold(), _TYPES.get(kind, "document"))
    titled = _titled(values, "title", "subtitle")
    other: dict[str, object] = {}
    for field, name in _KEPT.items():
        if kept := words(values.get(field, "")):
            variable = "issue" if name == "number" and type_ in _ISSUED else name
            other.setdefault(variable, kept)
    if editors := names(values.get("editor", "")):
        other["editor"] = [_plain(editor) for editor in editors]
    if suffix := _suffix(values):
        other["year-suffix"] = suffix
    id_ = key if not key.isdecimal() else f"item-{key}"
    if id_ != key:
        other["citation-key"] = key
    return Reference(
        id=id_,
        type=type_,
        title=titled,
        author=names(values.get("author", "")),
        container_title=_container(values),
        issued=_issued(values),
        accessed=_accessed(values),
        url=_url(values),
        doi=_doi(values.get("doi", "")),
        source=_source(values.get("source", ""), line, beside),
        other=other,
        line=line,
    )


def _titled(values: Mapping[str, str], title: str, subtitle: str) -> str | None:
    parts = [words(values.get(field, "")) for field in (title, subtitle)]
    main, sub = parts
    if main and sub:
        return f"{main} {sub}" if main[-1] in "?!:" else f"{main}: {sub}"
    return main or sub or None


def _container(values: Mapping[str, str]) -> str | None:
    for title, subtitle in (
        ("journaltitle", "journalsubtitle"),
        ("journal", ""),
        ("booktitle", "booksubtitle"),
        ("maintitle", "mainsubtitle"),
        ("eventtitle", ""),
    ):
        if found := _titled(values, title, subtitle):
            return found
    return None


def _plain(name: Name) -> dict[str, str]:
    return {key: value for key, value in name.model_dump().items() if value}


def _issued(values: Mapping[str, str]) -> str | None:
    if dated := _iso(verbatim(values.get("date", ""))):
        return dated
    found = _YEAR.search(words(values.get("year", "")))
    if found is None:
        return None
    year, printed = int(found["year"]), words(values.get("month", ""))
    name, number = _MONTH.search(printed), _MONTH_NUMBER.search(printed)
    if name is None and number is None:
        return f"{year:04}"
    month = _MONTHS.index(name[0].casefold()) + 1 if name else int(number[0] if number else 0)
    day = _DAY.search(words(values.get("day", "")) or (printed if name else ""))
    return _calendar(year, month, int(day[0]) if day else None)


def _suffix(values: Mapping[str, str]) -> str | None:
    found = _YEAR.search(words(values.get("year", "")))
    return found["suffix"] if found else None


def _iso(printed: str) -> str | None:
    """Read `2023-06-15`, `2023-06/2023-08`, `2023~`: the first date, as biblatex writes it (EDTF)."""
    found = _ISO.match(printed)
    if found is None:
        return None
    month, day = (int(found[part] or 0) for part in ("month", "day"))
    return _calendar(int(found["year"]), month, day or None)


def _calendar(year: int, month: int, day: int | None) -> str:
    """Leave out what the calendar does not know: seasons (month 21 to 24), 31 February."""
    try:
        whole = date(max(year, 1), month, day or 1).isoformat()
    except ValueError:
        return f"{year:04}-{month:02}" if day and month in range(1, 13) else f"{year:04}"
    return whole if day else whole[: len("2023-06")]


def _accessed(values: Mapping[str, str]) -> str | None:
    if dated := _iso(verbatim(values.get("urldate", ""))):
        return dated
    seen = _SEEN.search(words(values.get("note", "")))
    return _iso(seen["day"]) if seen else None


def _url(values: Mapping[str, str]) -> str | None:
    given = verbatim(values.get("url", ""))
    found = [given, *(address(values.get(field, "")) for field in ("howpublished", "note"))]
    archive = values.get("eprinttype", values.get("archiveprefix", "")).casefold()
    if archive == "arxiv" and (number := verbatim(values.get("eprint", ""))):
        found.append(f"https://arxiv.org/abs/{number}")
    return next((url for url in found if url and addresses.read(url)), None)


def _doi(printed: str) -> str | None:
    found = _DOI.fullmatch(verbatim(printed))
    return found[1] if found else None


def _source(printed: str, line: int, beside: Callable[[str], bool]) -> tuple[Place, ...]:
    """Scopus and others write a catalogue's name: see `csl_places.named`."""
    node = Scalar(line, 1, printed.strip(), plain=False)
    return csl_places.places(node) if node.text and csl_places.named(node, beside) else ()
