"""The rules on the sample article: the notes where each must fire, as an editor listed them by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck import pipeline, rules
from claimcheck.model import Finding, Level

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "data" / "article.txt"

EXPECTED = {
    "name-drift": [12],
    "note-incomplete": [5, 6, 16],
    "note-punctuation": [4, 10, 10, 11, 12],
    "note-several-works": [4, 10, 12],
    "note-without-locator": [1, 2, 3, 4, 4, 5, 6, 7, 9, 10, 10, 10, 12, 12, 13, 14, 15, 16, 17],
    "note-suspicious-date": [17],
    "pinpoint-missing": [7],
    "quotation-bracket": [5, 16],
    "quotation-far-mark": [3, 8, 13, 14],
    "quotation-unchecked": [1, 2, 3, 3, 3, 3, 5, 6, 7, 8, 13, 13, 14, 15, 16, 18],  # no source is had
    "quotation-unattributed": [2, 3, 7, 16],
    "quotation-unmarked-block": [15],
    "source-missing": [1, 2, 4, 5, 6, 7, 9, 10, 12, 13, 14, 15, 17],
    "source-unavailable": [3, 4, 10, 10, 12, 16],
    "speaker-not-author": [14],
    "stale-source": [5, 17],
}

Checked = Callable[[str], list[Finding]]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    store = tmp_path_factory.mktemp("store")
    references = ROOT / "data" / "references.yaml"
    every = rules.names()
    report = pipeline.check(ARTICLE, references=references, offline=True, store=store, select=every)
    return lambda rule: [finding for finding in report.dossiers[0].findings if finding.rule == rule]


@pytest.mark.parametrize("rule", rules.names())
def test_a_rule_fires_on_the_listed_notes_and_nowhere_else(rule: str, checked: Checked) -> None:
    assert sorted(finding.mark or 0 for finding in checked(rule)) == EXPECTED.get(rule, [])


def test_every_fingerprint_is_its_own(checked: Checked) -> None:
    prints = [finding.fingerprint for rule in rules.names() for finding in checked(rule)]
    assert len(set(prints)) == len(prints)


def test_an_unsigned_news_item_is_only_a_note(checked: Checked) -> None:
    levels = {finding.mark: finding.level for finding in checked("note-incomplete")}
    assert levels == {5: Level.WARNING, 6: Level.NOTE, 16: Level.WARNING}


def test_a_bracket_without_its_source_is_only_a_note(checked: Checked) -> None:
    assert {finding.level for finding in checked("quotation-bracket")} == {Level.NOTE}


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("name-drift", ["Vande Felbab-Brown"]),
        ("note-punctuation", [",;", ",;", ",;", ".”.", ",;"]),
        ("quotation-bracket", ["[with]", "[neglecting]"]),
    ],
)
def test_the_main_place_is_exact(rule: str, shown: list[str], checked: Checked) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    assert [finding.locations[0].span.of(text) for finding in checked(rule)] == shown


def test_each_lost_address_is_shown_at_its_comma(checked: Checked) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    for finding in checked("note-without-locator"):
        place = finding.locations[0]
        assert place.span.of(text) == ","
        assert text.splitlines()[place.line - 1][place.column - 1] == ","
