"""Places are found by groups of letters as by plain search, and near ones where they were planted."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from matcher.matching import quotation, source

from claimcheck.matcher import judge
from claimcheck.matcher.folding import Fold, quick, wide
from claimcheck.matcher.locate import Finder

_LETTERS = st.text("abcd", min_size=0, max_size=400)
_WORDS = [
    f"{a}{b}{c}" for a in ("mo", "tar", "len", "vi") for b in ("da", "shul", "or") for c in ("k", "n", "")
]


def _all_places(needle: str, text: str) -> list[int]:
    return [place for place in range(len(text) - len(needle) + 1) if text.startswith(needle, place)]


@given(
    _LETTERS,
    st.lists(st.tuples(st.integers(0, 399), st.integers(15, 60)), max_size=6),
    st.sampled_from([0, 1]),
)
def test_exact_places_are_those_of_a_plain_search(
    text: str, cuts: list[tuple[int, int]], spread: int
) -> None:
    needles = [part for start, size in cuts if len(part := text[start : start + size]) == size]
    needles += ["".join(reversed(needle)) for needle in needles]
    finder = Finder(Fold(text, quick))
    finder.prepare(needles, spread)

    for needle in needles:
        places = _all_places(needle, text)
        if len(places) <= 48:  # more are passed over from the middle of the text
            assert [hit.start for hit in finder.exact(needle)] == places


@given(st.text("абвгд", min_size=40, max_size=200), st.integers(0, 30))
def test_other_scripts_have_places_too(text: str, start: int) -> None:
    needle = text[start : start + 20]
    if len(needle) < 15:
        return
    finder = Finder(Fold(text, wide))
    finder.prepare([needle])

    assert [hit.start for hit in finder.exact(needle)] == _all_places(needle, text)


@given(st.integers(0, 10**9))
def test_a_damaged_passage_is_found_where_it_was_planted(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same each time, no secret
    words = ["".join(dice.choices("etaoinshrdlucmfw", k=dice.randint(3, 9))) for _ in range(3_000)]
    text = "".join(dice.choices(words, k=15_000))
    start = dice.randrange(len(text) - 200)
    letters = list(text[start : start + 120])
    for place in range(7, 120, 12):
        letters[place] = "x"
    finder = Finder(Fold(text, quick))

    hits = finder.near("".join(letters))

    assert any(hit.start < start + 30 and hit.end > start + 90 and hit.likeness > 0.7 for hit in hits)


@given(st.lists(st.integers(0, 59), min_size=2, max_size=24), st.integers(0, 10**6))
def test_what_is_said_of_a_quotation_does_not_depend_on_the_others(starts: list[int], seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same each time, no secret
    words = [dice.choice(_WORDS) for _ in range(80)]
    work = source(" ".join(words))
    spoken = []
    for number, start in enumerate(starts):
        part = words[start : start + dice.randint(2, 20)]
        if number % 3 == 0:
            part[dice.randrange(len(part))] = "harbour"
        if number % 5 == 0:
            part = part[len(part) // 2 :] + part[: len(part) // 2]
        spoken.append(quotation(" ".join(part), id_=f"q{number}"))

    together = judge(spoken, {1: [work]}, [work])

    assert together == tuple(match for each in spoken for match in judge([each], {1: [work]}, [work]))
