"""What people have decided, from the files on disk to the exit code."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest
from calling import Call, caller

from claimcheck import deciding, pipeline, reading, signoffs
from claimcheck.errors import DecisionsError, UsageError
from claimcheck.model import Decision, Outcome, Report, SuppressionKind
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """The harbour “was closed for nine weeks in the spring of that year.”[1]

<!-- claimcheck: ignore quotation-uncited -- the mayor's own letter, printed on page 4 -->

The mayor wrote that “nobody had expected the gates to fail before the winter.”

[1] Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021, 2.
"""
REFERENCES = """references:
  - id: lee-2021
    title: A Harbour Shut
    author: [{family: Lee, given: Ann}]
    container-title: Coast Weekly
    issued: 2021-05-03
    source: sources/lee.txt
"""
SOURCE = "Nobody had expected it. The harbour was closed for four weeks in the spring of that year.\n"


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    return caller(monkeypatch, capsys)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article with one altered quotation, and one without a note that a comment excuses."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "references.yaml").write_text(REFERENCES, encoding="utf-8")
    (tmp_path / "sources" / "lee.txt").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def settings(**values: object) -> Settings:
    return Settings(
        store=None, select=("quotation-altered", "quotation-critical-token", "quotation-uncited"), **values
    )  # type: ignore[arg-type] # named by the tests


def run(folder: Path, **values: object) -> Report:
    return pipeline.run([(folder / "article.md").relative_to(folder)], settings(**values))


def open_rules(report: Report) -> set[str]:
    return {f.rule for dossier in report.dossiers for f in dossier.findings if not f.suppressed}


def sign(folder: Path, report: Report, expires: str | None = None) -> None:
    """Accept every open finding, as on the fourth of May 2026."""
    [dossier] = report.dossiers
    for finding in dossier.findings:
        if not finding.suppressed:
            signed = signoffs.sign(
                dossier, finding, Decision.ACCEPT, "the book has nine", "Ada Lee", "2026-05-04", expires
            )
            signoffs.save(folder / "signoffs.toml", signed)


def test_a_comment_in_the_manuscript_suppresses_what_it_names_and_gives_its_reason(folder: Path) -> None:
    report = run(folder)
    [excused] = [f for f in report.dossiers[0].findings if f.suppressed]
    assert excused.rule == "quotation-uncited"
    assert excused.suppression is not None
    assert excused.suppression.kind is SuppressionKind.INLINE
    assert excused.suppression.reason == "the mayor's own letter, printed on page 4"
    assert "quotation-uncited" in open_rules(run(folder, inline=False))


def test_a_sign_off_passes_the_run_until_its_day_is_over(folder: Path) -> None:
    sign(folder, run(folder), expires="2026-12-31")
    held = run(folder, today=date(2026, 12, 31), allow_unchecked=True)
    assert held.summary.outcome is Outcome.PASS
    assert {each.state for each in held.dossiers[0].signoffs} == {"holds"}
    back = run(folder, today=date(2027, 1, 1), allow_unchecked=True)
    assert back.summary.outcome is Outcome.FAIL
    assert all("Ada Lee" in f.remark for f in back.dossiers[0].findings if not f.suppressed)


def test_the_day_is_that_of_source_date_epoch_where_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1778889600")
    assert deciding.day(Settings()) == "2026-05-16"
    assert deciding.day(Settings(today=date(2026, 1, 2))) == "2026-01-02"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH must be seconds"):
        deciding.day(Settings())


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("article.md", "nine weeks", "ten weeks"),
        ("sources/lee.txt", "four weeks", "five weeks"),
        ("sources/lee.txt", "Nobody had", "No one had"),
    ],
)
def test_a_changed_quotation_or_source_brings_the_finding_back(
    folder: Path, file: str, old: str, new: str
) -> None:
    sign(folder, run(folder))
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    assert open_rules(run(folder)) >= {"quotation-critical-token"}


def test_a_baseline_excuses_the_old_and_not_the_new(folder: Path, call: Call) -> None:
    assert call("run", "article.md", "-q", "--output", "baseline=old.json").code == 1
    assert call("run", "article.md", "-q", "--baseline", "old.json", "--allow-unchecked").code == 0
    text = (folder / "article.md").read_text(encoding="utf-8").replace("that year", "this year")
    (folder / "article.md").write_text(text, encoding="utf-8")
    assert call("run", "article.md", "-q", "--baseline", "old.json", "--allow-unchecked").code == 1


def test_a_baseline_that_is_not_there_says_how_to_write_one(folder: Path) -> None:
    with pytest.raises(DecisionsError, match="--output baseline=FILE"):
        run(folder, baseline=folder / "none.json")


def test_sign_offs_of_a_branch_do_not_count_where_those_of_a_revision_are_asked_for(folder: Path) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example"]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)  # noqa: S603 - fixed words
    subprocess.run([*git, "add", "."], check=True)  # noqa: S603 - the same
    subprocess.run([*git, "commit", "-qm", "Begin"], check=True)  # noqa: S603 - the same
    sign(folder, run(folder))
    assert open_rules(run(folder)) == set()
    assert open_rules(run(folder, signoffs_from="main")) >= {"quotation-critical-token"}


def test_only_what_has_changed_since_a_revision_is_checked(folder: Path, call: Call) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example"]
    (folder / "other.md").write_text(
        "Another “says nothing at all of the closed harbour.”\n", encoding="utf-8"
    )
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)  # noqa: S603 - fixed words
    subprocess.run([*git, "add", "."], check=True)  # noqa: S603 - the same
    subprocess.run([*git, "commit", "-qm", "Begin"], check=True)  # noqa: S603 - the same
    paths = [folder / "article.md", folder / "other.md"]
    nothing = pipeline.run(paths, settings(), since="main")
    assert (nothing.dossiers, nothing.summary.outcome) == ((), Outcome.PASS)
    ended = call("run", "article.md", "other.md", "--since", "main")
    assert (ended.code, "only what has changed since main" in " ".join(ended.out.split())) == (0, True)
    (folder / "sources" / "lee.txt").write_text(SOURCE.replace("four", "five"), encoding="utf-8")
    [dossier] = pipeline.run(paths, settings(), since="main").dossiers
    assert dossier.evidence.manuscript.path.endswith("article.md")


def test_the_sign_offs_of_a_manuscript_that_is_gone_are_told(folder: Path) -> None:
    sign(folder, run(folder))
    (folder / "article.md").rename(folder / "renamed.md")
    report = pipeline.run([folder / "renamed.md"], settings())
    assert open_rules(report) == set()
    (folder / "renamed.md").write_text(
        "The other article has no such words, and “no notes”.\n", encoding="utf-8"
    )
    (folder / "other.md").write_text("Nothing.\n", encoding="utf-8")
    [dossier] = pipeline.run([folder / "other.md"], settings()).dossiers
    assert any("article.md is gone" in notice.message for notice in dossier.notices)


def test_the_file_of_sign_offs_stands_beside_the_manuscript_unless_it_is_named(folder: Path) -> None:
    [dossier] = run(folder).dossiers
    assert reading.signoffs_file(dossier.evidence.manuscript, Settings()).as_posix() == "signoffs.toml"
    named = Settings(signoffs=folder / "mine.toml")
    assert reading.signoffs_file(dossier.evidence.manuscript, named) == folder / "mine.toml"


def test_a_manuscript_that_was_renamed_and_edited_at_once_shows_what_was_signed_off(folder: Path) -> None:
    sign(folder, run(folder))
    (folder / "article.md").unlink()
    edited = ARTICLE.replace("was closed for nine weeks", "was shut for nine weeks")
    (folder / "renamed.md").write_text(edited, encoding="utf-8")
    [dossier] = pipeline.run([folder / "renamed.md"], settings()).dossiers
    remarks = [finding.remark for finding in dossier.findings if finding.remark]
    assert remarks
    assert all("“was closed for nine weeks in the spring of that year.”" in remark for remark in remarks)
    assert all(remark.startswith("Ada Lee signed off other words on 2026-05-04: ") for remark in remarks)


def test_a_file_of_sign_offs_that_is_named_and_not_there_is_a_wrong_call(folder: Path, call: Call) -> None:
    assert folder.is_dir()
    ended = call("run", "article.md", "--offline", "--signoffs", "signofs.toml")
    assert (ended.code, "signofs.toml: is not there" in ended.err) == (2, True)


@pytest.mark.parametrize("words", ["tomorrow", "2026-02-30", "1.5.2026"])
def test_a_day_that_is_none_is_a_wrong_call(folder: Path, call: Call, words: str) -> None:
    assert folder.is_dir()
    ended = call("run", "article.md", "--offline", "--today", words)
    assert (ended.code, f"--today '{words}' is no day; say it as 2027-05-01" in ended.err) == (2, True)
