"""The bytes of an HTML manuscript go in, its layout comes out, each letter with its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.parser.drafting import Draft
from claimcheck.parser.readers._html_book import Book, Part
from claimcheck.parser.readers._html_charset import decoded
from claimcheck.parser.readers._html_links import Links, own_addresses
from claimcheck.parser.readers._html_lists import item_labels
from claimcheck.parser.readers._html_notes import find_notes
from claimcheck.parser.readers._html_shown import article, furniture
from claimcheck.parser.readers._html_walk import Walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Layout
    from claimcheck.parser.given import Given

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
    chosen = article(book)
    ranges = [(chosen.opened, chosen.closed + 1)] if chosen else [(0, len(book.events))]
    left_out = furniture(book, framed=chosen is not None)
    write(book, draft, own_addresses(book, given.name, text[:_HEAD]), ranges, left_out)
    return draft.finish()


def write(
    book: Book, draft: Draft, own: frozenset[str], ranges: Sequence[tuple[int, int]], left_out: set[int]
) -> None:
    """Add the ranges of a book's events to a draft, then their notes, wherever those stand."""
    items = item_labels(book)
    notes = find_notes(book, Links(book, own), items)
    walk = Walk(book, draft, notes, left_out, {} if notes.calls else items)
    for start, stop in ranges:
        walk.read(start, stop)
    walk.read_notes()
