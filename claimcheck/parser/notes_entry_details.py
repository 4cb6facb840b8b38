"""The words after a title in a reference list become its container, date, pages and address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.parser import notes_dates, notes_details, notes_unmarked
from claimcheck.parser.notes_details import Details
from claimcheck.parser.notes_works import is_abbreviation

if TYPE_CHECKING:
    from claimcheck.parser.notes_marks import View

_YEAR = re.compile(r"(?:^|(?<=[\s,.(;:©]))(?P<year>1[4-9][0-9]{2}|20[0-9]{2})(?=[a-rt-z]?(?:[.,;:)]|$))")
_KIND = re.compile(r"^(?:\[[^\[\]]{1,120}\]|\([^()]{0,120}\))[.,]?\s?")
_NUMBER = r"[A-Z]?[0-9]{1,6}(?:\s[0-9]{3}(?![0-9]))?"
_PAGES = re.compile(
    r"(?:(?<![\w.])(?:pp?|pages?|seiten?|S)\.?\s?|(?<=[0-9)]):\s?|(?<=[0-9)]),\s|(?<=[0-9]\))\s"
    r"|(?<=[^\W\d_]),\s(?!(?:1[5-9]|20)[0-9]{2}\D)(?=[0-9]{1,4}[–-][0-9]{1,4}(?:[.,]|$)))"
    rf"(?P<pages>(?!(?:19|20)[0-9]{{2}}-[0-9]{{2}}\b){_NUMBER}(?:\s?[–—−-]{{1,2}}\s?{_NUMBER})?)"
    r"(?![0-9(]|\s?\((?![0-9]{4}\)))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[0-9]\s?[–—−-]{1,2}\s?[A-Z]?[0-9]")
# Where the name of a periodical or book ends: at its volume, date, pages, editors.
_AFTER_CONTAINER = re.compile(
    r",\s[0-9]{1,2}(?:st|nd|rd|th)\sed|[,.]?\s(?:vols?|nos?|nr|bd|jg|pp?|pages?|issue|edited|ed|eds|translated|trans|hrsg|published|advance)\b\.?"
    r"|[.,]\s(?:performed|recorded|aired)\b"
    r"|(?-i:,\s(?:[A-Z]\.\s?){1,3}[^\W\d_a-z][\w-]+,?\s[^.]{0,80}?\bEds?\b)"
    r"|[,.;:]?\s\(?(?![0-9]{1,3}(?:st|nd|rd|th)\b)[0-9]|\s?[(\[]|;|,\s(?:and|&)\s?$",
    re.IGNORECASE,
)
_IN = re.compile(r"[Ii]n:?\s(?=[^\W\d_a-z]|[“\"‘'])")
_LATER_IN = re.compile(r"(?:^|[.,] )(?:[Cc]hap(?:ter|\.) [0-9]{1,3} (?:in|of) |[Ii]n: (?=[^\W\d_a-z]))")
_EDITOR = re.compile(
    r"^(?:[^()]{2,200}?)\s\((?:eds?\.?|hrsg\.?|hg\.?)\),?\s|^[^,]{2,60}(?:,[^,]{2,40}){0,6},\s(?:eds?\.|editors?),\s",
    re.IGNORECASE,
)
# A periodical shows itself by a number behind its name: `Journal, 12(3)`, `Journal 12 (3):`, `J Name. 2023;`.
_PERIODICAL = re.compile(
    r"(?P<name>[^\d(\[:“\"]{3,120}?)[,.]?\s(?:(?:vol(?:ume)?|bd|jg)\.?\s)?(?P<number>[0-9]{1,4})"
    r"(?:\s?\(|\s?[,:]\s?(?:no\b|nos\b|nr\b|pp?\b|[A-Z]?[0-9])|;|\.\s[0-9])",
    re.IGNORECASE,
)
# Sentences between a title and its container, and what stands before the name itself.
_NO_CONTAINER = re.compile(
    r"(?:By|Produced|Directed|Recorded|Performed|Read|With|Track|Disc|Copy|Video|Audio|Translated|Edited|Version"
    r"|Interview(?:ed)?|Presented|Paper|Illustrated|Rev\. ed|Season|Episode|French|Aired"
    r"|Originally|[0-9]{1,2}(?:st|nd|rd|th) ed(?:ition)?)\b"
    r"[^.]*(?:\.\s|$)|[Ss]pecial issue,\s"
)
_PUBLISHER = re.compile(
    r"\b(?:Press|Publish\w*|Verlag|Books|Éditions|UP|Springer|Wiley|Elsevier|Routledge|Kluwer|Addison|McGraw|Macmillan|Penguin|Norton|SAGE|Pearson|Prentice|Sons|Films?|Records|Pictures)\b"
)
_IMPRINT = re.compile(
    r"[\s.,]*(?:(?:[0-9]{1,2}(?:st|nd|rd|th)|rev\.|revised|new)\s(?:rev\.\s)?ed|(?:edited|ed\.|translated|directed)\sby"
    r"|[^.:]{2,60}:\s[^:]{2,100},\s(?:1[4-9]|20)[0-9]{2}|[^,.:]{2,60},\s(?:1[4-9]|20)[0-9]{2}\.?$"
    r"|\([^()]*(?:1[4-9]|20)[0-9]{2}\))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.?!](?=\s[^\W\d_a-z]|$)")
_MOST_SITE = 8
_UNFINISHED = frozenset(("of", "the", "and", "for", "in", "on", "de", "der", "die", "und", "special"))


def read(tail: View, issued: str | None, *, quoted: bool) -> Details:
    """Read what follows a title; `issued` if the year stood before it, `quoted` if the title bore marks."""
    words, url, doi, accessed = notes_details.plain(tail)
    words = words.strip(" .,;")
    while kind := _KIND.match(words):
        if notes_dates.printed(kind[0]) and issued is None:
            break
        words = words[kind.end() :]
    dated = notes_dates.printed(words)
    full = dated.iso if dated and len(dated.iso) > len("1999") else None
    if issued is None:
        years = [found["year"] for found in _YEAR.finditer(words)]
        first = years[0] if years else None
        issued = full if full and (first is None or full.startswith(first)) else first
    elif full and full.startswith(issued):
        issued = full
    container = _container(words, quoted=quoted, dated=len(issued or "") > len("1999"))
    found = (pages for pages in _PAGES.finditer(words) if _RANGE.search(pages[0]) or pages[0][:1] in "pPS")
    locator = next((pages["pages"] for pages in found), None)
    return Details(container, issued, locator, url, doi, accessed)


def is_imprint(words: str) -> bool:
    """Tell whether `words` open with an edition, an editor, or a publisher and year."""
    return _IMPRINT.match(" ".join(words.split())) is not None


def _container(words: str, *, quoted: bool, dated: bool) -> str | None:
    while other := _NO_CONTAINER.match(words):
        words = words[other.end() :]
    within = _IN.match(words) or _LATER_IN.search(words)
    if within:
        inner = _EDITOR.sub("", words[within.end() :], count=1)
        name = _name(inner, book=True)
        parts = (name or "").split(", ")
        at = next(
            (at for at, part in enumerate(parts) if at and (_PUBLISHER.search(part) or ": " in part)),
            len(parts),
        )
        return ", ".join(parts[:at]) or None
    if quoted:
        name = _name(words)
        town = (name or "").partition(":")[0]
        return None if name and (_PUBLISHER.search(name) or notes_unmarked.is_place(town)) else name
    periodical = _PERIODICAL.match(words)
    if periodical and not _PUBLISHER.search(periodical["name"]):
        return _name(periodical["name"])
    site = _SENTENCE.split(words, maxsplit=1)[0]
    is_site = (
        dated
        and not _PUBLISHER.search(site)
        and ":" not in site
        and 0 < len(site.split()) <= _MOST_SITE
        and not is_abbreviation(f"{site}.", len(site), ".")
    )
    return _name(site) if is_site else None


def _name(words: str, *, book: bool = False) -> str | None:
    """Cut a container's name out; a periodical's may be abbreviated (`Trans. Amer. Math. Soc.`)."""
    end = _AFTER_CONTAINER.search(words)
    name = words[: end.start()] if end else words
    if not end or ". " in name:
        stop = next((s for s in _SENTENCE.finditer(name) if _is_stop(name, s.start(), book=book)), None)
        name = name[: stop.start()] if stop else name
    name = notes_dates.without_month(name).strip(" ,.")
    is_month = name.casefold() in notes_dates.MONTHS
    if is_month or name.rpartition(" ")[2] in _UNFINISHED or name[:1].isdigit():
        return None  # a number within the name was taken for a volume's
    return (
        notes_details.container(name)
        if name[:1].isupper() or name[:1] in "“‘\"'" or name[:1].isdigit()
        else None
    )


def _is_stop(words: str, at: int, *, book: bool) -> bool:
    if book and ":" in words[at:]:  # a town and a publisher follow
        return not is_abbreviation(words, at, words[at + 1 :].strip() or ".")
    return len(words[:at].rpartition(" ")[2]) > len("Method")
