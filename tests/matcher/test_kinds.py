"""The first kind that fits, in the order of the list, word pairs judged by hand."""

from __future__ import annotations

import pytest

from claimcheck.matcher.kinds import kind_of
from claimcheck.matcher.lexicon import lexicon
from claimcheck.matcher.tokens import tokenize


@pytest.mark.parametrize(
    ("quoted", "source", "kind"),
    [
        ("resign", "re-sign", "hyphenation"),
        ("4.7", "7.4", "number"),
        ("43,548", "548", "number"),
        ("five", "six", "number"),
        ("June", "May", "number"),
        ("miles", "kilometres", "number"),
        ("43548", "43,548", "spelling"),
        ("can", "can't", "negation"),
        ("happy", "not glad", "negation"),
        ("may", "must", "modal"),
        ("all", "most", "quantifier"),
        ("", "only", "limiter"),
        ("colour", "color", "spelling"),
        ("organisation", "organization", "spelling"),
        ("", "apparently", "hedge"),
        ("Mexico", "Panama", "name"),
        ("his", "her", "pronoun"),
        ("upon", "on", "function-word"),
        ("walks", "walked", "inflection"),
        ("wheal", "wheel", "typo"),
        ("authorized", "unauthorized", "content"),
        ("house", "barn", "content"),
        ("four", "for", "number"),
        ("was built", "built was", "order"),
        ("", "and so there was nothing more to be done", "content"),
    ],
)
def test_kind(quoted: str, source: str, kind: str) -> None:
    mine, theirs = (tokenize(text, 0, len(text)) for text in (quoted, source))

    assert kind_of(mine, theirs, lexicon("en")) == kind
