"""Documents go in; how much longer they take when read in processes of their own comes out, by the clock."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import Workers, extract

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TURNS = 3
_AT_ONCE = 2  # workers of a pool, as there are processors

Document = tuple[bytes, str]  # and its media type


class Apart(NamedTuple):
    """Seconds for all documents here, in one worker, in two; and what a new worker adds to its first."""

    documents: int
    here: float
    one: float
    two: float
    start: float


def cost(documents: Sequence[Document]) -> Apart:
    """Read all documents in each way; each way counts with its fastest turn."""
    here = min(_clocked(documents, extract) for _ in range(_TURNS))
    first = min(_clocked(documents[:1], extract) for _ in range(_TURNS))
    with Workers(most=1) as workers:
        start = _clocked(documents[:1], workers.extract) - first
        one = min(_clocked(documents, workers.extract) for _ in range(_TURNS))
    with Workers(most=_AT_ONCE) as workers:
        two = min(_clocked(documents, workers.extract, _AT_ONCE) for _ in range(_TURNS))
    return Apart(len(documents), here, one, two, start)


def _clocked(documents: Sequence[Document], read: Callable[[bytes, str], object], threads: int = 1) -> float:
    def had(document: Document) -> None:
        try:
            read(*document)
        except LackError:
            return  # to refuse a document is work, too

    before = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(had, documents))
    return time.perf_counter() - before
