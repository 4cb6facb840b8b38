"""What `--output` writes and where, and the summary of a step in GitHub Actions."""

from __future__ import annotations

import os
import sys
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
        (("article.txt", "--output", "html=a", "--output", "csv=./a"), "is named by two --output"),
        (("article.txt", "--output", "baseline=b.json", "--since", "HEAD"), "leave out --since"),
        (("article.txt", "--output", "html=./article.txt"), "is read by the check"),
        (("article.docx", "--output", "docx=article.docx"), "is read by the check"),
        (("article.txt", "--output", "json=references.yaml"), "is read by the check"),
        (("article.txt", "--output", "json=claimcheck.lock"), "is read by the check"),
        (("article.txt", "--output", "json=signoffs.toml"), "is read by the check"),
        (("article.txt", "--output", "json=claimcheck.toml"), "is read by the check"),
    ],
)
def test_what_cannot_be_written_is_refused_before_any_work(
    call: Call, tmp_path: Path, args: tuple[str, ...], words: str
) -> None:
    ended = call("run", "--offline", *args)
    assert (ended.code, words in ended.err) == (2, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.docx", "article.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names in folders there")
def test_a_pipe_is_written_into_and_stays(call: Call, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        call("run", "article.txt", "--offline", "--output", "csv=pipe")
        assert os.read(reader, 20).startswith("\ufeff".encode() + b'"manuscript"')
    finally:
        os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_is_written_through_and_stays(call: Call, tmp_path: Path) -> None:
    (tmp_path / "latest.csv").symlink_to("today.csv")
    call("run", "article.txt", "--offline", "--output", "csv=latest.csv")
    assert (tmp_path / "latest.csv").is_symlink()
    assert (tmp_path / "today.csv").read_text(encoding="utf-8-sig").startswith('"manuscript"')


def test_no_report_is_written_over_what_a_report_rests_on(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("It rained each day.\n", encoding="utf-8")
    (tmp_path / "r.yaml").write_text(
        "- {id: roy, title: Rain, notes: [1], source: page.txt}\n", encoding="utf-8"
    )
    article = "He said “it never rained in all of that year.”[1]\n\nNotes\n\n[1] Roy, “Rain.”\n"
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    ended = call("run", "article.txt", "--references", "r.yaml", "--output", "csv=page.txt")
    assert (ended.code, "is read by the check" in ended.err) == (2, True)
    assert (tmp_path / "page.txt").read_text(encoding="utf-8") == "It rained each day.\n"
    assert call("run", "article.txt", "--references", "r.yaml", "--output", "csv=r.yaml").code == 2


def test_a_baseline_may_be_written_over_the_one_that_is_read(call: Call, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    assert call("run", "article.txt", "--offline", "--output", f"baseline={old}").code == 1
    before = old.read_text(encoding="utf-8")
    again = call("run", "article.txt", "--offline", "--baseline", "old.json", "--output", f"baseline={old}")
    assert again.code == 3  # nothing new is found, and nothing was looked at
    assert old.read_text(encoding="utf-8") == before
    assert call("run", "article.txt", "--baseline", "old.json", "--output", "json=old.json").code == 2


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
