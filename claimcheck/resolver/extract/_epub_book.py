"""An EPUB package goes in; its chapters in reading order, its contents and what it says of itself come out.

Read as EPUB 3.3 and OPF 2.0.1 define them; entries of contents lead to a file, or to an element in it.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import unquote

from claimcheck.package import PackageError, Start, elements
from claimcheck.resolver.extract import _office_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.package import Event, Package

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "ocf",
    "http://www.idpf.org/2007/opf": "opf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
    "http://www.w3.org/1999/xhtml": "h",
    "http://www.idpf.org/2007/ops": "ops",
    "http://www.daisy.org/z3986/2005/ncx/": "ncx",
}
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_FONT_LOCKS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
_PAGES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document"}
_LONGEST = 300
_MOST_ENTRIES = 20_000

_Lists: TypeAlias = "dict[str, list[Entry]]"


class Entry(NamedTuple):
    """A line of the table of contents or the list of pages: how deep it stands and where it leads."""

    depth: int
    label: str
    path: str
    fragment: str


class Book(NamedTuple):
    """A book; `pictures` counts the parts in reading order that are no text."""

    chapters: tuple[str, ...]
    contents: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    said: _office_parts.Properties
    pictures: int = 0


class _Item(NamedTuple):
    path: str
    media_type: str
    properties: frozenset[str]


def book(package: Package) -> Book:
    """Read a package's documents; raises PackageError, also for text that its seller has locked."""
    top = _top(package)
    items: dict[str, _Item] = {}
    spine: list[str] = []
    for event in elements(package.chunks(top), _PREFIXES, top):
        if not isinstance(event, Start):
            continue
        said = event.attributes
        if event.name == "opf:item":
            path, _ = _target(top, said.get("href", ""))
            kinds = frozenset(said.get("properties", "").split())
            items[said.get("id", "")] = _Item(path, said.get("media-type", "").lower(), kinds)
        elif event.name == "opf:itemref":
            spine.append(said.get("idref", ""))
    read = [items[name] for name in dict.fromkeys(spine) if name in items]
    chapters = [item.path for item in read if item.media_type in _PAGES and "nav" not in item.properties]
    _refuse_locked(package, {top, *chapters})
    lists = _lists(package, items.values())
    return Book(
        tuple(chapters),
        tuple(lists["toc"]),
        tuple(lists["page-list"]),
        _said(package, top),
        sum(item.media_type not in _PAGES for item in read),
    )


def _top(package: Package) -> str:
    """The package document that the container names (EPUB 3.3, 4.2.6.3.1)."""
    for event in elements(package.chunks(_CONTAINER), _PREFIXES, _CONTAINER):
        if isinstance(event, Start) and event.name == "ocf:rootfile":
            return _target("", event.attributes.get("full-path", ""))[0]
    raise PackageError("names no book in its container")


def _target(base: str, href: str) -> tuple[str, str]:
    """Return the member and the element that a reference in the member `base` leads to."""
    path, _, fragment = href.partition("#")
    folder = posixpath.dirname(base)
    member = posixpath.normpath(posixpath.join("/", folder, unquote(path))).lstrip("/") if path else base
    return member, unquote(fragment)


def _refuse_locked(package: Package, names: set[str]) -> None:
    """Raise PackageError if any of the members is encrypted (EPUB 3.3, 4.2.6.3.2), fonts apart."""
    if _ENCRYPTION not in package:
        return
    method = ""
    for event in elements(package.chunks(_ENCRYPTION), _PREFIXES, _ENCRYPTION):
        if isinstance(event, Start):
            if event.name == "enc:EncryptedData":
                method = ""
            elif event.name == "enc:EncryptionMethod":
                method = method or event.attributes.get("Algorithm", "")
            elif event.name == "enc:CipherReference":
                path, _ = _target("", event.attributes.get("URI", ""))
                if path in names and method not in _FONT_LOCKS:
                    raise PackageError("is locked by its seller (DRM)")


def _said(package: Package, top: str) -> _office_parts.Properties:
    said = _office_parts.texts(package, top, _PREFIXES, {"dc:title", "dc:creator", "dc:date"})
    return _office_parts.tidied(said["dc:title"], said["dc:creator"], said["dc:date"])


def _lists(package: Package, items: Iterable[_Item]) -> _Lists:
    """Return the book's table of contents and list of pages, those of EPUB 3 before those of EPUB 2."""
    found: _Lists = {"toc": [], "page-list": []}
    ordered = sorted(items, key=lambda item: "nav" not in item.properties)
    for item in ordered:
        is_nav = "nav" in item.properties
        if item.path in package and (is_nav or item.media_type == "application/x-dtbncx+xml"):
            try:
                events = elements(package.chunks(item.path), _PREFIXES, item.path)
                read = _nav(events, item.path) if is_nav else _ncx(events, item.path)
            except PackageError:
                continue  # a book without its contents is still whole
            for name, entries in read.items():
                found[name] = found[name] or entries
    return found


def _nav(events: Iterable[Event], base: str) -> _Lists:
    """Read a navigation document (EPUB 3.3, 7): lists of links, each in a `nav` of its kind."""
    found: _Lists = {"toc": [], "page-list": []}
    kind, depth, label, href = "", 0, "", ""
    for event in events:
        if isinstance(event, str):
            label = (label + event)[:_LONGEST]
        elif isinstance(event, Start):
            if event.name == "h:nav":
                kind = event.attributes.get("ops:type", "")
            elif event.name == "h:a":
                label, href = "", event.attributes.get("href", "")
            depth += event.name == "h:ol"
        else:
            if event.name == "h:a" and kind in found:
                _add(found[kind], depth, label, _target(base, href))
            depth -= event.name == "h:ol"
    return found


def _ncx(events: Iterable[Event], base: str) -> _Lists:
    """Read an NCX (OPF 2.0.1, 2.4.1): nested points and a list of page targets, each with its label first."""
    found: _Lists = {"toc": [], "page-list": []}
    kinds = {"ncx:navPoint": "toc", "ncx:pageTarget": "page-list"}
    kind, depth, label = "", 0, ""
    for event in events:
        if isinstance(event, str):
            label = (label + event)[:_LONGEST]
        elif isinstance(event, Start):
            if event.name in kinds:
                kind, depth = kinds[event.name], depth + 1
            elif event.name == "ncx:text":
                label = ""
            elif event.name == "ncx:content" and kind:
                _add(found[kind], depth, label, _target(base, event.attributes.get("src", "")))
        elif event.name in kinds:
            depth -= 1
    return found


def _add(found: list[Entry], depth: int, label: str, target: tuple[str, str]) -> None:
    words = " ".join(label.split())
    if words and len(found) < _MOST_ENTRIES:
        found.append(Entry(depth, words, *target))
