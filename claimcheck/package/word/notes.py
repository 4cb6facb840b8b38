"""Where references to notes, pages and sections stand goes in; the number printed for each note comes out.

References are to ECMA-376 part 1, 17.11.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from claimcheck.package.elements import Event, Start
from claimcheck.package.word.names import number
from claimcheck.package.word.numbers import printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KINDS = ("footnote", "endnote")
_PROPERTIES = {"w:footnotePr": "footnote", "w:endnotePr": "endnote"}


_WHOLE_SIGN = re.compile(r"\s*+(\S{1,10})\s*+")
_LEADING_SIGN = re.compile(r"()[^\w\s.,;:!?\"'“”‘’«»()\[\]]{1,5}")


class Numbering(NamedTuple):
    """How notes of one kind are numbered (17.11.17 to 17.11.20); None where a section leaves it open."""

    form: str | None = None
    start: int | None = None
    restart: str | None = None

    def over(self, other: Numbering) -> Numbering:
        """Return what holds where this stands over `other`."""
        return Numbering(
            self.form or other.form,
            other.start if self.start is None else self.start,
            self.restart or other.restart,
        )


Numberings: TypeAlias = dict[str, Numbering]
_WORDS_OWN = {
    "footnote": Numbering("decimal", 1, "continuous"),
    "endnote": Numbering("lowerRoman", 1, "continuous"),
}


class Referred(NamedTuple):
    """A reference to a note; `custom`: its sign is the author's own, and it is not counted."""

    kind: str
    key: str
    custom: bool


class Page(NamedTuple):
    """A page ended here when Word last saw the document."""


class Section(NamedTuple):
    """A section ended here; it numbers its notes so."""

    numberings: Numberings


Stop: TypeAlias = Referred | Page | Section


def set_numbering(numberings: Numberings, name: str, above: str, said: Mapping[str, str]) -> None:
    """Take in an element that stands in the properties of footnotes or endnotes, `above` it."""
    kind = _PROPERTIES[above]
    held = numberings.get(kind, Numbering())
    if name == "w:numFmt":
        numberings[kind] = held._replace(form=said.get("w:val"))
    elif name == "w:numStart":
        numberings[kind] = held._replace(start=number(said))
    elif name == "w:numRestart":
        numberings[kind] = held._replace(restart=said.get("w:val"))


def document_numberings(events: Iterable[Event]) -> Numberings:
    """Read how a whole document numbers its notes, from its settings; raises PackageError with the events."""
    numberings: Numberings = {}
    above = ""
    for event in events:
        if not isinstance(event, Start):
            continue
        if event.name in _PROPERTIES:
            above = event.name
        elif above and event.name in {"w:numFmt", "w:numStart", "w:numRestart"}:
            set_numbering(numberings, event.name, above, event.attributes)
    return numberings


def own_sign(words: str, before: str, *, is_sure: bool) -> tuple[int, str]:
    """Return how much of the words is a note's own sign, and the sign with what of it stood before.

    In the run of the mark, or in a raised one, it is the whole run (17.11.2); in another one signs like `*`.
    """
    whole = _WHOLE_SIGN.fullmatch(words) if is_sure else None
    found = whole or _LEADING_SIGN.match(words)
    if not found:
        return 0, before
    return found.end(), before + (found[1] or found[0])


def note_labels(stops: Iterable[Stop], document: Numberings) -> dict[str, str]:
    """Return what is printed for each note that has no sign of its own, by its key.

    Where each page counts anew the pages are those that Word recorded; a file without any counts on.
    """
    sections: list[tuple[list[Stop], Numberings]] = [([], {})]
    for stop in stops:
        if isinstance(stop, Section):
            sections[-1] = (sections[-1][0], stop.numberings)
            sections.append(([], {}))
        else:
            sections[-1][0].append(stop)
    labels: dict[str, str] = {}
    for kind in KINDS:
        labels |= _counted(kind, sections, document.get(kind, Numbering()).over(_WORDS_OWN[kind]))
    return labels


def _counted(
    kind: str, sections: Iterable[tuple[list[Stop], Numberings]], document: Numbering
) -> dict[str, str]:
    labels: dict[str, str] = {}
    count: int | None = None
    for stops, numberings in sections:
        numbering = numberings.get(kind, Numbering()).over(document)
        first = 1 if numbering.start is None else numbering.start
        if count is None or numbering.restart == "eachSect":
            count = first
        for stop in stops:
            if isinstance(stop, Page):
                count = first if numbering.restart == "eachPage" else count
            elif (
                isinstance(stop, Referred)
                and stop.kind == kind
                and not stop.custom
                and stop.key not in labels
            ):
                labels[stop.key] = printed(count, numbering.form or "decimal")
                count += 1
    return labels
