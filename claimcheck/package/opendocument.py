"""What readers of manuscripts and of sources know of OpenDocument (ODF 1.3): its namespaces, its locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.package.error import PackageError

if TYPE_CHECKING:
    from claimcheck.package.archive import Package

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    f"{_ODF}office:1.0": "office",
    f"{_ODF}text:1.0": "text",
    f"{_ODF}table:1.0": "table",
    f"{_ODF}drawing:1.0": "draw",
    f"{_ODF}style:1.0": "style",
    f"{_ODF}meta:1.0": "meta",
    f"{_ODF}svg-compatible:1.0": "svg",
    f"{_ODF}xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
}
_MANIFEST = "META-INF/manifest.xml"


def refuse_locked(package: Package) -> None:
    """Raise PackageError for a document that is encrypted in parts or whole (ODF 1.3 part 2, 3.4).

    The manifest is not parsed: that of old programs takes its namespace from a DTD, and is no XML without.
    """
    locked = _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST)
    if locked or "encrypted-package" in package:
        raise PackageError("is locked with a password")
