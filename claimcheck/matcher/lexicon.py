"""A language goes in; its lexicon comes out: what kind of word a compare-form is, by the lists in words/."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import snowballstemmer

from claimcheck.matcher.accents import bare, unmarked
from claimcheck.matcher.wordlists import read
from claimcheck.model import EditKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = {"en": "english", "de": "german", "fr": "french", "es": "spanish"}

_MIN_ENDING = 6  # letters from which the ending alone tells two spellings apart: not in hour, wise, four
_LONGEST = 60  # letters of the longest word that is taken apart or brought to its stem
_KINDS = {
    "negation": EditKind.NEGATION,
    "modal": EditKind.MODAL,
    "quantifier": EditKind.QUANTIFIER,
    "limiter": EditKind.LIMITER,
    "hedge": EditKind.HEDGE,
}
_STEMMED = {"quantifier", "hedge"}  # alle and allen, seem and seems say the same; nicht and nichts do not
_TRIPLE = re.compile(r"(.)\1\1")
_NONE: frozenset[str] = frozenset()


class Lexicon(NamedTuple):
    """The words of one language by kind; of an unknown language (`language` is empty) nothing is known.

    `of` has the lists by name, `known` all their words. `alike` maps a form to the one that stands for it
    (feet: foot), `phrases` the first word of a phrase to phrases and the lists that have them. `value`,
    `scale` and `ordinal` are what number words say; `numeral` matches one that is made of several.
    """

    language: str = ""
    of: Mapping[str, frozenset[str]] = {}
    known: frozenset[str] = _NONE
    decimal: str = ""
    noun_capitals: bool = False
    cut_off_phrases: tuple[tuple[str, ...], ...] = ()
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    house: Mapping[tuple[str, ...], str] = {}
    alike: Mapping[str, str] = {}
    value: Mapping[str, int] = {}
    scale: Mapping[str, int] = {}
    ordinal: Mapping[str, int] = {}
    numeral: re.Pattern[str] | None = None
    contracted: Mapping[str, tuple[str, ...]] = {}
    ambiguous: Mapping[str, frozenset[str]] = {}
    variant: Mapping[str, str] = {}
    endings: tuple[tuple[str, str], ...] = ()
    inner: tuple[tuple[str, str], ...] = ()
    misprint: Mapping[str, str] = {}
    irregular: Mapping[str, str] = {}

    def parts(self, form: str) -> tuple[str, ...]:
        """Return the words that a contracted or elided form is made of (n't too), or the form itself."""
        found = self.contracted.get(form)
        if found is not None or "'" not in form:
            return found or (form,)
        if form.endswith("n't") and self.language == "en":
            return (form[:-3], "not")
        head, _, tail = form.rpartition("'")
        before, after = self.contracted.get(head + "'"), self.contracted.get("'" + tail)
        if before is None and after is None:
            return (form,)
        return (*(before or (head,)), *(after or (tail,)))

    def among(self, form: str, *names: str) -> bool:
        """Tell whether `form`, or each of its parts, is in one of the lists `names`."""
        if any(form in self.of.get(name, _NONE) for name in names):
            return True
        parts = self.parts(form)
        return len(parts) > 1 and all(any(p in self.of.get(name, _NONE) for name in names) for p in parts)

    def has(self, form: str, name: str) -> bool:
        """Tell whether `form`, or a part of it (n'est, don't, d'aucun), is in the list `name`."""
        words = self.of.get(name, _NONE)
        return form in words or any(part in words for part in self.parts(form))

    def negates(self, form: str) -> bool:
        """Tell whether a word denies."""
        return self.has(form, "negation")

    def cuts_off(self, forms: Sequence[str]) -> bool:
        """Tell whether words begin with a limiter that takes back what stands before them."""
        if not forms:
            return False
        return self.has(forms[0], "cut_off") or any(
            tuple(forms[: len(phrase)]) == phrase for phrase in self.cut_off_phrases
        )

    def is_number(self, form: str) -> bool:
        """Tell whether a word is a figure, a number word or an ordinal."""
        return form in self.of.get("number", _NONE) or is_figure(form) or self.is_numeral(form)

    def is_numeral(self, form: str) -> bool:
        """Tell whether a word is made of several number words: fünfundvierzig."""
        return self.numeral is not None and len(form) <= _LONGEST and self.numeral.fullmatch(form) is not None

    def senses(self, forms: Sequence[str]) -> dict[EditKind, tuple[str, ...]]:
        """Return the words of each kind that turns the sense, sorted, so that two sides can be compared."""
        found: dict[EditKind, list[str]] = {}
        place = 0
        while place < len(forms):
            phrase, name = self._phrase(forms, place)
            place += len(phrase)
            if name:
                found.setdefault(_KINDS[name], []).append(" ".join(phrase))
                continue
            for part in self.parts(phrase[0]):
                if part in self.known:
                    for name, kind in _KINDS.items():
                        if part in self.of[name]:
                            found.setdefault(kind, []).append(self._sense(part, name))
        return {kind: tuple(sorted(words)) for kind, words in found.items()}

    def _phrase(self, forms: Sequence[str], place: int) -> tuple[Sequence[str], str]:
        """Return the phrase that begins at `place` and its list, or the one word there and no list."""
        for phrase, name in self.phrases.get(forms[place], ()):
            if tuple(forms[place : place + len(phrase)]) == phrase:
                return phrase, name
        return forms[place : place + 1], ""

    def _sense(self, part: str, name: str) -> str:
        same = self.alike.get(part)
        return same or (_stem(self.language, part) if name in _STEMMED else part)

    def measure(self, form: str) -> str:
        """Return the one form that stands for a unit or a date: mile for miles, september for sept."""
        if form in self.alike or not self.language:
            return self.alike.get(form, form)
        standard = self._standard(form)
        return self.alike.get(standard) or _stem(self.language, standard)

    def same_spelling(self, one: str, two: str) -> bool:
        """Tell whether two words are one word in two national or historical spellings."""
        if one == two:
            return False
        if not self.language:
            return unmarked(one, two)
        mine, theirs = self._standard(one), self._standard(two)
        if mine == theirs or self.language != "en":
            return mine == theirs
        return self._standard(bare(one)) == self._standard(bare(two))

    def _standard(self, form: str) -> str:
        if form.endswith("'d") and self.language == "en" and not self.among(form[:-2], "pronoun", "function"):
            form = form[:-2] + "ed"  # hang'd
        if form.endswith("s") and form not in self.variant:  # the plural of a listed word
            form = self.variant.get(form[:-1], form[:-1]) + "s"
        form = self.variant.get(form, form)
        if len(form) >= _MIN_ENDING:
            for old, new in self.endings:
                if form.endswith(old):
                    form = form.removesuffix(old) + new
                    break
        if len(form) >= _MIN_ENDING or not form.isascii():
            for old, new in self.inner:
                form = form.replace(old, new)
        return form

    def is_misprint_of(self, printed: str, meant: str) -> bool:
        """Tell whether `printed` is a known misprint of `meant`, or has a letter three times running."""
        if self.misprint.get(printed) == meant:
            return True
        letters = {found[1] for found in _TRIPLE.finditer(printed)}
        return len(letters) == 1 and _TRIPLE.sub(r"\1\1", printed) == meant

    def one_stem(self, one: str, two: str) -> bool:
        """Tell whether two words are forms of one word."""
        if one == two or self.alike.get(one, one) == self.alike.get(two, two):
            return True
        return self.stems(one, two)

    def stem(self, form: str) -> str:
        """Return the stem of a word, or the word where the language is not known."""
        return _stem(self.language, self.irregular.get(form, form)) if self.language else form

    def stems(self, one: str, two: str) -> bool:
        """Tell whether two words have one stem."""
        if not self.language:
            return False
        mine, theirs = self.irregular.get(one, one), self.irregular.get(two, two)
        return _stem(self.language, mine) == _stem(self.language, theirs)


def is_figure(form: str) -> bool:
    """Tell whether a word has a digit."""
    return not form.isalpha() and any(char.isdigit() for char in form)


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, read once; of any other language than the four an empty one."""
    return Lexicon(**read(language)) if language in LANGUAGES else Lexicon()


@lru_cache(maxsize=20_000)
def _stem(language: str, form: str) -> str:
    return str(_stemmer(language).stemWord(form)) if len(form) <= _LONGEST else form


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(LANGUAGES[language])


_IN_ORIGINAL = frozenset({"original", "in"})  # [original in Latin]


def is_remark(text: str) -> bool:
    """Tell whether a bracket's inner text is an editor's remark: [sic], [emphasis added].

    It is the manuscript's own word, whatever language the source is in.
    """
    parts = [form.strip(".:!") for form in text.casefold().replace(",", " ").replace(";", " ").split()]
    forms = {part.replace("’", "'").removesuffix("'s") for part in parts}
    known = (lexicon(language).of for language in LANGUAGES)
    return bool(forms) and any(
        of["remark"] >= forms and (forms >= _IN_ORIGINAL or not of["remark_head"].isdisjoint(forms))
        for of in known
    )
