"""A block of text goes in, the spans of its sentences come out."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from claimcheck.model import Span
from claimcheck.parser.speech import FINITE, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STOP = re.compile(r"\.(?:\s?\.)+|[.!?…。！？]+")
_CLOSERS = frozenset(")]”’\"'»“«›*_")
_OPENERS = "“‘\"'«„‚([¿¡»—–"
_FOUR_DOTS = 4
_TOKEN = re.compile(r"[^\s(\[“”\"—–]+$")
_LONGEST_TOKEN = 24
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_SPEAKER = re.compile(rf"(?:[^\W\d_][\w’'.-]*\s){{1,4}}(?:{'|'.join(sorted(FINITE))})\b")
# Never at the end of a sentence: a name follows (Chicago 10.12-10.16).
_BEFORE_NAME = listed(
    "mr mrs ms mx dr prof pres sen rep gov gen col maj capt cpt lt sgt cmdr adm hon rev fr st ste mt messrs "
    "amb supt insp det cf vs v viz e.g i.e ca c fl eds trans approx mme mlle"
)
# Goes on where a number follows (Chicago 10.42).
_BEFORE_NUMBER = listed("no nos p pp n nn vol vols ch chap sec fig figs eq art para bk pt fol l ll")
# At the end of a sentence only if a word follows that seldom continues one.
_MAYBE_LAST = listed(
    "jr sr inc ltd co corp llc plc etc esq jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu "
    "fri sat sun a.m p.m b.c a.d ph.d m.d d.phil u.s u.k u.n e.u d.c al ff ibid cit est dept univ ed bros"
)
# Goes on where a day stands before its month: am 3. Mai.
_GERMAN_MONTH = re.compile(
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\w)"
)
_STARTERS = listed(
    "the this that these those it its he she they we you i there here in on at as by for from with but and "
    "or so yet however then thus hence if when while although though because since after before a an his "
    "her their our my what who how why where some many most both such no not one"
)


def find_sentences(
    text: str, block: Span, quoted: Sequence[Span], marks: Mapping[int, int]
) -> tuple[Span, ...]:
    """Split a block into sentences, each with the note marks that follow its full stop.

    `quoted` are the quotations of the block, in order and without their marks: a sentence that ends
    within one ends nothing. `marks` maps the start of each note mark to its end. English
    abbreviations, initials and three-dot ellipses end no sentence either.
    """
    starts = [span.start for span in quoted]
    sentences: list[Span] = []
    start = block.start
    for match in _STOP.finditer(text, block.start, block.end):
        if match.start() < start:
            continue
        end = _past_closers(text, match.end(), block.end, marks)
        row = bisect_right(starts, match.start()) - 1
        if row >= 0 and end <= quoted[row].end:
            continue
        closed = end > match.end()
        if end < block.end and not _ends(text, start, match, end, closed=closed):
            continue
        sentences.append(Span(start=start, end=end))
        start = _skip_space(text, end, block.end)
    if start < block.end:
        sentences.append(Span(start=start, end=block.end))
    return tuple(sentences)


def _past_closers(text: str, place: int, end: int, marks: Mapping[int, int]) -> int:
    """Step over closing marks and brackets, and note marks, even after a space."""
    while place < end:
        if text[place] in _CLOSERS:
            place += 1
            continue
        after = marks.get(place) or marks.get(_skip_space(text, place, min(place + 2, end)))
        if after is None:
            break
        place = after
    return place


def _skip_space(text: str, place: int, end: int) -> int:
    while place < end and text[place].isspace():
        place += 1
    return place


def _ends(text: str, start: int, match: re.Match[str], end: int, *, closed: bool) -> bool:
    """Tell whether a stop ends a sentence; `closed` if marks or closing signs follow it."""
    if not (text[end].isspace() or closed):
        return False
    following = _skip_space(text, end, len(text))
    first = text[following : following + 4].lstrip(_OPENERS)[:1]
    if not first or first.islower():
        return False
    if closed:
        return match.group()[-1] not in "!?" or _SPEAKER.match(text, following) is None
    return not _goes_on(text, start, match, following)


def _goes_on(text: str, start: int, match: re.Match[str], following: int) -> bool:
    stop = match.group()
    if stop.count(".") > 1 or "…" in stop:
        return stop.count(".") < _FOUR_DOTS
    token = _TOKEN.search(text[max(match.start() - _LONGEST_TOKEN, start) : match.start()])
    if stop != "." or token is None:
        return False
    word = token.group().casefold()
    if word.isdigit():
        day = _GERMAN_MONTH.match(text, following) is not None and len(word) <= len("31")
        return day or match.start() - start == len(word)
    if word in _BEFORE_NAME or (word in _BEFORE_NUMBER and text[following].isdigit()):
        return True
    if word in _MAYBE_LAST or "." in word or (len(word) == 1 and word.isalpha()):
        after = _NEXT_WORD.match(text, following)
        return after is not None and after.group().casefold() not in _STARTERS
    return False
