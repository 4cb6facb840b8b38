"""The list of writers is what stands in the folder, and a wrong name is a usage error."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from report import builders as b

from claimcheck import report
from claimcheck.cli import options
from claimcheck.errors import UsageError
from claimcheck.model import Look
from claimcheck.report import csv


def test_every_module_with_a_name_is_listed_and_the_other_way_round() -> None:
    folder = Path(report.__file__).parent
    modules = [import_module(f"claimcheck.report.{file.stem}") for file in folder.glob("[a-z]*.py")]
    named = {module.NAME: module for module in modules if hasattr(module, "NAME")}
    assert {*report.WRITERS, *report.PATCHERS} == set(named)
    for name, module in named.items():
        assert module.__name__ == f"claimcheck.report.{name.replace('-', '_')}"


@pytest.mark.parametrize("name", report.WRITERS)
def test_every_writer_ends_with_a_newline_and_repeats_itself(name: str) -> None:
    empty = b.report(b.dossier(b.evidence(b.manuscript("Nothing."))))
    text = report.render(empty, name, Look())
    assert text.endswith("\n")
    assert text == report.render(empty, name, Look())


def test_a_writer_is_loaded_when_its_format_is_asked_for() -> None:
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            """
import sys
from claimcheck.report import PATCHERS, WRITERS, writer
writer("terminal")
print(*(name for name in (*WRITERS, *PATCHERS) if f"claimcheck.report.{name}" in sys.modules))
""",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(ended.stdout.split()) <= {"terminal", "json"}  # a reading can be told as JSON, too


def test_the_page_on_reports_has_a_row_and_a_command_for_every_format() -> None:
    page = (Path(__file__).parents[2] / "docs/reports.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([^|`]+) \|", page, re.MULTILINE)
    commands = dict(re.findall(r"^\| `(\w+)` \| `(claimcheck run [^`]+)` \|", page, re.MULTILINE))
    assert {name for name, _ in rows} == set(commands) >= {*options.FORMATS, *options.PATCHES}
    for name, command in commands.items():
        assert name == "terminal" or f"--output {name}=" in command or f"--format {name}" in command


def test_the_page_on_reports_lists_the_columns_of_the_table() -> None:
    page = (Path(__file__).parents[2] / "docs/reports.md").read_text(encoding="utf-8")
    listed = page.partition("The columns:\n\n")[2].partition(".\n")[0]
    assert tuple(re.findall(r"`([^`]+)`", listed)) == csv.COLUMNS


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"'pdf'; known: terminal, json"):
        report.render(b.report(), "pdf", Look())
