"""A reading goes in; the reasons come out why an editor must look although the words are there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from claimcheck.matcher import clips, nearby
from claimcheck.matcher.brackets import turns_sense
from claimcheck.matcher.denial import denial, hidden_denial, is_open
from claimcheck.matcher.disguises import disguise
from claimcheck.matcher.hidden import hidden
from claimcheck.matcher.leaps import interrupts, leap
from claimcheck.matcher.secondhand import second_hand
from claimcheck.model import Alert, AlertKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.matcher.align import Placement
    from claimcheck.matcher.index import Index
    from claimcheck.matcher.reading import Gap, Reading
    from claimcheck.matcher.sheet import Use
    from claimcheck.matcher.tokens import Token
    from claimcheck.matcher.views import View
    from claimcheck.model import Quotation

_PAGE = 300  # words of a printed page, roughly
_AFAR = 2000  # words between two runs that are hardly one thought
_COMMON = 3  # a phrase of small words only, up to this length, proves nothing
_SMALL = ("function", "pronoun", "negation", "modal")
_AHEAD, _BEHIND = 14, 17  # words of the sentence beside a quotation that are looked at
_SIGNS = 20  # characters after a word among which a sign stands that a bracket describes
_STRETCH = 80  # characters up to which words that stand apart are shown with what is between them


def alerts(reading: Reading, quotation: Quotation) -> tuple[Alert, ...]:
    """Return the alerts on a reading that is verbatim or permissible."""
    places = [p for p in reading.places if p is not None]
    if not places:
        return ()
    found: list[Alert] = []
    for gap, following in zip(reading.gaps, reading.places[1:], strict=True):
        if gap is not None and gap.in_order:
            found.extend(_of_gap(gap, following, quotation, reading.work))
    found.extend(_of_edges(places, quotation, reading.work))
    found.extend(_of_speaker(places, quotation, reading.work))
    found.extend(_of_brackets(places, reading.work))
    found.extend(_of_regions(places))
    found.extend(disguise(places, quotation, reading.work.text))
    lexicon = reading.work.lexicon
    if (
        reading.is_short
        and reading.words <= _COMMON
        and all(lexicon.among(t.form, *_SMALL) for r in reading.runs for t in r.plain)
    ):
        found.append(Alert(kind=AlertKind.WEAK_EVIDENCE, message="so common a phrase proves little"))
    return tuple(found)


def _about(kind: AlertKind, message: str, words: Sequence[Token], work: Index) -> Alert:
    """Return an alert about words of the source; of words far apart the first is shown."""
    end = words[-1].end if words[-1].end - words[0].start <= _STRETCH else words[0].end
    span = Span(start=words[0].start, end=end)
    return Alert(kind=kind, message=message, source=span.of(work.text), span=span)


def _seen(kind: AlertKind, message: str, place: tuple[int, int], view: View, work: Index) -> Alert:
    """Return an alert about a stretch of a view."""
    span = Span(start=view.origin(place[0]), end=view.origin(place[1] - 1) + 1)
    return Alert(kind=kind, message=message.format(span.of(work.text)), source=span.of(work.text), span=span)


def _of_gap(gap: Gap, following: Placement | None, quotation: Quotation, work: Index) -> Iterator[Alert]:
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
    found, told = leap(gap), set[int]()
    for kind, what, words in hidden(gap, one_speaker=interrupts(gap) and found is None):
        told |= {token.start for token in words}
        shown = " ".join(dict.fromkeys(token.raw for token in words))
        yield _about(kind, f"the ellipsis leaves out {what}: {shown}", words, work)
    if found:
        message = f"the ellipsis leaps to {found.to}: {{}}"
        yield _seen(AlertKind.ELLIPSIS_LEAP, message, (found.start, found.end), gap.view, work)
    denied = hidden_denial(gap, following) if following else []
    if told.isdisjoint(t.start for t in denied) and denied and not is_open(quotation, gap.view.lexicon):
        message = "the ellipsis leaves out that the source denies these words: “{}”"
        yield _seen(AlertKind.DENIED, message, _stretch(denied), gap.view, work)


def _of_edges(places: list[Placement], quotation: Quotation, work: Index) -> Iterator[Alert]:
    """Say what the sentence has beside the quoted words that turns their sense."""
    first, last = places[0], places[-1]
    before = nearby.before(first.view, first.view_start, _AHEAD)
    after = nearby.after(last.view, last.view_end, _BEHIND)
    denied = denial(first, last, before, after)
    negation = [] if denied else clips.start(first, before)
    limiter = clips.end(last, after)
    if denied and not is_open(quotation, first.view.lexicon):
        message = "the source reports these words to deny them: “{}”"
        yield _seen(AlertKind.DENIED, message, _stretch(denied), first.view, work)
    if negation:
        message = "the source has “{}” just before these words"
        yield _seen(AlertKind.STARTS_AFTER_NEGATION, message, _stretch(negation), first.view, work)
    if limiter:
        yield _seen(
            AlertKind.STOPS_BEFORE_LIMITER, "the source goes on: “{}”", _stretch(limiter), last.view, work
        )


def _stretch(words: Sequence[Token]) -> tuple[int, int]:
    return words[0].view_start, words[-1].view_end


def _of_speaker(places: list[Placement], quotation: Quotation, work: Index) -> Iterator[Alert]:
    if not all(place.own for place in places):
        return  # words of no text are nobody's
    found = second_hand(places, quotation, work)
    if found:
        message = "the source is quoting these words from somebody else: “{}”"
        yield _seen(AlertKind.SECOND_HAND, message, found, places[0].view, work)


def _of_brackets(places: list[Placement], work: Index) -> Iterator[Alert]:
    for use, view in ((use, place.view) for place in places for use in place.uses):
        lexicon = view.lexicon
        if not lexicon.language or not turns_sense(use, lexicon) or _describes_sign(use, view):
            continue
        if not use.words:
            message = f"{use.printed} stands for nothing in the source"
            yield Alert(kind=AlertKind.BRACKET_SENSE, message=message)
            continue
        words = " ".join(token.raw for token in use.words)
        message = f"{use.printed} stands for “{words}” in the source"
        yield _about(AlertKind.BRACKET_SENSE, message, use.words, work)


def _describes_sign(use: Use, view: View) -> bool:
    """Tell whether a bracket stands where the source has a sign that is no word: an emoji (APA 7, 10.15)."""
    if use.words or use.before is None:
        return False
    following = view.after(use.before.view_end, 1)
    end = following[0].view_start if following else len(view.text)
    return any(category(char) == "So" for char in view.text[use.before.view_end : end][:_SIGNS])


def _of_regions(places: list[Placement]) -> Iterator[Alert]:
    aside = [place for place in places if not place.own]
    if aside:
        yield Alert(
            kind=AlertKind.FURNITURE,
            message=f"the words stand only in the source's {aside[0].region}, not in its text",
            span=aside[0].span,
        )
