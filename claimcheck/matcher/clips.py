"""A placement goes in; what the source has just before or after the quoted words, and matters, comes out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.matcher import nearby

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.align import Placement
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.tokens import Token

_NEAR = 2  # words before the quotation among which a negation still governs it
_GOVERNS = 6  # words before “that” among which a negation governs the clause
_SHOWN = 12  # words of what follows a quotation that are shown
_SAYING = 5  # words of “he said” between the quotation and what goes on, at most
_MARKS = 3  # characters behind a word in which its clause is seen to end
_DATE = 2  # words after “until” of which one is a figure or a month
_BREAKS = ".?!;:,—–()"


def start(place: Placement, before: list[Token]) -> list[Token]:
    """Return the negation or the condition that stands just before the quoted words, up to them."""
    view, lexicon = place.view, place.view.lexicon
    words = before[-_GOVERNS - 1 :]
    edge, kept = place.view_start, 0
    first = place.seen.tokens[place.seen.first]
    later = first
    while kept < len(words):
        gap = view.text[words[-kept - 1].view_end : edge]
        if _breaks(gap) and not (gap.strip() == "," and _opens_clause(later, lexicon)):
            break
        kept += 1
        later = words[-kept]
        edge = later.view_start
    words = words[len(words) - kept :]
    if not words:
        return []
    if lexicon.among(words[-1].form, "condition"):
        return words[-1:]
    if not any(map(lexicon.negates, nearby.parts(words, lexicon))):
        return []
    near = 1 if lexicon.among(first.form, "when") else _NEAR
    for number in range(len(words) - 1, max(len(words) - 1 - near, -1), -1):
        if _denies([*words[number:], first], lexicon):
            return words[number:]
    return _ungrounded(words, first, lexicon)


def end(place: Placement, after: list[Token]) -> list[Token]:
    """Return the limiter that goes on the sentence after the quoted words, with what follows it."""
    view, lexicon = place.view, place.view.lexicon
    words = after[_saying(after, place) :]
    if not words:
        return []
    if _ends_clause(words, place):
        return words[:1]
    if not lexicon.cuts_off([token.form for token in words]) or _describes(words, place):
        return []
    if _until_then(words, place) or _looks_ahead(words, place):
        return []
    if _goes_on([token.form for token in place.run.tokens], words[0].form, lexicon):
        return []
    shown = words[:1]
    for token in words[1:_SHOWN]:
        if any(mark in view.text[shown[-1].view_end : token.view_start] for mark in ".?!;"):
            break
        shown.append(token)
    return shown


def _describes(words: Sequence[Token], place: Placement) -> bool:
    """Tell whether a participle only describes: `provided under this licence`, not `provided that`."""
    if not place.view.lexicon.among(words[0].form, "participle"):
        return False
    followed = len(words) > 1 and nearby.has((words[1].form,), "that", place.view.lexicon)
    return not followed and "," not in place.view.text[place.view_end : words[0].view_start]


def _ends_clause(words: Sequence[Token], place: Placement) -> bool:
    """Tell whether all that was cut off of a clause is its negation: `er konnte es | nicht`."""
    text = place.view.text
    if (
        not place.view.lexicon.negates(words[0].form)
        or not text[place.view_end : words[0].view_start].isspace()
    ):
        return False
    behind = text[words[0].view_end : words[0].view_end + _MARKS].lstrip("”’»\"'")
    return len(words) == 1 or behind[:1] in set(_BREAKS)


def _until_then(words: Sequence[Token], place: Placement) -> bool:
    """Tell whether `until` only dates the quoted words; not so after a negation: `none | until 1950`."""
    lexicon = place.view.lexicon
    if not lexicon.among(words[0].form, "temporal"):
        return False
    dated = any(lexicon.is_number(t.form) or lexicon.among(t.form, "date") for t in words[1 : 1 + _DATE])
    return dated and not nearby.negated(nearby.parts(place.run.tokens, lexicon), lexicon)


def _looks_ahead(words: Sequence[Token], place: Placement) -> bool:
    """Tell whether a condition behind a semicolon belongs to what follows: `; if both weep, the one ...`."""
    text, lexicon = place.view.text, place.view.lexicon
    if not lexicon.among(words[0].form, "condition") or not set(";:") & set(
        text[place.view_end : words[0].view_start]
    ):
        return False
    main = next((t for s, t in pairwise(words[:_SHOWN]) if "," in text[s.view_end : t.view_start]), None)
    return main is not None and lexicon.among(main.form, "determiner", "pronoun")


def _opens_clause(word: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word only opens the clause that is said, and a comma before it parts nothing: dass."""
    return lexicon.among(word.form, "that") and not lexicon.among(word.form, "pronoun", "relative")


def _breaks(gap: str) -> bool:
    return any(mark in gap for mark in _BREAKS)


def _denies(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether the first of `words` denies the last: `not only | X` and `no doubt | X` do not."""
    forms = nearby.parts(words, lexicon)
    head = lexicon.parts(words[0].form)
    return any(
        nearby.denies(forms, place, lexicon) or _before_only(forms, place, words, lexicon)
        for place in range(len(head))
    )


def _before_only(forms: Sequence[str], place: int, words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether the quotation takes the “only” of “not only” along, and so turns it round."""
    beside = len(words) == _NEAR and nearby.has(forms[-1:], "merely", lexicon)
    return beside and forms[place] in lexicon.of.get("negation", ())


def _ungrounded(words: Sequence[Token], first: Token, lexicon: Lexicon) -> list[Token]:
    """Return `no evidence that`, `did not say that`, and `would not have thee think | he`."""
    bare = lexicon.among(words[-1].form, "said") and lexicon.among(first.form, "pronoun", "determiner")
    bare = bare or _opens_clause(first, lexicon)
    if not bare and not nearby.has((words[-1].form,), "that", lexicon):
        return []
    governing = words if bare else words[:-1]
    forms = nearby.parts(governing, lexicon)
    if not (nearby.negated(forms, lexicon) and nearby.has(forms[-2:], "ground", lexicon)):
        return []
    if nearby.has(forms, "doubt", lexicon) or nearby.has(forms, "denying", lexicon):
        return []
    number = next(n for n, word in enumerate(words) if lexicon.negates(word.form))
    return list(words[number:])


def _saying(words: Sequence[Token], place: Placement) -> int:
    """Return how many words of a “he said” between commas or marks stand before the sentence goes on."""
    text, lexicon = place.view.text, place.view.lexicon
    edge = place.view_end
    for number, token in enumerate(words[: _SAYING + 1]):
        gap = text[edge : token.view_start]
        if number and "," in gap:
            told = nearby.has(nearby.parts(words[:number], lexicon), "said", lexicon)
            return (
                number if told and set(text[place.view_end : words[0].view_start]) & set(",”’\"'»«“") else 0
            )
        edge = token.view_end
    return 0


def _goes_on(quoted: Sequence[str], limiter: str, lexicon: Lexicon) -> bool:
    """Tell whether the limiter only completes the quoted words: `not only ... | but also`."""
    if limiter not in lexicon.of.get("answer", ()):
        return False
    listed = lexicon.of.get("negation", frozenset())
    return any(one in listed and nearby.has((two,), "merely", lexicon) for one, two in pairwise(quoted))
