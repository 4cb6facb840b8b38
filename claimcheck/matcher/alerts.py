"""A reading goes in; the reasons come out why an editor must look although the words are there."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.matcher.alignment import ends_sentence
from claimcheck.matcher.brackets import turns_sense
from claimcheck.matcher.lexicon import Lexicon
from claimcheck.model import Alert, AlertKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.matcher.align import Placement
    from claimcheck.matcher.reading import Gap, Reading
    from claimcheck.matcher.tokens import Token

_PAGE = 300  # words of a printed page, roughly
_AFAR = 2000  # words between two runs that are hardly one thought
_SHOWN = 12  # words of what follows a quotation that are shown
_NEAR = 2  # words before the quotation among which a negation still governs it
_COMMON = 3  # a phrase of function words only, up to this length, proves nothing

_STOP = re.compile(r"[.?!]")
_HIDDEN = (
    (AlertKind.ELLIPSIS_NEGATION, "a negation", Lexicon.negates),
    (AlertKind.ELLIPSIS_LIMITER, "a limiter", lambda lexicon, form: lexicon.has(form, "limiter")),
    (AlertKind.ELLIPSIS_HEDGE, "a hedge", lambda lexicon, form: lexicon.has(form, "hedge")),
    (AlertKind.ELLIPSIS_NUMBER, "a figure", lambda lexicon, form: form != "one" and lexicon.is_number(form)),
)


def alerts(reading: Reading) -> tuple[Alert, ...]:
    """Return the alerts on a reading that is verbatim or permissible."""
    places = [p for p in reading.places if p is not None]
    if not places:
        return ()
    found: list[Alert] = []
    for gap in reading.gaps:
        if gap is not None and gap.in_order:
            found.extend(_of_gap(gap))
    found.extend(_before(places[0]))
    found.extend(_after(places[-1]))
    found.extend(_of_brackets(places))
    found.extend(_of_regions(places))
    lexicon = reading.work.lexicon
    if reading.words <= _COMMON and all(
        lexicon.among(t.form, "function") for r in reading.runs for t in r.plain
    ):
        found.append(Alert(kind=AlertKind.WEAK_EVIDENCE, message="so common a phrase proves little"))
    return tuple(found)


def _of_gap(gap: Gap) -> Iterator[Alert]:
    if gap.size > _AFAR:
        yield Alert(
            kind=AlertKind.JOINED_AFAR,
            message=f"the ellipsis joins passages that stand about {gap.size} words apart",
        )
    elif gap.size > _PAGE:
        yield Alert(
            kind=AlertKind.ELLIPSIS_PAGE,
            message=f"the ellipsis leaves out more than a page ({gap.size} words)",
        )
    left_out = _governing(gap)
    for kind, what, tells in _HIDDEN:
        words = [token for token in left_out if tells(gap.view.lexicon, token.form)]
        if words:
            shown = " ".join(dict.fromkeys(token.raw for token in words))
            yield Alert(kind=kind, message=f"the ellipsis leaves out {what}: {shown}", source=shown)


def _governing(gap: Gap) -> list[Token]:
    """Return the left-out words that share a sentence with the words before or after the ellipsis."""
    words = gap.words
    borders = [
        n for n, (one, two) in enumerate(pairwise(words), 1) if ends_sentence(gap.between(one, two), one, two)
    ]
    if not borders:
        return [] if _STOP.search(gap.opening) and _STOP.search(gap.closing) else words
    head = [] if _STOP.search(gap.opening) else words[: borders[0]]
    return head + ([] if _STOP.search(gap.closing) else words[borders[-1] :])


def _before(place: Placement) -> Iterator[Alert]:
    """Look for a negation that governs the quotation's first words."""
    text = place.view.text
    words = place.view.before(place.view_start, _NEAR)
    edge = place.view_start
    for token in reversed(words):
        between = text[token.view_end : edge]
        if any(mark in between for mark in ".?!;:,—–()"):
            return
        if place.view.lexicon.negates(token.form):
            yield Alert(
                kind=AlertKind.STARTS_AFTER_NEGATION,
                message=f"the source has “{token.raw}” just before these words",
                source=text[token.view_start : place.view_start].strip(),
            )
            return
        edge = token.view_start


def _after(place: Placement) -> Iterator[Alert]:
    """Look for a limiter that follows the quotation's last words in the same sentence."""
    text = place.view.text
    words = place.view.after(place.view_end, 1)
    if not words or not place.view.lexicon.among(words[0].form, "cut_off"):
        return
    words = place.view.after(place.view_end, _SHOWN)
    last = place.seen.tokens[place.seen.last - 1]
    if ends_sentence(text[place.view_end : words[0].view_start], last, words[0]):
        return
    clause = [words[0]]
    for token in words[1:]:
        if any(mark in text[clause[-1].view_end : token.view_start] for mark in ".?!;"):
            break
        clause.append(token)
    yield Alert(
        kind=AlertKind.STOPS_BEFORE_LIMITER,
        message=f"the source goes on: “{text[clause[0].view_start : clause[-1].view_end]}”",
        source=text[clause[0].view_start : clause[-1].view_end],
    )


def _of_brackets(places: list[Placement]) -> Iterator[Alert]:
    for use, lexicon in ((use, place.view.lexicon) for place in places for use in place.uses):
        if turns_sense(use, lexicon):
            words = " ".join(token.raw for token in use.words)
            said = f"stands for “{words}” in the source" if words else "stands for nothing in the source"
            yield Alert(kind=AlertKind.BRACKET_SENSE, message=f"{use.printed} {said}", source=words)


def _of_regions(places: list[Placement]) -> Iterator[Alert]:
    aside = [place for place in places if not place.own]
    if aside:
        region = aside[0].region
        yield Alert(
            kind=AlertKind.FURNITURE,
            message=f"the words stand only in the source's {region}, not in its text",
            source="",
        )
