"""A Word document becomes a SourceText: its body, then boxes, deletions, notes, comments, heads and feet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import RegionKind, SourceText
from claimcheck.package import Package, PackageError, Start, elements
from claimcheck.resolver.extract import _office_parts
from claimcheck.resolver.extract._docx_walk import PREFIXES, Walk
from claimcheck.resolver.extract._office_layout import Styles
from claimcheck.resolver.extract._office_streams import Streams, unread

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
VERSION = 1
_DEFAULT = "word/document.xml"
# The parts beside the body, and what the whole of a part is: notes and comments are single ones.
_BESIDE = {
    "footnotes": None,
    "endnotes": None,
    "comments": None,
    "header": RegionKind.HEADER,
    "footer": RegionKind.FOOTER,
}
_NO_TITLE = re.compile(r"microsoft word - .*|word document|document ?\d*|untitled.*|.*\.docx?", re.IGNORECASE)


def extract(data: bytes, _charset: str | None = None) -> SourceText:
    """Return the text of a document as it reads with all tracked changes taken in (ECMA-376 part 1, 17).

    What was deleted or is hidden stands in asides after the text. Word's recorded page breaks are not
    taken for pages: where they fall depends on the printer. Raises LackError (extraction-failed) for what
    is damaged, locked or swells beyond measure; a damaged part beside the body makes the text partial.
    """
    streams = Streams()
    try:
        package = Package(data)
        top = _office_parts.parts(package)
        main = next(iter(top["officeDocument"]), _DEFAULT)
        beside = _office_parts.parts(package, main)
        styles = _styles(package, beside["styles"])
        walk = Walk(streams, styles)
        walk.read(elements(package.chunks(main), PREFIXES, main))
    except PackageError as error:
        raise unread(error) from error
    lost = list(_read_beside(package, walk, streams, beside))
    for words in dict.fromkeys(walk.alts):
        streams.add(RegionKind.METADATA, words, "alt")
    said = _said(package, top["core-properties"])
    title = walk.layout.title if not said.title or _NO_TITLE.fullmatch(said.title) else said.title
    content = streams.content()
    return content.model_copy(
        update={
            "title": title,
            "authors": said.authors,
            "issued": said.issued,
            "partial": content.partial or walk.partial or "; ".join(lost) or None,
        }
    )


def _read_beside(
    package: Package, walk: Walk, streams: Streams, beside: dict[str, list[str]]
) -> Iterator[str]:
    """Read the parts beside the body; yields what could not be read."""
    for relation, kind in _BESIDE.items():
        for part in beside[relation]:
            if kind:
                streams.begin(kind)
            try:
                walk.read(elements(package.chunks(part), PREFIXES, part))
            except PackageError as error:
                yield f"the file {error}"
            streams.close()


def _styles(package: Package, found: list[str]) -> Styles:
    """Read which styles are named how, and which hide their text (17.7)."""
    names: dict[str, str] = {}
    hidden: set[str] = set()
    style = ""
    for part in found[:1]:
        for event in elements(package.chunks(part), PREFIXES, part):
            if not isinstance(event, Start):
                continue
            value = event.attributes.get("w:val", "")
            if event.name == "w:style":
                style = event.attributes.get("w:styleId", "")
            elif event.name == "w:name":
                names.setdefault(style, value.lower())
            elif event.name == "w:vanish" and value not in {"0", "false", "off"}:
                hidden.add(style)
    return Styles(names, hidden)


def _said(package: Package, found: list[str]) -> _office_parts.Properties:
    try:
        return next((_office_parts.properties(package, part) for part in found), _office_parts.Properties())
    except PackageError:
        return _office_parts.Properties()
