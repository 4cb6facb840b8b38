"""The command line as a shell sees it: exit codes row by row, bad input in one line, files written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from calling import Call, caller

from claimcheck import report
from claimcheck.cli import options

ROOT = Path(__file__).parent.parent


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run `claimcheck ARGS` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return caller(monkeypatch, capsys)


SOURCE = """The mill by the ford

The mill ground corn for four parishes until 1911, when the weir broke and nobody would pay to mend it.
The miller kept bees in the wheel pit after that.
"""
REFERENCES = """references:
  - id: marsh-1950
    title: The Mill by the Ford
    author: [{family: Marsh, given: Ada}]
    issued: 1950
    source: mill.txt
"""


def article(quotation: str) -> str:
    note = "[1] Ada Marsh, “The Mill by the Ford,” Parish Papers, 1950, p. 4."
    return f"The mill is gone. Marsh writes that “{quotation}”[1]\n\n{note}\n"


VERBATIM = "the miller kept bees in the wheel pit after that."
ALTERED = "The mill ground corn for nine parishes until 1911"


def write(folder: Path, quotation: str = VERBATIM, references: str = REFERENCES) -> None:
    folder.joinpath("article.txt").write_text(article(quotation), encoding="utf-8")
    folder.joinpath("references.yaml").write_text(references, encoding="utf-8")
    folder.joinpath("mill.txt").write_text(SOURCE, encoding="utf-8")


# --- the exit-code table --------------------------------------------------------------------


def test_0_nothing_to_mend(call: Call, tmp_path: Path) -> None:
    write(tmp_path)
    ended = call("run", "article.txt")
    assert ended.code == 0, ended
    assert "PASS" in ended.out


def test_1_findings(call: Call, tmp_path: Path) -> None:
    write(tmp_path, ALTERED)
    ended = call("run", "article.txt")
    assert ended.code == 1
    assert "FAIL" in ended.out
    assert "nine" in ended.out
    assert "four" in ended.out


def test_1_only_at_or_above_fail_on(call: Call, tmp_path: Path) -> None:
    write(tmp_path, references=REFERENCES + "  - {id: never-cited, title: Bees, source: mill.txt}\n")
    assert call("run", "article.txt").code == 0
    assert call("run", "article.txt", "--fail-on", "warning").code == 1
    assert call("run", "article.txt", "--fail-on", "warning", "--ignore", "reference-unused").code == 0


def test_3_something_could_not_be_checked(call: Call, tmp_path: Path) -> None:
    write(tmp_path)
    tmp_path.joinpath("mill.txt").unlink()
    ended = call("run", "article.txt")
    assert ended.code == 3
    assert "INCOMPLETE" in ended.out
    assert call("run", "article.txt", "--allow-unchecked").code == 0


def test_1_goes_before_3(call: Call, tmp_path: Path) -> None:
    write(tmp_path)
    text = article(VERBATIM).replace(
        "\n\n[1]", " He adds “the wheel was sold for scrap iron in the spring”.\n\n[1]"
    )
    tmp_path.joinpath("article.txt").write_text(text, encoding="utf-8")
    tmp_path.joinpath("mill.txt").unlink()
    assert call("run", "article.txt").code == 1  # quotation-uncited is an error


def test_2_nothing_to_check(call: Call, tmp_path: Path) -> None:
    tmp_path.joinpath("plain.txt").write_text("No words of others here.\n\nNone here.\n", encoding="utf-8")
    ended = call("run", "plain.txt")
    assert ended.code == 2
    assert "EMPTY" in ended.out
    assert call("run", "plain.txt", "--allow-empty").code == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["run", "missing.txt"], "missing.txt"),
        (["run"], "no manuscript"),
        (["run", "article.txt", "--references", "none.yaml"], "none.yaml"),
        (["run", "article.txt", "--select", "quotation-alterd"], "quotation-alterd"),
        (["run", "article.txt", "--output", "pdf=out.pdf"], "terminal, json"),
        (["run", "article.txt", "--output", "json=no/such/folder.json"], "folder"),
        (["run", "article.txt", "--jobs", "0"], "jobs"),
        (["run", "article.txt", "--deadline", "-1"], "deadline"),
        (["run", "article.txt", "--fail-on", "fatal"], "fatal"),
        (["run", "."], "."),
        (["explain", "no-such-rule"], "no-such-rule"),
        (["no-such-command"], "no-such-command"),
        (["init", "article.txt"], "--force"),
        (["init", "article.txt", "--force", "--output", "article.txt"], "is the manuscript"),
    ],
)
def test_2_a_wrong_call_says_what_and_where(call: Call, tmp_path: Path, args: list[str], words: str) -> None:
    write(tmp_path)
    ended = call(*args)
    assert ended.code == 2
    assert words in ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""


def test_70_a_bug_is_one_line_and_a_log(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("claimcheck.matcher.judge", lambda *_: 1 / 0)
    ended = call("run", "article.txt")
    assert ended.code == 70
    assert len(ended.err.splitlines()) == 1
    log = Path(ended.err.split()[-1])
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_130_interrupted(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    write(tmp_path)
    monkeypatch.setattr("claimcheck.matcher.judge", interrupt)
    assert call("run", "article.txt").code == 130


# --- bad manuscripts ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\n\t\n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(40), "zip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (b"words \x00\x01\x02\x03 and NUL" + bytes(64), "binary"),
    ],
)
def test_a_manuscript_that_is_no_text_is_refused(call: Call, tmp_path: Path, data: bytes, words: str) -> None:
    tmp_path.joinpath("odd.txt").write_bytes(data)
    ended = call("run", "odd.txt")
    assert ended.code == 2
    assert ended.err.startswith("claimcheck: odd.txt: ")
    assert words.lower() in ended.err.lower()
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_manuscript_in_another_encoding_is_read(call: Call, tmp_path: Path, encoding: str) -> None:
    write(tmp_path)
    tmp_path.joinpath("article.txt").write_bytes(article(VERBATIM).encode(encoding))
    assert call("run", "article.txt").code == 0


def test_quotations_without_any_notes_are_findings(call: Call, tmp_path: Path) -> None:
    text = "She wrote that “the miller kept bees in the wheel pit after that.” Nobody says where.\n"
    tmp_path.joinpath("bare.txt").write_text(text, encoding="utf-8")
    ended = call("run", "bare.txt")
    assert ended.code == 1
    assert "quotation-uncited" in ended.out


# --- bad references -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yaml", "place", "words"),
    [
        ("references: none\n", ":1:13", "list"),
        ("references:\n  - id: a\n    title: A\n  - id: a\n    title: B\n", ":4:", "a"),
        ("references:\n  - id: a\n    titel: A\n", ":3:5", "title"),
        ("references:\n  - id: a\n    notes: [one]\n", ":3:", "one"),
        ("references:\n  - id: a\n    title: A\n    URL: not an address\n", ":4:10", "address"),
        ("references:\n  - title: A\n", ":2:", "id"),
        ("references:\n  - id: a\n   title: [\n", ":3:", ""),
        ("references: [&a {id: x}, *a]\n", ":1:", "a"),
    ],
)
def test_bad_references_say_file_line_and_column(
    call: Call, tmp_path: Path, yaml: str, place: str, words: str
) -> None:
    write(tmp_path, references=yaml)
    ended = call("run", "article.txt")
    assert ended.code == 2
    assert ended.err.startswith(f"claimcheck: references.yaml{place}"), ended.err
    assert words in ended.err
    assert len(ended.err.splitlines()) == 1


def test_a_second_pin_on_a_note_whose_title_tells_is_told(call: Call, tmp_path: Path) -> None:
    second = "  - {id: other, title: Another, notes: [1], source: mill.txt}\n"
    write(tmp_path, references=REFERENCES.replace("issued", "notes: [1]\n    issued") + second)
    ended = call("run", "article.txt", "--fail-on", "warning")
    assert ended.code == 1
    assert "reference-unused" in ended.out
    assert "other" in ended.out


def test_two_pins_on_a_note_that_tells_nothing_are_refused(call: Call, tmp_path: Path) -> None:
    pinned = [
        f"  - {{id: {id_}, title: {id_.title()}, notes: [1], source: mill.txt}}\n" for id_ in ("one", "two")
    ]
    write(tmp_path, references="references:\n" + "".join(pinned))
    ended = call("run", "article.txt")
    assert ended.code == 3  # which of the two is meant is not guessed
    assert "citation-ambiguous" in ended.out


def test_a_source_outside_the_folder_needs_leave(call: Call, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    write(inner, references=REFERENCES.replace("mill.txt", "../mill.txt"))
    inner.joinpath("mill.txt").rename(tmp_path / "mill.txt")
    ended = call("run", "inner/article.txt")
    assert ended.code == 3
    assert "--allow-outside" in ended.out
    assert call("run", "inner/article.txt", "--allow-outside").code == 0


# --- what it writes -------------------------------------------------------------------------


def test_a_report_that_cannot_be_written_leaves_nothing_behind(call: Call, tmp_path: Path) -> None:
    write(tmp_path)
    tmp_path.joinpath("out").mkdir()
    before = {file.name for file in tmp_path.iterdir()}
    ended = call("run", "article.txt", "--output", "json=out")
    assert ended.code == 2
    assert "cannot be written" in ended.err
    assert {file.name for file in tmp_path.iterdir()} == before


def test_json_is_printed_and_written_alike(call: Call, tmp_path: Path) -> None:
    write(tmp_path)
    printed = call("run", "article.txt", "--format", "json", "--output", "json=out.json").out
    assert json.loads(printed)["summary"]["exit_code"] == 0
    assert tmp_path.joinpath("out.json").read_text(encoding="utf-8") == printed


def test_the_same_run_prints_the_same_bytes(call: Call, tmp_path: Path) -> None:
    write(tmp_path, ALTERED)
    assert call("run", "article.txt", "--format", "json") == call("run", "article.txt", "--format", "json")


def test_quiet_is_one_line(call: Call, tmp_path: Path) -> None:
    write(tmp_path, ALTERED)
    ended = call("run", "article.txt", "-q")
    assert len(ended.out.splitlines()) == 1
    assert "FAIL" in ended.out
    assert ended.err == ""


def test_init_drafts_what_run_reads(call: Call, tmp_path: Path) -> None:
    write(tmp_path)
    tmp_path.joinpath("references.yaml").unlink()
    assert call("init", "article.txt").code == 0
    drafted = tmp_path.joinpath("references.yaml").read_text(encoding="utf-8")
    assert "The Mill by the Ford" in drafted
    assert call("run", "article.txt").code == 3
    assert call("init", "article.txt", "--output", "-").out == drafted


def test_parse_shows_what_was_read_and_fetches_nothing(call: Call, tmp_path: Path) -> None:
    write(tmp_path)
    ended = call("parse", "article.txt")
    assert ended.code == 0
    assert "the miller kept bees" in ended.out
    assert "marsh-1950" in ended.out


@pytest.mark.parametrize(
    ("words", "code"),
    [(VERBATIM, 0), (ALTERED, 1), ("Nothing of this kind was ever said by anyone at all.", 1)],
)
def test_find_looks_in_files(call: Call, tmp_path: Path, words: str, code: int) -> None:
    write(tmp_path)
    assert call("find", words, "mill.txt").code == code


@pytest.mark.parametrize(
    ("words", "said"),
    [(VERBATIM, "Permissible, because every word stands"), (ALTERED, "Altered, because it was found")],
)
def test_find_explains(call: Call, tmp_path: Path, words: str, said: str) -> None:
    write(tmp_path)
    plain, told = call("find", words, "mill.txt"), call("find", words, "mill.txt", "--explain")
    assert said in " ".join(told.out.split())
    assert said not in " ".join(plain.out.split())
    assert told.code == plain.code


def test_find_says_when_it_could_not_look(call: Call) -> None:
    ended = call("find", VERBATIM, "nowhere.txt")
    assert ended.code == 3
    assert "nowhere.txt" in ended.out


def test_find_does_not_say_absent_of_a_place_that_it_could_not_look_at(call: Call, tmp_path: Path) -> None:
    write(tmp_path)
    words = "Nothing of this kind was ever said by anyone at all."
    assert call("find", words, "mill.txt", "nowhere.txt").code == 3
    assert call("find", VERBATIM, "mill.txt", "nowhere.txt").code == 0


def test_every_format_that_can_be_asked_for_has_a_writer() -> None:
    assert report.WRITERS == options.FORMATS


def test_a_bad_manuscript_is_told_before_the_sources_of_the_good_ones_are_fetched(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetched(*_: object) -> None:
        raise AssertionError("fetched")

    write(tmp_path)
    monkeypatch.setattr("claimcheck.resolver.obtain", fetched)
    ended = call("run", "article.txt", "missing.txt")
    assert ended.code == 2
    assert "missing.txt" in ended.err


def test_rules_and_explain_name_every_rule(call: Call) -> None:
    listed = [line.split()[0] for line in call("rules").out.splitlines()]
    assert "quotation-altered" in listed
    for name in listed:
        page = call("explain", name).out
        assert "Why it matters" in page, name


# --- configuration --------------------------------------------------------------------------


def test_run_takes_its_manuscripts_from_the_configuration_upward(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    tmp_path.joinpath("claimcheck.toml").write_text('manuscripts = ["article.txt"]\n', encoding="utf-8")
    below = tmp_path / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    ended = call("run")
    assert ended.code == 0, ended
    assert tmp_path.as_posix() not in ended.out


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("fail_on = 'error'\n", "claimcheck.toml:1: unknown key 'fail_on'; did you mean 'fail-on'?"),
        ("[tool.claimcheck]\njobs = 2\n", "the keys stand at the top, without [tool.claimcheck]"),
        ("today = 'x'\n", "claimcheck.toml:1: today: must be a day such as 2026-05-04, not 'x'"),
        ("\njobs = 'many'\n", "claimcheck.toml:2: jobs"),
        ("jobs = [\n", "not valid TOML"),
        (f"jobs = {'9' * 5000}\n", "not valid TOML"),
        (f"jobs = {'[' * 5000}\n", "not valid TOML"),
    ],
)
def test_bad_configuration_says_where(call: Call, tmp_path: Path, toml: str, words: str) -> None:
    tmp_path.joinpath("claimcheck.toml").write_text(toml, encoding="utf-8")
    ended = call("run", "article.txt")
    assert ended.code == 2
    assert words in ended.err


# --- start-up and pipes ---------------------------------------------------------------------


def test_help_imports_nothing_heavy() -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "claimcheck", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in ended.stderr.splitlines()}
    assert "click" in imported
    assert imported.isdisjoint({"pydantic", "httpx", "rich", "rapidfuzz", "selectolax", "pypdfium2", "yaml"})


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    write(tmp_path)
    command = f"{sys.executable} -m claimcheck run article.txt -v | true"
    ended = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S602 - a pipe is the point
    assert "Traceback" not in ended.stderr
    assert "Broken" not in ended.stderr


def test_nothing_is_told_by_half_where_python_has_taken_the_pages_out() -> None:
    for args in (["explain", "quotation-clipped"], ["run", "--help"], ["--version"]):
        command = [sys.executable, "-OO", "-m", "claimcheck", *args]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
        assert (ended.returncode, ended.stdout) == (2, "")
        assert "use -O or none" in ended.stderr
