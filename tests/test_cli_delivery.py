"""What `--output` writes and where, and the summary of a step in GitHub Actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from calling import Call, caller
from word_files import p, package, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Call:
    (tmp_path / "article.docx").write_bytes(package(p(run("He said “it never rained in all of that year.”"))))
    (tmp_path / "article.txt").write_text(
        "He said “it never rained in all of that year.”\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return caller(monkeypatch, capsys)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("article.txt", "--output", "docx=new.docx"), "that ends in .docx or .docm"),
        (("article.docx", "--output", "docx=new.doc"), "must end in .docx"),
        (("article.docx", "article.txt", "--output", "docx=new.docx"), "check it alone"),
        (("article.docx", "--output", "docx=none/new.docx"), "its folder does not exist"),
        (("article.docx", "--output", "pdf=new.pdf"), "with NAME one of terminal, "),
    ],
)
def test_what_cannot_be_written_is_refused_before_any_work(
    call: Call, tmp_path: Path, args: tuple[str, ...], words: str
) -> None:
    ended = call("run", "--offline", *args)
    assert (ended.code, words in ended.err) == (2, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.docx", "article.txt"]


def test_a_word_manuscript_is_written_beside_the_other_reports(call: Call, tmp_path: Path) -> None:
    ended = call(
        "run", "article.docx", "--offline", "--output", "docx=new.docx", "--output", "json=report.json"
    )
    assert ended.code == 1
    assert (tmp_path / "new.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "report.json").read_text(encoding="utf-8").startswith("{")


def test_annotations_come_with_a_summary_of_the_step_which_is_appended(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Earlier steps\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ended = call("run", "article.txt", "--offline", "--format", "github")
    assert ended.out.startswith("::error ")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Earlier steps\n")
    assert "quotation-uncited" in text
    summary.unlink()
    call("run", "article.txt", "--offline")
    assert not summary.exists()


def test_a_summary_that_cannot_be_written_is_said(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    ended = call("run", "article.txt", "--offline", "--format", "github")
    assert (ended.code, "GITHUB_STEP_SUMMARY cannot be written" in ended.err) == (2, True)
