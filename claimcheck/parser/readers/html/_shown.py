"""The elements of a page go in; which of them a reader of the article sees comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.parser.readers.html._elements import Element
from claimcheck.parser.speech import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.parser.readers.html.book import Book

_NO_PROSE = listed(
    "annotation annotation-xml area audio base button canvas datalist embed head iframe input link map meta "
    "nav noembed noframes noscript object option param rp rt rtc script select source style svg template "
    "textarea title track video xmp"
)
_ROLES = listed("navigation toc landmarks page-list pagebreak search banner")
_CLASSES = listed(
    "sr-only screen-reader-text visually-hidden visuallyhidden katex-mathml mw-editsection "
    "mw-jump-link noprint "
    "navbox pagenum pagebreak headerlink anchorjs-link z3988"
)
_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FURNITURE = listed("aside footer header")
_COMMENTS = listed("comments respond disqus_thread")
_MOST = 0.8


def unseen(element: Element) -> bool:
    """Tell whether an element is hidden, or holds no prose."""
    said = element.attributes
    return (
        element.name in _NO_PROSE
        or ("hidden" in said and said["hidden"].lower() != "until-found")
        or (element.name == "a" and said.get("aria-hidden") == "true")
        or bool(element.classes & _CLASSES)
        or bool(element.roles & _ROLES)
        or _STYLE.search(said.get("style", "")) is not None
    )


def article(book: Book) -> Element | None:
    """Return the element that holds the article of a saved page; none where that is not sure.

    It is the only `main`, or the only outermost `article`, that holds most of the text of a page with
    furniture around it.
    """
    elements = list(book.elements())
    mains = [element for element in elements if element.name == "main" or "main" in element.roles]
    articles = _outermost(elements)
    for found, share in ((mains, 0.5), (articles, 0.5)):
        if (
            len(found) == 1
            and _framed(elements, found[0])
            and book.size(found[0]) >= share * book.letters[-1]
        ):
            inner = [element for element in articles if found[0].opened < element.opened < found[0].closed]
            whole = len(inner) == 1 and book.size(inner[0]) >= _MOST * book.size(found[0])
            return inner[0] if whole else found[0]
    return None


def furniture(book: Book, *, framed: bool) -> set[int]:
    """Return the events of headers, footers and asides that are mostly links, and a saved page's comments."""
    linked, most = _linked(book), book.letters[-1] // 2
    return {
        element.opened
        for element in book.elements()
        if (
            element.name in _FURNITURE
            and book.size(element) < most
            and 2 * (linked[element.closed] - linked[element.opened]) > book.size(element)
        )
        or (framed and element.attributes.get("id") in _COMMENTS)
    }


def _outermost(elements: Sequence[Element]) -> list[Element]:
    found: list[Element] = []
    for element in elements:
        if element.name == "article" and not (found and element.opened < found[-1].closed):
            found.append(element)
    return found


def _framed(elements: Sequence[Element], inner: Element) -> bool:
    return any(
        element.name in {"nav", "script", "form", *_FURNITURE}
        and not inner.opened <= element.opened < inner.closed
        for element in elements
    )


def _linked(book: Book) -> list[int]:
    """Count the letters within links before each event."""
    counts, end = [0], 0
    for place, event in enumerate(book.events):
        if isinstance(event, Element) and event.name == "a" and "href" in event.attributes:
            end = max(end, event.closed)
        here = book.letters[place + 1] - book.letters[place] if place < end else 0
        counts.append(counts[-1] + here)
    return counts
