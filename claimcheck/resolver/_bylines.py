"""The cited authors and the names that a page gives go in; whether they are the same people comes out."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from claimcheck.resolver import _titles, works
from claimcheck.resolver._telling_nothing import NOBODY
from claimcheck.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Name

_MOST = 50  # names that are compared
_LONGEST = 200  # code points of a name
_ALIKE = 85  # likeness from 0 to 100 of a surname in two spellings
_TELLING = 4  # letters of a surname that a user's name holds, or that is compared by likeness
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_UMLAUT = re.compile(r"(?<=[aou])e")  # Mueller, Müller and Muller are one name; so are Goethe and Göthe
_OTHERS = {"others", "etal"}


class By(Enum):
    """Whether a page's authors are the cited ones, as far as names can tell."""

    SAME = auto()
    ANOTHER = auto()
    UNKNOWN = auto()


def compared(cited: Sequence[Name], own: Sequence[str], site: str) -> By:
    """Compare the cited names with those a page gives; one name in common is enough.

    A body, a desk, a user's name or the site itself is nobody to differ from, and neither is a name in
    another script.
    """
    wanted = _surnames(cited)
    given = [name[:_LONGEST] for name in own[:_MOST] if "://" not in name]
    if any(_held(wanted | _bodies(cited), name) for name in given):
        return By.SAME
    people = [name for name in given if _person(name, site)]
    scripts = {_titles.script(name.printed) for name in cited}
    if not wanted or not any(_titles.script(name) in scripts for name in people):
        return By.UNKNOWN
    return By.ANOTHER


def signed(cited: Sequence[Name], head: str) -> bool:
    """Tell whether a cited name stands in the `spaced` beginning of a text."""
    found = {_spelled(form) for form in head.split()}
    return any(name in found for name in _surnames(cited))


def _surnames(cited: Iterable[Name]) -> frozenset[str]:
    """Return the folded words of the surnames of people, in one spelling; bodies have none."""
    people = [name for name in cited if name.family and _folded(name.family) not in _OTHERS]
    forms = works.families(people[:_MOST])
    return frozenset(_spelled(form) for form in forms if len(form) > 1 or not form.isascii())


def _bodies(cited: Iterable[Name]) -> frozenset[str]:
    """Return the telling words of names that are not told apart: of a body, or of a person."""
    literals = [name.literal for name in cited if name.literal and _folded(name.literal) not in _OTHERS]
    forms = {word.form for literal in literals for word in words(literal[:_LONGEST])}
    return frozenset(_spelled(form) for form in forms if len(form) >= _TELLING and form not in NOBODY)


def _held(wanted: Iterable[str], name: str) -> bool:
    """Tell whether a page's name holds one of the wanted words, or a user's name does."""
    forms = [_spelled(word.form) for word in words(name)]
    joined = "".join(forms)
    for one in wanted:
        if one in forms or (not one.isascii() and one in joined):
            return True
        if len(one) >= _TELLING and (
            (len(forms) == 1 and one in joined) or any(fuzz.ratio(one, form) >= _ALIKE for form in forms)
        ):
            return True
    return False


def _person(name: str, site: str) -> bool:
    """Tell whether a page's name is one of a person: two words at least, in Latin letters, no body's."""
    forms = [word.form for word in words(name)]
    parted = len(forms) > 1 or not name.isascii()
    return bool(forms) and parted and not NOBODY & set(forms) and not all(form in site for form in forms)


def _spelled(form: str) -> str:
    return _UMLAUT.sub("", form.translate(_LETTERS))


def _folded(name: str) -> str:
    return "".join(word.form for word in words(name))
