"""A layout and its list of works go in, the citations by author and date or page in its body come out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import BlockKind, NoteKind, Span
from claimcheck.parser import in_text_grammar, in_text_names
from claimcheck.parser.pairing import pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Block, Layout
    from claimcheck.parser.in_text_grammar import Cited
    from claimcheck.parser.in_text_list import Listed
    from claimcheck.parser.pairing import Pair

_BRACKETS = re.compile(r"\((?P<round>(?:[^()]|\([^()]{1,60}\)){2,400}+)\)|\[(?P<square>[^\[\]()]{4,400})\]")
_DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d|n\.\s?d\.|in press|forthcoming", re.IGNORECASE)
_REACH = 200  # code points before a bracket in which an author is looked for
_FLAT = {ord(white): " " for white in "\n\t\xa0\u202f\u2009"}
_NO_PROSE = {BlockKind.NOTE, BlockKind.HEADING}
_HABIT, _HABIT_BESIDE_NOTES = 2, 4  # citations of sure shape that show how a text without a list cites


class Found(NamedTuple):
    """A citation in the text: the place of its brackets, and what is printed of it with the author before."""

    span: Span
    label: str
    sure: bool
    listed: bool
    dated: bool = True


def find(layout: Layout, listed: Listed) -> list[Found]:
    """Find citations such as `(Roy 2023, 14)` and `Roy (2023)`, in order, outside of quoted words.

    Where the manuscript has a list of works, a citation is one of an entry, or of sure shape. Where it has
    none several of sure shape must show its habit, and more if it has notes, since two ways of citing are
    rare.
    """
    cited = [*(mark.span for mark in layout.marks), *(keyed.span for keyed in layout.keyed)]
    taken = sorted(cited, key=lambda span: span.start)
    entries = {entry.span for entry in listed.entries}
    body = [block for block in layout.blocks if block.kind not in _NO_PROSE and block.span not in entries]
    found = [citation for block in body for citation in _of_block(layout.text, block, listed)]
    kept = _accepted(_outside(found, taken), layout, listed)
    return unquoted(layout, body, kept)


def _of_block(text: str, block: Block, listed: Listed) -> Iterable[Found]:
    words = block.span.of(text).translate(_FLAT)
    for brackets in _BRACKETS.finditer(words):
        inner = brackets["round"] or brackets["square"]
        span = Span(start=block.span.start + brackets.start(), end=block.span.start + brackets.end())
        if block.kind is BlockKind.QUOTATION and words[brackets.end() :].strip(' .,;”’"'):
            continue
        if _DATED.search(inner):
            if works := in_text_grammar.parenthetical(inner):
                yield _found(span, brackets[0], works, listed)
            elif before := _before(words, brackets.start(), inner, listed):
                yield before._replace(span=span, label=before.label + " ".join(brackets[0].split()))
        elif listed.entries and brackets["round"]:
            paged = in_text_grammar.paged(inner)
            if paged and (listed.has(paged) or (paged.sure and listed.titled(" ".join(paged.names.names)))):
                yield Found(span, " ".join(brackets[0].split()), paged.sure, listed=True, dated=False)


def _found(span: Span, printed: str, works: Sequence[Cited], listed: Listed) -> Found:
    known = any(map(listed.has, works))
    sure = len(works) > 1 or any(work.sure for work in works)
    return Found(span, " ".join(printed.split()), sure, known)


def _before(words: str, at: int, inner: str, listed: Listed) -> Found | None:
    """Find who stands before a year in brackets: the author that the list has, else the longest name."""
    reach = words[max(at - _REACH, 0) : at]
    if not reach.endswith(" "):
        return None
    longest = None
    for printed in in_text_names.trailing(" ".join(reach.split())):
        names = in_text_names.read(printed)
        works = in_text_grammar.narrative(inner, names) if names else ()
        if not works:
            continue
        sure = any(work.sure for work in works)
        read = Found(Span(start=0, end=0), f"{printed} ", sure, all(map(listed.has, works)))
        if read.listed:
            return read
        longest = longest or read
    return longest


def _outside(found: Iterable[Found], taken: Sequence[Span]) -> list[Found]:
    """Leave out what overlaps a mark, or a citation by keys."""
    rest = iter(taken)
    other = next(rest, None)
    kept = []
    for each in found:
        while other and other.end <= each.span.start:
            other = next(rest, None)
        if other is None or each.span.end <= other.start:
            kept.append(each)
    return kept


def _accepted(found: Sequence[Found], layout: Layout, listed: Listed) -> list[Found]:
    if listed.entries:
        dated = any(each.dated for each in found)  # then `(Roy)` is no citation by page, without one
        return [each for each in found if each.sure or (each.listed and (each.dated or not dated))]
    noted = layout.keyed or any(note.kind is NoteKind.NOTE for note in layout.notes)
    sure = [each for each in found if each.sure]
    return list(found) if len(sure) >= (_HABIT_BESIDE_NOTES if noted else _HABIT) else []


def unquoted(layout: Layout, body: Sequence[Block], found: Sequence[Found]) -> list[Found]:
    """Leave out what stands within the words of a quotation: that is the source's own citation."""
    starts = [each.span.start for each in found]
    holding = [
        block
        for block in body
        if (at := bisect_left(starts, block.span.start)) < len(starts) and starts[at] < block.span.end
    ]
    pairs, _ = pair(layout.text, holding)
    opened = [quoted.start for quoted in pairs]
    return [
        each for each in found if not _within(each.span, pairs, bisect_right(opened, each.span.start) - 1)
    ]


def _within(span: Span, pairs: Sequence[Pair], at: int) -> bool:
    return at >= 0 and span.end <= pairs[at].end
