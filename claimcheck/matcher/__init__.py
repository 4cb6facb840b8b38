"""A quotation and a source's text become a Match: found, judged word by word, and shown.

Scores locate; words judge. Every word of a quotation must stand in the source, in order; words of the
source may be passed over only where they are a known artefact or an ellipsis or bracket covers them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matcher.claims import trace
from claimcheck.matcher.explaining import explained
from claimcheck.matcher.index import Index
from claimcheck.matcher.judging import judge_all
from claimcheck.matcher.reading import read
from claimcheck.matcher.runs import runs
from claimcheck.matcher.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from claimcheck.model import Explanation, Match, Quotation, Source, Unavailable

__all__ = ["explain", "judge", "match", "trace"]

_KEPT = 4
_recent: list[Index] = []


def match(quotation: Quotation, source: Source) -> Match:
    """Judge one quotation against one source; never misattributed, for there is no other source."""
    return verdict(quotation, read(runs(quotation), _index(source)))


def explain(quotation: Quotation, source: Source) -> Explanation:
    """Say step by step how `match` comes to its verdict."""
    return explained(quotation, read(runs(quotation), _index(source)))


def judge(
    quotations: Sequence[Quotation],
    cited: Mapping[int, Sequence[Source | Unavailable | None]],
    sources: Sequence[Source],
    watch: Callable[[str], None] | None = None,
) -> tuple[Match, ...]:
    """Return one Match for each run-in or block quotation, in order; scare forms and titles are no claims.

    `cited` maps a mark to what its note's citations gave, None for a citation without a reference; a
    mark that is missing or maps to nothing is unresolved. `sources` is all that was had, for
    misattribution. `watch` is called with the quotation's id after each.
    """
    return judge_all([q for q in quotations if q.form.judged], cited, sources, watch)


def _index(source: Source) -> Index:
    """Return a source's index; the last few are kept."""
    found = next((index for index in _recent if index.source is source), None)
    if found is None:
        found = Index(source)
        _recent.append(found)
        del _recent[:-_KEPT]
    return found
