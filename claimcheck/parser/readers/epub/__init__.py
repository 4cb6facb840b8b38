"""The bytes of an EPUB book go in, its layout comes out: its pages in reading order, each with its notes.

Notes may stand in another page of the book than their marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ManuscriptError
from claimcheck.package import Package, PackageError
from claimcheck.parser.drafting import Draft
from claimcheck.parser.readers.epub._spine import spine
from claimcheck.parser.readers.html import lay_out
from claimcheck.parser.readers.html.book import Book, Part
from claimcheck.parser.readers.html.charset import decoded

if TYPE_CHECKING:
    from claimcheck.model import Layout
    from claimcheck.parser.given import Given

SUFFIXES = (".epub",)


def read(given: Given) -> Layout:
    """Read a book; the part of an anchor is the page's name in the package.

    Raises ManuscriptError for what is no EPUB book, is damaged or locked, or has no page with words.
    """
    try:
        package = Package(given.data)
        pages = spine(package)
        parts = [Part(name, text, xml=True) for name in pages if (text := _text(package, name))]
    except PackageError as error:
        raise ManuscriptError(f"the file {error}; save it anew as EPUB, or as HTML") from error
    if not parts:
        raise ManuscriptError("this book has no page with words in it")
    book = Book(parts)
    draft = Draft("epub")
    lay_out(book, draft)
    return draft.finish()


def _text(package: Package, name: str) -> str:
    data = package.read(name)
    if not data.strip():
        return ""
    try:
        return decoded(data)[0]
    except ManuscriptError as error:
        raise ManuscriptError(f"in its page {name}: {error.what}") from error
