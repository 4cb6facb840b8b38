"""A byline or a tag's value goes in; tidy names of persons or bodies come out, in the order of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_BY = re.compile(
    r"[^\w@]*(?:(?:(?:written|reported|posted|published|words|text|story|reporting|interview|created|"
    r"view all posts|posts) )?by\b"
    r"|authors?\s*:)[\s:]*",
    re.IGNORECASE,
)
_BY_ABROAD = re.compile(r"(?:Von|Par|Por|Di|Da|Door|Af|Av)\s+(?=[^\W\d_]+\s+[^\W\d_])")
_BEHIND = re.compile(
    r"\s*(?:[|•·]|\s[–—-]\s|\n|\b(?:updated|published|posted|last modified)\b|\bon [A-Z0-9]).*", re.DOTALL
)
_BETWEEN = re.compile(
    r"\s*(?:[,;/()]|\s(?:and|with|und|mit|et)\s|\s?&\s)\s*(?:(?:and|with|avec)\s+|&\s*)?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(
    r"://|www\.|@|\b[\w-]+\.(?:com|org|net|edu|gov|info|co|uk|de|fr|eu|io)\b", re.IGNORECASE
)
# What tells a post and not a person, anywhere in a name; and what is no name alone.
_POSTS = (
    "admin administrator author authors blogger columnist contributor contributors correspondent "
    "correspondents desk editor editorial editors journalist journalists newsroom photographer producer "
    "reporter reporters reporting staff team webmaster writer writers redaktion redacción redaction rédaction"
)
_NOBODY = "super anonymous guest unknown undefined user null none phd md mba ma prof dr al"
_NO_PERSON = frozenset(_POSTS.split())
_NO_NAME = frozenset(_NOBODY.split())
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_LONGEST = 100
_MOST_WORDS = 8
_MOST = 500
_TWO = 2


def tidy(values: Iterable[str], sites: Collection[str] = (), *, inverted: bool = False) -> tuple[str, ...]:
    """Return the names in `values`, each once; `sites` are names (folded) of the site, which is no author.

    `inverted` values are one name each, or more between semicolons, and may be written "Lee, Ann".
    """
    parts = (_scholarly(value) if inverted else _plain(value) for value in values)
    # A line that begins with the site goes on with where its office is.
    names = (name for line in parts if line and line[0].casefold() not in sites for name in line)
    kept = dict.fromkeys(name for name in names if _is_name(name, sites))
    return tuple(kept)[:_MOST]


def byline(words: str, sites: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names in a line that readers see, without the date or post that stand behind them."""
    line = words.strip()[: 3 * _LONGEST]
    found = _BY.match(line)
    line = _BEHIND.sub("", line[found.end() :] if found else line.lstrip(), count=1)
    return tidy([_BY_ABROAD.sub("", line, count=1) if not found else line], sites)


def _plain(value: str) -> list[str]:
    line = " ".join(value[: 40 * _LONGEST].split())
    if "://" in line:
        return []
    found = _BY.match(line)
    parts = [part.strip(" .:") for part in _BETWEEN.split(line[found.end() :] if found else line)]
    if len(parts) == _TWO and "," in line and all(part and " " not in part for part in parts):
        return [_restored(line)]
    return [part for part in parts if part]


def _scholarly(value: str) -> list[str]:
    return [_restored(" ".join(one.split())) for one in value[: 40 * _LONGEST].split(";")]


def _restored(name: str) -> str:
    """Write "Lee, Ann" as Ann Lee, and "King, Martin Luther, Jr." as Martin Luther King Jr."""
    parts = [part.strip() for part in name.split(",")]
    parts = [part for part in parts if part]
    if len(parts) < _TWO or len(parts) > _TWO + 1:
        return name.strip(" ,")
    last = parts[2:]
    if last and last[0].strip(".").casefold() not in _SUFFIXES:
        return name.strip(" ,")
    if parts[1].strip(".").casefold() in _SUFFIXES:
        return " ".join(parts)
    return " ".join((parts[1], parts[0], *last))


def _is_name(name: str, sites: Collection[str]) -> bool:
    words = _WORD.findall(name[: _LONGEST + 1].casefold())
    if not words or len(name) > _LONGEST or len(words) > _MOST_WORDS or any(char.isdigit() for char in name):
        return False
    if name.casefold() in sites or _ADDRESS.search(name):
        return False
    if not _NO_PERSON.isdisjoint(words) or _NO_NAME.issuperset(words):
        return False
    return not name.islower() or len(words) == _TWO  # a log-in name is one word: bell hooks has two
