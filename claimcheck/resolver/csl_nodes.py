"""A node of a references file becomes a plain value, or an error that points at what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from claimcheck.resolver import addresses
from claimcheck.resolver.marked_yaml import Listing, Mapping, Node, Scalar, refuse
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Collection

_NEAR = 60.0


def known(node: Mapping, keys: Collection[str]) -> None:
    """Refuse a key that is not of `keys`, and name the nearest that is."""
    for key, (at, _) in node.pairs.items():
        if key not in keys:
            refuse(at, f"unknown key {visible(key)!r}{nearest(key, keys)}")


def text(node: Node, key: str) -> str:
    """Return a scalar's words."""
    if not isinstance(node, Scalar):
        refuse(node, f"`{key}` must be text, not {kind(node)}")
    if not node.text.strip():
        refuse(node, f"`{key}` is empty")
    return node.text


def choice(node: Node, key: str, values: Collection[str]) -> str:
    """Return a word of a closed list."""
    word = text(node, key)
    if word not in values:
        refuse(node, f"`{key}` cannot be {visible(word)!r}{nearest(word, values)}")
    return word


def address(node: Node, key: str) -> str:
    """Return a web address: http or https, with a host."""
    url = text(node, key)
    if addresses.read(url) is None:
        refuse(
            node, f"`{key}` is no web address: {visible(url)!r}; it must begin with https:// and name a host"
        )
    return url


def plain(node: Node) -> object:
    """Return strings, lists and dicts: the keys of CSL that claimcheck only keeps."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, (_, value) in node.pairs.items()}


def blank(node: Node) -> bool:
    """Tell whether nothing was given."""
    return isinstance(node, Scalar) and node.blank


def kind(node: Node) -> str:
    """Name the kind of a node in words."""
    return "text" if isinstance(node, Scalar) else "a list" if isinstance(node, Listing) else "a mapping"


def nearest(word: str, words: Collection[str]) -> str:
    """Ask whether the nearest of `words` was meant; nothing where none is near."""
    near = process.extractOne(
        word, sorted(words), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEAR
    )
    return f"; did you mean {near[0]!r}?" if near else ""
