"""The first kind that fits, in the order of the list, word pairs judged by hand."""

from __future__ import annotations

import pytest

from claimcheck.matcher.kinds import kind_of
from claimcheck.matcher.lexicon import lexicon
from claimcheck.matcher.tokens import tokenize

_ENGLISH = [
    ("found", "find", "inflection"),
    ("shorter", "short", "inflection"),
    ("farmer", "farm", "content"),
    ("Haeberle", "Häberle", "spelling"),
    ("12:50", "12.50", "spelling"),
    ("18,000", "18k", "spelling"),
    ("hanged", "hang'd", "spelling"),
    ("men", "women", "content"),
    ("resign", "re-sign", "hyphenation"),
    ("can not", "cannot", "hyphenation"),
    ("COVID19", "COVID-19", "hyphenation"),
    ("1970's", "1970s", "hyphenation"),
    ("4.7", "7.4", "number"),
    ("43,548", "548", "number"),
    ("43.548", "43,548", "number"),
    ("1500", "15 00", "number"),
    ("five", "six", "number"),
    ("June", "May", "number"),
    ("miles", "kilometres", "number"),
    ("$5", "€5", "number"),
    ("percentage points", "percent", "number"),
    ("-5", "5", "number"),
    ("fourth", "four", "number"),
    ("1.3 million", "1,200,000", "number"),
    ("June 4, 1974", "3 June 1974", "number"),
    ("XVI", "XIV", "number"),
    ("43548", "43,548", "spelling"),
    ("43 548", "43,548", "spelling"),
    ("4th", "fourth", "spelling"),
    ("the 3rd of", "3", "spelling"),
    ("24", "two dozen", "spelling"),
    ("twenty-four", "24", "spelling"),
    ("two hundred and five", "205", "spelling"),
    ("1.2 million", "1,200,000", "spelling"),
    ("14", "XIV", "spelling"),
    ("June 3, 1974", "3 June 1974", "spelling"),
    ("Sept", "September", "spelling"),
    ("5 dollars", "$5", "spelling"),
    ("mile", "miles", "inflection"),
    ("five men", "5 women", "content"),
    ("can", "can't", "negation"),
    ("happy", "not glad", "negation"),
    ("do not", "don't", "spelling"),
    ("cannot", "can't", "spelling"),
    ("it is", "it's", "spelling"),
    ("he had", "he'd", "spelling"),
    ("its", "it's", "function-word"),
    ("may", "must", "modal"),
    ("might", "may", "modal"),
    ("all", "most", "quantifier"),
    ("", "at least", "quantifier"),
    ("anyone", "someone", "quantifier"),
    ("", "only", "limiter"),
    ("", "as long as", "limiter"),
    ("colour", "color", "spelling"),
    ("organisation", "organization", "spelling"),
    ("Doctor", "Dr", "spelling"),
    ("resume", "résumé", "spelling"),
    ("Barcena", "Bárcena", "spelling"),
    ("", "apparently", "hedge"),
    ("Mexico", "Panama", "name"),
    ("Mexico's", "Panama's", "name"),
    ("Vande", "Vanda", "name"),
    ("Mexico", "Mexico's", "inflection"),
    ("his", "her", "pronoun"),
    ("upon", "on", "function-word"),
    ("walks", "walked", "inflection"),
    ("seemed", "seems", "inflection"),
    ("wheal", "wheel", "typo"),
    ("authorized", "unauthorized", "content"),
    ("house", "barn", "content"),
    ("four", "for", "number"),
    ("was built", "built was", "order"),
    ("from 1954 to 1948", "from 1948 to 1954", "order"),
    ("", "and so there was nothing more to be done", "content"),
]
_GERMAN = [
    ("getan", "gethan", "spelling"),
    ("Fotograf", "Photograph", "spelling"),
    ("eine", "keine", "negation"),
    ("nichts", "nicht", "negation"),
    ("keinen", "keine", "inflection"),
    ("könnte", "konnte", "modal"),
    ("können", "kann", "inflection"),
    ("1500", "1.500", "spelling"),
    ("1,5", "1.500", "number"),
    ("4.7", "4,7", "spelling"),
    ("45", "fünfundvierzig", "spelling"),
    ("zweihundertdreißig", "230", "spelling"),
    ("2.000.000", "2 Millionen", "spelling"),
    ("4", "vierte", "spelling"),
    ("Fotografie", "Photographie", "spelling"),
    ("Mueller", "Müller", "spelling"),
    ("Hütte", "Haus", "content"),
    ("Hauses", "Haus", "inflection"),
    ("SPD", "CDU", "name"),
    ("die", "der", "function-word"),
]
_FRENCH = [
    ("est", "n'est", "negation"),
    ("un", "aucun", "negation"),
    ("pourrait", "peut", "modal"),
    ("", "peut-être", "hedge"),
    ("97", "quatre-vingt-dix-sept", "spelling"),
    ("71", "soixante et onze", "spelling"),
    ("1500", "1 500", "spelling"),
    ("1er", "premier", "spelling"),
    ("19e", "XIXe", "spelling"),
    ("XXe", "XIXe", "number"),
    ("l'animal", "l'homme", "content"),
    ("d'ami", "l'ami", "function-word"),
    ("l'Espagne", "l'Allemagne", "name"),
    ("clé", "clef", "spelling"),
    ("toute", "tout", "inflection"),
]
_SPANISH = [
    ("algún", "ningún", "negation"),
    ("también", "tampoco", "negation"),
    ("podría", "puede", "modal"),
    ("", "tal vez", "hedge"),
    ("45", "cuarenta y cinco", "spelling"),
    ("250", "doscientos cincuenta", "spelling"),
    ("1,500", "1.500", "number"),
    ("julio", "junio", "number"),
    ("solo", "sólo", "spelling"),
    ("Perú", "México", "name"),
]
_UNREAD = [
    ("utknal", "utknął", "spelling"),
    ("мой", "мои", "content"),
    ("нее", "неё", "spelling"),
    ("", "nie", "content"),
    ("84", "48", "number"),
    ("Warszawa", "Kraków", "name"),
    ("młynarx", "młynarz", "typo"),
    ("wodny młyn", "młyn wodny", "order"),
]


@pytest.mark.parametrize(
    ("language", "quoted", "source", "kind"),
    [
        (language, *pair)
        for language, pairs in (
            ("en", _ENGLISH),
            ("de", _GERMAN),
            ("fr", _FRENCH),
            ("es", _SPANISH),
            ("pl", _UNREAD),
        )
        for pair in pairs
    ],
)
def test_kind(language: str, quoted: str, source: str, kind: str) -> None:
    mine, theirs = (tokenize(text, 0, len(text)) for text in (quoted, source))

    assert kind_of(mine, theirs, lexicon(language)) == kind


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_every_language_has_every_list_of_english(language: str) -> None:
    english, other = lexicon("en"), lexicon(language)

    assert set(english.of) <= set(other.of)
    assert all(other.of[name] for name in english.of if name not in {"suffix", "number"})
