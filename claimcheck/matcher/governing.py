"""A gap under an ellipsis goes in; the left-out words come out that share a sentence with the kept ones.

What a sentence apart says, or a relative clause or a parenthesis that was left out whole, governs nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.matcher.alignment import ends_sentence

if TYPE_CHECKING:
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.reading import Gap
    from claimcheck.matcher.tokens import Token

STOP = re.compile(r"[.?!]|\n[ \t]*\n")
_OPENS, _CLOSES = frozenset(",—–("), frozenset(",—–)")
_CLAUSE = 60  # words of a relative clause, at most


def governing(gap: Gap) -> list[list[Token]]:
    """Return the left-out words that share a sentence with the kept words before, and after, the ellipsis."""
    words, lexicon = gap.words, gap.view.lexicon
    borders = [
        number
        for number, (one, two) in enumerate(pairwise(words), 1)
        if ends_sentence(gap.between(one, two), one, two, lexicon)
    ]
    begins, ends = STOP.search(gap.opening), STOP.search(gap.closing)
    if not borders:
        parts = [] if begins and ends else [words]
    else:
        parts = [[] if begins else words[: borders[0]], [] if ends else words[borders[-1] :]]
    return [kept for part in parts if (kept := _without_asides(part, gap))]


def unbracketed(words: list[Token], gap: Gap) -> list[Token]:
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


def _without_asides(words: list[Token], gap: Gap) -> list[Token]:
    """Return words without the relative clauses between commas that were left out whole."""
    if not words or not _CLOSES & set(gap.view.text[words[0].view_end : gap.end]):
        return words
    lexicon = gap.view.lexicon
    if len(words) == len(gap.words) and _is_aside(gap, lexicon):
        return []
    kept: list[Token] = []
    number = 0
    while number < len(words):
        end = _aside(words, number, gap) if _is_relative(words, number, lexicon) else 0
        if end:
            number = end
        else:
            kept.append(words[number])
            number += 1
    return kept


def _is_aside(gap: Gap, lexicon: Lexicon) -> bool:
    """Tell whether all of a gap is a relative clause between commas."""
    if not (_OPENS & set(gap.opening) and _CLOSES & set(gap.closing)):
        return False
    return gap.words[0].form in lexicon.of.get("relative", ())


def _is_relative(words: list[Token], number: int, lexicon: Lexicon) -> bool:
    """Tell whether a word may open a relative clause: an article before its noun (das Haus) does not."""
    if words[number].form not in lexicon.of.get("relative", ()):
        return False
    noun = lexicon.noun_capitals and words[number + 1 : number + 2]
    return not (noun and words[number + 1].raw[:1].isupper())


def _aside(words: list[Token], number: int, gap: Gap) -> int:
    """Return where the relative clause that opens at `number` ends, or 0 if it does not end in the gap."""
    text, first = gap.view.text, words[number]
    heads = gap.start if first is gap.words[0] else first.view_start
    edge = words[number - 1].view_end if number else heads
    if not _OPENS & set(text[edge : first.view_start]):
        return 0
    for place in range(number, min(number + _CLAUSE, len(words))):
        last = place + 1 == len(words)
        edge = gap.end if last and words[-1] is gap.words[-1] else words[-1].view_end
        if _CLOSES & set(text[words[place].view_end : edge if last else words[place + 1].view_start]):
            return place + 1
    return 0
