r"""The keys and notes of a citation go in, `\cite[see][p.~3]{roy}`; works with locators come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import KeyedWork
from claimcheck.parser.readers.latex._symbols import LIGATURES, symbols
from claimcheck.parser.readers.latex._tokens import Kind

if TYPE_CHECKING:
    from claimcheck.parser.readers.latex._views import View

_LABELS = (  # CSL 1.0.2, locators; the words as they stand in notes of English, German, French
    ("page", r"pp?|pages?|pgs?|S|Seiten?"),
    ("chapter", r"ch(?:ap)?s?|chapters?|Kap(?:itel)?|chap"),
    ("section", r"§§?|secs?|sections?|Abschn(?:itt)?"),
    ("paragraph", r"¶¶?|paras?|paragraphs?|Abs(?:atz)?"),
    ("volume", r"vols?|volumes?|Bd|Bde|Band|t"),
    ("book", r"bks?|books?|Buch"),
    ("part", r"pts?|parts?|Teil"),
    ("figure", r"figs?|figures?|Abb"),
    ("line", r"ll?|lines?|Zeilen?"),
    ("verse", r"vv?|verses?|Verse?"),
    ("column", r"cols?|columns?|Spalten?|Sp"),
    ("folio", r"fols?|folios?|ff?|Bl"),
    ("note", r"nn?|notes?|Anm"),
    ("number", r"nos?|Nr"),
)
_ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?!\w)"
_NUMBER = rf"(?:[A-Z]?[0-9][\w.:]*+|(?i:{_ROMAN})\.?)"
_VALUE = rf"{_NUMBER}(?:\s?[-–—]\s?{_NUMBER})?+(?:\s(?:ff?|sqq?)\.?(?!\w))?+"
_LIST = rf"{_VALUE}(?:(?:,\s?|\s(?:&|and|und|et)\s){_VALUE})*+"
_LOCATORS = tuple((label, re.compile(rf"(?:{words})\.?\s?(?P<value>{_LIST})")) for label, words in _LABELS)
_BARE = re.compile(_LIST)


class Cited(NamedTuple):
    """What one pair of notes and keys says: the words as printed, and the works."""

    printed: str
    works: tuple[KeyedWork, ...]
    after: str = ""


def cited(keys: str, before: str, after: str) -> Cited:
    r"""Print `\cite[before][after]{keys}` as `see roy; lee, 3`; a locator belongs to the last work."""
    names = [key for each in keys.split(",") if (key := " ".join(each.split()))]
    locator, label, rest = _pinpoint(after)
    works = tuple(
        KeyedWork(
            key=name,
            prefix=before or None if place == 0 else None,
            locator=locator if place == len(names) - 1 else None,
            locator_label=label if place == len(names) - 1 else None,
            suffix=rest if place == len(names) - 1 else None,
        )
        for place, name in enumerate(names)
    )
    printed = ", ".join(part for part in ("; ".join(names), after) if part)
    return Cited(f"{before} {printed}".strip(), works, after)


def _pinpoint(after: str) -> tuple[str | None, str | None, str | None]:
    """Split a postnote into locator, its label, and what else it says; a page is nearer than its volume."""
    first, _, rest = after.partition(", ")
    near, far = _locator(rest), _locator(first)
    if near and far and far[1] == "volume" and near[1] == "page":
        return *near, first
    if whole := _locator(after):
        return *whole, None
    return (*far, rest or None) if far else (None, None, after or None)


def _locator(words: str) -> tuple[str, str] | None:
    """Return a locator and its label in CSL's terms; a number alone is a page, as in biblatex."""
    if _BARE.fullmatch(words):
        return words, "page"
    found = ((label, pattern.fullmatch(words)) for label, pattern in _LOCATORS)
    return next(((match["value"], label) for label, match in found if match), None)


def plain(view: View | None) -> str:
    """Return the words of a short argument as they are printed: no command but those for signs."""
    if view is None:
        return ""
    shown = ""
    for token in view.tokens:
        if token.kind in {Kind.WORDS, Kind.BRACKET, Kind.QUOTE, Kind.RAW, Kind.CODE}:
            shown += token.text.replace("~", " ")
        elif token.kind in {Kind.SPACE, Kind.PARAGRAPH}:
            shown += " "
        elif token.kind is Kind.LIGATURE:
            shown += LIGATURES[token.text]
        elif token.kind is Kind.COMMAND:
            shown += symbols().get(token.text, "")
    return " ".join(shown.split())
