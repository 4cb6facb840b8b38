"""`claimcheck review` on a real pseudo-terminal, as an editor uses it; files are read back from the disk."""

from __future__ import annotations

import random
import re
import signal
import string
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from calling import Call, caller
from terminals import Shell

from claimcheck import signoffs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCE = """The mill by the ford

The mill ground corn for four parishes until 1911, when the weir broke and nobody would pay to mend it.
The miller kept bees in the wheel pit after that. His daughter sold the honey at the market in Thole.
"""
REFERENCES = """references:
  - id: marsh-1950
    title: The Mill by the Ford
    author: [{family: Marsh, given: Ada}]
    issued: 1950
    URL: https://parish.example/mill
    source: mill.txt
"""
ARTICLE = """The mill is gone. Marsh writes that “The mill ground corn for nine parishes until 1911.”[1] She
says that “the miller kept goats in the wheel pit after that.”[2] She adds that “his daughter sold the honey
at the market in Thole.”[3] Others say “the wheel was never again seen by anybody in the parish.”[4]

[1] Ada Marsh, “The Mill by the Ford,” Parish Papers, 1950, p. 4, https://parish.example/mill.

[2] Ibid., p. 4.

[3] Ibid., p. 4.

[4] Ibid., p. 4.
"""
CHECKING = ("--offline", "--today", "2026-05-04")
CALL = ("review", "article.txt", "--by", "Ada Lee", "--level", "error", *CHECKING)
FIRST, SECOND, THIRD = "nine parishes", "kept goats", "the wheel was never"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tmp_path.joinpath("article.txt").write_text(ARTICLE, encoding="utf-8")
    tmp_path.joinpath("references.yaml").write_text(REFERENCES, encoding="utf-8")
    tmp_path.joinpath("mill.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def saved(folder: Path) -> list[dict[str, Any]]:
    file = folder / "signoffs.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")).get("signoff", []) if file.exists() else []


def verdicts(folder: Path) -> list[tuple[str, str]]:
    return [(entry["verdict"], entry["reason"]) for entry in saved(folder)]


def test_accept_reject_undo_and_quit(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        screen = shell.until("1 of 3")
        assert FIRST in screen
        assert "four parishes" in screen  # the source's words
        assert "Altered" in screen
        assert "https://parish.example/mill" in screen
        shell.press("a", "Why may it stand?")
        assert saved(folder) == []
        shell.press("she wrote so to us\r", "Until when?")
        shell.press("soon\r", "'soon' is no day")
        assert saved(folder) == []
        shell.press("6m\r", "2 of 3")
        assert SECOND in shell.until("Number 1 accepted; saved in signoffs.toml.")
        (entry,) = saved(folder)
        assert (entry["verdict"], entry["reason"], entry["by"]) == ("accept", "she wrote so to us", "Ada Lee")
        assert (entry["date"], entry["expires"]) == ("2026-05-04", "2026-11-04")
        assert "nine parishes" in entry["words"]
        shell.press("r", "What is to be mended?")
        shell.press("bees, not goats\r", "3 of 3")
        assert verdicts(folder) == [("accept", "she wrote so to us"), ("reject", "bees, not goats")]
        shell.press("u", "taken back")
        assert SECOND in shell.screen
        assert verdicts(folder) == [("accept", "she wrote so to us")]
        shell.press("q")
        assert shell.end() == 1  # two errors are still open
    assert "3 to decide: 1 accepted, 0 rejected, 0 confirmed, 2 left." in shell.text
    assert "ends with 1 (FAIL)" in shell.text
    assert "git add signoffs.toml" in shell.text


def test_the_exit_code_counts_the_new_decisions(folder: Path, call: Call) -> None:
    with Shell(folder, *CALL) as shell:
        for number in (1, 2, 3):
            shell.until(f"{number} of 3")
            shell.press("a", "Why")
            shell.press(f"reason {number}\r", "Until")
            shell.press("\r", f"Number {number} accepted")
        assert "Everything is decided." in shell.until("The end")
        shell.press("q")
        assert shell.end() == 0
    assert "ends with 0 (PASS)" in shell.text
    assert call("run", "article.txt", *CHECKING).code == 0
    with Shell(folder, *CALL) as shell:
        assert shell.end() == 0
    assert "Nothing is left to decide" in shell.text


def test_a_rejection_is_not_shown_again_but_with_all(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        shell.press("r", "What")
        shell.press("mend it\r", "2 of 3")
        shell.press("q")
        assert shell.end() == 1
    with Shell(folder, *CALL) as shell:
        assert FIRST not in shell.until("1 of 2")
    with Shell(folder, *CALL, "--all") as shell:
        assert FIRST in shell.until("rejected by Ada Lee on 2026-05-04: “mend it”")
        shell.press("a", "Why")
        shell.press("\x1b[A", "> mend it")  # the arrow up offers it
        shell.press("\x15the author is right\r", "Until")
        shell.press("\r", "Number 1 accepted")
        shell.press("q")
        shell.end()
    assert verdicts(folder) == [("accept", "the author is right")]


def test_a_changed_source_is_confirmed_with_one_key(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        shell.press("a", "Why")
        shell.press("seen in print\r", "Until")
        shell.press("2026-12-31\r", "2 of 3")
        assert "confirm" not in shell.screen
        shell.press("c", "no earlier sign-off")
        shell.press("q")
        shell.end()
    before = saved(folder)
    folder.joinpath("mill.txt").write_text(SOURCE + "\nA last line, about owls.\n", encoding="utf-8")
    with Shell(folder, *CALL, "--today", "2026-06-01") as shell:
        screen = shell.until("1 of 3")
        assert FIRST in screen
        assert "accepted by Ada Lee on 2026-05-04, until 2026-12-31: “seen in print”" in " ".join(
            screen.split()
        )
        assert "the source has changed" in " ".join(screen.split())
        shell.press("c", "Number 1 confirmed")
        (after,) = saved(folder)
        assert (after["reason"], after["expires"], after["date"]) == (
            "seen in print",
            "2026-12-31",
            "2026-06-01",
        )
        assert after["source"] != before[0]["source"]
        assert after["passage"] == before[0]["passage"]
        shell.press("u", "taken back")
        assert saved(folder) == before
        shell.press("c", "Number 1 confirmed")
        shell.press("q")
        shell.end()
    with Shell(folder, *CALL, "--today", "2026-06-01") as shell:
        assert FIRST not in shell.until("1 of 2")


def test_leaving_a_question_decides_nothing(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        shell.press("a", "Why")
        shell.press("half a thought\x1b", "Not accepted")
        shell.press("r", "What")
        shell.press("   \r", "no reason was given")
        shell.press("a", "Why")
        shell.press("a thought\r", "Until")
        shell.press("\x1b", "Not accepted.")
        shell.press("g", "Go to which number?")
        shell.press("9\r", "There is no number 9")
        shell.press("g", "Go to which number?")
        assert THIRD in shell.press("3\r", "3 of 3")
        assert SECOND in shell.press("p", "2 of 3")
        shell.press("nn", "The end")
        shell.press("q")
        assert shell.end() == 1
    assert saved(folder) == []


def test_pages_and_help(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        shell.press("?", "undo the last decision")
        shell.press("x", "a accept")
        shell.press("e", "Why it matters")
        shell.press("x", "a accept")
        assert "honey at the market" in shell.press("s", "In the source")
        shell.press("x", "a accept")
        shell.press("o", "Opened in a browser.")


def test_ctrl_c_after_a_decision_keeps_it(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        shell.press("r", "What")
        shell.press("wrong\r", "2 of 3")
        shell.press("a", "Why")
        shell.press("\x03")
        assert shell.end() == 130
    assert verdicts(folder) == [("reject", "wrong")]
    assert "\x1b[?1049l" in shell.text  # the screen is given back
    assert "Traceback" not in shell.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_keeps_what_was_decided(folder: Path, number: int) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        shell.press("r", "What")
        shell.press("wrong\r", "2 of 3")
        shell.program.send_signal(number)
        assert shell.end() == 128 + number
    assert verdicts(folder) == [("reject", "wrong")]
    assert "Traceback" not in shell.text


def test_a_closed_window_keeps_what_was_decided(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        shell.press("r", "What")
        shell.press("wrong\r", "2 of 3")
        shell.hang_up()
        assert shell.end() in {1, 128 + signal.SIGHUP}
    assert verdicts(folder) == [("reject", "wrong")]


def test_end_of_input_quits(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        shell.press("\x04")
        assert shell.end() == 1
    assert "3 left" in shell.text


def test_ctrl_z_with_no_shell_to_come_back_to_changes_nothing(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        shell.press("\x1a")
        shell.press("n", "2 of 3")


def test_another_window_is_another_drawing(folder: Path) -> None:
    with Shell(folder, *CALL, NO_COLOR="1") as shell:
        wide = shell.until("1 of 3")
        shell.resize(40, 12)
        shell.until("⋯ lines 1-")
        assert max(map(len, shell.screen.splitlines())) <= 40
        assert len(shell.screen.splitlines()) <= 12
        shell.press("\x1b[B" * 40, "parish.example")  # the arrow down reaches the end
        shell.resize(80, 24)
        shell.until("four parishes")
        assert max(map(len, wide.splitlines())) <= 80
        assert "\x1b[31m" not in shell.text
        assert "\x1b[1m" not in shell.text


def test_a_line_as_wide_as_the_window_keeps_its_last_letter(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
    # After the last column an order to clear the rest of the line, or of the window, takes the letter there.
    assert re.findall(r"[^\r\n]\x1b\[[KJ]", shell.text.partition("\x1b[H")[2]) == []


def test_hostile_words_do_not_reach_the_terminal(folder: Path) -> None:
    hostile = "\x1b]0;owned\x07\u202etxet"
    text = ARTICLE.replace("nine parishes", f"nine {hostile} parishes")
    folder.joinpath("article.txt").write_text(text, encoding="utf-8")
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        shell.press("r", "What")
        shell.press("\x1b[200~a\x1b]0;owned\x07\n\u202eb\x1b[201~", "> a]0;owned \\u202eb")
        shell.press("\r", "2 of 3")
        shell.press("p", "rejected")
        assert "\x1b]0" not in shell.text
        assert "\u202e" not in shell.text
        shell.press("q")
        shell.end()
    assert verdicts(folder) == [("reject", "a]0;owned \u202eb")]


def test_a_flood_of_keys_breaks_nothing(folder: Path, figure: Callable[[str, str], None]) -> None:
    chance = random.Random(20261124)  # noqa: S311 - it guards nothing
    often = [
        "a",
        "r",
        "c",
        "n",
        "p",
        "u",
        "g",
        "s",
        "e",
        "?",
        " ",
        "\r",
        "\r",
        "\r",
        "\x1b",
        "\x1b[A",
        "\x1b[B",
        "\x7f",
    ]
    rare = [
        *(set(string.printable) - set("qoQ\x0b\x0c")),
        "é",
        "漢",
        "\x1b[5~",
        "\x1b[",
        "\x1bO",
        "\x00",
        "\x1b[200~two\nlines\x1b[201~",
    ]
    keys = "".join(chance.choice(often if chance.random() < 0.8 else rare) for _ in range(10_000))
    with Shell(folder, *CALL, "--level", "note", "--all") as shell:
        shell.until("1 of ")
        shell.flood(keys.encode())
        shell.press("\r")  # a question or a page is left, whatever was open
        shell.press("\r")
        shell.press("\r")
        shell.press("n", "")
        shell.press("\x04")
        shell.press("\x04")
        assert shell.end() in {0, 1, 3}
    assert "Traceback" not in shell.text
    file = folder / "signoffs.toml"
    listed = signoffs.load(file.read_text(encoding="utf-8"), str(file))
    figure("review", f"10,000 random keys leave {len(listed)} sign-offs")


# --- off a terminal, and wrong calls -------------------------------------------------------------


@pytest.fixture
def call(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    monkeypatch.chdir(folder)
    return caller(monkeypatch, capsys)


def test_off_a_terminal_it_names_the_other_command(call: Call) -> None:
    ended = call(*CALL)
    assert (ended.code, ended.out) == (2, "")
    assert "needs a terminal; use `claimcheck accept`" in ended.err


def test_a_terminal_that_cannot_be_drawn_on_is_none(folder: Path) -> None:
    with Shell(folder, *CALL, TERM="dumb") as shell:
        assert shell.end() == 2
    assert "needs a terminal" in shell.text


def test_a_file_that_cannot_be_written_is_said_before_the_first_card(folder: Path) -> None:
    with Shell(folder, *CALL, "--signoffs", "article.txt/signoffs.toml") as shell:
        assert shell.end() == 2
    assert "cannot be" in shell.text
    assert "1 of 3" not in shell.text


def test_nobody_is_no_reviewer(folder: Path) -> None:
    with Shell(folder, "review", "article.txt", "--by", " ") as shell:
        assert shell.end() == 2
    assert "say who decides with --by NAME" in shell.text


def test_git_says_who_decides(folder: Path) -> None:
    config = folder / "gitconfig"
    config.write_text("[user]\n\tname = Bo Marsh\n", encoding="utf-8")
    named = {"GIT_CONFIG_GLOBAL": str(config), "GIT_CONFIG_NOSYSTEM": "1"}
    with Shell(folder, "review", "article.txt", "--level", "error", *CHECKING, **named) as shell:
        shell.until("1 of 3")
        shell.press("r", "What")
        shell.press("wrong\r", "2 of 3")
    assert saved(folder)[0]["by"] == "Bo Marsh"


def test_without_git_the_account_decides(folder: Path) -> None:
    with Shell(folder, "review", "article.txt", "--level", "error", *CHECKING, PATH="", USER="bo") as shell:
        shell.until("1 of 3")
        shell.press("r", "What")
        shell.press("wrong\r", "2 of 3")
    assert saved(folder)[0]["by"] == "bo"


def test_a_decision_that_cannot_be_saved_is_said_and_asked_again(folder: Path) -> None:
    with Shell(folder, *CALL) as shell:
        shell.until("1 of 3")
        folder.joinpath("signoffs.toml").write_text("<<<<<<< mine\n", encoding="utf-8")
        shell.press("r", "What")
        shell.press("wrong\r", "Not done: signoffs.toml:1")
        assert FIRST in shell.screen
        folder.joinpath("signoffs.toml").unlink()
        shell.press("r", "What")
        shell.press("\x1b[Awrong\r", "2 of 3")
    assert verdicts(folder) == [("reject", "wrong")]
