"""A run and an index go in; the places where it stands come out, each judged word by word."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from claimcheck.matcher import edits, marks
from claimcheck.matcher.alignment import Alignment, Op
from claimcheck.matcher.compare import compare
from claimcheck.matcher.locate import MOST, Hit
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

LETTERS = 25  # letters below which nothing but the exact words can be asserted
_CLIPPED = 8  # letters from which a single word found inside another is no accident
_CLIPPED_WORDS = 12  # the same, of several words
_FIRM = 3  # words on either side that make an omission between them certain
ALIKE = 0.75  # likeness that formulas of one author do not reach by chance
AGREED = 0.65  # share of a run's words that must stand here, in order, where it is less alike than that
NEARLY_ALL = 0.8  # share of a run's words with which less likeness will do than its letters call for,
LESS_ALIKE = 0.7  # though not less than this
_PHRASE = 6  # words of a phrase that may have been moved
_MOVED = 40  # letters of a run that is told by its words in another order,
_SAME = 0.9  # and the share of its words that must be there
_COUNTED = 20_000  # letters up to which likeness is counted letter by letter
_OPENING = '“”„«»"([—–'
_CLOSING = '.,;:?!“”«»")]—–'
_STOPS = (".", "…")
_JUDGED = 0.5  # likeness from which the differences are worth telling: below, the words do not stand here
OWN = (RegionKind.BODY, RegionKind.CAPTION)


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
        return self.region in OWN

    @property
    def clean(self) -> bool:
        """Tell whether the run stands here with permitted changes at most."""
        return self.found and not self.faults


def cut(letters: int, size: int) -> float:
    """Return the likeness from which words are altered rather than absent (`size` letters searched)."""
    if not letters:
        return 1.0
    return min(max(0.30 + math.log2(max(size, 2)) / letters, 0.55), 0.92)


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
            if placement is None:
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
        found += [placement for placement in placements if placement is not None]
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
    likeness = _likeness(run, seen) if run.brackets else max(_likeness(run, seen), hit.likeness)
    sheet = Sheet(run.quotation, index.text)
    if run.brackets or likeness >= _JUDGED:
        edits.judge(run, seen, sheet)
    words = seen.tokens[seen.first : seen.last]
    faultless = (run.brackets or likeness >= _JUDGED) and all(edit.permitted_by for edit in sheet.edits)
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
        likeness=likeness,
        found=faultless or _is_found(run, seen, likeness, len(fold.text), exact=exact),
        aligned=seen,
    )


def _is_found(run: Run, seen: Alignment, likeness: float, size: int, *, exact: bool) -> bool:
    """Tell whether a run with faults stands here at all: by its letters, or by likeness and its words.

    Letters are alike by chance in the formulas of one author, and few letters in a long text. So most of
    the words must agree too; and where nearly all do, less likeness will do.
    """
    if exact and not run.brackets:
        single = len(run.tokens) == 1
        number = any(char.isdigit() for token in (run.tokens[0], run.tokens[-1]) for char in token.form)
        return number or run.letters >= (_CLIPPED if single else _CLIPPED_WORDS)
    if run.letters < LETTERS:
        return False
    share = sum(op.end - op.start for op in seen.ops if op.equal) / len(run.plain)
    if likeness >= _JUDGED and run.letters >= _MOVED and _same_words(run, seen) >= _SAME:
        return True
    if likeness >= cut(run.letters, size):
        return share >= AGREED or likeness >= ALIKE
    return share >= NEARLY_ALL and likeness >= LESS_ALIKE


def _same_words(run: Run, seen: Alignment) -> float:
    """Return the share of the run's words that stand here in whatever order: a phrase may have been moved."""
    here = seen.tokens[max(seen.first - _PHRASE, 0) : seen.last + _PHRASE]
    mine, theirs = Counter(token.form for token in run.plain), Counter(token.form for token in here)
    return (mine & theirs).total() / mine.total()


def _bracketed(run: Run, start: int, end: int) -> bool:
    return all(place in run.brackets for place in range(start, end))


def _likeness(run: Run, seen: Alignment) -> float:
    """Return 1 - edit distance / longer length, of the letters; what brackets and omissions cover aside."""
    mine = "".join(token.form for token in run.plain)
    theirs: list[str] = []
    for number, op in enumerate(seen.ops):
        if not op.equal and (_bracketed(run, op.quoted_start, op.quoted_end) and _sure(seen, number)):
            continue
        theirs += [token.form for token in seen.tokens[op.start : op.end]]
    text = "".join(theirs)
    if mine == text:
        return 1.0
    if max(len(mine), len(text)) > _COUNTED:
        same = sum(len(t.form) for op in seen.ops if op.equal for t in seen.tokens[op.start : op.end])
        return same / max(len(mine), len(text))
    return float(Levenshtein.normalized_similarity(mine, text))


def _sure(seen: Alignment, number: int) -> bool:
    """Tell whether a stretch that the quotation lacks is held by firm words on both sides, or bracketed."""
    op = seen.ops[number]
    if op.quoted_end > op.quoted_start:
        return True
    beside = [seen.ops[i] for i in (number - 1, number + 1) if 0 <= i < len(seen.ops)]
    return len(beside) > 1 and all(o.end - o.start >= _FIRM for o in beside)
