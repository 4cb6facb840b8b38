"""A text and its blocks go in, the pairs of quotation marks come out, and the marks without partner."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Block, BlockKind, Span, Unbalanced
from claimcheck.parser import glyphs
from claimcheck.parser.glyphs import FAMILIES, GLYPHS, Glyph, Role, double_role, glyph, single_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_PARAGRAPHS = 50
_ASYMMETRIC = {glyphs.CORNER: "「", glyphs.WHITE_CORNER: "『"}


class Pair(NamedTuple):
    """The words between two outer marks, marks excluded.

    `breaks` are the paragraph breaks within, each with the mark that opens the next paragraph again.
    """

    start: int
    end: int
    breaks: tuple[Span, ...] = ()


class _Open(NamedTuple):
    family: str
    char: str
    place: int


class _Stack:
    """The marks that are open, and for each family where its own stand; every step is O(1)."""

    def __init__(self) -> None:
        """Start with nothing open."""
        self.held: list[_Open] = []
        self._own: defaultdict[str, list[_Open]] = defaultdict(list)

    @property
    def top(self) -> _Open:
        """The mark opened last, of whatever family."""
        return self.held[-1]

    def innermost(self, family: str) -> _Open | None:
        """Return the mark of a family opened last."""
        own = self._own[family]
        return own[-1] if own else None

    def push(self, mark: _Open) -> None:
        """Open a mark."""
        self.held.append(mark)
        self._own[mark.family].append(mark)

    def close(self, mark: _Open) -> list[_Open]:
        """Close a mark, and give up those opened after it, which are returned."""
        dropped = []
        while (last := self.held.pop()) is not mark:
            self._own[last.family].pop()
            dropped.append(last)
        self._own[mark.family].pop()
        return dropped


class _Habits(NamedTuple):
    """What a whole manuscript tells about its marks."""

    singles: bool
    lone_curly: bool
    angle_opening: str


class _Paired(NamedTuple):
    """One block's outer pairs with their families, and its marks without partner."""

    pairs: list[tuple[Pair, str]]
    unclosed: list[_Open]
    unopened: list[int]


def pair(text: str, blocks: Sequence[Block]) -> tuple[tuple[Pair, ...], tuple[Unbalanced, ...]]:
    """Pair the outer quotation marks of the blocks, never across two of them.

    Single marks count where they are the manuscript's outer style: where more of its outer pairs
    are single than double. Otherwise they are inner marks or apostrophes. A quotation over several
    paragraphs, opened anew in each and closed in the last, is one pair.
    """
    habits = _Habits(
        singles=True,
        lone_curly="”" in text and not any(char in text for char in "“„‟"),
        angle_opening=_angle_opening(text, blocks),
    )
    tried = [_pair_block(text, block, habits) for block in blocks]
    families = Counter(family for paired in tried for _, family in paired.pairs)
    others = sum(families.values()) - families[glyphs.SINGLE]
    if families[glyphs.SINGLE] <= others:
        habits = habits._replace(singles=False)
        tried = [_pair_block(text, block, habits) for block in blocks]
    return _join_paragraphs(text, blocks, tried)


def _angle_opening(text: str, blocks: Iterable[Block]) -> str:
    """Return « or », whichever stands first in more blocks."""
    firsts: Counter[str] = Counter()
    for block in blocks:
        places = [place for char in "«»" if (place := text.find(char, block.span.start, block.span.end)) >= 0]
        firsts.update(text[place] for place in places if place == min(places))
    return "»" if firsts["»"] > firsts["«"] else "«"


def _pair_block(text: str, block: Block, habits: _Habits) -> _Paired:
    start, end = block.span.start, block.span.end
    marks = [glyph(text, match.start(), start, end) for match in GLYPHS.finditer(text, start, end)]
    if not habits.singles:
        marks = [mark for mark in marks if FAMILIES[mark.char] != glyphs.SINGLE]
    apostrophes = _possessives(marks) if habits.singles else set()
    last_double = max((mark.place for mark in marks if FAMILIES[mark.char] == glyphs.DOUBLE), default=-1)
    stack = _Stack()
    result = _Paired([], [], [])
    for mark in marks:
        family = FAMILIES[mark.char]
        innermost = stack.innermost(family)
        role = Role.NONE if mark.place in apostrophes else _role(mark, family, innermost, habits)
        if role is Role.OPENING:
            stack.push(_Open(family, mark.char, mark.place))
        elif role is Role.NONE:
            continue
        elif innermost is None:
            result.unopened.extend([mark.place] if family != glyphs.SINGLE else [])
        elif family != glyphs.SINGLE or stack.top is innermost or mark.place > last_double:
            result.unclosed.extend(stack.close(innermost))
            result.pairs.append((Pair(innermost.place + 1, mark.place), family))
    return _Paired(_outermost(text, result.pairs), [*result.unclosed, *stack.held], result.unopened)


def _role(mark: Glyph, family: str, innermost: _Open | None, habits: _Habits) -> Role:
    char = innermost.char if innermost else None
    if family == glyphs.DOUBLE:
        return double_role(mark, char, alone=habits.lone_curly)
    if family == glyphs.SINGLE:
        return single_role(mark, char)
    opening = _ASYMMETRIC.get(family, habits.angle_opening)
    return Role.OPENING if mark.char == opening else Role.CLOSING


def _possessives(marks: Sequence[Glyph]) -> set[int]:
    """Find the s' that are possessives: a surer closing mark follows before the next opening one."""
    found: set[int] = set()
    sure = False
    for mark in reversed(marks):
        if FAMILIES[mark.char] != glyphs.SINGLE:
            continue
        role = single_role(mark, "‘")
        if role is Role.WEAK_CLOSING and sure:
            found.add(mark.place)
        elif role in {Role.OPENING, Role.CLOSING}:
            sure = role is Role.CLOSING
    return found


def _outermost(text: str, pairs: Iterable[tuple[Pair, str]]) -> list[tuple[Pair, str]]:
    """Keep the pairs that lie in no other one and hold a word."""
    kept: list[tuple[Pair, str]] = []
    for found, family in sorted(pairs):
        inside = kept and found.start < kept[-1][0].end
        if not inside and any(map(str.isalnum, text[found.start : found.end])):
            kept.append((found, family))
    return kept


def _join_paragraphs(
    text: str, blocks: Sequence[Block], tried: Sequence[_Paired]
) -> tuple[tuple[Pair, ...], tuple[Unbalanced, ...]]:
    pairs: list[Pair] = []
    unbalanced: list[Unbalanced] = []
    row = 0
    while row < len(blocks):
        last, joined = _chain(text, blocks, tried, row)
        if joined:
            pairs.extend(found for found, _ in tried[row].pairs if found.start < joined.start)
            pairs.append(joined)
            pairs.extend(found for found, _ in tried[last].pairs if found.start > joined.end)
            row = last + 1
            continue
        pairs.extend(found for found, _ in tried[row].pairs)
        unbalanced.extend(
            _unbalanced(held.place, opening=True) for held in tried[row].unclosed if _counts(held)
        )
        unbalanced.extend(_unbalanced(place, opening=False) for place in tried[row].unopened)
        row += 1
    return tuple(pairs), tuple(sorted(unbalanced, key=lambda mark: mark.span.start))


def _chain(text: str, blocks: Sequence[Block], tried: Sequence[_Paired], row: int) -> tuple[int, Pair | None]:
    """Follow a quotation that block `row` leaves open through the blocks that open it again."""
    if len(tried[row].unclosed) != 1 or blocks[row].kind is BlockKind.NOTE:
        return row, None
    opened = tried[row].unclosed[0]
    breaks: list[Span] = []
    for at in range(row + 1, min(row + _MOST_PARAGRAPHS, len(blocks))):
        start = blocks[at].span.start
        if text[start] != opened.char or blocks[at].kind is BlockKind.NOTE:
            break
        breaks.append(Span(start=blocks[at - 1].span.end, end=start + 1))
        first = tried[at].pairs[0][0] if tried[at].pairs else None
        if first and first.start == start + 1:
            return at, Pair(opened.place + 1, first.end, tuple(breaks))
        if not any(held.place == start for held in tried[at].unclosed):
            break
    return row, None


def _counts(held: _Open) -> bool:
    """An unclosed straight single mark may be an apostrophe: nothing is said of it."""
    return held.char != "'"


def _unbalanced(place: int, *, opening: bool) -> Unbalanced:
    return Unbalanced(span=Span(start=place, end=place + 1), opening=opening)
