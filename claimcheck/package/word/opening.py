"""A package goes in; a Word document's main part comes out, what it is related to, and its styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.package.elements import Event, elements
from claimcheck.package.relations import Relation, relations
from claimcheck.package.word.names import PREFIXES
from claimcheck.package.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.package.archive import Package

_MAIN = "word/document.xml"


class Opened(NamedTuple):
    """The name of the main part, and what that part is related to."""

    main: str
    beside: tuple[Relation, ...]


def opened(package: Package) -> Opened | None:
    """Find the main part; None for a package without one. Raises PackageError for damaged relations."""
    top = relations(package)
    main = next((found.part for found in top if found.kind == "officeDocument" and found.part), _MAIN)
    return Opened(main, relations(package, main)) if main in package else None


def parts(beside: tuple[Relation, ...], kind: str) -> list[str]:
    """Return the names of the parts of one kind, each once."""
    return list(dict.fromkeys(found.part for found in beside if found.kind == kind and found.part))


def events(package: Package, beside: tuple[Relation, ...], kind: str) -> Iterator[Event]:
    """Yield the events of the one part of a kind, or none where there is none; raises PackageError."""
    for part in parts(beside, kind)[:1]:
        yield from elements(package.chunks(part), PREFIXES, part)


def links(beside: tuple[Relation, ...]) -> dict[str, str]:
    """Return the addresses outside by the ids that hyperlinks give."""
    return {found.id: found.url for found in beside if found.url}


def styles(package: Package, beside: tuple[Relation, ...]) -> Styles:
    """Read the part of styles; raises PackageError."""
    return Styles(events(package, beside, "styles"))
