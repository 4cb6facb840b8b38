"""The bytes of an HTML manuscript go in, its layout comes out, each letter with its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.parser.directives import html_comments, with_directives
from claimcheck.parser.drafting import Draft
from claimcheck.parser.readers.html._links import Links, own_addresses
from claimcheck.parser.readers.html._lists import item_labels
from claimcheck.parser.readers.html._notes import find_notes
from claimcheck.parser.readers.html._shown import article, furniture
from claimcheck.parser.readers.html._walk import Walk
from claimcheck.parser.readers.html.book import Book, Part
from claimcheck.parser.readers.html.charset import decoded

if TYPE_CHECKING:
    from claimcheck.model import Layout
    from claimcheck.parser.given import Given
    from claimcheck.parser.readers.html._elements import Element

SUFFIXES = (".html", ".htm", ".xhtml", ".xht")
_HEAD = 2000  # characters in which a browser says where it saved a page from


def read(given: Given) -> Layout:
    """Read a page, or a piece of one; notes are what superscript links lead to, whatever made them.

    Of a saved page the article is read, where it is sure which element holds it. Raises ManuscriptError for
    an empty or binary file, or where a tag, comment or script never ends.
    """
    text, encoding = decoded(given.data)
    xml = given.name.lower().endswith((".xhtml", ".xht")) or text.lstrip()[:5] == "<?xml"
    book = Book([Part("", text, xml)])
    draft = Draft("html", encoding)
    lay_out(book, draft, own_addresses(book, given.name, text[:_HEAD]), article(book))
    return with_directives(draft.finish(), html_comments(text))


def lay_out(
    book: Book, draft: Draft, own: frozenset[str] = frozenset(), chosen: Element | None = None
) -> None:
    """Add a book, or the element of it that is chosen, to a draft, then its notes, wherever those stand.

    `own` are addresses that mean the page itself.
    """
    items = item_labels(book)
    notes = find_notes(book, Links(book, own), items)
    left_out = furniture(book, framed=chosen is not None)
    walk = Walk(book, draft, notes, left_out, {} if notes.calls else items)
    walk.read(*((chosen.opened, chosen.closed + 1) if chosen else (0, len(book.events))))
    walk.read_notes()
