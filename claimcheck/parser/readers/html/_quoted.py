"""Elements that quote go in; what their mark-up says of whose words they hold comes out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.parser.readers.html._elements import Element
    from claimcheck.parser.readers.html.book import Book

_DASHES = ("—", "―", "– ", "-- ", "&mdash;", "&#8212;")
_LONGEST = 150  # letters of a line that says whose words these are
_LEAD = 8  # events
_ABOVE = 4  # elements
_CREDITS = frozenset({"cite", "div", "figcaption", "footer", "p"})
_MARKS = tuple("\"“„«‘'")


def citing(element: Element) -> str:
    """Return the address that an element's `cite` gives; nothing for a place in the page itself."""
    address = element.attributes.get("cite", "").strip()
    return "" if address.startswith("#") else address


def quoted_by_hand(book: Book, element: Element) -> bool:
    """Tell whether a `q` has marks of its own within it, too."""
    if element.name != "q":
        return False
    words = book.words(element.opened, min(element.closed, element.opened + _LEAD)).lstrip()
    return words.startswith(_MARKS)


def quoting(element: Element) -> Element | None:
    """Return the block quotation that an element stands in, a few levels up at most."""
    return next((above for above in islice(element.ancestors(), _ABOVE) if above.name == "blockquote"), None)


def credit(book: Book, element: Element) -> bool:
    """Tell whether an element is the line below a quotation that says whose it is."""
    name, parent = element.name, element.parent
    if name not in _CREDITS or parent is None or book.size(element) > _LONGEST:
        return False
    if name == "figcaption":
        return parent.name == "figure"
    quotation = quoting(element)
    if quotation is None or element.opened == quotation.opened + 1:
        return False
    if name in {"footer", "cite"}:
        return name == "footer" or parent is quotation
    if name in {"p", "div"} and parent is quotation and book.blank(element.closed, quotation.closed):
        words = book.words(element.opened, min(element.closed, element.opened + _LEAD)).lstrip()
        return words.startswith(_DASHES) or _all_cite(book, element)
    return False


def _all_cite(book: Book, element: Element) -> bool:
    inside = next(book.elements(element.opened + 1, min(element.closed, element.opened + _LEAD)), None)
    return inside is not None and inside.name == "cite" and book.size(inside) == book.size(element)
