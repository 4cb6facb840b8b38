"""A language goes in; its lexicon comes out: what kind of word a compare-form is, by the lists in words/."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import snowballstemmer

from claimcheck.model import EditKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGES = {"en": "english"}

_MIN_ENDING = 6  # letters from which the ending alone tells two spellings apart: not in hour, wise, four
_SENSE = (
    (EditKind.NEGATION, "negation"),
    (EditKind.MODAL, "modal"),
    (EditKind.QUANTIFIER, "quantifier"),
    (EditKind.LIMITER, "limiter"),
    (EditKind.HEDGE, "hedge"),
)
_NONE: frozenset[str] = frozenset()


class Lexicon(NamedTuple):
    """The word lists of one language; of an unknown one (`language` is empty) all lists are empty.

    `parts` has the words that a form is made of (don't: do, not; n'est: ne, est); a form may be asked about
    whole. `endings` and `inner` say how a spelling is brought to the other national one.
    """

    language: str
    of: Mapping[str, frozenset[str]]
    variant: Mapping[str, str]
    misprint: Mapping[str, str]
    value: Mapping[str, str]
    contracted: Mapping[str, tuple[str, ...]]
    endings: tuple[tuple[str, str], ...]
    inner: tuple[tuple[str, str], ...]
    known: frozenset[str]

    def parts(self, form: str) -> tuple[str, ...]:
        """Return the words that a contracted or elided form is made of, or the form itself."""
        if not self.language:
            return (form,)
        found = self.contracted.get(form)
        if found is not None or "'" not in form:
            return found or (form,)
        head, _, tail = form.rpartition("'")
        if tail == "t" and head.endswith("n"):
            return (head[:-1], "not")
        return (*self.contracted.get(head + "'", (head,)), *self.contracted.get("'" + tail, (tail,)))

    def among(self, form: str, *names: str) -> bool:
        """Tell whether `form` or each of its parts is in one of the lists `names`."""
        if any(form in self.of.get(name, _NONE) for name in names):
            return True
        parts = self.parts(form)
        return len(parts) > 1 and all(self.among(part, *names) for part in parts if part != form)

    def has(self, form: str, name: str) -> bool:
        """Tell whether `form`, or a part of it (n'est, don't, d'aucun), is in the list `name`."""
        words = self.of.get(name, _NONE)
        return form in words or any(part in words for part in self.parts(form))

    def negates(self, form: str) -> bool:
        """Tell whether a word denies."""
        return self.has(form, "negation")

    def is_number(self, form: str) -> bool:
        """Tell whether a word is a figure, a number word or an ordinal."""
        return self.among(form, "number") or is_figure(form)

    def senses(self, forms: Iterable[str]) -> dict[EditKind, tuple[str, ...]]:
        """Return the words of each kind that turns the sense, sorted, so that two sides can be compared."""
        found: dict[EditKind, list[str]] = {}
        for form in forms:
            for part in self.parts(form):
                for kind, name in _SENSE:
                    if part in self.of.get(name, _NONE):
                        found.setdefault(kind, []).append(part)
        return {kind: tuple(sorted(words)) for kind, words in found.items()}

    def same_spelling(self, one: str, two: str) -> bool:
        """Tell whether two words are one word in two national or historical spellings."""
        return one != two and self._standard(one) == self._standard(two)

    def _standard(self, form: str) -> str:
        form = self.variant.get(form, form)
        if len(form) < _MIN_ENDING:
            return form
        for old, new in self.endings:
            if form.endswith(old):
                form = form.removesuffix(old) + new
                break
        for old, new in self.inner:
            form = form.replace(old, new)
        return form

    def is_misprint_of(self, printed: str, meant: str) -> bool:
        """Tell whether `printed` is a known misprint of `meant`, or has a letter three times running."""
        if self.misprint.get(printed) == meant:
            return True
        return bool(self.language) and any(
            letter * 3 in printed and printed.replace(letter * 3, letter * 2) == meant for letter in printed
        )

    def one_stem(self, one: str, two: str) -> bool:
        """Tell whether two words are forms of one word."""
        return one == two or (
            bool(self.language)
            and _stem(self.language, one.removesuffix("'s")) == _stem(self.language, two.removesuffix("'s"))
        )


def is_figure(form: str) -> bool:
    """Tell whether a word has a digit."""
    return not form.isalpha() and any(char.isdigit() for char in form)


@cache
def lexicon(language: str) -> Lexicon:
    """Read the lists of a language once; the empty language has none."""
    if language not in LANGUAGES:
        return Lexicon("", {}, {}, {}, {}, {}, (), (), _NONE)
    data = tomllib.loads((files("claimcheck.matcher") / "words" / f"{language}.toml").read_text("utf-8"))
    variant = {british: american for american, british in data.pop("variant").items()}
    misprint = data.pop("misprint")
    value = {word: str(number) for number, word in enumerate(data.pop("counting").split())}
    contracted = {form: tuple(text.split()) for form, text in data.pop("contracted").items()}
    endings, inner = (tuple(data.pop(name).items()) for name in ("endings", "inner"))
    of = {name: frozenset(text.split()) for name, text in data.items()}
    known = frozenset().union(*of.values())
    return Lexicon(language, of, variant, misprint, value, contracted, endings, inner, known)


@lru_cache(maxsize=20_000)
def _stem(language: str, form: str) -> str:
    return str(_stemmer(language).stemWord(form))


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(LANGUAGES[language])


@cache
def _remarks() -> tuple[frozenset[str], frozenset[str]]:
    """The words of editors' remarks, and those of which a remark has one, of all languages."""
    all_of = [lexicon(language).of for language in LANGUAGES]
    words, heads = (frozenset().union(*(of[name] for of in all_of)) for name in ("remark", "remark_head"))
    return words, heads


def is_remark(text: str) -> bool:
    """Tell whether a bracket's inner text is an editor's remark: [sic], [emphasis added].

    It is the manuscript's own word, whatever language the source is in.
    """
    words, heads = _remarks()
    forms = [form.strip(".:") for form in text.casefold().replace(",", " ").replace(";", " ").split()]
    return bool(forms) and words.issuperset(forms) and not heads.isdisjoint(forms)
