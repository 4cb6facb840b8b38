"""The words after a work's title or date become its locator: pages, chapter, section, paragraph, time."""

from __future__ import annotations

import re

# The units of CSL 1.0.2 (appendix "Locators") by what notes print for them in English, German, French.
_UNITS = {
    "page": "p pp page pages pg pgs seite seiten pág págs",
    "chapter": "ch chs chap chaps chapter chapters kap kapitel cap caps chapitre",
    "section": "§ §§ s ss sec secs sect section sections abschn",
    "paragraph": "¶ ¶¶ par pars para paras paragraph paragraphs abs rn rdnr rz al",
    "article": "art arts article articles",
    "note": "n nn fn fnn note notes anm",
    "figure": "fig figs figure figures abb",
    "table": "table tables tab taf",
    "volume": "vol vols bd bde t tome",
    "line": "l ll line lines z",
    "column": "col cols column columns sp",
    "folio": "f fol fols folio folios",
    "book": "bk bks book books",
    "part": "pt pts part parts teil",
    "verse": "v vv verse verses",
    "timestamp": "min",
    "": "loc slide slides",
}
_LABELS = {unit: label for label, units in _UNITS.items() for unit in units.split()}
_UNIT = rf"(?:{'|'.join(sorted(_LABELS, key=len, reverse=True))})"
_ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![a-z])"
# `12`, `A12`, `12a`, `12r`, `13.9`, `23n4`; `1:02:33` and `3:126` (a time, or volume and page).
_NUMBER = (
    r"(?:[0-9]{1,3}(?::[0-9]{2}){1,2}(?![0-9])|[0-9]{1,2}:[0-9]{1,4}"
    r"|[A-Z]{0,2}[0-9]{1,6}(?:\.[0-9]{1,4}){0,3}[a-z]{0,2}(?:nn?\.?\s?[0-9]{1,4})?"
    rf"|{_ROMAN})"
)
_FOLLOWING = r"(?:ff?|sqq?|et\sseqq?|passim|n)"
_RANGE = rf"{_NUMBER}(?:\s?[-–—−]\s?{_NUMBER})?(?:\s?{_FOLLOWING}\b\.?)?"
_ITEM = rf"(?:{_UNIT}\.?\s?(?:{_RANGE}|[A-Z](?![A-Za-z]))|{_RANGE})"
_BEFORE = r"(?:(?:at|on|here|hier|esp\.|especially|bes\.|insb\.|ici|notamment)\s)?"
# The pinpoint may stand in brackets behind the whole article's pages: "pp. 4-19 (p. 7)" (MHRA Style Guide).
_LOCATOR = re.compile(
    rf"{_BEFORE}{_ITEM}(?:\s?(?:&|and|und|et)\s?{_ITEM})?(?:\s\({_BEFORE}{_ITEM}\))?", re.IGNORECASE
)
_LABELLED = re.compile(rf"{_BEFORE}(?P<unit>{_UNIT})\.?\s?(?:{_NUMBER}|[A-Z](?![A-Za-z]))", re.IGNORECASE)
_TIME = re.compile(r"[0-9]{1,3}(?::[0-9]{2}){2}")
_TWO = re.compile(r"[0-9]{1,3}:[0-9]{2}(?![0-9])")
_DOTTED = re.compile(r"[0-9]{1,4}\.[0-9]")
_SAID = re.compile(r"(?:at|on|here|hier|ici)\s")


def leading(words: str) -> tuple[str | None, str]:
    """Return the locator that `words` (single spaces) begin with, and what follows it."""
    parts = words.strip(" ,:").split(",")
    count = 0
    while count < len(parts) and is_locator(parts[count]):
        count += 1
    return _joined(parts[:count]), ",".join(parts[count:]).strip(" ,:.")


def trailing(words: str) -> tuple[str, str | None]:
    """Return what stands before the locator that `words` (single spaces) end with, and the locator."""
    parts = words.strip(" ,:").split(",")
    count = len(parts)
    while count > 0 and is_locator(parts[count - 1]):
        count -= 1
    return ",".join(parts[:count]).strip(" ,:"), _joined(parts[count:])


def is_locator(words: str) -> bool:
    """Tell whether `words` are one locator and nothing else."""
    return _LOCATOR.fullmatch(words.strip(" .")) is not None


def label(locator: str | None) -> str | None:
    """Return CSL's term for what the last part of a locator counts; a bare number counts pages.

    Nothing for `12:30`, which may be a time as well as volume and page, and for `13.9` and the like.
    """
    if not locator:
        return None
    last = locator.rpartition(",")[2].strip()
    named = _LABELLED.match(last)
    if named:
        unit = named["unit"]
        return "page" if unit == "S" else _LABELS[unit.casefold()] or None
    if _TIME.match(last):
        return "timestamp"
    return None if _TWO.match(last) or _DOTTED.match(last) else "page"


def _joined(parts: list[str]) -> str | None:
    joined = ",".join(parts).strip(" .")
    said = _SAID.match(joined)
    return joined[said.end() if said else 0 :] or None
