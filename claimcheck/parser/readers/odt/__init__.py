"""An OpenDocument text goes in, its layout comes out, as it reads with all tracked changes taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ManuscriptError
from claimcheck.package import Package, PackageError, elements
from claimcheck.package.opendocument import PREFIXES, refuse_locked
from claimcheck.parser.directives import Comment, with_directives
from claimcheck.parser.drafting import At
from claimcheck.parser.readers.odt._citing import bookmarked
from claimcheck.parser.readers.odt._setting import Setting
from claimcheck.parser.readers.odt._styles import Styles
from claimcheck.parser.readers.odt._walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model import Layout
    from claimcheck.package import Event
    from claimcheck.parser.given import Given
    from claimcheck.parser.readers.odt._citing import Found

SUFFIXES = (".odt", ".ott", ".fodt")
_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_STEP = 65_536
_BOM = b"\xef\xbb\xbf"
_SAVE = "open it in LibreOffice or Word, and save it as .odt or .docx"


def read(given: Given) -> Layout:
    """Read a document (ODF 1.3), packed or as one flat file of XML.

    An anchor's line is the number of the paragraph, from 1 through body, footnotes and endnotes; its column
    is the place among the characters of that paragraph that are seen. Raises ManuscriptError for what is
    damaged, locked or another kind of file.
    """
    data = given.data
    try:
        if data.startswith(b"PK"):
            return _packed(Package(data))
        if data.removeprefix(_BOM).lstrip().startswith(b"<"):
            return _flat(data)
    except PackageError as error:
        raise ManuscriptError(f"the file {error}: {_SAVE}") from error
    raise ManuscriptError(f"is no OpenDocument text (.odt): {_SAVE}")


def _packed(package: Package) -> Layout:
    refuse_locked(package)
    if _CONTENT not in package:
        raise ManuscriptError(f"is a package of another kind, not an OpenDocument text (.odt): {_SAVE}")
    styles = Styles()
    for event in _events(package, _STYLES):
        styles.take(event)
    found = bookmarked(_events(package, _META))
    return _laid_out(elements(package.chunks(_CONTENT), PREFIXES, _CONTENT), styles, found)


def _flat(data: bytes) -> Layout:
    """Read a flat file: its properties and styles stand before its text (ODF 1.3 part 3, 3.1.2)."""
    found = bookmarked(elements(_chunks(data), PREFIXES))
    return _laid_out(elements(_chunks(data), PREFIXES), Styles(), found)


def _laid_out(events: Iterable[Event], styles: Styles, found: dict[str, Found]) -> Layout:
    walk = Walk(styles, found)
    walk.read(events)
    if not walk.has_text:
        raise ManuscriptError(f"holds no text document, but a sheet, slides or a drawing: {_SAVE}")
    layout = Setting(walk.writing, styles).draft().finish()
    parts = {anchor.line: anchor.part for anchor in layout.anchors}
    at = ((words, paragraph.line) for words, paragraph in walk.writing.remarks)
    return with_directives(layout, (Comment(words, At(n, 1, parts.get(n, ""))) for words, n in at))


def _events(package: Package, part: str) -> Iterator[Event]:
    return elements(package.chunks(part), PREFIXES, part) if part in package else iter(())


def _chunks(data: bytes) -> Iterator[bytes]:
    return (data[at : at + _STEP] for at in range(0, len(data), _STEP))
