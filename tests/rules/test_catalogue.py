"""The list of rules against the folder, and the pages against their form."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from claimcheck import rules
from claimcheck.model import Level, Need

FILES = {file.stem for file in Path(rules.__file__).parent.glob("*.py") if not file.name.startswith("_")}
DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_listed_rules_are_the_rules_on_disk() -> None:
    listed = {module for module in FILES if import_module(f"claimcheck.rules.{module}") in rules.RULES}
    assert listed == FILES
    assert len(rules.RULES) == len(FILES)


def test_a_rule_is_named_like_its_file() -> None:
    assert {name.replace("-", "_") for name in rules.names()} == FILES


def test_rules_are_listed_by_name() -> None:
    assert list(rules.names()) == sorted(rules.names())


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.NAME)
def test_a_page_has_its_parts_in_order(rule: rules.Rule) -> None:
    page = rules.page(rule)
    heads = [line for line in page.splitlines() if line.startswith("#")]
    assert heads == ["## Why it matters", "## Example", "## How to fix"]
    assert rules.summary(rule) == page.splitlines()[0]
    assert rules.summary(rule).endswith(".")
    assert page.splitlines()[1] == ""
    assert isinstance(rule.LEVEL, Level)
    assert isinstance(rule.NEEDS, Need)


def test_a_rule_is_found_by_its_name() -> None:
    assert rules.by_name("name-drift") is import_module("claimcheck.rules.name_drift")
    assert rules.by_name("name_drift") is None
    assert rules.by_name("no-such-rule") is None


def test_the_catalogue_has_a_row_and_a_section_for_every_rule() -> None:
    text = rules.catalogue()
    for name in rules.names():
        assert f"| [{name}](#{name}) |" in text
        assert f"\n## {name}\n" in text
    assert text.count("\n### How to fix\n") == len(rules.RULES)


def test_the_printed_catalogue_is_current() -> None:
    assert rules.catalogue() in DOCS.read_text(encoding="utf-8")
