"""The words that open an entry of a reference list become its authors, turned to reading order."""

from __future__ import annotations

import re

from claimcheck.parser import notes_names
from claimcheck.parser.notes_names import Names
from claimcheck.parser.notes_words import PARTICLES

_ROLES = (
    r"(?:eds?|hrsg|hg|trans|comps?|dirs?|editors?|translators?|compilers?|directors?|producers?|writers?|hosts?"
    r"|performers?|vocalists?|composers?|conductors?|narrators?|photographers?|narr)"
)
_ROLE = re.compile(
    rf",?\s\(?{_ROLES}\b\.?(?:\s(?:and|&)\s{_ROLES}\b\.?)?\)?(?=[,.;&]|\s(?:&|and)\s|$)", re.IGNORECASE
)
_ET_AL = re.compile(r",?\s(?:et\sal\b\.?|and\sothers|u\.\s?a\.|…|\.\s\.\s\.)", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d_]{3}[.?!]\s")
_SEPARATOR = re.compile(r"(\s?;\s(?:and\s|&\s)?|,?\s(?:and|&|und|et)\s|,\sy\s|,\s?&\s|,\s)")
_LETTER = r"[^\W\d_a-z]"
_INITIALS = re.compile(rf"(?:{_LETTER}[a-z]?\.[\s‐-]?){{1,5}}(?:\s?[a-z]{{2,4}})?|{_LETTER}{{1,3}}")
# `Roy DA` (Vancouver), `Yen J.C.`: the initials behind the family name, with no comma between.
_BEHIND = re.compile(rf"(?P<family>\S.*?)\s(?P<initials>(?:{_LETTER}\.[\s-]?){{1,4}}|{_LETTER}{{1,3}})")
_CAPITALS = re.compile(rf"(?<=\s{_LETTER}{_LETTER})\.$|(?<=\s{_LETTER}{_LETTER}{_LETTER})\.$")
_OTHER_NAME = re.compile(r"\s\[[^\[\]]{1,60}\]")  # `Dodgson, C. L. [Lewis Carroll]`
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_MOST_FAMILY, _MOST_GIVEN = 4, 4


def read(head: str) -> Names | None:
    """Return the names of `Roy, Diana, and Ann Lee`, `Roy, D., & Lee, A. B.`, `Roy D, Lee A`, `D. Roy`.

    Names of bodies only as far as `notes_names` knows them. None for other words.
    """
    words = _OTHER_NAME.sub("", " ".join(head.split()).strip(" ,:;"))
    bare = _ET_AL.sub(",", _ROLE.sub("", words)).replace(",,", ",").replace("..", ".").strip(" ,:;&")
    if not bare or _SENTENCE.search(bare):
        return None
    names = _people(bare)
    et_al = _ET_AL.search(words) is not None
    if names is None:
        found = notes_names.read(bare)
        if found is None or not found.names or ("," in bare and not notes_names.are_people(found.names)):
            return None
        return found._replace(et_al=found.et_al or et_al)
    return Names(tuple(names), et_al, all(" " not in name for name in names))


def _people(words: str) -> list[str] | None:
    pieces = _SEPARATOR.split(words)
    parts, links = [part.strip() for part in pieces[::2]], pieces[1::2]
    names: list[str] = []
    at = 0
    inverted = False
    while at < len(parts):
        part = _bare(parts[at])
        after = parts[at + 1] if at + 1 < len(parts) and links[at].strip() == "," else ""
        behind = _BEHIND.fullmatch(_CAPITALS.sub("", part))
        if not part:
            at += 1
        elif names and _SUFFIX.fullmatch(part):
            names[-1] += f" {part}"
            at += 1
        elif behind and _is_family(behind["family"]):
            names.append(f"{behind['initials']} {behind['family']}")
            at += 1
        elif _INITIALS.fullmatch(after) and _is_family(part):
            names.append(_turned(part, after))
            at, inverted = at + 2, True
        elif (
            _is_family(part)
            and after
            and (not names or (inverted and " " not in part))
            and _is_given(after, part)
        ):
            names.append(f"{_bare(after)} {part}")
            at, inverted = at + 2, True
        elif " " in part and notes_names.is_person(part) and not _INITIALS.fullmatch(part):
            names.append(part)
            at += 1
        else:
            return None
    return names or None


def _turned(family: str, given: str) -> str:
    """Return `J. L. Hodges Jr.` for `Hodges` and `J. L. Jr.`, `J. L. Hodges` for `Hodges` and `J. L.`."""
    first, _, last = given.rpartition(" ")
    return f"{first} {family} {last}" if first and _SUFFIX.fullmatch(last) else f"{given} {family}"


def _bare(part: str) -> str:
    """Leave out a full stop behind a whole word."""
    last = part.rpartition(" ")[2]
    whole = (
        last.endswith(".") and last.count(".") == 1 and len(last) > len("Jr.") and not _SUFFIX.fullmatch(last)
    )
    return part[:-1] if whole else part


def _is_family(words: str) -> bool:
    tokens = words.split()
    return (
        0 < len(tokens) <= _MOST_FAMILY
        and notes_names.is_name(tokens)
        and any(token.casefold() not in PARTICLES for token in tokens)
        and not any(_INITIALS.fullmatch(token) for token in tokens)
    )


def _is_given(words: str, family: str) -> bool:
    """Tell whether `words` are given names; `Ann Lee, John Roe` are two persons."""
    tokens = _bare(words).split()
    surnames = [token for token in family.split() if token.casefold() not in PARTICLES]
    full = [token for token in tokens if not _INITIALS.fullmatch(token)]
    return (
        0 < len(tokens) <= _MOST_GIVEN
        and notes_names.is_name(tokens)
        and (len(surnames) == 1 or len(full) <= 1)
        and not (_INITIALS.fullmatch(tokens[0]) and len(full) > 1)
    )
