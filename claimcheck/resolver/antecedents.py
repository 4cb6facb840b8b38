"""The citations read so far answer which full citation a short form, ibid. or "note 3" goes back to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from claimcheck.model import Citation, CitationForm, Resolution
from claimcheck.resolver import works

if TYPE_CHECKING:
    from collections.abc import Iterable


class Antecedents:
    """What was cited so far, in order; positions count from 0 over all citations of the manuscript."""

    def __init__(self) -> None:
        """Begin before the first note."""
        self.resolutions: list[Resolution] = []
        self._citations: list[Citation] = []
        self._places: dict[str, int] = {}
        self._titles: list[str] = []
        self._surnames: list[frozenset[str]] = []
        self._firsts: dict[tuple[str, ...], int] = {}
        self._by_surname: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
        self._defined: dict[str, list[int]] = defaultdict(list)
        self._notes: dict[int, list[int]] = {}
        self._previous: list[int] = []
        self._current: list[int] = []

    def add(self, citation: Citation, resolution: Resolution) -> None:
        """Take in the next citation of the current note."""
        position = len(self._citations)
        self._citations.append(citation)
        self._places[citation.id] = position
        self._titles.append(works.spaced(citation.title or ""))
        self._surnames.append(works.surnames(citation.authors))
        self.resolutions.append(resolution)
        self._current.append(position)
        if citation.form is CitationForm.FULL and not resolution.antecedent:
            if citation.hereafter:
                self._defined[works.spaced(citation.hereafter)].append(position)
            key = works.key(citation)
            self._firsts.setdefault(key, position)
            for surname in self._surnames[position]:
                self._by_surname[surname].setdefault(key, position)

    def close(self, mark: int) -> None:
        """End the current note."""
        self._notes[mark] = self._previous = self._current
        self._current = []

    def position(self, citation_id: str) -> int:
        """Return where a citation stands among those read."""
        return self._places[citation_id]

    def before(self) -> list[int]:
        """Return where ibid. may point: the citation just before in this note, else all of the last note."""
        return self._current[-1:] or self._previous

    def of_note(self, citation: Citation) -> list[int]:
        """Return what "above, note 3" may point to: the citations of that note by these authors."""
        positions = self._notes.get(citation.note_reference or 0, [])
        surnames = works.surnames(citation.authors)
        named = [at for at in positions if surnames and surnames <= self._surnames[at]]
        return named or positions

    def fulls(self, citation: Citation) -> list[int]:
        """Return the full citations of different works that a short form may stand for, the closest only."""
        if defined := self._called(citation):
            return defined
        surnames = works.surnames(citation.authors)
        if surnames:
            pool = min((self._by_surname.get(surname, {}) for surname in surnames), key=len)
            positions = [at for at in pool.values() if surnames <= self._surnames[at]]
        else:
            positions = list(self._firsts.values())
        if citation.title is None:
            return [at for at in positions if surnames and self._agrees(at, citation)]
        titled = ((at, self._titles[at]) for at in positions)
        return works.closest(citation.title, titled, alone=not surnames)

    def _called(self, citation: Citation) -> list[int]:
        """Return the works that were given this short form: "hereafter cited as Roy"."""
        names = " ".join(citation.authors)
        for form in (citation.hereafter, citation.title, names, f"{names} {citation.title}"):
            if form and (defined := self._defined.get(works.spaced(form))):
                surnames = works.surnames(citation.authors) if form == citation.title else frozenset()
                return [at for at in defined if surnames <= self._surnames[at]]
        return []

    def _agrees(self, position: int, citation: Citation) -> bool:
        issued = self._citations[position].issued or ""
        return citation.issued is None or issued.startswith(citation.issued)

    def root(self, position: int) -> str | None:
        """Return the id of the full citation behind the one at `position`."""
        citation, antecedent = self._citations[position], self.resolutions[position].antecedent
        return antecedent or (citation.id if citation.form is CitationForm.FULL else None)

    def reference(self, position: int) -> str | None:
        """Return the reference that the citation at `position` was resolved to."""
        return self.resolutions[position].reference_id

    def name(self, positions: Iterable[int]) -> tuple[str, ...]:
        """Return what candidates are called: ids of references, or of citations that resolve to none."""
        return tuple(dict.fromkeys(self.reference(at) or self._citations[at].id for at in positions))

    def pin(self, resolutions: Iterable[Resolution]) -> None:
        """Put the resolutions of the current note in place of those it had."""
        for at, resolution in zip(self._current, resolutions, strict=True):
            self.resolutions[at] = resolution

    def current(self) -> list[Resolution]:
        """Return the resolutions of the current note."""
        return [self.resolutions[at] for at in self._current]
