"""A passage's words go in; the words as a manuscript may print them come out, faithful or false."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

ELLIPSES = ("…", "...", ". . .", "[…]", "[...]", ". . . .")
_GLOSSES = ("[the council]", "[in March]", "[of this kind]", "[the second reading]", "[as printed]")
_NOUNS = {
    **dict.fromkeys(("he", "him", "she"), "[the author]"),
    **dict.fromkeys(("it", "this", "that"), "[the method]"),
    **dict.fromkeys(("they", "them", "these", "those"), "[the members]"),
    **dict.fromkeys(("his", "her", "their", "its"), "[the author’s]"),
}
_AUXILIARIES = {
    "is", "are", "was", "were", "will", "can", "should", "must", "may", "shall", "have", "has", "had", "do",
    "does", "did", "could", "would",
}  # fmt: skip
_NEGATIONS = {"not", "never", "no"}
_NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "thirty",
    "forty", "hundred",
)  # fmt: skip
_GROUPS = (
    ("in", "on", "at", "by", "for", "with", "from", "to", "of", "under", "after", "before"),
    ("and", "or", "but"),
    ("the", "a", "this", "every", "no"),
    ("is", "was"),
    ("are", "were"),
    ("can", "must", "may", "should", "will", "shall"),
    ("he", "she", "they", "we", "I", "you"),
)
_FUNCTION = {word for group in _GROUPS for word in group}
_CONFUSED = (
    ("rn", "m"), ("m", "rn"), ("l", "1"), ("e", "c"), ("c", "e"), ("h", "b"), ("i", "l"), ("o", "0"),
    ("s", "5"), ("n", "ri"), ("t", "f"), ("d", "cl"), ("a", "o"), ("u", "v"), ("g", "q"), ("y", "v"),
)  # fmt: skip
_LIGATURES = (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_CONTENT = 5  # letters from which a word counts as one of content
_LONG = 10  # pieces of a half that is elided by itself, halved again
_ENDS = 4  # pieces that stay on both sides of an ellipsis


def core(piece: str) -> str:
    """Return a piece without the punctuation around it."""
    return re.sub(r"^[^\w]+|[^\w]+$", "", piece)


def _with(piece: str, word: str) -> str:
    """Put `word` in the place of the piece's own, between its punctuation and in its case."""
    own = core(piece)
    word = word[:1].upper() + word[1:] if own[:1].isupper() and own.casefold() != "i" else word
    return piece.replace(own, word, 1)


# --- faithful ---------------------------------------------------------------------------------------


def typographic(dice: Random, pieces: Sequence[str]) -> str:
    """Change nothing but glyphs, spaces, the first letter's case and the closing mark."""
    words = " ".join(pieces)
    ways: list[Callable[[str], str]] = [
        lambda w: re.sub(r"(\w)'(\w)", r"\1’\2", w).replace('"', "‘", 1).replace('"', "’"),
        lambda w: w.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"'),
        lambda w: w.replace(" ", "\u00a0", 2),
        lambda w: w.replace(" ", "\n", 3).replace("\n", " ", 2),
        lambda w: w.replace(" ", "  ", 1),
        lambda w: re.sub(r"(?<=\w) ?-- ?(?=\w)", "—", w),
        lambda w: re.sub(r"(?<=[a-z])-(?=[a-z])", "\u2010", w),
        _ligated,
        lambda w: (w[0].swapcase() if w[0].isascii() else w[0]) + w[1:],
        lambda w: w + dice.choice(",."),
        lambda w: re.sub(r"\b(\w{4})(\w{4,})", "\\1\u00ad\\2", w, count=1),
    ]
    for way in dice.sample(ways, 3):
        words = way(words)
    return words


def _ligated(words: str) -> str:
    for letters, glyph in _LIGATURES:
        words = words.replace(letters, glyph)
    return words


def elided(dice: Random, pieces: Sequence[str]) -> str:
    """Leave out words of the middle, with a mark for it; in long passages twice."""
    half = len(pieces) // 2
    if half > 2 * _LONG:
        return f"{elided(dice, pieces[:half])} {elided(dice, pieces[half:])}"
    first = dice.randint(_ENDS, len(pieces) - _ENDS - 1)
    last = dice.randint(first + 1, len(pieces) - _ENDS)
    left, right = list(pieces[:first]), list(pieces[last:])
    if dice.random() < 0.5:  # noqa: PLR2004 - style guides let the mark before the ellipsis go or stay
        left[-1] = re.sub(r"\W+$", "", left[-1])
    return f"{' '.join(left)} {dice.choice(ELLIPSES)} {' '.join(right)}"


def bracketed(dice: Random, pieces: Sequence[str]) -> str:
    """Add a gloss, put a noun for a pronoun, set the first letter or add “[sic]”, each in brackets."""
    out = list(pieces)
    pronouns = [n for n in range(1, len(out) - 1) if out[n] in _NOUNS]
    if pronouns and dice.random() < 0.5:  # noqa: PLR2004 - as good as the other ways
        place = dice.choice(pronouns)
        out[place] = _NOUNS[out[place]]
        return " ".join(out)
    way = dice.randrange(3)
    if way == 0 and core(out[0]).isalpha():
        out[0] = f"[{out[0][0].swapcase()}]{out[0][1:]}"
        return " ".join(out)
    place = dice.randint(2, len(out) - 2)
    out.insert(place, "[sic]" if way == 1 else dice.choice(_GLOSSES))
    return " ".join(out)


# --- false ------------------------------------------------------------------------------------------


def one_word(dice: Random, pieces: Sequence[str], kind: str, vocabulary: Sequence[str]) -> str | None:
    """Replace, drop or add one word of the kind; None where the passage has no place for it."""
    changed = CHANGES[kind](dice, list(pieces), vocabulary)
    return " ".join(changed) if changed is not None else None


def _places(pieces: Sequence[str], wanted: Callable[[str], bool]) -> list[int]:
    """Return the places of the inner pieces whose word is wanted."""
    return [n for n in range(1, len(pieces) - 1) if wanted(core(pieces[n]).casefold())]


def _replaced(
    dice: Random, pieces: list[str], wanted: Callable[[str], bool], other: Callable[[str], str]
) -> list[str] | None:
    places = _places(pieces, wanted)
    if not places:
        return None
    place = dice.choice(places)
    pieces[place] = _with(pieces[place], other(core(pieces[place]).casefold()))
    return pieces


def _dropped(dice: Random, pieces: list[str], wanted: Callable[[str], bool]) -> list[str] | None:
    places = _places(pieces, wanted)
    if places:
        del pieces[dice.choice(places)]
    return pieces if places else None


def _added(dice: Random, pieces: list[str], before: Callable[[str], bool], word: str) -> list[str] | None:
    places = [n for n in range(1, len(pieces) - 1) if before(pieces[n - 1])]
    if places:
        pieces.insert(dice.choice(places), word)
    return pieces if places else None


def _content(word: str) -> bool:
    return len(word) >= _CONTENT and word.isalpha() and word not in _FUNCTION


def _unlike(dice: Random, word: str, vocabulary: Sequence[str]) -> str:
    """Draw a word that is neither a form nor a spelling of `word`."""
    while True:
        other = dice.choice(vocabulary)
        if not set(other[:2]) & set(word[:2]) and abs(len(other) - len(word)) <= _ENDS:
            return other


def _of_group(dice: Random, word: str) -> str:
    group = next(group for group in _GROUPS if word in group)
    return dice.choice([other for other in group if other != word])


def _other_number(dice: Random, word: str) -> str:
    if word in _NUMBERS:
        return dice.choice([other for other in _NUMBERS if other != word])
    place = dice.choice([n for n, letter in enumerate(word) if letter.isdigit()])
    return word[:place] + dice.choice([d for d in "123456789" if d != word[place]]) + word[place + 1 :]


def _number(word: str) -> bool:
    return word in _NUMBERS or any(letter.isdigit() for letter in word)


CHANGES: dict[str, Callable[[Random, list[str], Sequence[str]], list[str] | None]] = {
    "content replaced": lambda d, p, v: _replaced(d, p, _content, lambda w: _unlike(d, w, v)),
    "content dropped": lambda d, p, _: _dropped(d, p, _content),
    "content added": lambda d, p, v: _added(d, p, lambda w: w[-1].isalnum(), d.choice(v)),
    "function replaced": lambda d, p, _: _replaced(d, p, _FUNCTION.__contains__, lambda w: _of_group(d, w)),
    "function dropped": lambda d, p, _: _dropped(d, p, _FUNCTION.__contains__),
    "function added": lambda d, p, _: _added(d, p, lambda w: w[-1].isalnum(), d.choice(_GROUPS[0])),
    "negation dropped": lambda d, p, _: _dropped(d, p, _NEGATIONS.__contains__),
    "negation added": lambda d, p, _: _added(d, p, _AUXILIARIES.__contains__, "not"),
    "number replaced": lambda d, p, _: _replaced(d, p, _number, lambda w: _other_number(d, w)),
    "number dropped": lambda d, p, _: _dropped(d, p, _number),
}
_EASY = [kind for kind in CHANGES if kind.startswith(("content", "function"))]


def three_edits(dice: Random, pieces: Sequence[str], vocabulary: Sequence[str]) -> str | None:
    """Change three words, each in a third of the passage of its own."""
    third = len(pieces) // 3
    out: list[str] = []
    for low, high in ((0, third), (third, 2 * third), (2 * third, len(pieces))):
        changed = CHANGES[dice.choice(_EASY)](dice, list(pieces[low:high]), vocabulary)
        if changed is None:
            return None
        out += changed
    return " ".join(out)


def ocr(dice: Random, pieces: Sequence[str]) -> str:
    """Misread about one letter in thirty, one at least, and lose a space here and there."""
    words = " ".join(pieces)
    misread = words
    while misread.replace(" ", "") == words.replace(" ", ""):
        misread = _misread(dice, words)
    return misread


def _misread(dice: Random, words: str) -> str:
    out, place = list[str](), 0
    while place < len(words):
        ways = [(bad, len(good)) for good, bad in _CONFUSED if words.startswith(good, place)]
        if words[place] == " " and dice.random() < 0.02:  # noqa: PLR2004 - one space in fifty
            place += 1
        elif ways and dice.random() < 0.05:  # noqa: PLR2004 - of the letters that are misread at all
            bad, length = dice.choice(ways)
            out.append(bad)
            place += length
        else:
            out.append(words[place])
            place += 1
    return "".join(out)
