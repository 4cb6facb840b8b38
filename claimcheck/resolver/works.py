"""What tells one work from another: the compare-forms of titles, names and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from claimcheck.resolver import addresses
from claimcheck.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Citation, Name

_Item = TypeVar("_Item")
TELLING = 16  # letters of a title (three words or so) that hardly two works share
_PARTICLES = """
af al av bin da das de del della den der des di do dos du e el ibn la le ten ter van vom von y zu zum zur
"""
PARTICLES = frozenset(_PARTICLES.split())
_SUBTITLE = re.compile(r":\s|\s[–—]\s|\?\s")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", re.IGNORECASE)


def titles(title: str | None) -> tuple[str, str]:
    """Return the compare-forms of a title and of its main title (the words before a colon or dash)."""
    whole = title or ""
    return fold(whole), fold(_SUBTITLE.split(whole, maxsplit=1)[0])


def surnames(printed: Iterable[str]) -> frozenset[str]:
    """Return every folded word of the names but the first of each, since any of them may be the surname.

    "Martha Bárcena Coqui" is cited as Coqui, as Bárcena and as Bárcena Coqui.
    """
    found: set[str] = set()
    for name in printed:
        parts = [word.form for word in words(name)]
        found.update(parts[1:] or parts)
    return frozenset(found)


def families(names: Iterable[Name]) -> frozenset[str]:
    """Return the folded words of family names; of a name that is not told apart all but the first."""
    found: set[str] = set()
    for name in names:
        found.update([word.form for word in words(name.family)] if name.family else surnames([name.printed]))
    return frozenset(found)


def doi(value: str | None) -> str | None:
    """Return a DOI as it compares: without resolver or label, in one case."""
    return _DOI.sub("", value).casefold() if value else None


def key(citation: Citation) -> tuple[str, ...]:
    """Return what tells the work of a full citation from others: title with first surname, else address."""
    whole, _ = titles(citation.title)
    if whole:
        last = [word.form for word in words(citation.authors[0])][-1:] if citation.authors else []
        return ("title", whole, *last)
    return (
        "address",
        doi(citation.doi) or (citation.url and addresses.compared(citation.url)) or citation.id,
    )


def closest(title: str, among: Iterable[tuple[_Item, str]], *, alone: bool) -> list[_Item]:
    """Return the items whose full title a short title fits best: the same, its beginning, words of it.

    The full titles are given `spaced`. `alone` if no author speaks for the short one: then a word or two
    from the middle are too little.
    """
    short = spaced(title)
    tiers: list[list[_Item]] = [[], [], [], []]
    for item, full in among:
        if short.strip() and (tier := _tier(short, full)) is not None:
            tiers[tier].append(item)
    told = tiers[:2] if alone and len(short) < TELLING else tiers[:3] if alone else tiers
    return next((items for items in told if items), [])


def _tier(short: str, full: str) -> int | None:
    if short == full:
        return 0
    if full.startswith(short):
        return 1
    if short in full:
        return 2
    rest = iter(full.split())
    return 3 if all(word in rest for word in short.split()) else None


def spaced(title: str) -> str:
    """Return the folded words of a title, each between spaces."""
    return f" {' '.join(word.form for word in words(title))} "
