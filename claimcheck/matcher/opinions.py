"""A gap under an ellipsis goes in; the “I think”, “creo”, “glaube ich” come out that it hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matcher import nearby

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.reading import Gap
    from claimcheck.matcher.tokens import Token

_SUBJECT = 2  # words before a verb of thinking among which its subject stands
_KEPT = 20  # words before the ellipsis among which the same opinion may have been kept
_BREAKS = frozenset(",;:—–-.?!)")


def opinions(gap: Gap, parts: Sequence[list[Token]]) -> list[Token]:
    """Return the words by which a speaker makes a statement an opinion, unless the same were kept before."""
    lexicon = gap.view.lexicon
    found: list[Token] = []
    for part in parts:
        for number, token in enumerate(part):
            if token.form in lexicon.of.get("opining", ()) and (words := _opinion(gap, part, number)):
                found += words
    if found and any(t.form in lexicon.of["opining"] for t in nearby.before(gap.view, gap.start, _KEPT)):
        return []
    return found


def _opinion(gap: Gap, part: list[Token], number: int) -> list[Token]:
    """Return subject and verb where the verb at `number` governs a clause or stands in commas of its own."""
    lexicon, verb = gap.view.lexicon, part[number]
    first = next((n for n in _around(part, number) if _is_first(part[n].form, lexicon)), None)
    if first is None:
        return []
    low, high = min(first, number), max(first, number)
    between = part[low : high + 1]
    if any(lexicon.negates(token.form) for token in between):
        return []
    following = part[high + 1 : high + 2]
    end = following[0].view_start if following else gap.end if part[-1] is gap.words[-1] else verb.view_end
    after = gap.view.text[part[high].view_end : end]
    governs = not following or lexicon.among(following[0].form, "that", "pronoun", "determiner")
    return between if governs or _BREAKS & set(after) else []


def _around(part: list[Token], number: int) -> list[int]:
    """Return the places where the subject of the verb at `number` may stand: it too, where it needs none."""
    return [
        number,
        *range(number - 1, max(number - 1 - _SUBJECT, -1), -1),
        *range(number + 1, min(number + 2, len(part))),
    ]


def _is_first(form: str, lexicon: Lexicon) -> bool:
    return any(part in lexicon.of.get("first", ()) for part in lexicon.parts(form))
