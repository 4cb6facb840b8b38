"""Seventy payloads in every place that strangers fill, in every format: words stay words."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hostile.injected import report
from hostile.oracles import ORACLES, RULES, everywhere
from hostile.payloads import PAYLOADS

from claimcheck.model import Look
from claimcheck.model.base import Noun
from claimcheck.report import WRITERS, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model import Report

PLAIN = ("plain words for $5", "https://plain.example/words", "w")
STYLES = (("text", "word"), ("latex",))  # without lines, with parts
ALL = ("text", "word", "latex")
LOOK = Look(verbose=True, show_suppressed=True, rules_url=RULES)
NEW = [("html", "<script>x</script>"), ("markdown", "<img>"), ("json", '{"x": 1}'), ("junit", "<a/>")]
# What the program itself writes: strangers cannot.
OWN = {
    "Report": {"tool", "version"},
    "RulePage": {"name", "summary", "page"},
    "Manuscript": {"sha256", "encoding", "style"},
    "Quotation": {"id"},
    "Claim": {"id"},
    "Citation": {"id"},
    "Resolution": {"citation_id", "how"},
    "Source": {"sha256"},
    "Snapshot": {"sha256"},
    "Match": {"quotation_id"},
    "Trace": {"claim_id"},
    "Finding": {"rule", "fingerprint", "quotation_id"},
}


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("name", WRITERS)
def test_words_stay_words(name: str, payload: str) -> None:
    words = PAYLOADS[payload]
    amid = f"The mill {words} by the ford"
    for said, styles, look in ((words, STYLES[0], LOOK), (amid, STYLES[1], Look(rules_url=words))):
        printed = render(injected(said, *styles), name, look)
        everywhere(name, printed)
        assert not ORACLES[name](printed) - plain_shape(name)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_json_gives_every_word_back(payload: str) -> None:
    words = PAYLOADS[payload]
    told = json.loads(render(injected(words, *STYLES[0]), "json", LOOK))["manuscripts"][0]
    assert told["path"] == words
    assert told["quotations"][0]["text"] == words
    assert told["findings"][0]["message"] == words
    assert words in {found["suppression"]["reason"] for found in told["findings"] if found["suppressed"]}


def test_there_are_payloads_enough(figure: Callable[[str, str], None]) -> None:
    fields = len({name for name, filled in strings(report("w", *ALL)) if filled})
    size = f"{len(PAYLOADS)} payloads in {fields} fields, {len(WRITERS)} formats"
    figure("injection table", size)
    assert len(PAYLOADS) >= 30
    assert set(WRITERS) <= set(ORACLES)


def test_every_field_that_strangers_fill_is_filled() -> None:
    own = {f"{noun}.{field}" for noun, fields in OWN.items() for field in fields}
    filled = {name for name, full in strings(report("payload w", *ALL)) if full}
    assert {name for name, _ in strings(report("payload w", *ALL))} - filled == own - filled


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("html", "<p onclick=x>"),
        ("html", "<a href='javascript:x'>"),
        ("html", "<a href='data:text/html,x'>"),
        ("github", "::error title=x::y\n::set-output name=x::y\nlast\n"),
        ("github", "last ##vso[x]y\n"),
        ("csv", "\ufeff" + '"=1"\n'),
        ("markdown", "- @octocat"),
        ("markdown", "<a href='javascript:x'>"),
        ("sarif", '{"text": "[x](1)"}'),
        ("sarif", '{"text": "{0}"}'),
        ("sarif", '{"uri": "javascript:x"}'),
        ("terminal", "\x1b[1m"),
    ],
)
def test_the_oracles_know_what_is_wrong(name: str, broken: str) -> None:
    with pytest.raises(AssertionError):
        ORACLES[name](broken)


def test_a_shape_shows_what_is_new() -> None:
    for name, made in NEW:
        assert ORACLES[name](made).difference(plain_shape(name)), name


@cache
def injected(words: str, *styles: str) -> Report:
    return report(words, *styles)


@cache
def plain_shape(name: str) -> set[tuple[str, ...]]:
    """What the format is made of when all words are plain."""
    looks = [(styles, look) for styles in STYLES for look in (LOOK, Look())]
    said = [(words, styles, look) for words in PLAIN for styles, look in looks]
    printed = [render(report(words, *styles), name, look) for words, styles, look in said]
    return set().union(*map(ORACLES[name], printed))


def strings(noun: Noun) -> Iterator[tuple[str, bool]]:
    """Yield the name of every field that holds a text, and whether strangers' words are in it."""
    for field in type(noun).model_fields:
        value = getattr(noun, field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Noun):
                yield from strings(item)
            elif type(item) is str:
                yield f"{type(noun).__name__}.{field}", "w" in item
