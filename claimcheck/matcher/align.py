"""A run and an index go in; the places where it stands come out, each judged word by word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.matcher import edits, marks
from claimcheck.matcher.alignment import Alignment, Op
from claimcheck.matcher.compare import compare
from claimcheck.matcher.likeness import JUDGED, is_found, likeness
from claimcheck.matcher.locate import Hit
from claimcheck.matcher.places import MOST
from claimcheck.matcher.runs import level
from claimcheck.matcher.sheet import Sheet
from claimcheck.model import RegionKind, Span

if TYPE_CHECKING:
    from claimcheck.matcher.folding import Fold
    from claimcheck.matcher.index import Index
    from claimcheck.matcher.runs import Run
    from claimcheck.matcher.sheet import Use
    from claimcheck.matcher.views import Folded, View
    from claimcheck.model import Edit

_OPENING = '“”„«»"([—–'
_CLOSING = '.,;:?!“”«»")]—–'
_STOPS = (".", "…")


@dataclass(frozen=True, eq=False)
class Placement:
    """A run at one place of a source: where (in the text as read, and in a view), and what differs there.

    `aligned` is None where the run stands character by character.
    """

    run: Run
    span: Span
    view: View
    view_start: int
    view_end: int
    region: RegionKind
    edits: tuple[Edit, ...] = ()
    uses: tuple[Use, ...] = ()
    likeness: float = 1.0
    found: bool = True
    aligned: Alignment | None = None

    @cached_property
    def seen(self) -> Alignment:
        """The run laid beside the source."""
        if self.aligned is not None:
            return self.aligned
        tokens = self.view.tokens(self.view_start, self.view_end)
        return Alignment(tokens, [Op(True, 0, len(tokens), 0, len(tokens))], self.view)  # noqa: FBT003 - a field

    @property
    def faults(self) -> int:
        """Count the edits that no custom permits."""
        return sum(edit.permitted_by is None for edit in self.edits)

    @property
    def cost(self) -> int:
        """Count the words that the edits which no custom permits touch."""
        faults = (edit for edit in self.edits if edit.permitted_by is None)
        return sum(max(len(edit.quoted.split()), len(edit.source.split()), 1) for edit in faults)

    @property
    def own(self) -> bool:
        """Tell whether these are the work's own words, not its furniture."""
        return self.region.own

    @property
    def clean(self) -> bool:
        """Tell whether the run stands here with permitted changes at most."""
        return self.found and not self.faults


def place(
    run: Run,
    index: Index,
    near: tuple[int, int] | None = None,
    *,
    closely: bool = False,
    most: int = MOST,
) -> list[Placement]:
    """Return where `run` stands, best first: body before furniture, exact before like.

    With `near`, a place in the text as read, only the nearest exact ones before and after it are
    returned; `closely` leaves out what is merely like the run, and of exact places only `most` are looked at.
    """
    found: list[Placement] = []
    folder = run.folder(index.folder)
    needle = run.needle(folder)
    for view in index.views(run):
        folded = view.folded(folder)
        for hit in _exact_hits(needle, view, folded, near)[:most]:
            placement = _literal(run, index, view, folded.fold, hit) or _at(
                run, index, view, folded.fold, hit
            )
            if placement is None or (view is not index.body and index.tears(placement.span)):
                continue
            found.append(placement)
            if run.opens and run.closes and placement.clean and placement.own:
                return _ranked(found)
        if near is None and any(p.clean and p.own for p in found):
            return _ranked(found)
    if any(p.clean for p in found) or closely or near is not None:
        return _ranked(found)
    for view in index.views(run):
        fold, finder = view.folded(folder)
        placements = [_at(run, index, view, fold, hit) for hit in finder.near(needle)]
        found += [p for p in placements if p and (view is index.body or not index.tears(p.span))]
        if any(p.found for p in found):
            break
    return _ranked(found)


def _ranked(found: list[Placement]) -> list[Placement]:
    unique = {(p.span.start, p.span.end): p for p in reversed(found)}
    return sorted(
        unique.values(),
        key=lambda p: (not p.found, p.faults > 0, not p.own, p.cost, -p.likeness, p.span.start),
    )


def _exact_hits(needle: str, view: View, folded: Folded, near: tuple[int, int] | None) -> list[Hit]:
    if near is None:
        return folded.finder.exact(needle)
    if not needle:
        return []
    text = folded.fold.text
    before, after = (folded.fold.offset(view.view_offset(place)) for place in near)
    starts = {text.rfind(needle, 0, before), text.find(needle, after)}
    return [Hit(start, start + len(needle), 1.0) for start in sorted(starts) if start >= 0]


def _literal(run: Run, index: Index, view: View, fold: Fold, hit: Hit) -> Placement | None:
    """Judge a run that stands character by character, which most do: no word need be looked at."""
    plain = run.literal
    if plain is None:
        return None
    text = view.text
    start, end = fold.origin(hit.start), fold.origin(hit.end - 1) + 1
    stop = end + len(plain.stop)
    if text[end:stop] != plain.stop or (plain.stop and text[stop : stop + 1] in _STOPS):
        return None
    if not _bounded(text, start, stop) or level(text[start:end]) != plain.level:
        return None
    origin = view.origin(start)
    span = Span(start=origin, end=view.origin(stop - 1) + 1)
    return Placement(run, span, view, start, end, index.region(origin))


def _bounded(text: str, start: int, end: int) -> bool:
    """Tell whether whole words begin and end here beyond doubt."""
    if start and not (text[start - 1].isspace() or text[start - 1] in _OPENING):
        return False
    after, next_ = text[end : end + 1], text[end + 1 : end + 2]
    return not after or after.isspace() or (after in _CLOSING and not next_.isalnum())


def _at(run: Run, index: Index, view: View, fold: Fold, hit: Hit) -> Placement | None:
    """Judge the run at one place of a view; None where not a word of it stands."""
    start, end = run.anchor()
    folding = [token for token in run.tokens[start:end] if fold.folder(token.raw)]
    first, last = folding[0], folding[-1]
    begin = fold.origin(hit.start) - (first.view_start - run.tokens[0].view_start)
    finish = fold.origin(hit.end - 1) + 1 + (run.tokens[-1].view_end - last.view_end)
    exact = hit.likeness == 1.0
    seen = compare(run, view, begin, finish, exact=exact)
    if seen is None or seen.first >= seen.last:
        return None
    alike = likeness(run, seen) if run.brackets else max(likeness(run, seen), hit.likeness)
    sheet = Sheet(run.quotation, index.text)
    if run.brackets or alike >= JUDGED:
        edits.judge(run, seen, sheet)
    words = seen.tokens[seen.first : seen.last]
    faultless = (run.brackets or alike >= JUDGED) and all(edit.permitted_by for edit in sheet.edits)
    stops = marks.shared_end(run, seen)
    stop = view.origin(words[-1].view_end + stops - 1) + 1 if stops else words[-1].end
    span = Span(start=words[0].start, end=stop)
    return Placement(
        run,
        span,
        view,
        words[0].view_start,
        words[-1].view_end,
        index.region(words[0].start),
        edits=tuple(sheet.edits),
        uses=tuple(sheet.uses),
        likeness=alike,
        found=faultless or is_found(run, seen, alike, len(fold.text), exact=exact),
        aligned=seen,
    )
