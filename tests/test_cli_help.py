"""The pages of `--help`, and what a shell is told to complete."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from claimcheck import rules
from claimcheck.cli import cli
from claimcheck.cli.help import Command
from claimcheck.cli.options import FORMATS, PATCHES
from claimcheck.cli.pages import CODES, COMPLETION, OPTIONS, PAGES, STAGES

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(cli.commands)


def page(*call: str, width: int = 80) -> str:
    ended = CliRunner().invoke(cli, [*call, "--help"], prog_name="claimcheck", terminal_width=width)
    assert ended.exit_code == 0
    return ended.output


def test_every_command_stands_in_one_stage_and_has_a_page() -> None:
    assert sorted(name for names in STAGES.values() for name in names) == COMMANDS == sorted(PAGES)
    assert all(isinstance(command, Command) for command in cli.commands.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_has_examples_and_exit_codes_within_the_width(name: str) -> None:
    for width in (60, 80, 100):
        text = page(name, width=width)
        # an example that is copied must stand on one line; everything else is wrapped
        lines = [line for line in text.splitlines() if not line.startswith("  claimcheck ")]
        assert [line for line in lines if len(line) > max(width, 78)] == []
        for title in ("Usage: ", "\n\nExamples:\n", "\n\nExit codes:\n"):
            assert title in text
    for call, _ in PAGES[name].examples:
        assert f"\n  {call}\n" in page(name, width=100)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_a_call_that_the_command_takes(name: str) -> None:
    for call, what in PAGES[name].examples:
        program, command, *words = shlex.split(call.partition(" > ")[0])
        assert (program, command) == ("claimcheck", name)
        cli.commands[name].make_context(name, words)  # raises for what it does not take
        assert what.endswith(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does_in_a_sentence(name: str) -> None:
    options = [param for param in cli.commands[name].params if isinstance(param, click.Option)]
    helps = [re.sub(r"  \[default: [^\]]+\]", "", option.help or "") for option in options]
    assert [words for words in helps if not (words[:1].isupper() and words.endswith("."))] == []
    shown = page(name)
    assert [option.opts[-1] for option in options if f"{option.opts[-1]}" not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_a_line_what_it_does(name: str) -> None:
    first = (cli.commands[name].help or "").partition("\n")[0]
    assert first.endswith(".")
    assert f"  {name}" in page()
    assert f"{first}\n" in page(), "it is not cut off in the list of commands"


def test_options_are_grouped_by_names_that_there_are() -> None:
    known = {param.name for command in cli.commands.values() for param in command.params} | {"help"}
    assert {name for names in OPTIONS.values() for name in names} <= known
    text = page("run")
    places = [text.index(f"\n{title}:\n") for title in OPTIONS]
    assert places == sorted(places)
    assert "\nOptions:\n" not in text, "every option of run has a group"


def test_exit_codes_are_those_of_the_readme() -> None:
    rows = re.findall(r"^\| (\d+) \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert [str(code) for code in CODES] == rows
    assert all(set(page.codes) <= set(CODES) for page in PAGES.values())


# --- completion -----------------------------------------------------------------------------


def completed(words: str, shell: str = "bash") -> list[str]:
    """What claimcheck answers a shell in which `words` were typed up to the cursor."""
    typed = words.split(" ")
    told = {"COMP_WORDS": words, "_CLAIMCHECK_COMPLETE": f"{shell}_complete"}
    told["COMP_CWORD"] = typed[-1] if shell == "fish" else str(len(typed) - 1)
    ended = subprocess.run(
        [sys.executable, "-c", "import claimcheck.cli as cli; cli.main()"],
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.splitlines()


def test_commands_are_completed() -> None:
    assert completed("claimcheck r") == ["plain,review", "plain,rules", "plain,run"]
    assert {line.partition(",")[2] for line in completed("claimcheck ")} == set(COMMANDS)


def test_options_are_completed() -> None:
    assert completed("claimcheck run --sign") == ["plain,--signoffs", "plain,--signoffs-from"]


def test_rules_are_completed_where_a_rule_is_asked_for() -> None:
    wanted = sorted(f"plain,{name}" for name in rules.names() if name.startswith("figure-"))
    assert len(wanted) > 2
    for call in ("explain", "run --select", "run --ignore", "run --extend-select", "review --ignore"):
        assert sorted(completed(f"claimcheck {call} figure-")) == wanted


def test_formats_and_files_are_completed() -> None:
    assert completed("claimcheck run --format j") == ["plain,json", "plain,junit"]
    assert completed("claimcheck run --output j") == ["plain,json=", "plain,junit="]
    assert completed("claimcheck run --output json=rep") == ["file,rep"]
    assert completed("claimcheck run art") == ["file,art"]
    assert completed("claimcheck run --references ref") == ["file,ref"]
    assert len(completed("claimcheck run --output ")) == len(FORMATS) + len(PATCHES)


def test_zsh_and_fish_are_told_what_a_rule_says() -> None:
    said = rules.summary(next(rule for rule in rules.RULES if rule.NAME == "name-drift"))
    assert completed("claimcheck explain name-d", "zsh") == ["plain", "name-drift", said]
    assert "name-drift" in completed("claimcheck explain name-d", "fish")[-1] + said


@pytest.mark.parametrize(("shell", "line"), COMPLETION)
def test_the_line_for_a_shell_prints_what_that_shell_reads(shell: str, line: str, tmp_path: Path) -> None:
    environment = os.environ | {"_CLAIMCHECK_COMPLETE": f"{shell}_source"}
    call = [sys.executable, "-c", "import claimcheck.cli as cli; cli.main()"]
    told = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - this Python
    assert f"_CLAIMCHECK_COMPLETE={shell}_complete" in told.stdout
    assert f"_CLAIMCHECK_COMPLETE={shell}_source claimcheck" in line
    assert line.replace("|", "\\|") in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    if program := shutil.which(shell):
        (tmp_path / "source").write_text(told.stdout)
        subprocess.run([program, "-n", str(tmp_path / "source")], check=True)  # noqa: S603 - it only reads


def test_bash_completes_with_the_line_of_the_page(tmp_path: Path) -> None:
    """Bash itself: the line is evaluated, and the function that it defines is asked."""
    (tmp_path / "claimcheck").symlink_to(Path(sys.executable).parent / "claimcheck")
    script = f"""
        {dict(COMPLETION)["bash"]}
        COMP_WORDS=(claimcheck explain name-d) COMP_CWORD=2
        $(complete -p claimcheck | sed 's/.*-F \\([^ ]*\\).*/\\1/') claimcheck
        echo "${{COMPREPLY[@]}}"
    """
    ended = subprocess.run(  # noqa: S603 - our own script
        ["/bin/bash", "--norc", "-uc", script],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == "name-drift\n", ended.stderr
