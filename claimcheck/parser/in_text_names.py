"""The names before a year or page in a citation within the text become authors, or nothing."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.parser.notes_words import CONNECTIVES, NO_NAMES, PARTICLES

_ET_AL = re.compile(
    r",?\s(?:et\.? al\.?|and others|and colleagues|& others|u\. ?a\.|et coll\.)$", re.IGNORECASE
)
_ABBREVIATED = re.compile(r"\s?\[[^\[\]]{1,40}\]$")
_POSSESSIVE = re.compile(r"[’'](?:s)?$")
_AND = re.compile(r",?\s(?:and|&|und|et|y)\s")
_INITIALS = re.compile(r"(?:\w\.[\s-]?){1,4}|\w")
_LONGEST, _LONGEST_PERSON, _LONGEST_BODY = 200, 4, 12
# What stands before a year and is no author: times, parts of a work, laws, versions, events.
_TIMES_PARTS_AND_LAWS = """
january february march april may june july august september october november december jan feb mar apr jun
jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn
fall winter christmas easter early late mid since until before circa ca c approximately around about born
died founded established released published printed reprinted updated revised effective starting ending est
figure figures fig figs table tables chapter chapters chap section sections sec part appendix equation eq
box panel plate map page pages vol volume issue number no version release edition ed rev act acts bill law
directive regulation regulations treaty convention resolution amendment copyright season episode series
olympics olympic games cup expo world-cup euro fy q1 q2 q3 q4 year years bc bce ad ce see also cf compare
e.g i.e and or et al emphasis italics translation original ibid idem note notes windows office iso rfc din
ieee
"""
_NOT_NAMES = NO_NAMES | frozenset(_TIMES_PARTS_AND_LAWS.split())
_JOINING = CONNECTIVES | PARTICLES | {"al.", "al", "et", "others", "colleagues"}


class Names(NamedTuple):
    """Names as printed; `sure` if more than one name is given, or "et al."."""

    names: tuple[str, ...]
    et_al: bool = False

    @property
    def sure(self) -> bool:
        """Whether the names alone have the shape of a citation."""
        return self.et_al or len(self.names) > 1


def read(printed: str) -> Names | None:
    """Read `Roy`, `van der Berg, Lee & Ek`, `Roy et al.`, `Ministry of Health [MOH]`; else nothing."""
    words = _POSSESSIVE.sub("", _ABBREVIATED.sub("", " ".join(printed.split()).strip(" ,")))
    bare = _ET_AL.sub("", words)
    et_al = bare != words
    if not bare or len(bare) > _LONGEST:
        return None
    parts = [part.strip() for comma in _AND.sub(", ", bare).split(",") if (part := comma.strip())]
    if parts and all(map(is_person, parts)):
        return Names(tuple(parts), et_al)
    return Names((bare,), et_al) if _is_body(bare) else None


def trailing(before: str) -> list[str]:
    """Return the stretches at the end of `before` that may name authors: `As Ann Roy and Lee` gives several.

    The longest come first: a body's whole name before its last word.
    """
    tokens = before.split(" ")
    starts: list[int] = []
    length = 0
    for at in range(len(tokens) - 1, max(len(tokens) - _LONGEST_BODY, -1), -1):
        token = tokens[at].strip(",’'")
        length += len(token) + 1
        joins = token.casefold() in _JOINING
        capital = token[:1].isupper() and not _ends_sentence(tokens[at], last=at == len(tokens) - 1)
        if not (joins or capital) or length > _LONGEST:
            break
        if token in PARTICLES or (capital and token.casefold().rstrip(".") not in _NOT_NAMES):
            starts.append(at)
    return [" ".join(tokens[at:]) for at in reversed(starts)]


def _ends_sentence(token: str, *, last: bool) -> bool:
    return token[-1:] in '.:;!?”"' and not last and not _INITIALS.fullmatch(token)


def is_person(words: str) -> bool:
    """Tell whether words have the shape of a name in a citation: surname, with initials or particles."""
    tokens = words.split()
    return (
        0 < len(tokens) <= _LONGEST_PERSON
        and tokens[-1].casefold() not in PARTICLES
        and all(_is_name_word(token) or token in PARTICLES or _INITIALS.fullmatch(token) for token in tokens)
        and not any(token.casefold().strip(".") in _NOT_NAMES for token in tokens)
        and not _INITIALS.fullmatch(tokens[-1])
    )


def _is_body(words: str) -> bool:
    tokens = words.replace(",", "").split()
    names = [token for token in tokens if token.casefold() not in CONNECTIVES]
    return (
        1 < len(tokens) <= _LONGEST_BODY
        and tokens[0][0].isupper()
        and len(names) > 1
        and all(map(_is_name_word, names))
        and not any(token.casefold() in _NOT_NAMES for token in names)
    )


def _is_name_word(token: str) -> bool:
    letters = re.sub(r"[’'‐\-.]", "", token)
    return letters.isalpha() and (token[0].isupper() or any(char.isupper() for char in token[1:4]))
