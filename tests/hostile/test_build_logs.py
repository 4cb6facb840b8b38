"""What manuscripts and sources say is no command to a build server that reads the log of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from calling import Call, caller
from hostile.build_logs import obeyed
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text import inert

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = [
    "::error::you are fired",
    "::add-mask::the",
    "::set-output name=x::y",
    "::stop-commands::z",
    "##[error]you are fired",
    "##[set-env name=PATH]/tmp",
    "##vso[task.setvariable variable=x]y",
    "##teamcity[buildStop comment='x']",
    "###[group]x",
]


def test_the_oracle_knows_commands() -> None:
    assert [bool(obeyed(f"   \x1b[1m {command}")) for command in COMMANDS] == [True] * len(COMMANDS)
    assert obeyed("he said: a::b, ## and [sic], #1") == []


@given(
    st.lists(st.sampled_from([*COMMANDS, "::", "##", "[", "]", " ", "\n", "\t", "\u3000", "\x1b[1m", "word"]))
)
def test_no_text_is_obeyed(parts: list[str]) -> None:
    assert obeyed(inert("".join(parts))) == []


@given(st.text())
def test_text_without_commands_stays(text: str) -> None:
    if "::" not in text and "##" not in text:
        assert inert(text) == text


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    monkeypatch.chdir(tmp_path)
    return caller(monkeypatch, capsys)


def article(folder: Path, command: str) -> None:
    long = f"the mill by the ford ground corn for four parishes and {command} the weir broke {command}"
    note = f"[1] Ada {command} Marsh, “The {command} Mill,” {command} Papers, 1950, p. 4."
    folder.joinpath("article.txt").write_text(
        f"{command} Marsh writes that “{long}.”[1] Then “{command}.”\n\n{note}\n", encoding="utf-8"
    )
    title = f"The {command} Mill".replace("'", "")
    references = f"- id: marsh\n  title: '{title}'\n  notes: [1]\n  source: mill.txt\n"
    folder.joinpath("references.yaml").write_text(references, encoding="utf-8")
    source = f"{long.replace('four', 'nine')}\n\n{command}\n"
    folder.joinpath("mill.txt").write_text(source, encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "call_of",
    [
        ("run", "article.txt"),
        ("run", "article.txt", "-v", "--color", "always"),
        ("run", "article.txt", "--format", "json"),
        ("parse", "article.txt"),
        ("init", "article.txt", "--output", "-"),
        ("find", "COMMAND the weir broke COMMAND", "mill.txt", "--explain"),
        ("fetch", "article.txt", "-v"),
        ("run", "COMMAND"),
        ("run", "--COMMAND"),
        ("COMMAND",),
        ("fetch", "article.txt", "--upgrade", "COMMAND"),
    ],
    ids=" ".join,
)
def test_neither_stream_holds_a_command(
    call: Call, tmp_path: Path, command: str, call_of: tuple[str, ...]
) -> None:
    article(tmp_path, command)
    ended = call(*(part.replace("COMMAND", command) for part in call_of))
    assert obeyed(ended.out) == []
    assert obeyed(ended.err) == []
    assert ended.code in {0, 1, 2, 3}
