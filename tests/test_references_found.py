"""References are found in the file named, in one beside the manuscript, and in the manuscript itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck import pipeline
from claimcheck.model import Verdict
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "The harbour was closed for nine weeks in the spring of that year, and nobody had been told.\n"
BIB = """@article{lee, author = {Lee, Ann}, title = {A Harbour Shut}, journal = {Coast Weekly}, year = 2021}
@book{ek, author = {Ek, Bo}, title = {After the Gates Fell}, year = 2020}
"""
OURS = "references:\n  - {id: lee, title: The editor's entry, source: shut.txt}\n"


def written(folder: Path, article: str, **files: str) -> Path:
    """Write a Markdown article and the files beside it, their suffix after a double underscore."""
    (folder / "shut.txt").write_text(PAGE, "utf-8")
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, "utf-8")
    (folder / "article.md").write_text(article, "utf-8")
    return folder / "article.md"


CITING = "Lee says that the “harbour was closed for nine weeks” [@lee, p. 2].\n"


@pytest.mark.parametrize("suffix", ["bib", "json"])
def test_a_bibliography_beside_the_manuscript_is_found(suffix: str, tmp_path: Path) -> None:
    json = '[{"id": "lee", "type": "article", "title": "A Harbour Shut"}]'
    article = written(tmp_path, CITING, **{f"references__{suffix}": BIB if suffix == "bib" else json})
    evidence = pipeline.read(article, Settings())
    assert evidence.references_path == (tmp_path / f"references.{suffix}").as_posix()
    assert [found.reference_id for found in evidence.resolutions] == ["lee"]


def test_a_bibliography_that_the_manuscript_names_gives_what_it_cites(tmp_path: Path) -> None:
    article = written(tmp_path, f"---\nbibliography: library.bib\n---\n\n{CITING}", library__bib=BIB)
    evidence = pipeline.read(article, Settings())
    assert [reference.id for reference in evidence.references] == ["lee"]


def test_the_references_file_goes_before_what_the_manuscript_brings(tmp_path: Path) -> None:
    front = f"---\nbibliography: library.bib\n---\n\n{CITING}"
    article = written(tmp_path, front, library__bib=BIB, references__yaml=OURS)
    report = pipeline.check(article, offline=True, store=None)
    [match] = report.dossiers[0].evidence.matches
    assert (match.verdict, match.reference_id) == (Verdict.VERBATIM, "lee")


def test_references_in_the_front_matter(tmp_path: Path) -> None:
    front = "---\nreferences:\n- id: lee\n  title: A Harbour Shut\n  source: shut.txt\n---\n\n"
    report = pipeline.check(written(tmp_path, front + CITING), offline=True, store=None)
    assert [match.verdict for match in report.dossiers[0].evidence.matches] == [Verdict.VERBATIM]


def test_a_draft_holds_what_the_manuscript_brings_and_cites(tmp_path: Path) -> None:
    article = written(tmp_path, f"---\nbibliography: library.bib\n---\n\n{CITING}", library__bib=BIB)
    drafted = pipeline.draft(article)
    assert "- id: lee" in drafted
    assert "Harbour Shut" in drafted
    assert "- id: ek" not in drafted


def test_a_draft_has_an_entry_to_fill_in_for_a_key_that_nothing_explains(tmp_path: Path) -> None:
    article = written(tmp_path, "Moreau calls it “closed for nine weeks” [@moreau2020].\n")
    assert "- id: moreau2020" in pipeline.draft(article)
