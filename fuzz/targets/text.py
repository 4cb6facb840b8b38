"""The compare-form, words, lines and safe printing of any text."""

from __future__ import annotations

from claimcheck import text
from fuzz.properties import decoded, harmless
from fuzz.target import Target


def _check(data: bytes) -> None:
    given = decoded(data)
    folded = text.fold(given)
    assert all(char.isalnum() for char in folded), folded
    end = 0
    for word in text.words(given):
        assert end <= word.start < word.end <= len(given), word
        assert word.form == text.fold(given[word.start : word.end]), word
        end = word.end
    harmless(text.visible(given))
    lines = text.Lines(given)
    places = [lines.place(offset) for offset in range(0, len(given) + 1, max(len(given) // 50, 1))]
    assert places == sorted(places), places
    assert places[0] == (1, 1), places


TARGET = Target(
    seeds=(
        "The miller’s “first” café\nopened in 1742, don’t you know.\r\n".encode(),
        "ﬁne İstanbul ŒUVRE straße e\u0301\u0327 ﷺ \u202eabc\u202c".encode(),
    ),
    check=_check,
    tokens=tuple(
        word.encode()
        for word in ("ﬁ", "ﬃ", "ẞ", "ſ", "’", "'", "İ", "\u0301", "\u0327", "ﷺ", "각", "\u1100\u1161")
    ),
)
