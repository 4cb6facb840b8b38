"""action.yml as a runner would take it: its shell steps are run by bash, with friendly and hostile inputs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from claimcheck import sample

ACTION: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "action.yml").read_text(encoding="utf-8")
)
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
DEFAULTS = {name: given["default"] for name, given in ACTION["inputs"].items()}
GITHUB = {
    "github.action_path": "/actions/claimcheck",
    "github.server_url": "https://github.example",
    "github.action_repository": "owner/claimcheck",
    "github.action_ref": "v1",
}
BIN = Path(sys.executable).parent
# It answers as claimcheck does, and writes down how it was called.
STUB = """#!/bin/bash
printf '%s\\0' "$@" > "$CALLED"
for word in "$@"; do
  case "$word" in
    json=*report.json | sarif=*report.sarif) echo '{}' > "${word#*=}" ;;
  esac
done
exit "${ENDS_WITH:-0}"
"""


class Ran(NamedTuple):
    code: int
    said: str
    outputs: dict[str, str]
    call: list[str]


def run(folder: Path, step: str = "Check", *, stub: bool = True, ends: int = 0, **inputs: str) -> Ran:
    """Run a step's script in `folder/checkout` as the runner does: `bash -e`, inputs in the environment."""
    checkout, temporary = folder / "checkout", folder / "runner temp"
    (temporary / "claimcheck-venv/bin").mkdir(parents=True, exist_ok=True)
    checkout.mkdir(exist_ok=True)
    programs = temporary / "claimcheck-venv/bin"
    for name in ("claimcheck", "python"):
        (programs / name).unlink(missing_ok=True)
        (programs / name).symlink_to(BIN / name)
    if stub:
        (programs / "claimcheck").unlink()
        (programs / "claimcheck").write_text(STUB)
        (programs / "claimcheck").chmod(0o755)
    given = DEFAULTS | {name.replace("_", "-"): value for name, value in inputs.items()}
    files = {"GITHUB_OUTPUT": folder / "output", "GITHUB_STEP_SUMMARY": folder / "summary"}
    files["CALLED"] = folder / "called"
    for file in files.values():
        file.write_text("")
    ran = subprocess.run(  # noqa: S603 - the script under test
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]],
        cwd=checkout,
        env={"PATH": os.environ["PATH"], "RUNNER_TEMP": str(temporary), "ENDS_WITH": str(ends)}
        | {name: str(file) for name, file in files.items()}
        | {name: _value(expression, given) for name, expression in STEPS[step]["env"].items()},
        capture_output=True,
        text=True,
        check=False,
    )
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
    call = files["CALLED"].read_bytes().decode()
    return Ran(ran.returncode, ran.stdout + ran.stderr, outputs, call.split("\0")[:-1])


def _value(expression: str, inputs: dict[str, str]) -> str:
    name = expression.removeprefix("${{ ").removesuffix(" }}")
    return inputs[name.removeprefix("inputs.")] if name.startswith("inputs.") else GITHUB[name]


# --- what the file says ---------------------------------------------------------------------


def test_nothing_is_written_into_a_script() -> None:
    assert [name for name, step in STEPS.items() if "${{" in step.get("run", "")] == []
    for step in STEPS.values():
        for value in step.get("env", {}).values():
            assert re.fullmatch(r"\$\{\{ (?:inputs|github)\.[\w-]+ \}\}", value)


def test_every_input_is_used_and_described_and_every_one_used_is_there() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", yaml.safe_dump(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    assert all(given["description"].endswith(".") for given in ACTION["inputs"].values())


def test_outputs_are_those_that_the_check_writes(tmp_path: Path) -> None:
    wanted = {given["value"] for given in ACTION["outputs"].values()}
    assert wanted == {f"${{{{ steps.check.outputs.{name} }}}}" for name in run(tmp_path).outputs}


def test_sarif_is_sent_also_when_the_check_fails() -> None:
    assert STEPS["Send the SARIF report to code scanning"]["if"].startswith("${{ always() && ")


def test_python_takes_no_module_of_the_checkout() -> None:
    for step in STEPS.values():
        for python in re.findall(r"python\"? [^\n]+", step.get("run", "")):
            assert python.split()[1] == "-I", python


# --- what a script does ---------------------------------------------------------------------


def test_the_defaults(tmp_path: Path) -> None:
    ran = run(tmp_path)
    folder = ran.outputs["reports"]
    assert Path(folder).parent == tmp_path / "runner temp"
    assert ran.call == [
        *("run", "--format", "github", "--locked", "--output", f"json={folder}/report.json"),
        *("--output", f"sarif={folder}/report.sarif", "--output", f"html={folder}/report.html"),
        "--rules-url=https://github.example/owner/claimcheck/blob/v1/docs/rules.md",
        "--",
    ]
    assert ran.outputs["exit-code"] == "0"
    assert ran.outputs["outcome"] == "PASS"
    assert ran.outputs["sarif"] == f"{folder}/report.sarif"
    assert ran.code == 0


def test_every_input_becomes_words_of_the_call(tmp_path: Path) -> None:
    ran = run(
        tmp_path,
        manuscripts="one article.md\n\n  -odd.md\nlast.md",
        since="origin/main",
        signoffs_from="v1",
        baseline="old debt.json",
        inline="false",
        fail_on="warning",
        select="quotation-altered\nquotation-absent\n",
        ignore="name-drift",
        arguments="--profile=apa\n--references\nmy references.bib\n",
        lock="frozen",
        reports="\n markdown\tcsv  junit\ngitlab ",
    )
    folder = ran.outputs["reports"]
    written = (
        "markdown=report.md",
        "csv=report.csv",
        "junit=report.xml",
        "gitlab=gl-code-quality-report.json",
    )
    assert ran.call[ran.call.index("--locked" if "--locked" in ran.call else "--frozen") :] == [
        *("--frozen", "--no-inline", "--output", f"json={folder}/report.json"),
        *(word for name in written for word in ("--output", name.replace("=", f"={folder}/"))),
        "--rules-url=https://github.example/owner/claimcheck/blob/v1/docs/rules.md",
        *("--since=origin/main", "--signoffs-from=v1", "--baseline=old debt.json", "--fail-on=warning"),
        *("--select=quotation-altered", "--select=quotation-absent", "--ignore=name-drift"),
        *("--profile=apa", "--references", "my references.bib"),
        *("--", "one article.md", "  -odd.md", "last.md"),
    ]
    assert ran.outputs["sarif"] == ""


@pytest.mark.parametrize(
    ("ends", "unchecked", "code", "outcome"),
    [
        (0, "fail", 0, "PASS"),
        (1, "pass", 1, "FAIL"),
        (2, "pass", 2, "EMPTY"),
        (3, "fail", 3, "INCOMPLETE"),
        (3, "pass", 0, "INCOMPLETE"),
        (70, "pass", 70, "ERROR"),
    ],
)
def test_what_the_step_ends_with(tmp_path: Path, ends: int, unchecked: str, code: int, outcome: str) -> None:
    ran = run(tmp_path, ends=ends, unchecked=unchecked)
    assert ran.code == code
    assert ran.outputs["outcome"] == outcome
    assert ran.outputs["exit-code"] == str(ends)
    assert ("::warning" in ran.said) == (ends == 3 and unchecked == "pass")


CHOICES = {"lock", "inline", "unchecked", "reports"}


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_a_wrong_word_is_refused_by_name(tmp_path: Path, name: str) -> None:
    ran = run(tmp_path, **{name: "yes"})
    assert ran.code == 2
    assert f"claimcheck: the input {name} must be one of: " in ran.said
    assert ran.outputs == {"exit-code": "2", "outcome": "ERROR"}
    assert ran.call == []


HOSTILE = (
    "$(touch ran)",
    "`touch ran`",
    "; touch ran #",
    "&& touch ran",
    "| touch ran",
    "x' ; touch ran ; '",
    'x" ; touch ran ; "',
    "x\ntouch ran\n",
    "x\n$(touch ran)\nexit-code=0",
    "x\r\n::set-output name=exit-code::0",
    "${IFS}touch${IFS}ran",
    "> ran",
    "EOF\ntouch ran",
    "*",
    "~",
    "\\",
    "-e touch ran",
    "--output=json=ran",
    "a[$(touch ran)]",
)


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_input_runs_anything_or_forges_an_output(tmp_path: Path, payload: str) -> None:
    lines = [line for line in payload.split("\n") if line]
    for name in CHOICES:
        assert run(tmp_path, **{name: payload}).call == []
    ran = run(tmp_path, **{name.replace("-", "_"): payload for name in DEFAULTS.keys() - CHOICES})
    asked = ran.call[ran.call.index(f"--since={payload}") :]
    assert asked == [
        *(f"--{name}={payload}" for name in ("since", "signoffs-from", "baseline", "fail-on")),
        *(f"--{name}={line}" for name in ("select", "ignore") for line in lines),
        *(*lines, "--", *lines),
    ]
    assert ran.outputs["exit-code"] == "0"
    assert set(ran.outputs) == {"exit-code", "outcome", "reports", "sarif"}
    ran = run(tmp_path, "Fetch sources", manuscripts=payload)
    assert ran.call == ["fetch", "--quiet", "--", *lines]
    assert list((tmp_path / "checkout").iterdir()) == []


@pytest.mark.parametrize(("ends", "code"), [(0, 0), (1, 1), (2, 2), (3, 0), (70, 70)])
def test_fetching_mutes_the_runner_and_fails_only_for_a_wrong_call(
    tmp_path: Path, ends: int, code: int
) -> None:
    ran = run(tmp_path, "Fetch sources", ends=ends)
    assert ran.code == code
    token = re.match(r"::stop-commands::([0-9a-f]{64})\n", ran.said)
    assert token is not None
    assert ran.said.endswith(f"::{token[1]}::\n")


def test_a_wrong_call_has_no_outcome_and_no_report(tmp_path: Path) -> None:
    ran = run(tmp_path, stub=False, manuscripts="nowhere.txt", reports="sarif")
    assert ran.code == 2
    assert "nowhere.txt" in ran.said
    assert ran.outputs["outcome"] == "ERROR"
    assert ran.outputs["sarif"] == ""


def test_the_real_thing(tmp_path: Path) -> None:
    """Fetch, then check, with claimcheck itself; the sample has findings."""
    with sample.serve() as served:
        (tmp_path / "checkout").symlink_to(served)
        (served / "claimcheck.toml").write_text('allow-private = true\narchive = ""\n')
        fetched = run(tmp_path, "Fetch sources", stub=False, manuscripts="article.txt\n")
        ran = run(tmp_path, stub=False, manuscripts="article.txt", reports="sarif markdown csv junit gitlab")
    assert fetched.code == 0, fetched.said
    assert ran.outputs.get("exit-code") == "1", ran.said
    assert ran.code == 1
    assert ran.outputs["outcome"] == "FAIL"
    assert "::error file=article.txt,line=" in ran.said
    assert "claimcheck: FAIL" in (tmp_path / "summary").read_text(encoding="utf-8")
    assert {path.name for path in Path(ran.outputs["reports"]).iterdir()} == {
        *("report.json", "report.sarif", "report.md", "report.csv", "report.xml"),
        "gl-code-quality-report.json",
    }
    rules = json.loads(Path(ran.outputs["sarif"]).read_text("utf-8"))["runs"][0]["tool"]["driver"]["rules"]
    assert rules[0]["helpUri"].startswith("https://github.example/owner/claimcheck/blob/v1/docs/rules.md#")
