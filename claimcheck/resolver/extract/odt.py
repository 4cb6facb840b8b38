"""An OpenDocument text becomes a SourceText: its body, then boxes, notes, comments, heads and feet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.package import Package, PackageError, elements
from claimcheck.package.opendocument import PREFIXES, refuse_locked
from claimcheck.resolver.extract import _office_parts
from claimcheck.resolver.extract._odt_walk import Walk
from claimcheck.resolver.extract._office_streams import Streams, unread

if TYPE_CHECKING:
    from claimcheck.model import SourceText

MEDIA_TYPES = ("application/vnd.oasis.opendocument.text",)
VERSION = 1
_META, _STYLES = "meta.xml", "styles.xml"
_SAID = ("dc:title", "meta:initial-creator", "dc:creator", "meta:creation-date", "dc:date")


def extract(data: bytes, _charset: str | None = None) -> SourceText:
    """Return the text of a document as it reads with all tracked changes taken in (ODF 1.3 part 3).

    Raises LackError (extraction-failed) for what is damaged, locked or swells beyond measure; damaged heads
    and feet make the text partial.
    """
    streams = Streams()
    walk = Walk(streams)
    try:
        package = Package(data)
        refuse_locked(package)
        walk.read(elements(package.chunks("content.xml"), PREFIXES, "content.xml"))
    except PackageError as error:
        raise unread(error) from error
    lost = None
    try:
        if _STYLES in package:
            walk.read(elements(package.chunks(_STYLES), PREFIXES, _STYLES))
    except PackageError as error:
        lost = f"the file {error}"
    content = streams.content()
    said = _said(package)
    return content.model_copy(
        update={
            "title": said.title or walk.layout.title,
            "authors": said.authors,
            "issued": said.issued,
            "partial": content.partial or lost,
        }
    )


def _said(package: Package) -> _office_parts.Properties:
    """Return title, authors and date from meta.xml (ODF 1.3 part 3, 4.3); none if it cannot be read."""
    try:
        said = _office_parts.texts(package, _META, PREFIXES, set(_SAID)) if _META in package else {}
    except PackageError:
        said = {}
    titles, initial, last, created, changed = (said.get(name, []) for name in _SAID)
    author = next((words for words in (*initial, *last) if words.strip()), "")
    return _office_parts.tidied(titles, [author], [*created, *changed])
