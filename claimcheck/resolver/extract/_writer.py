"""Words and the gaps between them go in; a text with its regions, artefacts and pages comes out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.model import Artefact, ArtefactKind, Page, Region, RegionKind, Span
from claimcheck.resolver.extract._bounds import MOST_ARTEFACTS, MOST_PAGES
from claimcheck.resolver.extract._pages import SOFT_BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRENGTH = {"": 0, " ": 1, "\t": 2, "\n": 3, "\n\n": 4}
_WHITE = " \t\n\r\f"
_BLANKS = re.compile(r"[ \t\n\r\f]+")


class Writer:
    """The text written so far; a gap is kept back until words follow it, and the widest one wins."""

    def __init__(self) -> None:
        """Start an empty text."""
        self.regions: list[Region] = []
        self.artefacts: list[Artefact] = []
        self.size = 0
        self._marks: list[tuple[str, int]] = []
        self._parts: list[str] = []
        self._gap = ""

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._parts)

    def tail(self, most: int) -> str:
        """Return the end of what was written, `most` characters or all of it."""
        parts: list[str] = []
        for part in reversed(self._parts):
            parts.append(part[-most:])
            most -= len(part)
            if most <= 0:
                break
        return "".join(reversed(parts))

    def before(self) -> str:
        """Return the last characters that the next words will touch; none after a gap."""
        return "" if self._gap or not self._parts else self._parts[-1][-4:]

    def start(self) -> int:
        """Return where the next words will begin if the gap does not grow."""
        ended = not self.size or self._parts[-1].endswith("\n\n")
        return self.size + (0 if ended else len(self._gap))

    def apart(self) -> int:
        """Make the next words stand apart from those before; returns where they will begin."""
        self._gap = "\n\n"
        return self.start()

    def region(self, kind: RegionKind, start: int, label: str | None = None) -> None:
        """Name what was written since `start`; nothing is named where nothing was written."""
        if self.size > start:
            self.regions.append(Region(kind=kind, span=Span(start=start, end=self.size), label=label))

    def page(self, label: str) -> None:
        """Begin a page."""
        self._marks.append((label, self.size))

    def pages(self, end: int) -> Iterator[Page]:
        """Yield the pages that have words; the last one ends at `end`."""
        marks = [*self._marks, ("", end)] if len(self._marks) <= MOST_PAGES else []
        for (label, start), (_, stop) in pairwise(marks):
            if start < stop:
                yield Page(label=label, span=Span(start=start, end=stop))

    def mark(self, words: str) -> None:
        """Write a note mark."""
        self.flush()
        self._artefact(ArtefactKind.NOTE_MARK, Span(start=self.size, end=self.size + len(words)))
        self.put(words)

    def words(self, raw: str, *, verbatim: bool = False) -> None:
        """Write text as it stands in a page's code; its white space is one space unless `verbatim`."""
        core = raw if verbatim else raw.strip(_WHITE)
        trimmed = len(core) < len(raw)
        if trimmed and raw[0] in _WHITE:
            self.space(" ")
        if not core:
            return
        self.flush()
        if not verbatim and ("  " in core or not core.isprintable()):
            core = _BLANKS.sub(" ", core)
        if not core.isascii():
            for found in SOFT_BREAKS.finditer(core):
                span = Span(start=self.size + found.start(), end=self.size + found.end())
                self._artefact(ArtefactKind.SOFT_HYPHEN, span)
        self._parts.append(core)
        self.size += len(core)
        if trimmed and raw[-1] in _WHITE:
            self.space(" ")

    def space(self, gap: str) -> None:
        """Ask for a gap before the next words."""
        if _STRENGTH[gap] > _STRENGTH[self._gap]:
            self._gap = gap

    def flush(self) -> None:
        """Write the gap."""
        if self._gap and self.size and not self._parts[-1].endswith("\n\n"):
            self.put(self._gap)
        self._gap = ""

    def put(self, text: str) -> None:
        """Write as it is."""
        self._parts.append(text)
        self.size += len(text)

    def _artefact(self, kind: ArtefactKind, span: Span) -> None:
        if len(self.artefacts) < MOST_ARTEFACTS:
            self.artefacts.append(Artefact(kind=kind, span=span))
