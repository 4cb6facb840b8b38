"""A gap under an ellipsis goes in; the left-out words come out that govern the words on either side of it.

What a sentence apart says, or a relative clause or a parenthesis that was left out whole, governs nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher import nearby
from claimcheck.matcher.alignment import ends_sentence
from claimcheck.model import AlertKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.reading import Gap
    from claimcheck.matcher.tokens import Token

_STOP = re.compile(r"[.?!]|\n[ \t]*\n")
_OPENS, _CLOSES = frozenset(",—–("), frozenset(",—–)")
_BEHIND = 6  # words at the end of a gap among which a modal governs the verb that was kept
_SUBJECT = 4  # words before a verb of saying among which its subject stands
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
    bare = [token for part in parts for token in _unbracketed(part, gap)]
    saying = [] if one_speaker else _reporting(gap, parts)
    hedges = [token for token in (*_hedges(bare, lexicon), *_modals(parts, gap)) if token not in saying]
    found = (
        (AlertKind.ELLIPSIS_NEGATION, "a negation", _negations(words, lexicon)),
        (AlertKind.ELLIPSIS_LIMITER, "a limiter", _limiters(words, lexicon)),
        (AlertKind.ELLIPSIS_HEDGE, "a hedge", sorted(hedges, key=lambda token: token.start)),
        (AlertKind.ELLIPSIS_NUMBER, "a figure", _figures(bare, lexicon)),
        (AlertKind.ELLIPSIS_REPORTING, "who says so", saying),
    )
    for kind, what, telling in found:
        if telling:
            yield Hidden(kind, what, telling)


def governing(gap: Gap) -> list[list[Token]]:
    """Return the left-out words that share a sentence with the kept words before, and after, the ellipsis."""
    words, lexicon = gap.words, gap.view.lexicon
    borders = [
        number
        for number, (one, two) in enumerate(pairwise(words), 1)
        if ends_sentence(gap.between(one, two), one, two, lexicon)
    ]
    begins, ends = _STOP.search(gap.opening), _STOP.search(gap.closing)
    if not borders:
        apart = not words or (begins and ends) or _aside(gap, words)
        return [] if apart else [words]
    head = [] if begins else words[: borders[0]]
    tail = [] if ends else words[borders[-1] :]
    return [part for part in (head, tail) if part]


def _aside(gap: Gap, words: list[Token]) -> bool:
    """Tell whether a relative clause between commas was left out whole."""
    if not (_OPENS & set(gap.opening) and _CLOSES & set(gap.closing)):
        return False
    return nearby.has((words[0].form,), "relative", gap.view.lexicon)


def _unbracketed(words: list[Token], gap: Gap) -> list[Token]:
    """Return the words outside parentheses: a date or a name there is a reference."""
    kept, depth = [], 0
    edge = gap.start if words and words[0] is gap.words[0] else words[0].view_start if words else 0
    for token in words:
        between = gap.view.text[edge : token.view_start]
        depth = max(depth + between.count("(") - between.count(")"), 0)
        if not depth:
            kept.append(token)
        edge = token.view_end
    return kept


def _negations(words: list[Token], lexicon: Lexicon) -> list[Token]:
    found = []
    for number, token in enumerate(words):
        forms = nearby.parts(words[max(number - 1, 0) : number + 2], lexicon)
        ahead = len(nearby.parts(words[max(number - 1, 0) : number], lexicon))
        own = len(lexicon.parts(token.form))
        if any(nearby.denies(forms, place, lexicon) for place in range(ahead, ahead + own)):
            found.append(token)
    return found


def _limiters(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return limiters; the `only` of `not only` and the `but` that answers it limit nothing."""
    found = []
    answered = False
    for number, token in enumerate(words):
        before = words[number - 1].form if number else ""
        if lexicon.has(token.form, "merely") and lexicon.negates(before):
            answered = True
        elif answered and token.form in lexicon.of.get("answer", ()):
            answered = False
        elif lexicon.has(token.form, "limiter"):
            found.append(token)
    return found


def _hedges(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return hedges; `about` is one only before a figure."""
    found = []
    for number, token in enumerate(words):
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
        if lexicon.has(part[number].form, "possible"):
            behind = part[number + 1 :]
            apart = bool(behind) and "," in gap.between(part[number], behind[0])
            adverbs = all(
                lexicon.has(t.form, "hedge") or lexicon.negates(t.form) or t.form.endswith("ly")
                for t in behind
            )
            return [part[number]] if apart or adverbs else []
    return []


def _figures(words: list[Token], lexicon: Lexicon) -> list[Token]:
    return [
        token
        for token in words
        if lexicon.is_number(token.form) and token.form not in lexicon.of.get("article", ())
    ]


def _reporting(gap: Gap, parts: list[list[Token]]) -> list[Token]:
    """Return “he claimed that”, “according to the ministry”: words that make a statement somebody's own."""
    for part in parts:
        for number, token in enumerate(part):
            if nearby.has((token.form,), "sourcing", gap.view.lexicon):
                return part[number : number + _SIZE]
            if gap.view.lexicon.among(token.form, "said", "reporting") and (
                found := _clause(gap, part, number)
            ):
                return found
    return []


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
    if said_that and number < _ADVERBS and part[0] is gap.words[0] and not _STOP.search(gap.opening):
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
    named = any(token.raw[:1].isupper() for token in words)
    plain = [token for token in words if not lexicon.among(token.form, "function", "pronoun")]
    return bool(plain) and (named or lexicon.among(words[0].form, "determiner"))
