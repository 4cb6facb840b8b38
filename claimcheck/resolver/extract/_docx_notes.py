"""References to notes go in, in the text's order; the numbers that are printed for them come out."""

from __future__ import annotations

from collections import Counter

_DIGITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_PLACES = (("c", "d", "m"), ("x", "l", "c"), ("i", "v", "x"))
_MOST = 999


class Numbers:
    """The numbers of a document's notes, as Word gives them by itself (ECMA-376 part 1, 17.11.17)."""

    def __init__(self) -> None:
        """Start before the first note."""
        self._counts: Counter[str] = Counter()
        self._numbers: dict[tuple[str, str], str] = {}

    def give(self, kind: str, name: str) -> str:
        """Return the number of a note that is referred to for the first time; endnotes have Roman ones."""
        self._counts[kind] += 1
        count = self._counts[kind]
        number = _roman(count) if kind == "w:endnote" and count <= _MOST else str(count)
        return self._numbers.setdefault((kind, name), number)

    def of(self, kind: str, name: str) -> str:
        """Return the number of a note; empty for one that nothing refers to."""
        return self._numbers.get((kind, name), "")


def _roman(number: int) -> str:
    digits = f"{number:03}"
    return "".join(
        _DIGITS[int(digit)].translate(str.maketrans("ivx", "".join(letters)))
        for digit, letters in zip(digits, _PLACES, strict=True)
    )
