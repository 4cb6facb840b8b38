"""A quotation and its places go in; alerts of another alphabet's letters and hidden characters come out."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher import invisible
from claimcheck.matcher.lookalikes import changed, mixes
from claimcheck.model import Alert, AlertKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.matcher.align import Placement
    from claimcheck.matcher.tokens import Token
    from claimcheck.model import Quotation


class _Word(NamedTuple):
    printed: str
    letters: str
    span: Span


def disguise(places: list[Placement], quotation: Quotation, text: str) -> Iterator[Alert]:
    """Yield an alert for look-alike letters, and one for hidden characters; the source's are shown first."""
    passages = [place.span.of(text) for place in places]
    if quotation.text.isascii() and all(passage.isascii() for passage in passages):
        return
    mine = _words((t for place in places for t in place.run.tokens), quotation.text, quotation.span.start)
    theirs = _words((t for p in places for t in p.seen.tokens[p.seen.first : p.seen.last]), text, 0)
    same = [word.printed for word in mine] == [word.printed for word in theirs]
    told = [word for word in (*theirs, *mine) if not same or mixes(word.printed)]
    if told:
        word, source = told[0], told[0] in theirs
        where = "in the source" if source else "in the quotation"
        message = f"a word {where} has letters that only look alike: {_names(word.letters)}"
        yield _alert(message, word.span if source else None, text)
    for place, passage in zip(places, passages, strict=True):
        for offset, char in invisible.strange(passage):
            start = place.span.start + offset
            yield _alert(
                f"the source has a hidden character: {_names(char)}", Span(start=start, end=start + 1), text
            )
            return
    for _, char in invisible.strange(quotation.text):
        yield _alert(f"the quotation has a hidden character: {_names(char)}", None, text)
        return


def _alert(message: str, span: Span | None, text: str) -> Alert:
    return Alert(kind=AlertKind.LOOK_ALIKE, message=message, source=span.of(text) if span else "", span=span)


def _words(tokens: Iterable[Token], text: str, base: int) -> list[_Word]:
    """Return the words that were read otherwise than they are printed."""
    found = []
    for token in tokens:
        printed = text[token.start - base : token.end - base]
        letters = "" if printed.isascii() else changed(printed, token.raw)
        if letters:
            found.append(_Word(printed, letters, Span(start=token.start, end=token.end)))
    return found


def _names(chars: str) -> str:
    return ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'unnamed')}" for c in dict.fromkeys(chars))
