"""An entry of a references file as nodes becomes a Reference, or an error that points at what is wrong."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from claimcheck.errors import ReferencesError
from claimcheck.model import Name, Reference
from claimcheck.resolver import csl_dates, csl_keys, csl_places
from claimcheck.resolver.csl_nodes import address, blank, choice, kind, known, plain, text
from claimcheck.resolver.marked_yaml import Listing, Mapping, Node, Scalar, refuse
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    Beside = Callable[[str], bool]

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_TAG = re.compile(r"</?(?:i|b|sup|sub|sc|em|strong|span)(?:\s[^<>]{0,100})?>", re.IGNORECASE)
_LARGEST_NOTE = 5


def reference(node: Node, beside: Beside = lambda _: False, *, exported: bool = False) -> Reference:
    """Read one entry; `beside` tells whether a file of that name lies beside the references.

    Where a program wrote the entry (`exported`), keys that CSL does not know and values that cannot be read
    are passed over, and an `id` that is a number is that program's count and pins no note. Raises
    ReferencesError with line and column, without a file.
    """
    if not isinstance(node, Mapping):
        refuse(node, "an entry must be a mapping that begins with `id:`")
    if not exported:
        known(node, csl_keys.KEYS)
    given = {
        key: value
        for key, (_, value) in node.pairs.items()
        if key in csl_keys.KEYS and not (blank(value) or (exported and _empty(value)))
    }
    if "id" not in given:
        refuse(node, "an entry lacks its `id`")
    other = {key: plain(value) for key, value in given.items() if key not in _FIELDS}
    if "source" in given and not csl_places.named(given["source"], beside):
        other["source"] = plain(given.pop("source"))
    values = _exported(given) if exported else _typed(given)
    if exported and str(values["id"]).isdecimal():
        other.setdefault("citation-key", values["id"])
        values["id"] = f"item-{values['id']}"
    return Reference.model_validate({**values, "other": other, "line": node.line})


def _typed(given: dict[str, Node]) -> dict[str, object]:
    return {field: read(given[key]) for key, (field, read) in _FIELDS.items() if key in given}


def _exported(given: dict[str, Node]) -> dict[str, object]:
    """Pass over what cannot be read, but for the keys of our own, which no program writes."""
    needed = {"id", *csl_keys.OWN}
    values = _typed({key: value for key, value in given.items() if key in needed})
    for key in given.keys() - needed - {"author"}:
        with suppress(ReferencesError):
            values |= _typed({key: given[key]})
    with suppress(ReferencesError):
        values["author"] = names(given["author"], exported=True) if "author" in given else ()
    return values


def _empty(node: Node) -> bool:
    return not node.items if isinstance(node, Listing) else isinstance(node, Scalar) and not node.text.strip()


def names(node: Node, *, exported: bool = False) -> tuple[Name, ...]:
    """Return CSL names; a plain string is one name whose parts are not told apart."""
    listed = node.items if isinstance(node, Listing) else [node]
    return tuple(_name(item, exported=exported) for item in listed)


def _name(node: Node, *, exported: bool) -> Name:
    if isinstance(node, Scalar):
        return Name(literal=text(node, "author"))
    if isinstance(node, Listing):
        refuse(node, "an author must be a name or a mapping such as {family: Roy, given: Diana}, not a list")
    if not exported:
        known(node, csl_keys.NAME_KEYS)
    part = {
        key: text(value, key)
        for key, (_, value) in node.pairs.items()
        if key in csl_keys.NAME_KEYS and not (blank(value) or (exported and _empty(value)))
    }
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


def _rich(node: Node, key: str) -> str:
    """Leave out the tags that citeproc-js reads in a title: <i>, <sup>, <span class="nocase">."""
    printed = text(node, key)
    return _TAG.sub("", printed) if _TAG.sub("", printed).strip() else printed


def _marks(node: Node) -> tuple[int, ...]:
    marks: list[int] = []
    for item in node.items if isinstance(node, Listing) else [node]:
        word = item.text if isinstance(item, Scalar) else kind(item)
        if not (word.isascii() and word.isdigit() and len(word) <= _LARGEST_NOTE and int(word)):
            refuse(item, f"`notes` holds note numbers, such as [3, 8], not {visible(word)!r}")
        if int(word) in marks:
            refuse(item, f"`notes` pins note {word} twice")
        marks.append(int(word))
    return tuple(marks)


_FIELDS: dict[str, tuple[str, Callable[[Node], object]]] = {
    "id": ("id", partial(text, key="id")),
    "type": ("type", partial(choice, key="type", values=csl_keys.TYPES)),
    "title": ("title", partial(_rich, key="title")),
    "author": ("author", names),
    "container-title": ("container_title", partial(_rich, key="container-title")),
    "issued": ("issued", partial(csl_dates.iso, key="issued")),
    "accessed": ("accessed", partial(csl_dates.iso, key="accessed")),
    "URL": ("url", partial(address, key="URL")),
    "DOI": ("doi", _doi),
    "citation": ("citation", partial(text, key="citation")),
    "notes": ("notes", _marks),
    "source": ("source", csl_places.places),
}
