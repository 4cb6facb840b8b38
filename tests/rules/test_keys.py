"""A key that stands for no reference is told of, with the nearest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import pipeline, rules
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def told(folder: Path, citation: str) -> list[str]:
    (folder / "references.bib").write_text(
        "@book{lee2021, author = {Lee, Ann}, title = {Night Shift}, year = 2021}\n", encoding="utf-8"
    )
    article = folder / "article.md"
    article.write_text(f"The port “never slept, not even on feast days” {citation}.\n", encoding="utf-8")
    evidence = pipeline.read(article, Settings())
    return [finding.message for finding in rules.apply(evidence, select=("citation-unresolved",), ignore=())]


def test_a_key_of_the_bibliography(tmp_path: Path) -> None:
    assert told(tmp_path, "[@lee2021, p. 2]") == []


def test_a_key_that_is_misspelled(tmp_path: Path) -> None:
    assert told(tmp_path, "[@lee2012, p. 2]") == [
        "The key “lee2012” stands for no reference; did you mean “lee2021”?"
    ]


def test_a_key_like_no_other(tmp_path: Path) -> None:
    assert told(tmp_path, "[@moreau]") == ["The key “moreau” stands for no reference"]
