"""A quotation and an index go in; the best reading comes out: where each run stands, and all edits."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher.align import Placement, place
from claimcheck.matcher.chain import anchored, chain, in_order
from claimcheck.matcher.kinds import kind_of
from claimcheck.matcher.marks import is_reference
from claimcheck.matcher.places import MOST
from claimcheck.matcher.runs import Run, runs
from claimcheck.matcher.sheet import Sheet
from claimcheck.matcher.splices import spliced
from claimcheck.matcher.tokens import Token, signature
from claimcheck.model import Convention, Edit, EditKind, EditTag, Span

if TYPE_CHECKING:
    from claimcheck.matcher.index import Index
    from claimcheck.matcher.views import View

_PHRASE = 60  # characters of a phrase, brackets counted too
_PLACES = 4_000  # exact places that are looked at, of all runs together
_FEW = 4  # and of each run at least
_LOOKED = 1_000  # places of neighbours from which a common run is looked for, in all
_SHOWN = 400  # characters of the source up to which an omission is shown in full
_ABRIDGED = 150
_LONG_GAP = 20_000  # characters beyond which the middle of a gap is only counted


class Gap(NamedTuple):
    """What a view has between two runs; of a long one only the words at its ends. `span` is theirs."""

    view: View
    start: int
    end: int
    words: list[Token]
    span: Span
    in_order: bool

    @property
    def size(self) -> int:
        """Count its words."""
        long = self.end - self.start > _LONG_GAP
        return self.view.text.count(" ", self.start, self.end) if long else len(self.words)

    def between(self, one: Token, two: Token) -> str:
        """Return what stands between two neighbouring words."""
        return self.view.text[one.view_end : two.view_start]

    @property
    def opening(self) -> str:
        """What stands before the first word."""
        return self.view.text[self.start : self.words[0].view_start if self.words else self.end]

    @property
    def closing(self) -> str:
        """What stands after the last word."""
        return self.view.text[self.words[-1].view_end if self.words else self.start : self.end]


class Reading(NamedTuple):
    """A quotation laid over one source: runs with their places (None: nowhere), gaps and edits.

    `candidates` has all places that were looked at, for each run, best first.
    """

    work: Index
    runs: list[Run]
    candidates: list[list[Placement]]
    places: list[Placement | None]
    gaps: list[Gap | None]
    edits: tuple[Edit, ...]

    @property
    def letters(self) -> int:
        """Count the letters and digits of the quotation's own words."""
        return sum(run.letters for run in self.runs)

    @property
    def words(self) -> int:
        """Count the quotation's own words."""
        return sum(len(run.plain) for run in self.runs)

    @property
    def is_short(self) -> bool:
        """Tell whether it is a phrase at most; quicker than counting its words."""
        return sum(len(run.view.text) for run in self.runs) <= _PHRASE

    @property
    def faults(self) -> tuple[Edit, ...]:
        """The edits that no custom permits."""
        return tuple(edit for edit in self.edits if edit.permitted_by is None)

    @property
    def complete(self) -> bool:
        """Tell whether every run was found, altered or not."""
        return all(p is not None and p.found for p in self.places)

    @property
    def score(self) -> float:
        """The likeness of all runs, weighed by their letters."""
        if all(p is not None and p.likeness == 1.0 for p in self.places):
            return 1.0 if self.places else 0.0
        weights = [run.letters for run in self.runs]
        got = sum(w * (p.likeness if p else 0.0) for w, p in zip(weights, self.places, strict=True))
        return round(got / sum(weights), 4) if sum(weights) else 0.0


def read(parts: list[Run], index: Index, *, closely: bool = False) -> Reading:
    """Lay a quotation's runs over a source as well as it goes; `closely` looks for exact letters only.

    Brackets are read literally first: a source has some of its own.
    """
    if any(run.has_brackets for run in parts):
        own = _read(runs(parts[0].quotation, literally=True), index, closely=True)
        if own.complete and not own.faults:
            return own
    return _read(parts, index, closely=closely)


def _read(parts: list[Run], index: Index, *, closely: bool) -> Reading:
    most = min(MOST, max(_FEW, _PLACES // max(len(parts), 1)))
    columns = [place(run, index, closely=closely, most=most) for run in parts]
    if not closely:
        parts, columns = spliced(parts, columns, index)
    if len(parts) > 1:
        _add_neighbours(parts, columns, index, most)
    places = anchored(chain(columns), parts) if columns else []
    gaps = [_gap(one, two, index) for one, two in pairwise(places)]
    found = [edit for p in places if p is not None and p.found for edit in p.edits]
    for number, gap in enumerate(gaps):
        if gap is not None:
            found += _junction(parts[number], parts[number + 1], gap, index.text)
    edits = tuple(sorted(found, key=lambda e: e.quoted_span.start))
    return Reading(index, parts, columns, places, gaps, edits)


def _add_neighbours(parts: list[Run], columns: list[list[Placement]], index: Index, most: int) -> None:
    """Add, outward from the longest run, each other run's exact places nearest to its neighbours'."""
    middle = max(range(len(parts)), key=lambda i: parts[i].letters)
    outward = [(i, i - 1) for i in range(middle + 1, len(parts))]
    outward += [(i, i + 1) for i in range(middle - 1, -1, -1)]
    for number, neighbour in outward:
        if len(columns[number]) < most:
            continue
        for other in columns[neighbour][: max(1, _LOOKED // len(parts))]:
            near = place(parts[number], index, (other.span.start, other.span.end))
            known = {p.span for p in columns[number]}
            columns[number] = [p for p in near if p.span not in known and p.clean] + columns[number]


def _gap(one: Placement | None, two: Placement | None, index: Index) -> Gap | None:
    if one is None or two is None or not (one.found and two.found):
        return None
    span, view = Span(start=one.span.end, end=two.span.start), one.view
    start, end = one.view_end, two.view_start
    if not in_order(one, two):
        return Gap(view, start, start, [], two.span, in_order=False)
    if one.view is not two.view:
        view = index.whole
        start, end = view.view_offset(span.start), view.view_offset(span.end)
    if end - start > _LONG_GAP:
        words = view.tokens(start, start + _LONG_GAP // 2) + view.tokens(end - _LONG_GAP // 2, end)
    else:
        words = view.tokens(start, end)
    if words and is_reference(view.text[start:end], words, one.seen.tokens[one.seen.last - 1], view.lexicon):
        words = []
    span = Span(start=words[0].start, end=words[-1].end) if words else Span(start=span.start, end=span.start)
    return Gap(view, start, end, words, span, in_order=True)


def _junction(before: Run, after: Run, gap: Gap, text: str) -> list[Edit]:
    """Write down what joins two runs: an ellipsis, nothing at all, or the source's order undone."""
    sheet = Sheet(after.quotation, "")
    here = (
        after.ellipsis_span
        if after.ellipsis
        else Span(start=before.tokens[-1].end, end=after.tokens[0].start)
    )
    if not gap.in_order:
        words = Span(start=after.tokens[0].start, end=after.tokens[-1].end)
        quoted = sheet.quoted(words.start, words.end)
        source = gap.span.of(text)
        return [_edit(EditTag.REPLACE, EditKind.ORDER, (quoted, source), (words, gap.span), None)]
    if not gap.words and (not after.ellipsis or "…" in signature(gap.opening)):
        return []
    source = _shown(gap)
    if after.ellipsis:
        tag = EditTag.REPLACE if gap.words else EditTag.INSERT
        return [
            _edit(tag, EditKind.ELLIPSIS, (after.ellipsis, source), (here, gap.span), Convention.ELLIPSIS)
        ]
    here = Span(start=here.start, end=here.start)
    kind = kind_of([], gap.words, gap.view.lexicon)
    return [_edit(EditTag.DELETE, kind, ("", source), (here, gap.span), None)]


def _edit(
    tag: EditTag,
    kind: EditKind,
    shown: tuple[str, str],
    spans: tuple[Span, Span],
    permitted: Convention | None,
) -> Edit:
    return Edit(
        tag=tag,
        kind=kind,
        quoted=shown[0],
        source=shown[1],
        quoted_span=spans[0],
        source_span=spans[1],
        permitted_by=permitted,
    )


def _shown(gap: Gap) -> str:
    """Return what was left out; a long omission only by its ends, for a report holds no source's text."""
    if not gap.words:
        return ""
    start, end = gap.words[0].view_start, gap.words[-1].view_end
    text = gap.view.text
    if end - start <= _SHOWN:
        return text[start:end]
    return f"{text[start : start + _ABRIDGED]} … {text[end - _ABRIDGED : end]}"
