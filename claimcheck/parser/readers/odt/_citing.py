"""Citation fields of a paragraph begin and end; what is printed for each becomes a citation by keys.

Zotero and Mendeley keep a citation's data in the name of a reference mark, or in the document's properties
under the name of a bookmark; LibreOffice keeps a field of Word as a field mark with its instruction.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from claimcheck.model import KeyedWork
from claimcheck.package import Start
from claimcheck.parser import field_codes
from claimcheck.parser.readers.odt._pieces import Cited, Piece, Repeated, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.package import Event
    from claimcheck.parser.field_codes import Works

Found: TypeAlias = "tuple[Works, tuple[str, ...]] | None"

FIELD, REPEAT = "field-mark", "note-ref"
_CODE = "field.code"
_MOST_OPEN = 16
_CHUNK = re.compile("(.+)_([0-9]{1,4})")
_YEAR = re.compile("[0-9]{4}")
_AND = re.compile(r"\band\b|;")
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "conference": "paper-conference",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "journal": "article-journal",
    "manual": "book",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "proceedings": "book",
    "techreport": "report",
    "unpublished": "manuscript",
    "www": "webpage",
}
_FIELDS = {
    "text:title": "title",
    "text:publisher": "publisher",
    "text:address": "publisher-place",
    "text:volume": "volume",
    "text:number": "issue",
    "text:pages": "page",
    "text:edition": "edition",
    "text:isbn": "ISBN",
    "text:url": "URL",
}
_CONTAINERS = ("text:booktitle", "text:journal")


@dataclass(slots=True)
class _Open:
    """What has begun: its kind and name, what it names, and the place of its first piece."""

    kind: str
    name: str
    found: Found
    start: int


class Citing:
    """The citations that are open in one paragraph, and the references to notes."""

    def __init__(self, pieces: list[Piece]) -> None:
        """Start with none; `pieces` are the paragraph's, and grow."""
        self._pieces = pieces
        self._open: list[_Open] = []

    def begin(self, kind: str, name: str, found: Found = None) -> None:
        """Begin what may be a citation, or a reference."""
        if len(self._open) < _MOST_OPEN:
            self._open.append(_Open(kind, name, found, len(self._pieces)))

    def instruct(self, name: str, value: str) -> None:
        """Take in a parameter of the innermost field mark."""
        held = self._last(FIELD, "")
        if held and name.endswith(_CODE):
            held.found = field_codes.read(value)

    def result(self) -> None:
        """Begin what is printed for the innermost field mark: words before are its instruction."""
        held = self._last(FIELD, "")
        if held:
            del self._pieces[held.start :]

    def end(self, kind: str, name: str) -> None:
        """Make one piece of the words of a citation; what holds a note's mark stays as it is."""
        held = self._last(kind, name)
        if held is None:
            return
        self._open.remove(held)
        words = self._words(held)
        printed = "".join(word.text for word in words)
        if held.found and printed.strip():
            self._pieces[held.start :] = [Cited(printed, words[0].column, *held.found)]

    def end_repeat(self, ref: str, *, raises: bool) -> None:
        """Make a second mark of a raised reference to a note (ODF 1.3 part 3, 7.7.8)."""
        held = self._last(REPEAT, ref)
        if held is None:
            return
        self._open.remove(held)
        words = self._words(held)
        if words and raises:
            text = "".join(word.text for word in words)
            self._pieces[held.start :] = [Repeated(ref, text, words[0].column)]

    def _words(self, held: _Open) -> list[Words]:
        pieces = self._pieces[held.start :]
        words = [piece for piece in pieces if isinstance(piece, Words)]
        return words if len(words) == len(pieces) else []

    def _last(self, kind: str, name: str) -> _Open | None:
        return next((held for held in reversed(self._open) if (held.kind, held.name) == (kind, name)), None)


def bookmarked(events: Iterable[Event]) -> dict[str, Found]:
    """Return what citations in meta.xml name, by the bookmarks that enclose what is printed for them.

    A property holds a piece of an instruction: `NAME_1`, `NAME_2`...; raises PackageError with the events.
    """
    parts: dict[str, dict[int, list[str]]] = {}
    here: list[str] | None = None
    for event in events:
        if isinstance(event, Start):
            found = _CHUNK.fullmatch(event.attributes.get("meta:name", ""))
            here = None
            if found and event.name == "meta:user-defined":
                here = parts.setdefault(found[1], {}).setdefault(int(found[2]), [])
        elif not isinstance(event, str):
            here = None
        elif here is not None:
            here.append(event)
    return {
        name: field_codes.read("".join(part for at in sorted(held) for part in held[at]))
        for name, held in parts.items()
    }


def bibliography_mark(said: Mapping[str, str]) -> Found:
    """Return the work that LibreOffice's own bibliography entry names, with its data as CSL-JSON."""
    key = said.get("text:identifier", "").strip()
    if not key:
        return None
    work: dict[str, object] = {"id": key}
    work["type"] = _TYPES.get(said.get("text:bibliography-type", ""), "document")
    work.update({name: said[own].strip() for own, name in _FIELDS.items() if said.get(own, "").strip()})
    container = next((said[own].strip() for own in _CONTAINERS if said.get(own, "").strip()), "")
    if container:
        work["container-title"] = container
    authors = [_name(words.strip()) for words in _AND.split(said.get("text:author", "")) if words.strip()]
    if authors:
        work["author"] = authors
    year = _YEAR.search(said.get("text:year", ""))
    if year:
        work["issued"] = {"date-parts": [[int(year[0])]]}
    return (KeyedWork(key=key),), (json.dumps([work], ensure_ascii=False),)


def _name(words: str) -> dict[str, str]:
    family, comma, given = words.partition(",")
    if comma and given.strip():
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": words}
