"""A list of names as BibTeX writes it becomes CSL names: `van der Berg, Ann and {Tide Board} and others`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Name
from claimcheck.resolver.bibtex_words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 1_000  # characters of a name
_MOST = 5_000  # names of a work
_EXTENDED = {"family", "given", "prefix", "suffix"}


def names(printed: str) -> tuple[Name, ...]:
    """Read names parted by "and"; one all in braces is a body's, `others` stands for et al."""
    from bibtexparser.middlewares.names import (  # noqa: PLC0415 - heavy, and only .bib files need it
        split_multiple_persons_names,
    )

    listed = split_multiple_persons_names(" ".join(printed.split()))
    return tuple(found for name in listed[:_MOST] if (found := _name(name.strip(" ,"))) is not None)


def _name(printed: str) -> Name | None:
    if "=" in printed:
        parts = dict(_extended(printed))
        if parts.keys() & {"family", "given"}:
            return _parted(
                [parts.get("prefix"), parts.get("family"), parts.get("suffix")], [parts.get("given")]
            )
    if not words(printed):
        return None
    if _whole(printed) or printed == "others" or len(printed) > _LONGEST:
        return Name(literal=words(printed))
    from bibtexparser.middlewares.names import (  # noqa: PLC0415 - as above
        parse_single_name_into_parts,
    )

    parts_ = parse_single_name_into_parts(printed, strict=False)
    return _parted([*parts_.von, *parts_.last, *parts_.jr], parts_.first)


def _parted(family: Iterable[str | None], given: Iterable[str | None]) -> Name | None:
    """Read each part; a name of one part only is not told apart."""
    last, first = (words(" ".join(part for part in parts if part)) for parts in (family, given))
    if not (last and first):
        return Name(literal=last or first) if last or first else None
    return Name(family=last, given=first)


def _whole(printed: str) -> bool:
    """Tell whether one pair of braces holds all of a name."""
    if not (printed.startswith("{") and printed.endswith("}")):
        return False
    depth = 0
    for at, char in enumerate(printed):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at == len(printed) - 1
    return False


def _extended(printed: str) -> Iterable[tuple[str, str]]:
    """Read `family=Berg, given=Ann, prefix=van der` (biblatex, extended name format)."""
    for part in printed.split(","):
        key, _, value = part.partition("=")
        if key.strip().casefold() in _EXTENDED:
            yield key.strip().casefold(), value.strip()
