"""A claim's proper names and the works of its notes go in; whether they stand there comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.matcher.claims_text import bare
from claimcheck.text import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from claimcheck.matcher.claims_text import Work

_PART = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_SHORTEST, _PREFIX = 3, 4
_SMALL = listed(
    """
    of on for and the in de da do del della di von van der den la le al bin ibn y e
    """
)
# Names of states that a source may call by another of their names.
_WELL_KNOWN = listed(
    """
    us usa uk eu un britain england america american british united states kingdom nations europe
    european
    """
)
_ACRONYM = 5  # letters of the longest that is spelled out in search of its words


def stands(name: str, works: Sequence[Work], told: Collection[str]) -> bool:
    """Tell whether a name stands in one of the works, or among `told`, the bare words of note and data.

    Its last word must be there, and half of the others; other endings are accepted (Mexico, Mexican).
    An acronym may be spelled out, and a name of several words shortened to one.
    """
    parts = [bare(part.removesuffix("’s").removesuffix("'s")) for part in _PART.findall(name)]
    parts = [part for part in parts if part not in _SMALL and len(part) >= _SHORTEST]
    if not parts or set(parts) <= _WELL_KNOWN:
        return True
    if any(_has(parts, work) for work in works) or _among(parts, told):
        return True
    if name.isupper() and len(name) <= _ACRONYM:
        pattern = _spelled(name)
        return any(pattern.search(work.index.text) for work in works)
    initials = "".join(part[0] for part in parts)
    return len(parts) > 1 and len(initials) >= _SHORTEST and any(work.has_word(initials) for work in works)


def _has(parts: Sequence[str], work: Work) -> bool:
    found = [_word_stands(part, work) for part in parts]
    return found[-1] and sum(found) * 2 >= len(found)


def _word_stands(part: str, work: Work) -> bool:
    return work.has_word(part) or (len(part) > _PREFIX and work.has_word(part, max(_PREFIX, len(part) - 3)))


def _among(parts: Sequence[str], told: Collection[str]) -> bool:
    found = [part in told for part in parts]
    return found[-1] and sum(found) * 2 >= len(found)


def _spelled(acronym: str) -> re.Pattern[str]:
    """Match words that begin with an acronym's letters, small words between them."""
    letters = [rf"{re.escape(letter)}[^\W\d_]{{1,30}}" for letter in acronym]
    return re.compile(r"\b" + r"[\s’'s-]{1,4}(?:[a-z]{1,4}[\s-]){0,2}".join(letters))
