"""Works and a seed go in; sources of four sizes and quotations whose truth is known come out.

Each quotation is made from a passage whose place is known, by one named change, so that nobody had to judge
it. Words that stand in the source by chance are drawn again: a changed quotation must stand nowhere, and an
absent one must share no eight words in a row with its source, nor three in five of its words with any one
place of it (the same tale told twice is an altered quotation to an editor, not an absent one).
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import changes
from benchmarks.passages import Text, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.texts import Work

SEED = 20
SIZES = {5_000: 40, 50_000: 12, 500_000: 3, 5_000_000: 1}  # letters of a source, and how many there are
COUNTS = {
    "verbatim": 100,
    "typographic": 100,
    "elided": 100,
    "bracketed": 100,
    "one word": 200,
    "three edits": 75,
    "ocr": 75,
    "splice": 60,
    "reordered": 60,
    "absent": 1_050,
}  # quotations a size
FAITHFUL = ("verbatim", "typographic", "elided", "bracketed")
FALSE = ("one word", "three edits", "splice", "reordered", "absent")
_WITHHELD = 10  # every tenth document is quoted from, and in no source
_LETTERS = 40  # that an absent quotation has at least
_SPLICED = (6, 15)  # pieces of the passages that are joined
_AFAR = 1_000  # letters between the two parts of a splice, at least
_DRAWS = 2_000
_CUTS = 50
_LENGTHS = ((4, 60), _SPLICED, (8, 40), (15, 45))  # words of the passages that are asked of a source


class Case(NamedTuple):
    """A quotation of the set: what was done to it, its words, its source, and where it is from."""

    id: str
    kind: str
    how: str
    words: str
    text: Text
    span: tuple[int, int] | None


class _Shelf(NamedTuple):
    """A work's documents that stand in sources, those withheld, and words to put in."""

    kept: str
    withheld: Text
    vocabulary: list[str]


def cases(works: Sequence[Work], *, share: float = 1.0, seed: int = SEED) -> list[Case]:
    """Return the set, source by source; `share` of each kind's number."""
    dice = random.Random(seed)  # noqa: S311 - a set that is the same each time, no secret
    shelves = {work.name: _shelf(work) for work in works}
    out: list[Case] = []
    for size, number in SIZES.items():
        texts = _texts(dice, shelves, size, max(1, round(number * share)))
        if not texts:
            continue
        for kind, count in COUNTS.items():
            for n in range(max(1, round(count * share))):
                text = texts[n % len(texts)]
                how, words, span = _MAKERS[kind](dice, text, shelves[text.work])
                out.append(
                    Case(f"{size // 1000}k-{kind.replace(' ', '-')}-{n}", kind, how, words, text, span)
                )
    return sorted(out, key=lambda case: (case.text.size, case.text.name))


def _shelf(work: Work) -> _Shelf:
    kept = [text for n, text in enumerate(work.documents) if n % _WITHHELD != _WITHHELD // 2]
    withheld = [text for n, text in enumerate(work.documents) if n % _WITHHELD == _WITHHELD // 2]
    vocabulary = sorted({w for text in withheld for w in text.split() if w.isalpha() and w.islower()})
    return _Shelf(
        "\n\n".join(kept),
        Text(f"{work.name}, withheld", 0, work.name, "\n\n".join(withheld)),
        [word for word in vocabulary if len(word) > 4],  # noqa: PLR2004 - words of content
    )


def _texts(dice: random.Random, shelves: dict[str, _Shelf], size: int, number: int) -> list[Text]:
    """Cut so many sources of the size; the largest is all works one after the other."""
    large = {name: shelf for name, shelf in shelves.items() if len(shelf.kept) > size}
    whole = "\n\n".join(shelf.kept for shelf in shelves.values())
    if not large and len(whole) >= size * 0.9:
        name = max(shelves, key=lambda name: len(shelves[name].kept))
        return [Text(f"all-{size // 1000}k", size, name, whole[-size:])]
    names = [list(large)[n % len(large)] for n in range(number if large else 0)]
    return [_cut(dice, f"{name}-{size // 1000}k-{n}", size, large[name]) for n, name in enumerate(names)]


def _cut(dice: random.Random, name: str, size: int, shelf: _Shelf) -> Text:
    """Cut a source out of a work; where it is no prose but a list of names, cut again."""
    kept = shelf.kept
    for _ in range(_CUTS):
        start = kept.find("\n\n", dice.randrange(len(kept) - size))
        start = 0 if start < 0 or start + size > len(kept) else start + 2
        cut = kept[start : start + size]
        text = Text(name, size, shelf.withheld.work, cut[: cut.rfind(" ")])
        if all(text.has_passage(*lengths) for lengths in _LENGTHS) and _is_wide(text):
            return text
    raise ValueError(f"{shelf.withheld.work} is no prose")


def _is_wide(text: Text) -> bool:
    """Tell whether passages can be drawn that stand far apart: the prose is not all in one corner."""
    dice = random.Random(0)  # noqa: S311 - the same each time, no secret
    starts = [text.passage(dice, *_SPLICED).start for _ in range(_CUTS)]
    return max(starts) - min(starts) > _AFAR


Made = tuple[str, str, tuple[int, int] | None]  # how it was changed, its words, where it is from


def _plainly(
    least: int, most: int, change: Callable[[random.Random, Sequence[str]], str]
) -> Callable[..., Made]:
    def make(dice: random.Random, text: Text, _: _Shelf) -> Made:
        passage = text.passage(dice, least, most)
        return "", change(dice, passage.pieces), (passage.start, passage.end)

    return make


def _verbatim(dice: random.Random, text: Text, _shelf: _Shelf) -> Made:
    passage = text.passage(dice, 4, 60, plain=False)
    return "", passage.words, (passage.start, passage.end)


def _one_word(dice: random.Random, text: Text, shelf: _Shelf) -> Made:
    """Choose the kind first, then look for a passage that has a place for it."""
    kinds = list(changes.CHANGES)
    for draw in range(_DRAWS):
        if draw % 100 == 0:
            kind = dice.choice(kinds)
        passage = text.passage(dice, 8, 40)
        words = changes.one_word(dice, passage.pieces, kind, shelf.vocabulary)
        if words is not None and _false(words, passage.words, text):
            return kind, words, (passage.start, passage.end)
    raise ValueError(f"{text.name} has no place for a change of one word")


def _three(dice: random.Random, text: Text, shelf: _Shelf) -> Made:
    for _ in range(_DRAWS):
        passage = text.passage(dice, 15, 45)
        words = changes.three_edits(dice, passage.pieces, shelf.vocabulary)
        if words is not None and _false(words, passage.words, text):
            return "", words, (passage.start, passage.end)
    raise ValueError(f"{text.name} has no place for three changes")


def _false(words: str, exact: str, text: Text) -> bool:
    return spoken(words) != spoken(exact) and text.count(words) == 0


def _splice(dice: random.Random, text: Text, _shelf: _Shelf) -> Made:
    """Join two passages that stand far from each other, without a sign."""
    for _ in range(_DRAWS):
        left, right = text.passage(dice, *_SPLICED), text.passage(dice, *_SPLICED)
        words = f"{left.words} {right.words}"
        once = text.count(left.words) == 1 == text.count(right.words)
        if once and abs(left.start - right.start) > _AFAR and text.count(words) == 0:
            return "", words, None
    raise ValueError(f"{text.name} has no two passages that stand far apart")


def _reordered(dice: random.Random, text: Text, _shelf: _Shelf) -> Made:
    """Put the second part of a passage before the first, half of them with an ellipsis between."""
    for _ in range(_DRAWS):
        passage = text.passage(dice, 14, 30)
        cut = dice.randint(6, len(passage.pieces) - 6)
        left, right = " ".join(passage.pieces[:cut]), " ".join(passage.pieces[cut:])
        joint = dice.choice((" ", " … "))
        once = text.count(left) == 1 == text.count(right)
        if once and text.count(f"{right} {left}") == 0:
            return "with an ellipsis" if "…" in joint else "plainly", f"{right}{joint}{left}", None
    raise ValueError(f"{text.name} has no passage to reorder")


def _absent(dice: random.Random, text: Text, shelf: _Shelf) -> Made:
    for _ in range(_DRAWS):
        words = shelf.withheld.passage(dice, 8, 40).words
        if len(words) >= _LETTERS and not (text.shares_a_run(words) or text.parallels(words)):
            return "", words, None
    raise ValueError(f"nothing withheld is foreign to {text.name}")


_MAKERS: dict[str, Callable[[random.Random, Text, _Shelf], Made]] = {
    "verbatim": _verbatim,
    "typographic": _plainly(4, 50, changes.typographic),
    "elided": _plainly(14, 50, changes.elided),
    "bracketed": _plainly(8, 40, changes.bracketed),
    "one word": _one_word,
    "three edits": _three,
    "ocr": _plainly(12, 40, changes.ocr),
    "splice": _splice,
    "reordered": _reordered,
    "absent": _absent,
}
