"""An entry of references.yaml as YAML nodes becomes a Reference, or an error that points at what is wrong."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from claimcheck.model import Basis, Extent, Name, Place, Reference
from claimcheck.resolver import addresses, csl_dates, csl_keys
from claimcheck.resolver.marked_yaml import Listing, Mapping, Node, Scalar, refuse
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from enum import StrEnum

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_UNFIT_IN_A_PATH = re.compile(r"[\x00-\x1f\x7f]")
_NEAR = 60.0
_LARGEST_NOTE = 5


def reference(node: Node) -> Reference:
    """Read one entry. Raises ReferencesError with line and column, without a file."""
    if not isinstance(node, Mapping):
        refuse(node, "an entry must be a mapping that begins with `id:`")
    known(node, csl_keys.KEYS)
    given = {key: value for key, (_, value) in node.pairs.items() if not _blank(value)}
    if "id" not in given:
        refuse(node, "an entry lacks its `id`")
    values = {field: read(given[key]) for key, (field, read) in _FIELDS.items() if key in given}
    other = {key: _plain(value) for key, value in given.items() if key not in _FIELDS}
    return Reference.model_validate({**values, "other": other, "line": node.line})


def known(node: Mapping, keys: Collection[str]) -> None:
    """Refuse a key that is not of `keys`, and name the nearest that is."""
    for key, (at, _) in node.pairs.items():
        if key not in keys:
            refuse(at, f"unknown key {visible(key)!r}{_nearest(key, keys)}")


def text(node: Node, key: str) -> str:
    """Return a scalar's words."""
    if not isinstance(node, Scalar):
        refuse(node, f"`{key}` must be text, not {_kind(node)}")
    if not node.text.strip():
        refuse(node, f"`{key}` is empty")
    return node.text


def choice(node: Node, key: str, values: Collection[str]) -> str:
    """Return a word of a closed list."""
    word = text(node, key)
    if word not in values:
        refuse(node, f"`{key}` cannot be {visible(word)!r}{_nearest(word, values)}")
    return word


def address(node: Node, key: str) -> str:
    """Return a web address: http or https, with a host."""
    url = text(node, key)
    if addresses.read(url) is None:
        refuse(
            node, f"`{key}` is no web address: {visible(url)!r}; it must begin with https:// and name a host"
        )
    return url


def names(node: Node) -> tuple[Name, ...]:
    """Return CSL names; a plain string is one name whose parts are not told apart."""
    listed = node.items if isinstance(node, Listing) else [node]
    return tuple(_name(item) for item in listed)


def _name(node: Node) -> Name:
    if isinstance(node, Scalar):
        return Name(literal=text(node, "author"))
    if isinstance(node, Listing):
        refuse(node, "an author must be a name or a mapping such as {family: Roy, given: Diana}, not a list")
    known(node, csl_keys.NAME_KEYS)
    part = {key: text(value, key) for key, (_, value) in node.pairs.items() if not _blank(value)}
    family = [part.get(key) for key in ("non-dropping-particle", "family", "suffix")]
    given = [part.get(key) for key in ("given", "dropping-particle")]
    if not any((*family, *given, part.get("literal"))):
        refuse(node, "an author needs `family`, `given` or `literal`")
    return Name(family=_joined(family), given=_joined(given), literal=part.get("literal"))


def _joined(parts: list[str | None]) -> str | None:
    return " ".join(part for part in parts if part) or None


def _doi(node: Node) -> str:
    found = _DOI.fullmatch(text(node, "DOI").strip())
    if not found:
        refuse(
            node, f"`DOI` is none: {visible(text(node, 'DOI'))!r}; one looks like 10.1177/18681026211038339"
        )
    return found[1]


def _marks(node: Node) -> tuple[int, ...]:
    marks: list[int] = []
    for item in node.items if isinstance(node, Listing) else [node]:
        word = item.text if isinstance(item, Scalar) else _kind(item)
        if not (word.isascii() and word.isdigit() and len(word) <= _LARGEST_NOTE and int(word)):
            refuse(item, f"`notes` holds note numbers, such as [3, 8], not {visible(word)!r}")
        if int(word) in marks:
            refuse(item, f"`notes` pins note {word} twice")
        marks.append(int(word))
    return tuple(marks)


def _places(node: Node) -> tuple[Place, ...]:
    return tuple(_place(item) for item in (node.items if isinstance(node, Listing) else [node]))


def _place(node: Node) -> Place:
    if isinstance(node, Listing):
        refuse(node, "`source` must be a path, an address or a mapping, or a list of them")
    if isinstance(node, Scalar):
        is_address = node.text.casefold().startswith(("http://", "https://"))
        return Place(url=address(node, "source")) if is_address else Place(file=_path(node))
    known(node, csl_keys.PLACE_KEYS)
    given = {key: value for key, (_, value) in node.pairs.items() if not _blank(value)}
    if not given.keys() & {"file", "url"}:
        refuse(node, "`source` needs a `file` or a `url`")
    return Place(
        file=_path(given["file"]) if "file" in given else None,
        url=address(given["url"], "url") if "url" in given else None,
        extent=Extent(_of(Extent, given["extent"], "extent")) if "extent" in given else None,
        basis=Basis(_of(Basis, given["basis"], "basis")) if "basis" in given else None,
        evidence=text(given["evidence"], "evidence") if "evidence" in given else None,
    )


def _of(kind: type[StrEnum], node: Node, key: str) -> str:
    return choice(node, key, [member.value for member in kind])


def _path(node: Node) -> str:
    path = text(node, "file")
    if _UNFIT_IN_A_PATH.search(path):
        refuse(node, f"a path cannot hold control characters: {visible(path)!r}")
    return path


def _plain(node: Node) -> object:
    """Return strings, lists and dicts: the keys of CSL that claimcheck only keeps."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, (_, value) in node.pairs.items()}


def _blank(node: Node) -> bool:
    return isinstance(node, Scalar) and node.blank


def _kind(node: Node) -> str:
    return "text" if isinstance(node, Scalar) else "a list" if isinstance(node, Listing) else "a mapping"


def _nearest(word: str, words: Collection[str]) -> str:
    near = process.extractOne(
        word, sorted(words), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEAR
    )
    return f"; did you mean {near[0]!r}?" if near else ""


_FIELDS: dict[str, tuple[str, Callable[[Node], object]]] = {
    "id": ("id", partial(text, key="id")),
    "type": ("type", partial(choice, key="type", values=csl_keys.TYPES)),
    "title": ("title", partial(text, key="title")),
    "author": ("author", names),
    "container-title": ("container_title", partial(text, key="container-title")),
    "issued": ("issued", partial(csl_dates.iso, key="issued")),
    "accessed": ("accessed", partial(csl_dates.iso, key="accessed")),
    "URL": ("url", partial(address, key="URL")),
    "DOI": ("doi", _doi),
    "citation": ("citation", partial(text, key="citation")),
    "notes": ("notes", _marks),
    "source": ("source", _places),
}
