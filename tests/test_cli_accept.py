"""`claimcheck accept`: decisions by ids, for scripts and for people without the walk."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from calling import Call, caller
from test_cli_review import ARTICLE, CHECKING, REFERENCES, SOURCE

BY = ("--by", "Ada Lee", "--manuscript", "article.txt", *CHECKING)


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    Path("references.yaml").write_text(REFERENCES, encoding="utf-8")
    Path("mill.txt").write_text(SOURCE, encoding="utf-8")
    return caller(monkeypatch, capsys)


def saved() -> list[dict[str, Any]]:
    file = Path("signoffs.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))["signoff"] if file.exists() else []


def ids(call: Call) -> list[str]:
    listed = call("accept", "--list", "--manuscript", "article.txt", *CHECKING)
    assert listed.code == 0
    return [line.split()[0] for line in listed.out.splitlines() if not line.startswith(" ")]


def test_the_list_names_what_is_open(call: Call) -> None:
    listed = call("accept", "--list", "--manuscript", "article.txt", *CHECKING)
    assert "quotation-critical-token  q01, line 1:" in listed.out
    assert "“The mill ground corn for nine parishes until 1911.”" in listed.out
    assert len(ids(call)) == 3
    assert not Path("signoffs.toml").exists()


def test_by_the_beginning_of_an_id_until_a_day(call: Call) -> None:
    first, *others = ids(call)
    ended = call("accept", first[:6], "--reason", "in print so", "--expires", "1y", *BY)
    assert ended.code == 0
    assert first in ended.out
    assert "Accepted by Ada Lee; saved in signoffs.toml." in ended.out
    (entry,) = saved()
    assert (entry["id"], entry["verdict"], entry["reason"]) == (first, "accept", "in print so")
    assert (entry["date"], entry["expires"]) == ("2026-05-04", "2027-05-04")
    assert ids(call) == others


def test_by_the_id_of_a_quotation_and_all_at_once(call: Call) -> None:
    assert call("accept", "q01", "q02", "q04", "--reason", "all of it in print", *BY).code == 0
    assert {entry["by"] for entry in saved()} == {"Ada Lee"}
    assert ids(call) == []
    assert call("run", "article.txt", *CHECKING).code == 0


def test_reject(call: Call) -> None:
    assert call("accept", "q02", "--reject", "--reason", "bees, not goats", *BY).code == 0
    assert [entry["verdict"] for entry in saved()] == ["reject"]
    ended = call("run", "article.txt", *CHECKING)
    assert ended.code == 1
    assert "bees, not goats" in ended.out


def test_a_second_person_rejects_by_the_quotation_what_the_first_has_accepted(call: Call) -> None:
    assert call("accept", "q02", "--reason", "as printed", *BY).code == 0
    again = call(
        "accept", "q02", "--reason", "as printed", "--by", "Bo Ek", *CHECKING, "--manuscript", "article.txt"
    )
    assert (again.code, "'q02' has nothing open" in again.err) == (2, True)
    no = ("--reject", "--reason", "it says goats", "--by", "Bo Ek", *CHECKING)
    assert call("accept", "q02", *no, "--manuscript", "article.txt").code == 0
    assert {(entry["by"], entry["verdict"]) for entry in saved()} == {
        ("Ada Lee", "accept"),
        ("Bo Ek", "reject"),
    }
    assert call("run", "article.txt", *CHECKING).code == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["q77", "--reason", "x"], "'q77' is the id of no finding and of no quotation; "),
        (["q03", "--reason", "x"], "'q03' has nothing open; `claimcheck accept --list`"),  # it is in order
        (["abc", "--reason", "x"], "'abc' is the id of no finding"),  # three letters call nothing
        (["q01"], "--reason"),
        (["q01", "--reason", "  "], "--reason"),
        (["--reason", "x"], "name what to accept"),
        (["q01", "--reason", "x", "--expires", "2020-01-01"], "is past"),
        (["q01", "--reason", "x", "--signoffs-from", "main"], "--signoffs-from"),
        (["q01", "q77", "--reason", "x"], "q77"),
    ],
)
def test_a_wrong_call_signs_nothing(call: Call, args: list[str], words: str) -> None:
    ended = call("accept", *args, *BY)
    assert ended.code == 2
    assert words in ended.err
    assert saved() == []


def test_an_unknown_id_is_answered_with_what_it_is_like_and_with_no_long_list(call: Call) -> None:
    known = ids(call)[0]
    typed = known[:-1] + ("0" if known[-1] != "0" else "1")  # a slip of the last letter
    assert f"did you mean {known}?" in call("accept", typed, "--reason", "x", *BY).err
    said = call("accept", "zzzzzzz", "--reason", "x", *BY).err
    assert not any(id_ in said for id_ in ids(call))
    assert "`claimcheck accept --list` shows what is open" in said


def test_an_id_that_is_in_two_manuscripts_is_asked_for_again(call: Call) -> None:
    Path("other.txt").write_text(ARTICLE, encoding="utf-8")
    ended = call("accept", ids(call)[0], "--reason", "x", *BY, "--manuscript", "other.txt")
    assert ended.code == 2
    assert f"several manuscripts have the finding '{ids(call)[0]}': name one with --manuscript" in ended.err


def test_a_quotation_of_two_manuscripts_is_asked_for_again(call: Call) -> None:
    Path("other.txt").write_text(ARTICLE, encoding="utf-8")
    ended = call("accept", "q01", "--reason", "x", *BY, "--manuscript", "other.txt")
    assert ended.code == 2
    assert "several manuscripts have a quotation 'q01': name one with --manuscript" in ended.err


def test_without_a_name_the_configured_manuscripts_are_meant(call: Call) -> None:
    Path("claimcheck.toml").write_text('manuscripts = ["article.txt"]\n', encoding="utf-8")
    assert call("accept", "q01", "--reason", "x", "--by", "Bo", *CHECKING).code == 0
    assert [entry["by"] for entry in saved()] == ["Bo"]


def test_a_file_that_cannot_be_written_is_said_before_anything_is_signed(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = call("accept", "q01", "--reason", "x", *BY, "--signoffs", "no/such/folder/signoffs.toml")
    assert ended.code == 2
    assert "no/such/folder/signoffs.toml: cannot be written" in ended.err
    Path("signoffs.toml").touch()
    monkeypatch.setattr("os.access", lambda _, mode: mode != os.W_OK)
    ended = call("accept", "q01", "--reason", "x", *BY)
    assert ended.code == 2
    assert "signoffs.toml: is write-protected" in ended.err
    assert Path("signoffs.toml").read_bytes() == b""
