"""A Word document goes in, its layout comes out, as the text reads with all tracked changes taken in."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from claimcheck.errors import ManuscriptError
from claimcheck.package import Package, PackageError, Start, elements, relations
from claimcheck.package.word import opening
from claimcheck.package.word.names import PREFIXES
from claimcheck.package.word.notes import Numberings, document_numberings, note_labels
from claimcheck.package.word.walk import Walk
from claimcheck.parser.directives import Comment, with_directives
from claimcheck.parser.drafting import At
from claimcheck.parser.readers.docx._lists import Lists
from claimcheck.parser.readers.docx._setting import Material, drafted
from claimcheck.parser.readers.docx._sources import Sources, sources

if TYPE_CHECKING:
    from claimcheck.model import Layout
    from claimcheck.package import Relation
    from claimcheck.parser.given import Given

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_NOTES = ("footnotes", "endnotes")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "open it in Word or LibreOffice, and save it as .docx"
_HEADS = (
    (b"{\\rtf", f"is an RTF file, not a Word document (.docx): {_SAVE}"),
    (b"%PDF", "is a PDF file, not a Word document (.docx)"),
    (b"<", f"is a file of HTML or XML, not a Word document (.docx): {_SAVE}"),
)


def read(given: Given) -> Layout:
    """Read a document (ECMA-376 part 1, 17), transitional or strict.

    An anchor's line is the number of the paragraph, from 1 through body, footnotes and endnotes, and its
    column the place among the characters of that paragraph that are seen. Raises ManuscriptError for what
    is damaged, locked, another kind of file, or holds further documents.
    """
    _refuse_others(given.data)
    try:
        return _read(Package(given.data))
    except PackageError as error:
        raise ManuscriptError(f"the file {error}: {_SAVE}") from error


def _refuse_others(data: bytes) -> None:
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise ManuscriptError(
                "is locked with a password: open it in Word, take the password off, save it"
            )
        raise ManuscriptError(f"is a document of Word 97-2003 (.doc) or another old file: {_SAVE}")
    if not data.startswith(b"PK"):
        head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
        said = next((said for start, said in _HEADS if head.startswith(start)), None)
        raise ManuscriptError(said or f"is no Word document (.docx): {_SAVE}")


def _read(package: Package) -> Layout:
    document = opening.opened(package)
    if document is None:
        raise ManuscriptError(f"is a package of another kind, not a Word document (.docx): {_SAVE}")
    main, beside = document
    styles = opening.styles(package, beside)
    walk = Walk(styles)
    walk.read(elements(package.chunks(main), PREFIXES, main), "", opening.links(beside))
    if not walk.is_document:
        raise ManuscriptError(f"is an Office file of another kind, not a Word document (.docx): {_SAVE}")
    for kind in _NOTES:
        for part in opening.parts(beside, kind):
            walk.read(
                elements(package.chunks(part), PREFIXES, part), kind, opening.links(relations(package, part))
            )
    writing = walk.writing
    layout = drafted(
        Material(
            body=writing.streams.body,
            notes=writing.streams.notes,
            labels=note_labels(writing.stops, _numberings(package, beside)),
            bookmarks=writing.bookmarks,
            styles=styles,
            lists=Lists(opening.events(package, beside, "numbering")),
            sources=_named_sources(package, beside),
        )
    ).finish()
    parts = {anchor.line: anchor.part for anchor in layout.anchors}
    said = _comments(package, beside) if writing.comments else {}
    places = ((said.get(id_, ""), At(line, 1, parts.get(line, ""))) for id_, line in writing.comments)
    return with_directives(layout, (Comment(words, at) for words, at in places))


def _comments(package: Package, beside: tuple[Relation, ...]) -> dict[str, str]:
    """Return the words of Word's comments (17.13.4) by their ids; broken ones are passed over."""
    words: dict[str, list[str]] = {}
    current: list[str] = []
    with suppress(PackageError):
        for event in opening.events(package, beside, "comments"):
            if isinstance(event, str):
                current.append(event)
            elif isinstance(event, Start) and event.name == "w:comment":
                current = words.setdefault(event.attributes.get("w:id", ""), [])
            elif isinstance(event, Start) and event.name == "w:p":
                current.append("\n")
    return {id_: "".join(parts) for id_, parts in words.items()}


def _numberings(package: Package, beside: tuple[Relation, ...]) -> Numberings:
    return document_numberings(opening.events(package, beside, "settings"))


def _named_sources(package: Package, beside: tuple[Relation, ...]) -> Sources:
    """Read the sources that Word's own citations name; what stands in broken data is read as printed."""
    found: Sources = {}
    for part in opening.parts(beside, "customXml"):
        with suppress(PackageError):
            found = sources(elements(package.chunks(part), PREFIXES, part)) | found
    return found
