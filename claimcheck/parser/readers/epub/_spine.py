"""An EPUB package goes in, the names of its pages come out, in reading order (EPUB 3.3, OPF 2.0.1)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from claimcheck.package import PackageError, Start, elements

if TYPE_CHECKING:
    from claimcheck.package import Package

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "ocf",
    "http://www.idpf.org/2007/opf": "opf",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_FONT_LOCKS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
_PAGES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document"}


def spine(package: Package) -> tuple[str, ...]:
    """Return the pages of a book, its table of contents apart; raises PackageError, also for a locked one."""
    top = _top(package)
    pages: dict[str, str] = {}
    order: list[str] = []
    for event in elements(package.chunks(top), _PREFIXES, top):
        if not isinstance(event, Start):
            continue
        said = event.attributes
        if event.name == "opf:itemref":
            order.append(said.get("idref", ""))
        elif event.name == "opf:item" and _is_page(said):
            pages[said.get("id", "")] = _member(top, said.get("href", ""))
    found = tuple(dict.fromkeys(pages[name] for name in order if name in pages))
    _refuse_locked(package, {top, *found})
    return found


def _is_page(said: dict[str, str]) -> bool:
    """Tell whether an item of the manifest is a page to be read: the table of contents is not."""
    return said.get("media-type", "").lower() in _PAGES and "nav" not in said.get("properties", "").split()


def _top(package: Package) -> str:
    """Return the package document that the container names (EPUB 3.3, 4.2.6.3.1)."""
    for event in elements(package.chunks(_CONTAINER), _PREFIXES, _CONTAINER):
        if isinstance(event, Start) and event.name == "ocf:rootfile":
            return _member("", event.attributes.get("full-path", ""))
    raise PackageError("names no book in its container")


def _member(base: str, href: str) -> str:
    path = unquote(href.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), path)).lstrip("/")


def _refuse_locked(package: Package, names: set[str]) -> None:
    """Raise PackageError if any of the members is encrypted (EPUB 3.3, 4.2.6.3.2); fonts may be."""
    if _ENCRYPTION not in package:
        return
    method = ""
    for event in elements(package.chunks(_ENCRYPTION), _PREFIXES, _ENCRYPTION):
        if not isinstance(event, Start):
            continue
        if event.name == "enc:EncryptedData":
            method = ""
        elif event.name == "enc:EncryptionMethod":
            method = method or event.attributes.get("Algorithm", "")
        elif event.name == "enc:CipherReference":
            locked = _member("", event.attributes.get("URI", "")) in names
            if locked and method not in _FONT_LOCKS:
                raise PackageError("is locked by its seller (DRM)")
