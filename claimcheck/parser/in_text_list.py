"""A layout goes in, the entries of its list of works cited come out, with what citations know them by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import BlockKind, Span
from claimcheck.parser.notes_words import PARTICLES
from claimcheck.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Block, Layout
    from claimcheck.parser.in_text_grammar import Cited

_HEADINGS = """
references, works cited, work cited, bibliography, select bibliography, selected bibliography, reference list,
list of references, literature, literature cited, cited literature, references cited, works consulted,
sources, sources cited, bibliographic references, literatur, literaturverzeichnis,
bibliographie, bibliografie, bibliografía, referencias, références, quellen, quellenverzeichnis
"""
_TITLES = frozenset(title.strip() for title in _HEADINGS.split(","))
_NUMBERING = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,5}|[IVX]{1,5})[.)]?\s+")
_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?=[a-z]?(?![0-9a-z]))")
_UNDATED = re.compile(r"\bn\. ?d\.|\bin press\b|\bforthcoming\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|\bdoi\b|www\.", re.IGNORECASE)
_SAME_AUTHOR = re.compile(r"[—–_-]{2,10}[.,]?|—[.,]")
_POSSESSIVE = re.compile(r"[’']s\b")
_BULLETS = re.compile(r"(?:[•*-]\s)*")
_LEAD = re.compile(r"[(\[]?(?<![0-9])(?:1[5-9]|20)[0-9]{2}|[“\"(\[]|\bn\. ?d\.")
_INVERTED = re.compile(r"(?P<family>[^\d,.]{1,40}),\s(?P<given>[^\W\d_])")
_FIRST = re.compile(r"[,.;:&]|\band\b")
_OPENS = ("“", '"', "‘", "«")
_BEFORE_A_TITLE = (". ", "“", '"', "‘")
_SMALL_WORD = 3
_LONGEST_SURNAME = 2  # words
_LONGEST, _LONGEST_LEAD, _LONGEST_TITLE = 1_500, 300, 60
_MOST_ENTRIES_OF_TEXT = 0.5  # of the blocks below the heading may be something else


class Entry(NamedTuple):
    """An entry: its place; the folded words of its first author, of all; their initials; years; letters."""

    span: Span
    first: frozenset[str]
    authors: frozenset[str]
    initials: frozenset[str]
    years: frozenset[str]
    folded: str
    printed: str


class Listed:
    """The entries of all lists, by the words of their authors."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index entries, in the order of the text."""
        self.entries = tuple(entries)
        surnames = (entry.first for entry in self.entries if len(entry.first) <= _LONGEST_SURNAME)
        self._leading = {form for first in surnames for form in first if len(form) > _SMALL_WORD - 1}
        self._by_word: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for word in entry.authors | entry.initials:
                self._by_word.setdefault(word, []).append(entry)

    def named(self, printed: str) -> str | None:
        """Return the last word that is the surname of an entry's first author, as it is printed."""
        bare = _POSSESSIVE.sub("  ", printed)
        found = [word for word in words(bare) if bare[word.start].isupper() and word.form in self._leading]
        return bare[found[-1].start : found[-1].end] if found else None

    def titled(self, title: str) -> bool:
        """Tell whether an entry's title begins with these words, as `(Letters 88)` has it."""
        return any(f"{sign}{title}" in entry.printed for entry in self.entries for sign in _BEFORE_A_TITLE)

    def has(self, cited: Cited) -> bool:
        """Tell whether an entry has the first author's surname, and the year where one is cited."""
        year = cited.year or ""
        if not cited.names.names:
            title = "".join(word.form for word in words(cited.title or ""))
            return bool(title) and any(title in e.folded and year in {"", *e.years} for e in self.entries)
        forms = [word.form for word in words(cited.names.names[0])]
        bare = cited.year is None and not cited.sure  # `(Roy)`: only who leads an entry is an author
        return bool(forms) and any(
            year in {"", *entry.years} and (not bare or forms[-1] in entry.first)
            for entry in self._by_word.get(forms[-1], ())
            if len(forms) == 1 or set(forms[-2:]) <= entry.authors or len(forms[0]) == 1
        )


def find(layout: Layout) -> Listed:
    """Find the entries under a heading such as "Works Cited", up to the next heading.

    Most of what stands there must read as entries do, by a year or an address and an author first: a
    chapter called "Literature" is none. Entries that are notes already, by their numbers, are left.
    """
    noted = {note.span.start for note in layout.notes}
    found: list[Entry] = []
    blocks = layout.blocks
    for at, block in enumerate(blocks):
        if titled(layout.text, block):
            found += _section(layout.text, _below(layout.text, blocks, at), noted)
    return Listed(found)


def titled(text: str, block: Block) -> bool:
    """Tell whether a block is the heading of a list of works."""
    if block.kind is BlockKind.NOTE or block.span.end - block.span.start > _LONGEST_TITLE:
        return False
    return _NUMBERING.sub("", block.span.of(text).strip("#*_=:. ")).casefold().strip("*_:. ") in _TITLES


def _below(text: str, blocks: Sequence[Block], at: int) -> list[Block]:
    below = []
    for block in blocks[at + 1 :]:
        heading = block.kind is BlockKind.HEADING and _entry(text, block.span, None) is None
        if heading or titled(text, block):  # NOTE: an entry that ends in an address looks like a heading
            break
        below.append(block)
    return below


def _section(text: str, below: Sequence[Block], noted: set[int]) -> list[Entry]:
    own = [block for block in below if block.span.start not in noted]
    found: list[Entry] = []
    for block in own:
        entry = _entry(text, block.span, found[-1] if found else None)
        if entry is not None:
            found.append(entry)
    return found if len(found) > _MOST_ENTRIES_OF_TEXT * len(own) else []


def _entry(text: str, span: Span, above: Entry | None) -> Entry | None:
    printed = _BULLETS.sub("", " ".join(span.of(text).split()))
    if not printed or len(printed) > _LONGEST:
        return None
    years = frozenset(_YEAR.findall(printed)) | ({""} if _UNDATED.search(printed) else set())
    same = _SAME_AUTHOR.match(printed)
    lead = _LEAD.search(printed, 1)
    head = printed[: min(lead.start() if lead else _LONGEST_LEAD, _LONGEST_LEAD)]
    if not (years or _ADDRESS.search(printed)):
        return None
    if not (same or _inverted(printed) or _leads(head, printed[len(head) :])):
        return None
    authors = above.authors if same and above else _forms(head)
    leading = above.first if same and above else _forms(_FIRST.split(head, maxsplit=1)[0])
    initials = {
        "".join(word[0] for word in head.split() if word[0].isupper() or small).casefold() for small in (0, 1)
    }
    folded = "".join(word.form for word in words(printed))
    return Entry(
        span, leading, authors, frozenset(each for each in initials if len(each) > 1), years, folded, printed
    )


def _leads(head: str, rest: str) -> bool:
    """Tell whether words before a year or quotation mark are a name or a title, and no sentence.

    In the style of the APA a title may be one: `A harbour shut. (2021, May 3).`
    """
    if (head.strip() or rest)[:1] in _OPENS:
        return True
    titled = head.rstrip().endswith(".") and rest.startswith("(")
    small = [word for word in head.split() if word[0].islower() and len(word) > _SMALL_WORD]
    return head[0].isupper() and (titled or not small)


def _inverted(printed: str) -> bool:
    """Tell whether an entry begins `van der Berg, Ida`."""
    found = _INVERTED.match(printed)
    return found is not None and all(
        word[0].isupper() or word in PARTICLES for word in (*found["family"].split(), found["given"])
    )


def _forms(printed: str) -> frozenset[str]:
    return frozenset(word.form for word in words(printed))
