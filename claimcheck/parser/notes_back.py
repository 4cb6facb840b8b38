"""A stretch of a note becomes the way back that it prints: ibid., op. cit., "note 3", "the same author"."""

from __future__ import annotations

import re
from typing import NamedTuple

NOTE = r"\b(?:notes?|nn?|fnn?|footnotes?|endnotes?|anm|anmerkung|fu(?:ß|ss)note|nota)\b\.?\s?"
_SEE = r"(?:see|cf\.|wie|siehe|s\.|vgl\.|voir)"
_THERE = r"(?:above|supra|infra|below|oben|unten|ci-dessus|ci-dessous|plus\shaut|s\.\s?o\.)"

# Words that stand for the work just cited, whatever follows them.
_IBID = re.compile(
    r"(?:ibid(?:em)?\b\.?|ib\.|ebda?\.|ebenda\b|loc\.\s?cit\b\.?|a\.\s?a\.\s?O\.|id(?=\sat\s))(?=[\s,.:;]|$)",
    re.IGNORECASE,
)
# Words that stand for the author just cited; for the work, too, if no title follows.
_SAME = re.compile(
    r"(?:id\.|i?idem\b\.?|eadem\b\.?|ders\.|dies\.|derselbe\b|dieselbe\b|[—–-]{1,6}\.?(?=\s))(?=[\s,.:;]|$)[,.:]*\s*",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"""\b{_THERE},?\s(?:at\s)?\(?{NOTE}(?P<after>[0-9]{{1,4}})\b\)?
       | {NOTE}(?P<before>[0-9]{{1,4}})\b,?\s{_THERE}(?=\W|$)
       | [(\[](?:{_SEE}\s)?(?:{_THERE},?\s)?(?:§\s?[0-9]{{1,3}},\s)?{NOTE}(?P<bracketed>[0-9]{{1,4}})[)\]]
       | ,?\s{_SEE}\s{NOTE}(?P<seen>[0-9]{{1,4}})\b
       | ^{NOTE}(?P<alone>[0-9]{{1,4}})\b(?=\W*$)""",
    re.IGNORECASE | re.VERBOSE,
)
_OP_CIT = re.compile(
    r",?\s\(?(?:(?:op|loc|art)\.\s?cit\b\.?|a\.\s?a\.\s?O\.|(?:ouvr|art)\.\scité\b)\)?(?=[\s,.:;]|$)",
    re.IGNORECASE,
)


class Back(NamedTuple):
    """The words before and after a way back, as offsets, and the note's number if it tells."""

    start: int
    end: int
    note: int | None = None


def ibid(words: str) -> Back | None:
    """Find a word that stands for the work before, at the start."""
    found = _IBID.match(words)
    return Back(0, found.end()) if found else None


def same_author(words: str) -> Back | None:
    """Find a word that stands for the author before, at the start: `idem`, `ders.`, a dash in lists."""
    found = _SAME.match(words)
    return Back(0, found.end()) if found else None


def earlier(marked: str) -> Back | None:
    """Find "above, note 3", "(n 3)", "(wie Anm. 3)" or "op. cit." in words whose quotations are blanked."""
    found = _EARLIER.search(marked)
    if found:
        note = next(int(value) for value in found.groupdict().values() if value)
        return Back(found.start(), found.end(), note)
    cited = _OP_CIT.search(marked)
    return Back(cited.start(), cited.end()) if cited else None
