"""Every command of docs/ci.md is run in a real repository, and ends as the page says."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from calling import Call, caller
from git import commit, git, repository

from claimcheck import cli, parser, sample

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ENVIRONMENT = {"GITHUB_BASE_REF": "main"}  # what the runners set; GitLab's is a hash, see `branch`


def fences(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def scripts(node: object) -> list[str]:
    """What a shell is given anywhere in a workflow or a pipeline."""
    if isinstance(node, list):
        return [text for item in node for text in scripts(item)]
    if not isinstance(node, dict):
        return []
    own = [node["run"]] if isinstance(node.get("run"), str) else []
    return [*own, *node.get("script", ()), *(text for value in node.values() for text in scripts(value))]


WORKFLOWS: list[dict[Any, Any]] = [yaml.safe_load(text) for text in fences("yaml")]
SHELL = [line for text in fences("sh") for line in text.splitlines()] + scripts(WORKFLOWS)
CALLS = [line for line in SHELL if line.startswith("claimcheck ")]
PREPARATIONS = [line for line in SHELL if line.startswith("git ")]
TABLE = re.findall(r"^\| `(claimcheck [^|]+)` \| (\d+) \| [^|]+ \|$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample article in a repository: locked, pushed to main, and one word changed on a branch."""
    folder = repository(tmp_path_factory.mktemp("ci") / "repository")
    with sample.serve() as served:
        texts = {p.relative_to(served).as_posix(): p.read_bytes() for p in served.rglob("*") if p.is_file()}
        # the sample's server is on this machine, and its dead pages have no archive
        settings = fences("toml")[0] + 'allow-private = true\narchive = ""\n'
        commit(folder, {**texts, "claimcheck.toml": settings, ".gitignore": ".claimcheck/\n"})
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            assert cli.cli.main(["fetch", "--quiet"], prog_name="claimcheck", standalone_mode=False) == 3
        commit(folder, {}, "lock")
        origin = folder.parent / "origin.git"
        git(folder, "clone", "-q", "--bare", str(folder), str(origin))
        git(folder, "remote", "add", "origin", str(origin))
        git(folder, "fetch", "-q", "origin")
        git(folder, "switch", "-q", "-c", "branch")
        commit(folder, {"article.txt": texts["article.txt"] + b"\nOne more word.\n"})
        yield folder


@pytest.fixture
def call(branch: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    monkeypatch.chdir(branch)
    return caller(monkeypatch, capsys)


def words(command: str, folder: Path) -> list[str]:
    """The words that a shell makes of a call of claimcheck."""
    base = git(folder, "merge-base", "origin/main", "HEAD").strip()
    ran = subprocess.run(  # noqa: S603 - a command of our own page
        ["/bin/bash", "-euc", f"claimcheck() {{ printf '%s\\0' \"$@\"; }}\n{command}"],
        env=ENVIRONMENT | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.split("\0")[:-1]


def test_the_table_has_every_command_that_the_page_shows() -> None:
    shown = {*CALLS, *re.findall(r"`(claimcheck (?:rules|explain|fetch|run)(?: [^`A-Z]*)?)`", PAGE)}
    assert {command for command, _ in TABLE} == shown
    assert len(CALLS) >= 10


@pytest.mark.parametrize(("command", "code"), TABLE, ids=[command for command, _ in TABLE])
def test_a_command_of_the_page_ends_as_it_says(branch: Path, call: Call, command: str, code: str) -> None:
    if "--baseline" in command:
        call("run", "--locked", "--output", "baseline=baseline.json")
    ended = call(*words(command, branch))
    assert ended.code == int(code), ended
    for file in re.findall(r"--output \w+=(\S+)", command):
        assert (branch / file).stat().st_size > 0
        (branch / file).unlink()


@pytest.mark.parametrize("command", PREPARATIONS)
def test_what_git_is_told_on_the_page_works(branch: Path, command: str) -> None:
    ran = subprocess.run(  # noqa: S603 - a command of our own page
        ["/bin/bash", "-euc", command], cwd=branch, env=os.environ | ENVIRONMENT, check=False
    )
    assert ran.returncode == 0


def test_nothing_but_claimcheck_git_and_pip_is_told_to_a_shell() -> None:
    pip = "python -I -m pip install "
    assert [line for line in SHELL if line and not line.startswith(("claimcheck ", "git ", pip))] == []


def test_no_manuscript_changed_is_a_pass(branch: Path, call: Call) -> None:
    assert call("run", "--locked", "--since", "HEAD").code == 0
    references = (branch / "references.yaml").read_bytes()
    (branch / "references.yaml").write_bytes(references + b"# a remark\n")
    assert call("run", "--locked", "--since", "HEAD").code == 1, "its references have changed"
    (branch / "references.yaml").write_bytes(references)


def test_the_checkout_cannot_sign_itself_off(branch: Path, call: Call) -> None:
    """A baseline of the branch does not count under --signoffs-from main, which has none."""
    assert call("run", "--locked", "--output", "baseline=baseline.json").code == 1
    assert call("run", "--locked", "--baseline", "baseline.json").code == 3
    ended = call("run", "--locked", "--baseline", "baseline.json", "--signoffs-from", "origin/main")
    assert ended.code == 2
    assert "baseline.json" in ended.err
    (branch / "baseline.json").unlink()


# --- what the YAML says ---------------------------------------------------------------------


def test_no_shell_text_has_an_expression_in_it() -> None:
    assert [text for text in SHELL if "${{" in text] == []


def test_jobs_may_read_and_no_more_than_code_scanning_asks_for() -> None:
    jobs = [flow for flow in WORKFLOWS if "jobs" in flow]
    assert len(jobs) == 3
    for flow in jobs:
        assert flow["permissions"]["contents"] == "read"
        assert set(flow["permissions"]) <= {"contents", "security-events"}
        triggers = flow[True]  # YAML 1.1 reads the key `on` as a truth value
        assert "pull_request_target" not in triggers
        assert "secrets." not in yaml.safe_dump(flow)
        steps = next(iter(flow["jobs"].values()))["steps"]
        assert steps[0]["uses"].startswith("actions/checkout@")
        assert steps[0]["with"]["persist-credentials"] is False


def test_the_page_gives_the_action_only_inputs_that_it_has() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    uses = [s for f in WORKFLOWS for j in f.get("jobs", {}).values() for s in j["steps"]]
    [step] = [step for step in uses if step.get("uses", "").startswith("OWNER/claimcheck@")]
    assert set(step["with"]) <= set(action["inputs"])
    assert set(re.findall(r"steps\.claimcheck\.outputs\.([\w-]+)", PAGE)) <= set(action["outputs"])
    paragraph = PAGE[PAGE.index("The common ones:") : PAGE.index("takes every other option")]
    assert set(re.findall(r"`([\w-]+)`", paragraph)) <= set(action["inputs"])


# --- pre-commit -----------------------------------------------------------------------------

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
NATIVE = {s for reader in parser.READERS if not reader.__name__.endswith(".pandoc") for s in reader.SUFFIXES}
TEMPLATES = {".dotx", ".dotm", ".ott"}


def test_the_hooks_that_the_page_names_are_there() -> None:
    used = {hook["id"] for flow in WORKFLOWS if "repos" in flow for r in flow["repos"] for hook in r["hooks"]}
    assert used == {hook["id"] for hook in HOOKS} == {"claimcheck", "claimcheck-all"}


def test_the_hook_takes_the_manuscripts_that_are_read_and_not_what_repositories_always_have() -> None:
    taken = HOOKS[0]
    read = NATIVE - TEMPLATES - {""}
    assert {s for s in read if not re.search(taken["files"], f"articles/tide mill{s}")} == set()
    for name in (
        "a.py",
        "a.rtf",
        "a.pdf",
        "references.yaml",
        "references.bib",
        "claimcheck.lock",
        "txt",
        "a.md.bak",
    ):
        assert not re.search(taken["files"], name)
    for name in ("README.md", "docs/CONTRIBUTING.md", "requirements-dev.txt", "LICENSE.txt", "robots.txt"):
        assert re.search(taken["exclude"], name)
    assert re.search(taken["exclude"], "articles/sources/page.html")
    assert not re.search(taken["exclude"], "articles/license-to-quote.md")
    assert not re.search(taken["exclude"], "articles/our-sources.md")


def test_the_hooks_work_offline_as_locked(branch: Path, call: Call) -> None:
    one, whole = ([*hook["entry"].split()[1:], *hook.get("args", [])] for hook in HOOKS)
    assert call(*one, "article.txt").code == 1
    assert call(*whole).code == 1
    (branch / "plain.txt").write_text("Nothing is quoted here.\n", encoding="utf-8")
    (branch / "--allow-outside.txt").write_text("Nothing is quoted here.\n", encoding="utf-8")
    assert call(*one, "plain.txt", "--allow-outside.txt").code == 0
    for name in ("plain.txt", "--allow-outside.txt"):
        (branch / name).unlink()


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_has_the_keys_of_pre_commit(hook: dict[str, Any]) -> None:
    known = {"id", "name", "description", "entry", "args", "language", "files", "exclude"}
    assert set(hook) <= known | {"pass_filenames", "require_serial"}
    assert hook["language"] == "python"
    assert hook["entry"].startswith("claimcheck run --frozen")
    assert hook["require_serial"] is True
