"""Indexes of many sources go in; in which of them a quotation's letters stand comes out, from one search."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher.folding import letters
from claimcheck.matcher.locate import Finder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from claimcheck.matcher.index import Index
    from claimcheck.matcher.runs import Run

_BETWEEN = "\0"  # no fold has it


class _Row(NamedTuple):
    """Folded texts joined to one, where each begins, and whose they are."""

    finder: Finder
    starts: list[int]
    owners: list[int]


class _Joined(NamedTuple):
    text: str
    data: bytes


class Shelf:
    """Sources that are searched together for exact letters; a row for each way of folding."""

    def __init__(self, indexes: Sequence[Index]) -> None:
        """Join the folds."""
        self._rows: dict[Callable[[str], str], _Row] = {}
        for folder in {index.folder for index in indexes}:
            views = [
                (number, view.fold.text)
                for number, index in enumerate(indexes)
                if index.folder is folder
                for view in index.layers
            ]
            text = _BETWEEN.join(fold for _, fold in views)
            starts = [0, *accumulate(len(fold) + len(_BETWEEN) for _, fold in views)]
            owners = [number for number, _ in views]
            self._rows[folder] = _Row(Finder(_Joined(text, letters(text))), starts, owners)

    def prepare(self, parts: Iterable[Run]) -> None:
        """Search for many runs together."""
        kept = list(parts)
        for folder, row in self._rows.items():
            row.finder.prepare({run.needle(folder) for run in kept})

    def holders(self, parts: Sequence[Run]) -> list[int]:
        """Return the numbers of the sources in which the letters of every run stand."""
        found: set[int] = set()
        for folder, row in self._rows.items():
            having = [
                {
                    row.owners[bisect_right(row.starts, hit.start) - 1]
                    for hit in row.finder.exact(run.needle(folder))
                }
                for run in parts
            ]
            found |= set.intersection(*having) if having else set()
        return sorted(found)
