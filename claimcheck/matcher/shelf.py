"""Indexes of many sources go in; in which of them a quotation's letters stand comes out, from one search."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher.folding import letters
from claimcheck.matcher.locate import Finder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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

    def __init__(self, indexes: Sequence[Index], parts: Sequence[Run]) -> None:
        """Join the folds that the runs need, and search them for all runs together."""
        self._rows: dict[Callable[[str], str], _Row] = {}
        needs = {usual: {run.folder(usual) for run in parts} for usual in {i.folder for i in indexes}}
        for folder in set().union(*needs.values()):
            views = [
                (number, view.folded(folder).fold.text)
                for number, index in enumerate(indexes)
                if folder in needs[index.folder]
                for view in index.layers
            ]
            text = _BETWEEN.join(fold for _, fold in views)
            starts = [0, *accumulate(len(fold) + len(_BETWEEN) for _, fold in views)]
            finder = Finder(_Joined(text, letters(text)))
            finder.prepare({run.needle(folder) for run in parts})
            self._rows[folder] = _Row(finder, starts, [number for number, _ in views])

    def holders(self, parts: Sequence[Run]) -> list[int]:
        """Return the numbers of the sources in which the letters of every run stand."""
        having = [
            {
                row.owners[bisect_right(row.starts, hit.start) - 1]
                for folder, row in self._rows.items()
                for hit in row.finder.exact(run.needle(folder))
            }
            for run in parts
        ]
        return sorted(set.intersection(*having)) if having else []
