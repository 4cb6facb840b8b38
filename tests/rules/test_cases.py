"""Every rule against its cases on disk and against the example of its own page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from rules.case import example, findings

from claimcheck import rules

CASES = Path(__file__).parents[1] / "cases"
FOLDERS = sorted(folder for folder in CASES.glob("*/*") if folder.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_case(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    found = findings(tmp_path, folder.parent.name)
    text = (tmp_path / "article.txt").read_text(encoding="utf-8")
    if folder.name.startswith("silent-"):
        assert [finding.message for finding in found] == []
        return
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    assert len(found) == len(expected), [finding.message for finding in found]
    for finding, wanted in zip(found, expected, strict=True):
        assert wanted.keys() <= {"at", "level", "mark", "message", "reference", "places"}
        assert finding.locations[0].span.of(text) == wanted.get("at", finding.locations[0].span.of(text))
        assert finding.level == wanted.get("level", finding.level)
        assert finding.mark == wanted.get("mark", finding.mark)
        assert finding.message == wanted.get("message", finding.message)
        assert finding.reference_id == wanted.get("reference", finding.reference_id)
        assert len(finding.locations) == wanted.get("places", len(finding.locations))


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.NAME)
def test_the_example_of_the_page_fires(rule: rules.Rule, tmp_path: Path) -> None:
    for path, body in example(rule).items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(body, encoding="utf-8")
    assert [finding.rule for finding in findings(tmp_path, rule.NAME)] == [rule.NAME]


@pytest.mark.parametrize("rule", rules.names())
@pytest.mark.parametrize("kind", ["fires", "silent"])
def test_every_rule_has_a_case_that_fires_and_one_that_is_silent(rule: str, kind: str) -> None:
    assert list((CASES / rule).glob(f"{kind}-*/article.txt")), f"{rule} has no {kind} case"


def test_every_case_belongs_to_a_rule() -> None:
    assert {folder.parent.name for folder in FOLDERS} == set(rules.names())
    assert all(folder.name.startswith(("fires-", "silent-")) for folder in FOLDERS)
