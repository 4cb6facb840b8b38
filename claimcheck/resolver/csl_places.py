"""The `source` of a reference becomes the places where its text is, or is told from a catalogue's name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from claimcheck.model import Basis, Extent, Place
from claimcheck.resolver import csl_keys
from claimcheck.resolver.csl_nodes import address, blank, choice, known, text
from claimcheck.resolver.marked_yaml import Listing, Node, Scalar, refuse
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

_UNFIT_IN_A_PATH = re.compile(r"[\x00-\x1f\x7f]")
_SUFFIXES = frozenset(
    [
        ".asp",
        ".aspx",
        ".csv",
        ".djvu",
        ".doc",
        ".docx",
        ".epub",
        ".gz",
        ".htm",
        ".html",
        ".jpeg",
        ".jpg",
        ".json",
        ".md",
        ".mht",
        ".mhtml",
        ".odt",
        ".pdf",
        ".php",
        ".png",
        ".ppt",
        ".pptx",
        ".ps",
        ".rtf",
        ".shtml",
        ".srt",
        ".text",
        ".tif",
        ".tiff",
        ".tsv",
        ".txt",
        ".vtt",
        ".webarchive",
        ".xht",
        ".xhtml",
        ".xls",
        ".xlsx",
        ".xml",
        ".zip",
    ]
)


def named(node: Node, beside: Callable[[str], bool]) -> bool:
    """Tell whether `source` says where the text is.

    CSL's own variable `source` is the catalogue that a work was found in ("DOI.org (Crossref)"), and Zotero
    writes it. A mapping, a list, an address, a path with a slash or a file's suffix, and a file that is
    `beside` are places; other words are a catalogue's name.
    """
    if not isinstance(node, Scalar) or not node.text.strip():
        return True
    return evident(node.text) or beside(node.text.strip())


def evident(words: str) -> bool:
    """Tell whether words are an address or a path by themselves, wherever they stand."""
    return (
        _is_address(words)
        or _UNFIT_IN_A_PATH.search(words) is not None
        or "/" in words
        or "\\" in words
        or PurePath(words.strip()).suffix.casefold() in _SUFFIXES
    )


def places(node: Node) -> tuple[Place, ...]:
    """Read a path, an address, a mapping, or a list of them."""
    return tuple(_place(item) for item in (node.items if isinstance(node, Listing) else [node]))


def _place(node: Node) -> Place:
    if isinstance(node, Listing):
        refuse(node, "`source` must be a path, an address or a mapping, or a list of them")
    if isinstance(node, Scalar):
        return Place(url=address(node, "source")) if _is_address(node.text) else Place(file=_path(node))
    known(node, csl_keys.PLACE_KEYS)
    given = {key: value for key, (_, value) in node.pairs.items() if not blank(value)}
    if not given.keys() & {"file", "url"}:
        refuse(node, "`source` needs a `file` or a `url`")
    return Place(
        file=_path(given["file"]) if "file" in given else None,
        url=address(given["url"], "url") if "url" in given else None,
        extent=Extent(_of(Extent, given["extent"], "extent")) if "extent" in given else None,
        basis=Basis(_of(Basis, given["basis"], "basis")) if "basis" in given else None,
        evidence=text(given["evidence"], "evidence") if "evidence" in given else None,
    )


def _is_address(words: str) -> bool:
    return words.casefold().startswith(("http://", "https://"))


def _of(kind: type[StrEnum], node: Node, key: str) -> str:
    return choice(node, key, [member.value for member in kind])


def _path(node: Node) -> str:
    path = text(node, "file")
    if _UNFIT_IN_A_PATH.search(path):
        refuse(node, f"a path cannot hold control characters: {visible(path)!r}")
    return path
