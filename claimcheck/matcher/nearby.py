"""A place in a view goes in; the words of its sentence that stand before it or after it come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matcher.alignment import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.tokens import Token
    from claimcheck.matcher.views import View

_GAP = 8  # characters between two words that are looked at first, for most quotations are whole sentences
_STOPS = frozenset(".?!")
_BLANK = " \t\n\u00a0“”„«»‘’\"'"
_CLOSING = ".?!”’»\"')"


def before(view: View, offset: int, count: int) -> list[Token]:
    """Return up to `count` words of the sentence that goes on at `offset`, the nearest last."""
    if view.text[max(offset - _GAP, 0) : offset].rstrip(_BLANK)[-1:] in _STOPS:
        return []
    words = view.before(offset, count + 1)
    following = view.after(offset, 1)
    edge, later = offset, following[0] if following else None
    for number in range(len(words) - 1, -1, -1):
        if ends_sentence(view.text[words[number].view_end : edge], words[number], later, view.lexicon):
            return words[number + 1 :]
        edge, later = words[number].view_start, words[number]
    return words[-count:]


def after(view: View, offset: int, count: int) -> list[Token]:
    """Return up to `count` words of the sentence that goes on at `offset`, the end of a word."""
    gap = view.text[offset : offset + _GAP]
    if (
        gap[:1] in _STOPS
        and gap.lstrip(_CLOSING)[:1].isspace()
        and not gap.strip(_CLOSING + _BLANK)[:1].islower()
    ):
        return []
    words: list[Token] = []
    last = next(iter(view.before(offset, 1)), None)
    for token in view.after(offset, count):
        if last is None or ends_sentence(view.text[offset : token.view_start], last, token, view.lexicon):
            break
        words.append(token)
        offset, last = token.view_end, token
    return words


def parts(words: Iterable[Token], lexicon: Lexicon) -> list[str]:
    """Return the compare-forms of words, contractions taken apart: is, not for isn't."""
    return [part for word in words for part in lexicon.parts(word.form)]


def has(forms: Iterable[str], name: str, lexicon: Lexicon) -> bool:
    """Tell whether one of `forms` is in the list `name`."""
    listed = lexicon.of.get(name, frozenset())
    return any(form in listed for form in forms)


def negated(forms: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether words deny: not so `not only`, `no doubt` and `not without`."""
    return any(denies(forms, place, lexicon) for place in range(len(forms)))


def denies(forms: Sequence[str], place: int, lexicon: Lexicon) -> bool:
    """Tell whether the word at `place` is a negation that is not taken back by the word beside it.

    Two negations are one where grammar asks for both: rien ne, nadie nunca.
    """
    listed = lexicon.of.get("negation", frozenset())
    if forms[place] not in listed:
        return False
    beside = forms[place + 1 : place + 2]
    if has(beside, "merely", lexicon) or has(beside, "doubt", lexicon):
        return False
    agreeing = lexicon.of.get("concord", frozenset()) if lexicon.has(forms[place], "concord") else frozenset()
    return not any(f in listed and f not in agreeing for f in (*beside, *forms[max(place - 1, 0) : place]))
