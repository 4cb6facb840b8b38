"""A package and one of its parts go in; what that part is related to (OPC, ECMA-376 part 2) comes out."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from claimcheck.package.elements import Start, elements

if TYPE_CHECKING:
    from claimcheck.package.archive import Package

_PREFIXES = {"http://schemas.openxmlformats.org/package/2006/relationships": "r"}


class Relation(NamedTuple):
    """One relation: its id, the last word of its type, the part it leads to, or an address outside."""

    id: str
    kind: str
    part: str | None
    url: str | None


def relations(package: Package, source: str = "") -> tuple[Relation, ...]:
    """Return what `source` (or the package itself) is related to; parts that are missing are left out.

    Raises PackageError for a list of relations that cannot be read.
    """
    folder, name = posixpath.split(source)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package:
        return ()
    found = []
    for event in elements(package.chunks(listed), _PREFIXES, listed):
        if isinstance(event, Start) and event.name == "r:Relationship":
            said = event.attributes
            target, named = said.get("Target", ""), said.get("Id", "")
            kind = said.get("Type", "").rpartition("/")[2]
            if said.get("TargetMode") == "External":
                found.append(Relation(named, kind, None, target))
                continue
            part = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            if part in package:
                found.append(Relation(named, kind, part, None))
    return tuple(found)
