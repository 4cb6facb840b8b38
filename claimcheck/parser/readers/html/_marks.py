"""The links of a book go in, those that are marks of notes come out, with what they print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser.readers.html._bodies import NOTE_ROLES, block_of, body, lead, noted
from claimcheck.parser.readers.html._elements import BLOCKS, Element
from claimcheck.parser.readers.html._tokens import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.parser.readers.html._bodies import Body
    from claimcheck.parser.readers.html._links import Link, Links
    from claimcheck.parser.readers.html.book import Book

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST = 24  # letters
_MOST = 40  # events
_NUMBER = r"\d{1,4}(?::\d{1,3}|[a-z])?|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}|[a-zA-Z]{1,2}|[*∗⁎†‡§¶‖#]{1,5}"
_PLAIN = re.compile(_NUMBER)
_NAMED = re.compile(rf"[^\W\d_][\w-]{{0,14}}[.:]? (?:{_NUMBER})|[^\W\d_][\w+-]{{0,14}}\d{{1,4}}[a-z]?")
_TOKEN = re.compile(r"[^\W\d_][\w+:.-]{0,20}")  # `[Lee23]`, `[api-spec]`
_HINT = re.compile(
    r"(?:foot|end|side|rear)[-_]?note|note[-_]?(?:ref|anchor|link|call)|^_?(?:fn|ftn|edn|sdfootnote|sdendnote)"
    r"|^Mso(?:Foot|End)noteReference$|^cite_note",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")  # `Roy [2023]` leads to an entry, and is no number
_SUPER = re.compile(r"vertical-align\s*:\s*super")
_ABOVE = 3  # elements


class Candidate(NamedTuple):
    """A link that may be a mark; `label` is what it prints, brackets apart."""

    link: Link
    label: str
    shaped: bool
    raised: bool
    said: bool


class Marked(NamedTuple):
    """A mark and the note that it leads to; nothing if that is missing."""

    element: Element
    label: str
    fragment: str
    body: Body | None


def find_marks(book: Book, links: Links, items: dict[int, str]) -> list[Marked]:
    """Tell which links are marks of notes.

    What counts is the mechanism: a short link, to what stands later, begins with that number or leads back.
    What the page calls link and target (DPUB-ARIA roles, EPUB types, classes) helps, and alone proves little.
    """
    found = [candidate for link in links.all if (candidate := _candidate(book, link))]
    targets = sorted({candidate.link.target.opened for candidate in found if candidate.link.target})
    kept = [candidate for candidate in found if _is_mark(book, links, candidate, targets, items)]
    targets = sorted({candidate.link.target.opened for candidate in kept if candidate.link.target})
    marks = [_marked(book, candidate, targets) for candidate in kept]
    return [mark for mark in marks if mark.body or mark.fragment]


def printed(words: str) -> str:
    """Return a label without brackets and raised digits: `[3]` and `³` are 3."""
    return words.strip().strip("[](){}^ \xa0\n").translate(_RAISED).rstrip(".) ").strip()


def begins(words: str, label: str) -> bool:
    """Tell whether the words of a note begin with its label."""
    shown = words.translate(_RAISED).lstrip("[(^↑ ")
    return shown.startswith(label) and not shown[len(label) : len(label) + 1].isalnum()


def _marked(book: Book, candidate: Candidate, targets: Sequence[int]) -> Marked:
    link = candidate.link
    found = body(book, link.target, targets) if link.target else None
    return Marked(link.element, candidate.label, link.fragment, found)


def _candidate(book: Book, link: Link) -> Candidate | None:
    element = link.element
    long = book.size(element) > _LONGEST or element.closed - element.opened > _MOST
    if long or link.target is element:
        return None
    label = " ".join(printed(book.words(element.opened, element.closed)).split())
    around = [element, *_inline_above(element)]
    near = [*around, *book.elements(element.opened + 1, element.closed)]
    own = book.words(element.opened, element.closed).strip().startswith("[")
    bracketed = own or _bracketed(book, element, counted=label.isdecimal())
    raised = any(
        part.name == "sup" or _SUPER.search(part.attributes.get("style", "")) is not None for part in near
    )
    said = "noteref" in element.roles or any(
        map(_HINT.search, (*(name for part in near for name in part.classes), link.fragment))
    )
    plain = _PLAIN.fullmatch(label) is not None
    named = (raised or bracketed) and _NAMED.fullmatch(label) is not None
    shaped = plain or named or (own and _TOKEN.fullmatch(label) is not None)
    if not shaped and not (said and "noteref" in element.roles):
        return None
    return Candidate(link, label, shaped, raised or bracketed, said)


def _inline_above(element: Element) -> list[Element]:
    found: list[Element] = []
    for above in element.ancestors():
        if above.name in BLOCKS or len(found) == _ABOVE:
            break
        found.append(above)
    return found


def _bracketed(book: Book, element: Element, *, counted: bool) -> bool:
    """Tell whether brackets stand around a link; a number may share them with others."""
    before = book.events[element.opened - 1] if element.opened else None
    after = book.events[element.closed + 1] if element.closed + 1 < len(book.events) else None
    if not isinstance(before, Text) or not isinstance(after, Text):
        return False
    parts = (",", ";", "–", "-") if counted else ()
    return before.text.rstrip().endswith(("[", *parts)) and after.text.lstrip().startswith(("]", *parts))


def _is_mark(
    book: Book, links: Links, candidate: Candidate, targets: Sequence[int], items: dict[int, str]
) -> bool:
    element, target = candidate.link.element, candidate.link.target
    if target is None:
        return candidate.said and (candidate.raised or "noteref" in element.roles)
    found = body(book, target, targets)
    if found is None or found.start <= element.opened < found.stop:
        return False
    back = links.back(element, found.start, found.stop)
    sure = "noteref" in element.roles or bool(target.roles & NOTE_ROLES)
    among, to = (block is not None and noted(block) for block in (block_of(element), block_of(target)))
    if (among and not to) or (found.start < element.opened and not (sure or (back and to and not among))):
        return False
    if sure or back:
        return True
    listed = found.block is not None and items.get(found.block.opened) == candidate.label
    numbered = listed or begins(lead(book, found.start, found.stop), candidate.label)
    likely = candidate.raised or candidate.said
    return likely and (numbered or (noted(target) and not _YEAR.fullmatch(candidate.label)))
