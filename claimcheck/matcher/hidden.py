"""A gap under an ellipsis goes in; the left-out words come out that turn the sense of the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher import nearby
from claimcheck.matcher.governing import STOP, governing, unbracketed
from claimcheck.matcher.opinions import opinions
from claimcheck.model import AlertKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.reading import Gap
    from claimcheck.matcher.tokens import Token

_BEHIND = 6  # words at the end of a gap among which a modal governs the verb that was kept
_SUBJECT = 4  # words before a verb of saying among which its subject stands
_ASIDE = 8  # words of an aside that says whose a statement is
_SIZE = 3  # words of “according to the ministry” that are shown, or of a subject behind its verb
_ADVERBS = 2  # words between a subject that was kept and its verb, and the verb


class Hidden(NamedTuple):
    """Left-out words of one kind, each a stretch of neighbouring words."""

    kind: AlertKind
    what: str
    words: list[Token]


def hidden(gap: Gap, *, one_speaker: bool) -> Iterator[Hidden]:
    """Yield what a gap hides, by kind; what tells who says so is no hedge besides.

    With `one_speaker` the gap only interrupts one speaker's words: ..., he said, ...
    """
    lexicon = gap.view.lexicon
    parts = governing(gap)
    words = [token for part in parts for token in part]
    bare = [token for part in parts for token in unbracketed(part, gap)]
    saying = [] if one_speaker else _reporting(gap, parts)
    apart = {id(token) for token in saying}
    hedges = {token.start: token for token in _hedges(bare, lexicon)}
    hedges |= {token.start: token for token in (*_modals(parts, gap), *opinions(gap, parts))}
    telling = [hedges[start] for start in sorted(hedges) if id(hedges[start]) not in apart]
    found = (
        (AlertKind.ELLIPSIS_NEGATION, "a negation", _negations(words, lexicon)),
        (AlertKind.ELLIPSIS_LIMITER, "a limiter", _limiters(words, lexicon)),
        (AlertKind.ELLIPSIS_HEDGE, "a hedge", telling),
        (AlertKind.ELLIPSIS_NUMBER, "a figure", _figures(bare, gap)),
        (AlertKind.ELLIPSIS_REPORTING, "who says so", saying),
    )
    for kind, what, shown in found:
        if shown:
            yield Hidden(kind, what, shown)


def _phrases(words: list[Token], name: str, lexicon: Lexicon) -> list[list[Token]]:
    """Return the phrases that are in the list `name` as one: sin embargo, tal vez."""
    forms = [token.form for token in words]
    found: list[list[Token]] = []
    for number, form in enumerate(forms):
        for phrase, listed in lexicon.phrases.get(form, ()):
            if listed == name and tuple(forms[number : number + len(phrase)]) == phrase:
                found.append(words[number : number + len(phrase)])
    return found


def _negations(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return negations, but for those in a phrase that limits or hedges: sin embargo, no obstante."""
    others = {t.start for name in ("limiter", "hedge") for p in _phrases(words, name, lexicon) for t in p}
    found = []
    for number, token in enumerate(words):
        if token.start in others:
            continue
        forms = nearby.parts(words[max(number - 1, 0) : number + 2], lexicon)
        ahead = len(nearby.parts(words[max(number - 1, 0) : number], lexicon))
        own = len(lexicon.parts(token.form))
        if any(nearby.denies(forms, place, lexicon) for place in range(ahead, ahead + own)):
            found.append(token)
    return found


def _limiters(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return limiters; the `only` of `not only` and the `but` that answers it limit nothing."""
    phrases = {token.start for phrase in _phrases(words, "limiter", lexicon) for token in phrase}
    found = []
    answered = False
    for number, token in enumerate(words):
        before = words[number - 1].form if number else ""
        if lexicon.has(token.form, "merely") and lexicon.negates(before):
            answered = True
        elif answered and token.form in lexicon.of.get("answer", ()):
            answered = False
        elif token.start in phrases or lexicon.has(token.form, "limiter"):
            found.append(token)
    return found


def _hedges(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return hedges; `about` is one only before a figure. Opinions, “I think”, are looked at apart."""
    phrases = {
        token.start
        for phrase in _phrases(words, "hedge", lexicon)
        if not any(lexicon.among(token.form, "opining") for token in phrase)
        for token in phrase
    }
    found = []
    for number, token in enumerate(words):
        if token.start in phrases:
            found.append(token)
            continue
        if not lexicon.has(token.form, "hedge"):
            continue
        following = words[number + 1].form if number + 1 < len(words) else ""
        if lexicon.among(token.form, "measuring") and not lexicon.is_number(following):
            continue
        found.append(token)
    return found


def _modals(parts: list[list[Token]], gap: Gap) -> list[Token]:
    """Return a modal whose verb was kept: nothing but adverbs, or what commas part off, stands behind it."""
    if not parts or parts[-1][-1] is not gap.words[-1]:
        return []
    lexicon = gap.view.lexicon
    part = parts[-1]
    for number in range(len(part) - 1, max(len(part) - 1 - _BEHIND, -1), -1):
        month = lexicon.among(part[number].form, "date") and part[number].raw[:1].isupper()
        if lexicon.has(part[number].form, "possible") and not month:
            behind = part[number + 1 :]
            apart = bool(behind) and "," in gap.between(part[number], behind[0])
            return [part[number]] if apart or all(_waits(t.form, lexicon) for t in behind) else []
    return []


def _waits(form: str, lexicon: Lexicon) -> bool:
    """Tell whether a word between a modal and its verb leaves the verb to come."""
    return (
        lexicon.has(form, "hedge")
        or lexicon.negates(form)
        or form.endswith("ly")
        or lexicon.among(form, "auxiliary")
    )


def _figures(words: list[Token], gap: Gap) -> list[Token]:
    """Return figures, but for the number of a verse or a section just before the kept words."""
    lexicon = gap.view.lexicon
    return [
        token
        for token in words
        if lexicon.is_number(token.form)
        and token.form not in lexicon.of.get("article", ())
        and not _is_label(token, gap)
    ]


def _is_label(token: Token, gap: Gap) -> bool:
    """Tell whether a figure stands at a line's head, with a capital behind it, last in the gap."""
    if token is not gap.words[-1] or not token.raw.isdigit():
        return False
    head = gap.between(gap.words[-2], token) if len(gap.words) > 1 else gap.opening
    return "\n" in head and gap.view.text[gap.end : gap.end + 1].isupper()


def _reporting(gap: Gap, parts: list[list[Token]]) -> list[Token]:
    """Return “he claimed that”, “according to the ministry”: words that make a statement somebody's own."""
    if inserted := _inserted(gap):
        return inserted
    for part in parts:
        for number, token in enumerate(part):
            if nearby.has((token.form,), "sourcing", gap.view.lexicon):
                return part[number : number + _SIZE]
            if gap.view.lexicon.among(token.form, "said", "reporting") and (
                found := _clause(gap, part, number)
            ):
                return found
    return []


def _inserted(gap: Gap) -> list[Token]:
    """Return an aside between commas that says whose a statement is: so der Minister, as all know."""
    lexicon, words = gap.view.lexicon, gap.words
    if not (gap.opening.strip() == "," and gap.closing.strip() == ",") or not 1 < len(words) <= _ASIDE:
        return []
    owned = lexicon.among(words[1].form, "determiner") or words[1].raw[:1].isupper()
    known = any(lexicon.among(token.form, "knowing") for token in words)
    if lexicon.among(words[0].form, "so_says") and owned:
        return words
    return words if known and lexicon.among(words[0].form, "as_is") else []


def _clause(gap: Gap, part: list[Token], number: int) -> list[Token]:
    """Return subject and verb where the verb at `number` opens or closes a clause of saying."""
    lexicon, text = gap.view.lexicon, gap.view.text
    following = part[number + 1 : number + 2]
    after = text[part[number].view_end : following[0].view_start if following else gap.end]
    said_that = bool(following) and nearby.has((following[0].form,), "that", lexicon)
    stops = not following or bool(set(after) & set(",:—–"))
    first = number
    while (
        first
        and number - first < _SUBJECT
        and text[part[first - 1].view_end : part[first].view_start].isspace()
    ):
        first -= 1
    subject = part[first:number]
    if said_that and number < _ADVERBS and part[0] is gap.words[0] and not STOP.search(gap.opening):
        return [part[number], following[0]]  # its subject was kept
    if not lexicon.has(part[number].form, "said") and not said_that:
        return []
    if subject and _can_speak(subject, lexicon) and (said_that or stops):
        return [*subject, part[number], *(following if said_that else ())]
    inverted = part[number + 1 : number + 1 + _SIZE]
    starts = first == number and bool(set(_before(gap, part, number)) & set(",”’\"'»“—–"))
    if starts and inverted and _can_speak(inverted, lexicon) and after.isspace():
        return [part[number], *inverted]
    return []


def _before(gap: Gap, part: list[Token], number: int) -> str:
    if number:
        return gap.view.text[part[number - 1].view_end : part[number].view_start]
    return gap.opening if part[0] is gap.words[0] else ""


def _can_speak(words: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether words name who speaks: a pronoun, a name, a noun with its article."""
    if any(lexicon.among(token.form, "speaker") for token in words[-2:]):
        return True
    if any(lexicon.among(token.form, "impersonal") for token in words):  # it has been said
        return True
    if lexicon.among(words[-1].form, "quantifier"):  # some have said
        return True
    plain = [token for token in words if not lexicon.among(token.form, "function", "pronoun")]
    named = any(token.raw[:1].isupper() for token in plain)
    return bool(plain) and (named or lexicon.among(words[0].form, "determiner"))
