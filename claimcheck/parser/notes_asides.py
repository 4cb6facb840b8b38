"""A stretch of a note comes out without its asides: "hereafter cited as Roy", "emphasis added"."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.parser import notes_back
from claimcheck.parser.notes_marks import BRACKETED, View, blank

_BRACKETS = re.compile(f"{BRACKETED}+")
_HEREAFTER = (
    r"(?:here(?:in)?after|henceforth|im\sfolgenden|fortan|künftig|nachfolgend|ci-après|désormais"
    r"|cited\sas|cited\sin\sthe\stext\sas|abbreviated|zit(?:iert|\.)\sals|abgekürzt)"
)
_CITED = r"(?:cited|quoted|referred\sto|abbreviated|zitiert|zit\.|abgekürzt|cité|abrégé)"
_AS = r"(?:simply|parenthetically|as|als|en|in\sthe\stext|hereafter)"
# "hereafter cited as", "cited hereafter as", "im Folgenden zitiert als:", and then the name.
_DEFINED = re.compile(
    rf"(?:{_CITED}\s)?{_HEREAFTER}\b(?:\s{_CITED})?(?:\s{_AS}\b){{0,3}}[:,]?\s(?P<name>\S[^;]{{0,79}})",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"(?:{_CITED}\s)?{_HEREAFTER}\b", re.IGNORECASE)
_AT_END = re.compile(rf"[,;.]?\s(?={_HEREAFTER}\b)", re.IGNORECASE)
# What editors and authors add in brackets about the words, and not about the work (Chicago 13.62).
_REMARK = re.compile(
    r"(?:my |our |the )?(?:emphas[ie]s|italics|translations?)\b|emphas|(?:author|trans)\S{0,6} (?:trans|emph)"
    r"|hervorh|übers(?:\.|etzung) |quoting |citing |internal |citations? omitted|statement of |brackets "
    r"|sic\b|c’est moi|nous soulignons|je souligne"
    r"|in (?:English|German|French|Spanish|Italian|Latin|Russian)\b",
    re.IGNORECASE,
)
# Brackets that cite another work.
_NESTED = re.compile(
    r"(?:as )?(?:quoted|qtd\.?|cited|reprinted|repr\.) in |zit(?:iert|\.) nach "
    r"|(?:see|cf|vgl|siehe|voir|compare)\b",
    re.IGNORECASE,
)
_MARKS = "“”„«»‹›\"'‘’"
_LONGEST = 60


class Plain(NamedTuple):
    """A stretch whose asides are blanked, and the name by which its work will be cited.

    `nested` are the places in the text of brackets that cite: `(quoted in Doe, “Title,” 3)`.
    """

    view: View
    hereafter: str | None = None
    nested: tuple[tuple[int, int], ...] = ()


def without(view: View) -> Plain:
    """Blank what is said about the words, and the definition of a short form; tell its name."""
    name = None
    nested: list[tuple[int, int]] = []
    blanked: list[tuple[int, int]] = []
    for found in _BRACKETS.finditer(view.flat):
        inner = " ".join(view.text[found.start() + 1 : found.end() - 1].split())
        defined = _name(inner)
        if _NESTED.match(inner) and notes_back.earlier(f"({inner})") is None:
            nested.append((view.start + found.start() + 1, view.start + found.end() - 1))
            blanked.append(found.span())
        elif defined or _REMARK.match(inner):
            name = name or defined
            blanked.append(found.span())
    ending = _AT_END.search(view.flat)
    defined = _name(" ".join(view.text[ending.end() :].split())) if ending else None
    if ending and defined and not name:
        blanked = [place for place in blanked if place[1] <= ending.start()]
        blanked.append((ending.start(), len(view.text)))
    name = name or defined
    return Plain(_blanked(view, blanked) if blanked else view, name, tuple(nested))


def defines(words: str) -> bool:
    """Tell whether `words` open with "hereafter" or its like: they go with the work before them."""
    return _OPENS.match(words) is not None


def _name(words: str) -> str | None:
    found = _DEFINED.match(words)
    name = found["name"].strip(f" .,:;{_MARKS}") if found else ""
    return name if 0 < len(name) <= _LONGEST and not name[0].islower() else None


def _blanked(view: View, places: list[tuple[int, int]]) -> View:
    text, marked, flat = (blank(words, places, " ") for words in (view.text, view.marked, view.flat))
    quoted = tuple((a, b) for a, b in view.quoted if not text[a:b].isspace())
    return View(view.start, text, marked, flat, quoted).part(0, len(text))
