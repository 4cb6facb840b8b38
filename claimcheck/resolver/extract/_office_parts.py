"""A package goes in; the names of its parts (ECMA-376) and what it says of itself come out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.package import Package, Start, elements, relations
from claimcheck.resolver.extract import _dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CORE = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}
_LONGEST = 1000


class Properties(NamedTuple):
    """What a document says of itself."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    issued: str | None = None


def parts(package: Package, source: str = "") -> dict[str, list[str]]:
    """Return the parts that `source` (or the package itself) names, by the last word of their type."""
    found: dict[str, list[str]] = defaultdict(list)
    for relation in relations(package, source):
        if relation.part is not None and relation.part not in found[relation.kind]:
            found[relation.kind].append(relation.part)
    return found


def properties(package: Package, part: str) -> Properties:
    """Return title, authors and date of a core properties part (OPC 10)."""
    said = texts(package, part, _CORE, {"dc:title", "dc:creator", "dcterms:created"})
    return tidied(said["dc:title"], said["dc:creator"], said["dcterms:created"])


def tidied(titles: Iterable[str], authors: Iterable[str], dates: Iterable[str]) -> Properties:
    """Return the first title that has words, every author (some write several in one), the first date."""
    names = (" ".join(name.split()) for words in authors for name in words.split(";"))
    return Properties(
        title=next((" ".join(words.split()) for words in titles if words.strip()), None),
        authors=tuple(name for name in names if name),
        issued=next((day for words in dates if (day := _dates.iso(words))), None),
    )


def texts(package: Package, part: str, prefixes: Mapping[str, str], names: set[str]) -> dict[str, list[str]]:
    """Return the words of each element of these names, by name."""
    found: dict[str, list[str]] = defaultdict(list)
    name = None
    for event in elements(package.chunks(part), prefixes, part):
        if isinstance(event, Start):
            name = event.name if event.name in names else None
            if name and len(found[name]) < _LONGEST:
                found[name].append("")
        elif isinstance(event, str):
            if name:
                found[name][-1] = (found[name][-1] + event)[:_LONGEST]
        else:
            name = None
    return found
