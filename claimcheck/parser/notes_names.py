"""The words before a title become the names of its authors, or nothing if they are no names."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.parser.notes_words import CONNECTIVES, NO_NAMES, PARTICLES

_ET_AL = re.compile(r"(?:,\s|\s|^)(?:et al\.?|and others|u\. ?a\.)$", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:,\s|\s)\(?(?:eds?\.?|editors?|hrsg\.|trans\.?|translators?|comps?\.|dirs?\.)\)?$", re.IGNORECASE
)
_HANDLE = re.compile(r"\s\((?:@\w{1,50}|host|director|narrator|producer)\)(?=,|$)", re.IGNORECASE)
_INTERVIEW = re.compile(
    r",\s(?:interview(?:ed)?|in conversation|in discussion|lecture|speech) ?(?:by|with)?\s.*$"
    r"|,\s(?:host|producer|director|narrator)(?=,|$)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|&|und|et)\s")
_SUFFIX = re.compile(r"^(?:Jr|Sr|II|III|IV|PhD|Ph\.D|M\.?D|Esq)\.?$")
_LONGEST_PERSON, _LONGEST_BODY = 6, 16


class Names(NamedTuple):
    """Names as printed; `surnames_only` when each is a single word, as short forms print them."""

    names: tuple[str, ...] = ()
    et_al: bool = False
    surnames_only: bool = False


def read(head: str) -> Names | None:
    """Return the names that `head` lists, an empty list for nothing, None for other words."""
    words = " ".join(head.split()).strip(" ,:")
    if words.casefold().startswith("by "):
        words = words[3:]
    words, et_al = _cut(words, _ET_AL)
    words, _ = _cut(words, _ROLE)
    if not words:
        return Names()
    words = _without_full_stop(words)
    parts = _parts(words, et_al=et_al)
    if not all(map(is_person, parts)) or _uneven(parts, et_al=et_al):
        parts = [words] if _is_body(words) else []
    if not parts:
        return None
    return Names(tuple(parts), et_al, all(_is_surname(part) for part in parts))


def before_title(head: str) -> Names | None:
    """Return the names before a title: also `Jane Doe (@doe)`, `Doe, interview by Roe`, `On X: Doe`."""
    bare = _INTERVIEW.sub("", _HANDLE.sub("", head))
    names = read(bare)
    if names is None and ": " in bare:
        named = read(bare.rpartition(": ")[2])
        return named if named and named.names and not named.surnames_only else None
    return names


def _without_full_stop(words: str) -> str:
    """Bibliographies print `Jane Doe. “Title.”`; the stop of an initial or of "Jr." is the name's own."""
    last = words.rsplit(maxsplit=1)[-1]
    is_stop = (
        last.endswith(".") and last.count(".") == 1 and len(last) > len("B.") and not _SUFFIX.match(last)
    )
    return words[:-1] if is_stop else words


def is_person(words: str) -> bool:
    """Tell whether `words` have the shape of one person's name (or a short body's)."""
    tokens = words.split()
    return (
        0 < len(tokens) <= _LONGEST_PERSON
        and all(map(_is_name_word, tokens))
        and tokens[-1].casefold() not in PARTICLES
        and tokens[0].casefold().rstrip(",") not in NO_NAMES
    )


def is_name(tokens: list[str]) -> bool:
    """Tell whether each token can be part of a name."""
    return all(token.strip(".’'\"") and _is_name_word(token) for token in tokens)


def are_people(names: tuple[str, ...]) -> bool:
    """Tell whether all names have the shape of persons' names, and none that of a body's."""
    return all(map(is_person, names))


def _parts(words: str, *, et_al: bool) -> list[str]:
    """Split at commas and "and", put back "Jr." and turn round "Doe, Jane"."""
    parts: list[str] = []
    for piece in (piece.strip() for comma in words.split(",") for piece in _AND.split(f" {comma} ")):
        if parts and _SUFFIX.match(piece):
            parts[-1] += f" {piece}"
        elif piece:
            parts.append(piece)
    commas = words.split(",")
    listed = len(commas) > 1 and not _AND.search(f"{commas[0]} {commas[1]} ")
    if et_al or not listed or not _is_surname(parts[0]) or any(map(_is_surname, parts[2:])):
        return parts
    return [" ".join(reversed(parts[:2])), *parts[2:]]


def _cut(words: str, pattern: re.Pattern[str]) -> tuple[str, bool]:
    found = pattern.search(words)
    return (words[: found.start()].rstrip(" ,"), True) if found else (words, False)


def _uneven(parts: list[str], *, et_al: bool) -> bool:
    """One word beside full names: "Health and Human Services Department" is no list of people."""
    single = sum(map(_is_surname, parts))
    return not et_al and 0 < single < len(parts)


def _is_surname(name: str) -> bool:
    return len([token for token in name.split() if token not in PARTICLES]) == 1


def _is_name_word(token: str) -> bool:
    bare = token.strip(".’'")
    if bare.casefold() in PARTICLES:
        return True
    letters = bare.replace("’", "").replace("'", "").replace("-", "").replace("‐", "").replace(".", "")
    return letters.isalpha() and (not bare[0].islower() or any(char.isupper() for char in bare[1:4]))


def _is_body(words: str) -> bool:
    """Tell whether `words` name a body: capitals throughout but for "of", "and", "the"."""
    tokens = words.split()
    return (
        len(tokens) <= _LONGEST_BODY
        and (tokens[0].casefold() == "the" or tokens[0].casefold() not in NO_NAMES)
        and not tokens[0][0].islower()
        and any(token.casefold() in CONNECTIVES for token in tokens)
        and tokens[-1].casefold() not in CONNECTIVES
        and all(token.casefold() in CONNECTIVES or _is_name_word(token.strip("(),")) for token in tokens)
    )
